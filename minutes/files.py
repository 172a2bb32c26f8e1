"""Uploaded bytes on disk: kept under their SHA-256, read-only, never moved or deleted by the archive.

A file is there in whole or not at all: it is written under a temporary name,
synced, renamed, and the folder is synced before anybody is told of it.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Kept:
    sha256: str
    size: int


def keep(chunks: Iterable[bytes]) -> Kept:
    """Store the bytes and say under what hash; raises OSError (disk full) with nothing left behind."""
    root = Path(settings.DOCUMENTS_DIR)
    root.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix="incoming-", dir=root)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            kept = _write(file.fileno(), chunks)
        _settle(temporary, root / kept.sha256[:2] / kept.sha256)
    finally:
        temporary.unlink(missing_ok=True)
    return kept


def _write(descriptor: int, chunks: Iterable[bytes]) -> Kept:
    digest, size = hashlib.sha256(), 0
    for chunk in chunks:
        digest.update(chunk)
        size += len(chunk)
        view = memoryview(chunk)
        while view:
            view = view[os.write(descriptor, view) :]
    os.fsync(descriptor)
    return Kept(digest.hexdigest(), size)


def _settle(temporary: Path, final: Path) -> None:
    final.parent.mkdir(exist_ok=True)
    temporary.chmod(0o444)
    temporary.replace(final)
    for folder in (final.parent, final.parent.parent):
        _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
