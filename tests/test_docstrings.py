"""The samples in docstrings say what a function does; each is true."""

import doctest
from importlib import import_module
from pkgutil import walk_packages

import minutes


def test_every_sample_is_true() -> None:
    names = [found.name for found in walk_packages(minutes.__path__, "minutes.")]
    tried = 0
    for name in names:
        if not name.endswith("__main__"):
            result = doctest.testmod(import_module(name))
            assert not result.failed, name
            tried += result.attempted
    assert tried
