"""A file comes in: bytes kept, row made, worker rung; answered only when all that is on disk."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from minutes import files, journal, tasks
from minutes.models import Document

CHUNK = 1 << 16
SUFFIXES = frozenset({".pdf", ".txt"})
EMPTY = "Filen er tom."
UNREADABLE = "Filen kan ikke læses: arkivet har ikke lov, eller den er væk."
OTHER_KIND = "Arkivet tager imod PDF-filer (.pdf) og tekstfiler (.txt)."


class Refused(Exception):
    """A file that is not taken in; the words say why, in Danish."""


@transaction.atomic
def receive(chunks: Iterable[bytes], name: str, user: User | None = None) -> tuple[Document, bool]:
    """The document for these bytes, and whether it is new; the same bytes are the same document.

    Raises OSError where there is no room for them, and whatever `chunks` raises; nothing is left then.
    """
    kept = files.keep(chunks)
    document, is_new = Document.objects.get_or_create(
        sha256=kept.sha256,
        defaults={
            "size": kept.size,
            "original_name": PurePath(name).name[:255] or "uden navn",
            "uploaded_by": user,
        },
    )
    if is_new:
        journal.note(user, document, "lagde i arkivet")
        tasks.ring(document)
    return document, is_new


def fetch(path: Path, user: User | None = None) -> tuple[Document, bool]:
    """The document for a file of this machine, as `receive`; the file itself is left where it is.

    Raises Refused, and OSError where there is no room for its bytes.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise Refused(OTHER_KIND)
    try:
        size, file = path.stat().st_size, path.open("rb")
    except OSError as error:
        raise Refused(UNREADABLE) from error
    with file:
        refuse_size(size)
        return receive(pieces(file), path.name, user)


def files_in(folder: Path, but: frozenset[str] = frozenset()) -> Iterator[Path]:
    """Every file of a folder and those below it, hidden ones and links apart, and folders named in `but`."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in but)
        found = (Path(root) / name for name in sorted(names) if not name.startswith("."))
        yield from (path for path in found if path.is_file() and not path.is_symlink())


def refuse_size(size: int) -> None:
    """Of a file, in bytes. Raises Refused."""
    if size == 0:
        raise Refused(EMPTY)
    if size > settings.MAX_UPLOAD_BYTES:
        raise Refused(tasks.too_large(size))


def pieces(file: BinaryIO) -> Iterator[bytes]:
    """What is left of a file, so much at a time that its size costs no memory."""
    while piece := file.read(CHUNK):
        yield piece


@dataclass(frozen=True, slots=True)
class Limits:
    """What one upload may hold, for the page to say beforehand; sizes in bytes."""

    file_bytes: int
    request_bytes: int
    files: int


def limits() -> Limits:
    return Limits(settings.MAX_UPLOAD_BYTES, settings.MAX_UPLOAD_REQUEST_BYTES, settings.MAX_FILES_PER_UPLOAD)
