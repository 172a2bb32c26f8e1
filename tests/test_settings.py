"""Production starts with safe settings or not at all."""

import os
import subprocess
import sys

import pytest

from kkr import settings

SAFE = {
    "ENVIRONMENT": "production",
    "SECRET_KEY": "pZ3v9QxT7mKb2WnR8sYc4LdF6hGj1AeU0iOqVtXyBzNwMlSk5C",
    "ALLOWED_HOSTS": "arkivet.example",
    "DATABASE_URL": "postgres:///kkr",
    "REDIS_URL": "redis://valkey",
    "PATH": os.environ["PATH"],
}


def started_with(**changed: str) -> tuple[int, str]:
    found = subprocess.run(
        [sys.executable, "-c", "import kkr.settings"],
        env={name: value for name, value in (SAFE | changed).items() if value},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    return found.returncode, found.stderr


def test_it_starts_with_safe_settings() -> None:
    assert started_with() == (0, "")


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
    ],
)
def test_it_refuses_an_unsafe_one_by_name(changed: dict[str, str], names: str) -> None:
    code, said = started_with(**changed)

    assert code != 0
    assert names in said.strip().splitlines()[-1]
