"""The samples in docstrings say what a function does; each is true."""

import doctest
import re
from importlib import import_module
from pathlib import Path

import minutes

HOME = Path(minutes.__file__).parent
SAMPLE = re.compile(r"^ *>>> ", re.MULTILINE)


def test_every_sample_is_true() -> None:
    with_samples = [path for path in sorted(HOME.rglob("*.py")) if SAMPLE.search(path.read_text("utf-8"))]
    assert with_samples
    for path in with_samples:
        name = ".".join(path.relative_to(HOME.parent).with_suffix("").parts).removesuffix(".__init__")
        assert not doctest.testmod(import_module(name)).failed, name
