"""Other processes of the archive, on the same database as the test."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.db import connection


def environment(**more: str) -> dict[str, str]:
    own = urlsplit(settings.DATABASE_URL)._replace(path=f"/{connection.settings_dict['NAME']}")
    return {**os.environ, "DATABASE_URL": urlunsplit(own), "INDEX_DIR": str(settings.INDEX_DIR), **more}


@contextmanager
def celery(*words: str, log: Path, **more: str) -> Iterator[subprocess.Popen[bytes]]:
    """A Celery process as `make run` starts it; killed at the end if it still lives."""
    command = [sys.executable, "-m", "celery", "-A", "kkr", *words]
    with log.open("ab") as output:
        process = subprocess.Popen(
            command, env=environment(**more), cwd=settings.BASE_DIR, stdout=output, stderr=output
        )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
