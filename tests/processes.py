"""Other processes of the archive, on the same database as the test."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.db import connection


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def environment(**more: str) -> dict[str, str]:
    own = urlsplit(settings.DATABASE_URL)._replace(path=f"/{connection.settings_dict['NAME']}")
    return {**os.environ, "DATABASE_URL": urlunsplit(own), "INDEX_DIR": str(settings.INDEX_DIR), **more}


def celery(*words: str, log: Path, **more: str) -> AbstractContextManager[subprocess.Popen[bytes]]:
    """A Celery process as `make run` starts it; killed at the end if it still lives."""
    return module("celery", "-A", "kkr", *words, log=log, **more)


@contextmanager
def module(*words: str, log: Path, **more: str) -> Iterator[subprocess.Popen[bytes]]:
    """A module of Python's started as a program; killed at the end if it still lives."""
    command = [sys.executable, "-m", *words]
    with log.open("ab") as output:
        process = subprocess.Popen(
            command, env=environment(**more), cwd=settings.BASE_DIR, stdout=output, stderr=output
        )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
