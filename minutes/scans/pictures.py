"""Pictures of pages, made when first asked for and kept as long as there is room."""

from __future__ import annotations

import logging
from pathlib import Path

from django.conf import settings

from minutes.models import Document
from minutes.scans import covers, drawer, kept

logger = logging.getLogger(__name__)

# In pixels: a page as wide as its half of a screen, and twice that.
WIDTHS = (1000, 2000)


def of(document: Document, number: int, width: int) -> bytes:
    """Page `number` of a PDF as WebP, `width` of `WIDTHS`, as it is in the file. Raises `drawer.Failed`.

    For editors alone. No query.
    """
    path = folder() / document.sha256 / f"{number}-{width}.webp"
    try:
        found = path.read_bytes()
    except OSError:
        found = drawer.picture(document.path, number, width)
        _keep(path, found)
    else:
        kept.used(path)
    return found


def as_readers_see(document: Document, number: int, width: int) -> bytes:
    """The same with what is hidden black: drawn each time, since it shows what was hidden a moment ago."""
    return drawer.picture(document.path, number, width, covers.of(document) or ())


def folder() -> Path:
    return Path(settings.STATE_DIR) / "pages"


def _keep(path: Path, picture: bytes) -> None:
    """A full disk is no reason not to show what was drawn."""
    try:
        kept.put(path, lambda file: file.write(picture))
        kept.make_room(folder(), settings.PAGE_PICTURES_BYTES)
    except OSError:
        logger.warning("The picture of a page could not be kept.", exc_info=True)
