"""Production starts with safe settings or not at all."""

import os
import runpy
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured
from environs import EnvError

from kkr import settings

SAFE = {
    "ENVIRONMENT": "production",
    "SECRET_KEY": "pZ3v9QxT7mKb2WnR8sYc4LdF6hGj1AeU0iOqVtXyBzNwMlSk5C",
    "ALLOWED_HOSTS": "arkivet.example",
    "DATABASE_URL": "postgres:///kkr",
    "REDIS_URL": "redis://valkey",
    "PATH": os.environ["PATH"],
}


def set_to(environment: pytest.MonkeyPatch, **changed: str) -> None:
    for name in os.environ:
        environment.delenv(name)
    for name, value in (SAFE | changed).items():
        if value:
            environment.setenv(name, value)


def test_it_starts_with_safe_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    set_to(monkeypatch)
    assert runpy.run_path(settings.__file__)["PRODUCTION"] is True


@pytest.mark.parametrize(
    ("changed", "names"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY"),
        ({"SECRET_KEY": SAFE["SECRET_KEY"][:49]}, "SECRET_KEY"),
        ({"SECRET_KEY": "x" * 60}, "SECRET_KEY"),
        # It stands in the source for all to read.
        ({"SECRET_KEY": settings.LOCAL_KEY}, "SECRET_KEY"),
        ({"DEBUG": "true"}, "DEBUG"),
        ({"HTTPS": "false"}, "HTTPS"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": "arkivet.example,*"}, "ALLOWED_HOSTS"),
        ({"DATABASE_URL": ""}, "DATABASE_URL"),
        ({"REDIS_URL": ""}, "REDIS_URL"),
        ({"ENVIRONMENT": "prod"}, "ENVIRONMENT"),
        # The reader takes 0 for no limit.
        ({"READER_MEMORY_BYTES": "0"}, "READER_MEMORY_BYTES"),
        ({"MAX_UPLOAD_BYTES": "-1"}, "MAX_UPLOAD_BYTES"),
        ({"LOGIN_ATTEMPTS": "21"}, "LOGIN_ATTEMPTS"),
        ({"LOGIN_ATTEMPTS": "0"}, "LOGIN_ATTEMPTS"),
        ({"SESSION_MINUTES": "20161"}, "SESSION_MINUTES"),
    ],
)
def test_it_refuses_an_unsafe_one_by_name(
    monkeypatch: pytest.MonkeyPatch, changed: dict[str, str], names: str
) -> None:
    set_to(monkeypatch, **changed)
    with pytest.raises((ImproperlyConfigured, EnvError), match=names):
        runpy.run_path(settings.__file__)


def test_what_is_refused_does_not_start() -> None:
    unsafe = SAFE | {"DEBUG": "true"}
    done = subprocess.run(
        [sys.executable, "-c", "import kkr.settings"],
        env=unsafe,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "DEBUG must be off" in done.stderr.strip().splitlines()[-1]
