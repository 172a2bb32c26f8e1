"""The copy that readers get of a file in which something is hidden: the places black, the words gone.

Of a PDF it is a PDF of pictures, with nothing else of the old one; of a text the masked text. Its name has
the hash of the file and of the places, so that a copy never outlives what it was made for.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from minutes import readings
from minutes.corrections import hiding
from minutes.models import Correction, Document, Hiding, Reading
from minutes.parsing.types import ParsedReferat
from minutes.readings import Layered
from minutes.scans import covers, drawer, kept
from minutes.scans.drawer import Failed

UNREAD = "Filen vises ikke, før den er læst igen, så de skjulte steder kan findes i den."
NOT_FOUND = "Filen vises ikke: det, der er skjult, kan ikke findes på dens sider. En redaktør ser på det."
# Which copy follows from what: to tell that takes long, and readers may come in numbers.
_known: dict[str, Path] = {}
MOST_KNOWN = 200
# What may be otherwise the next time.
MAY_PASS = {"busy", "cannot_start"}


class NotYet(Exception):
    """The copy is not made yet, and cannot be while a reader waits: it is large, or there is much to do."""


def is_needed(document: Document) -> bool:
    """Whether anything of the document or of its meeting is hidden. One query."""
    return Hiding.objects.standing().of(document, document.meeting).exists()


def of(document: Document) -> Path:
    """The copy, made now if it is small. Raises `NotYet`, and `Failed` where it cannot be made at all.

    Three queries and some ms once this process knows which one it is; before that 7 ms a page.
    """
    why = _why(document)
    if (known := _known.get(why)) and known.exists():
        return known
    layer = _layer(document)
    path = _path(document, layer)
    if not path.exists():
        _not_again(path)
        if layer.raw.pages > settings.REDACTED_AT_ONCE_PAGES and not document.is_text:
            raise NotYet
        try:
            _make(document, layer, path)
        except Failed as reason:
            if reason.code in MAY_PASS:
                raise NotYet from reason
            raise
    if len(_known) >= MOST_KNOWN:
        _known.clear()
    _known[why] = path
    return path


def make(document: Document) -> None:
    """However large it is, if it is not there; where nothing is hidden any more it goes. Raises `Failed`."""
    if not is_needed(document):
        shutil.rmtree(folder() / document.sha256, ignore_errors=True)
        return
    layer = _layer(document)
    path = _path(document, layer)
    if not path.exists():
        _make(document, layer, path)


def _why(document: Document) -> str:
    """All that a copy follows from, but for this code, which is never another in a process that runs."""
    read = Reading.objects.filter(document=document).values_list("read_at")
    of = document, document.meeting
    hidden = Hiding.objects.standing().of(*of).values_list("extent", "phrase", "number", "title")
    corrections = Correction.objects.standing().of(*of)
    corrected = corrections.values_list("part", "number", "name", "field", "before", "after")
    told = document.sha256, settings.DOCUMENTS_DIR, list(read), list(hidden), list(corrected)
    return sha256(repr(told).encode()).hexdigest()


def folder() -> Path:
    """Beside the documents, which all machines share: a worker makes what a web server hands out."""
    return Path(settings.DOCUMENTS_DIR) / "redacted"


def _layer(document: Document) -> Layered:
    """Raises `Failed` where a hidden place of this file cannot be told: nothing is better than half."""
    raw = readings.kept(document)
    if raw is None:
        raise Failed("unread", UNREAD)
    layer = readings.layered(document, raw)
    if not all(_is_found(layer, row) for row in layer.hidings if row.document_id == document.pk):
        raise Failed("not_found", NOT_FOUND)
    return layer


def _is_found(layer: Layered, row: Hiding) -> bool:
    readable = (layer.raw, layer.corrected)
    return any(hiding.changed(before, readings.hidden(before, [row])) for before in readable)


def _path(document: Document, layer: Layered) -> Path:
    if document.is_text:
        places = sha256(_text(layer.parsed).encode()).hexdigest()[:16]
    else:
        places = covers.digest(covers.of_layered(layer))
    return folder() / document.sha256 / f"{places}.{document.extension}"


def _make(document: Document, layer: Layered, path: Path) -> None:
    """Copies of other places go: they show what is hidden now."""

    def write(file: BinaryIO) -> None:
        if document.is_text:
            file.write(_text(layer.parsed).encode())
        else:
            drawer.copy(document.path, covers.of_layered(layer), layer.raw.pages, file.write)

    try:
        kept.put(path, write)
    except Failed as reason:
        if reason.code not in MAY_PASS:
            why = reason.message.encode()
            kept.put(_why_not(path), lambda file: file.write(why))
        raise
    for other in path.parent.iterdir():
        if other != path and not other.name.startswith("incoming-"):
            other.unlink(missing_ok=True)


def _why_not(path: Path) -> Path:
    return path.with_suffix(".why")


def _not_again(path: Path) -> None:
    """What could not be drawn would take its time in vain at each reader's asking; a worker may try."""
    with suppress(FileNotFoundError):
        raise Failed("failed", _why_not(path).read_text("utf-8"))


def _text(masked: ParsedReferat) -> str:
    """Page for page; the first line of a page begins with one space, as in the file."""
    pages = [page.as_read for page in masked.page_texts]
    return "\n".join([*pages[:1], *(f" {page}" for page in pages[1:])]) + "\n"
