"""All of a file's text as it was printed: read, mended, and pages that are images recognised.

A page of a PDF without text, or with text that says nothing, is recognised where that
can be done; one that was read poorly is recognised too, and the better reading is kept.
Where it cannot be done, a few such pages are warned of; many stop the reading with
`ocr_missing`, so that the document can wait.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from minutes.parsing import layout, read, restore
from minutes.parsing.ocr.tesseract import NotInstalled
from minutes.parsing.read import NOT_RECOGNISED, OnPage, ReadError
from minutes.parsing.restore import legible
from minutes.parsing.types import Line, RawDocument, RawPage, Restored, Warning

# From a file and page numbers to these pages and what is doubtful of them; raises `NotInstalled`.
Recognise = Callable[[bytes, Sequence[int]], tuple[tuple[RawPage, ...], list[Warning]]]

# With this share of its pages unread a referat tells too little to be shown.
WAITING_SHARE = 0.2
# Of the words of the worst scans seen 0.75 are well as read; below this too many are mended wrong.
POOR_QUALITY = 0.6
# On a page of names six in ten words are in the dictionary, in running text nine.
POOR_KNOWN = 0.5

LOST = (
    "Siden er et billede eller har ulæselig tekst og mangler. Installér tekstgenkendelse "
    "(apt install tesseract-ocr tesseract-ocr-dan), og læs dokumentet igen."
)
POOR = (
    "Siden er så dårligt læst, at meget af teksten er forkert. Installér tekstgenkendelse "
    "(apt install tesseract-ocr tesseract-ocr-dan), og læs dokumentet igen."
)


@dataclass(frozen=True, slots=True)
class WholeText:
    """The pages as read, their lines as read and as printed, and what is doubtful of whole pages."""

    document: RawDocument
    as_read: list[Line]
    restored: Restored
    doubts: list[Warning]


@contextmanager
def without_collecting() -> Iterator[None]:
    """Reading makes next to no cycles; looking for some among so many words takes a tenth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@without_collecting()
def of(
    data: bytes,
    on_page: OnPage | None = None,
    max_pages: int = read.MAX_PAGES,
    recognise: Recognise | None = None,
    as_written: bool = False,
) -> WholeText:
    """The text of a PDF or of a UTF-8 text, whose lines stay to the letter if `as_written`.

    Raises `ReadError`.
    """
    recognise = recognise or _not_at_all
    document = read.document(data, on_page, max_pages)
    if document.source == "text":
        return _mended(document, [], as_written)
    document, doubts = _with_lost_pages(data, document, recognise)
    if not any(page.words for page in document.pages):
        broke_down = any(doubt.code == NOT_RECOGNISED for doubt in doubts)
        raise ReadError("ocr_failed" if broke_down else "no_text")
    return _with_poor_pages(data, _mended(document, doubts), recognise)


def _mended(document: RawDocument, doubts: list[Warning], as_written: bool = False) -> WholeText:
    as_read = layout.lines(document.pages, as_written)
    return WholeText(document, as_read, restore.text(as_read), doubts)


def _with_lost_pages(
    data: bytes, document: RawDocument, recognise: Recognise
) -> tuple[RawDocument, list[Warning]]:
    lost = [page.number for page in document.pages if legible.is_lost(page)]
    if not lost:
        return document, []
    # Imported here: a file whose text can be read needs no drawing.
    from minutes.parsing.ocr import drawing

    lost = list(drawing.printed(data, lost))
    try:
        found, doubts = recognise(data, lost) if lost else ((), [])
    except NotInstalled as error:
        if len(lost) >= WAITING_SHARE * len(document.pages) or not _says_something(document, lost):
            raise ReadError("ocr_missing") from error
        return document, _each(lost, "page_without_text", LOST)
    return _with(document, [page for page in found if _is_better(document, page)]), doubts


def _says_something(document: RawDocument, lost: Sequence[int]) -> bool:
    return any(page.words for page in document.pages if page.number not in lost)


def _is_better(document: RawDocument, page: RawPage) -> bool:
    """Than what the file itself says on a page where that says nothing."""
    return not document.pages[page.number - 1].words or not legible.is_lost(page)


def _with_poor_pages(data: bytes, text: WholeText, recognise: Recognise) -> WholeText:
    known = _known_by_page(text.restored.lines)
    poor = [
        page.number for page in text.document.pages if page.source != "ocr" and _is_poor(page, text, known)
    ]
    if not poor:
        return text
    try:
        found, doubts = recognise(data, poor)
    except NotInstalled:
        return replace(text, doubts=[*text.doubts, *_each(poor, "page_poor", POOR)])
    better = [page for page in found if _known(page) > known.get(page.number, 0.0)]
    kept = {page.number for page in better}
    doubts = [*text.doubts, *(doubt for doubt in doubts if doubt.page in kept)]
    return _mended(_with(text.document, better), doubts)


def _is_poor(page: RawPage, text: WholeText, known: Mapping[int, float]) -> bool:
    quality = text.restored.page_quality.get(page.number, 1.0)
    return quality < POOR_QUALITY or known.get(page.number, 1.0) < POOR_KNOWN


def _known_by_page(lines: Iterable[Line]) -> Mapping[int, float]:
    words: dict[int, list[str]] = {}
    for line in lines:
        words.setdefault(line.page, []).extend(line.text.split())
    return {page: legible.known(found) for page, found in words.items() if found}


def _known(page: RawPage) -> float:
    return legible.known([word.text for word in page.words]) if page.words else 0.0


def _with(document: RawDocument, pages: Sequence[RawPage]) -> RawDocument:
    """The document with these pages in place of its own."""
    new = {page.number: page for page in pages}
    all_pages = tuple(new.get(page.number, page) for page in document.pages)
    words = Counter(page.source for page in all_pages for _ in page.words)
    return RawDocument(all_pages, "ocr" if words["ocr"] > words["text layer"] else "text layer")


def _each(numbers: Iterable[int], code: str, message: str) -> list[Warning]:
    return [Warning(code, message, number) for number in numbers]


def _not_at_all(data: bytes, numbers: Sequence[int]) -> tuple[tuple[RawPage, ...], list[Warning]]:
    raise NotInstalled
