"""Files made of others: written whole or not at all, and no more of them than there is room for."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO


def put(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Two at once are harmless: each writes a file of its own, and the last one stays. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix="incoming-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            write(file)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def used(path: Path) -> None:
    """So that `make_room` lets it stay longer."""
    with suppress(OSError):
        os.utime(path)


def make_room(root: Path, most_bytes: int) -> None:
    """What was not used for longest goes first, until the rest is within the limit."""
    found = sorted(_files(root))
    over = sum(size for _, size, _ in found) - most_bytes
    for _, size, path in found:
        if over <= 0:
            return
        with suppress(OSError):
            path.unlink()
            over -= size
            # Another process may just be about to write there.
            path.parent.rmdir()


def _files(root: Path) -> Iterator[tuple[float, int, Path]]:
    for path in root.glob("*/*"):
        with suppress(OSError):
            told = path.stat()
            yield told.st_mtime, told.st_size, path
