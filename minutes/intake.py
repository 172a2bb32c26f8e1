"""A file comes in: bytes kept, row made, worker rung; answered only when all that is on disk."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from minutes import files, tasks
from minutes.models import Document


@transaction.atomic
def receive(chunks: Iterable[bytes], name: str, user: User | None = None) -> tuple[Document, bool]:
    """The document for these bytes, and whether it is new; the same bytes are the same document."""
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
        tasks.ring(document)
    return document, is_new


@dataclass(frozen=True, slots=True)
class Limits:
    """What one upload may hold, for the page to say beforehand; sizes in bytes."""

    file_bytes: int
    request_bytes: int
    files: int


def limits() -> Limits:
    return Limits(settings.MAX_UPLOAD_BYTES, settings.MAX_UPLOAD_REQUEST_BYTES, settings.MAX_FILES_PER_UPLOAD)
