"""The pages of one document that are images, drawn and read several at once.

Only the child process imports this module, since it draws.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from minutes.parsing.ocr import (
    COARSE,
    NO_PAGE,
    NO_TEXT,
    TOO_SLOW,
    UNDRAWABLE,
    drawing,
    margin_numbers,
    recognised,
    tesseract,
)
from minutes.parsing.ocr.drawing import POINTS_PER_INCH, Drawing, Undrawable
from minutes.parsing.ocr.recognised import Seen
from minutes.parsing.ocr.tesseract import Tesseract
from minutes.parsing.read import NOT_RECOGNISED, OnPage
from minutes.parsing.types import RawPage, Warning

DPI = 300
# Each page at work holds an image and two pipes, and the child may open 64 files.
MOST_AT_ONCE = 12
# Upright pages are read with 80 and more, upside down with 30.
UNSURE = 60.0
# How a sheet may lie on the glass, the likelier first; lines on end are read in one of two ways.
TURNS = (180, 90, 270)
# The paper to be shown around a single mark.
AROUND_INCHES = 0.05
# What is made out of a photograph or a drawing is no text.
SENSELESS = 40.0

_Reading = tuple[RawPage, list[Warning]]


def read(
    data: bytes,
    numbers: Sequence[int],
    program: Tesseract,
    at_once: int,
    page_seconds: float,
    on_page: OnPage | None,
) -> tuple[tuple[RawPage, ...], list[Warning]]:
    """As `ocr.pages`."""
    found: list[_Reading] = []
    try:
        crew = ThreadPoolExecutor(min(at_once, MOST_AT_ONCE))
        with drawing.opened(data, page_seconds) as document, crew:
            readings = crew.map(partial(_page, _Glass(document, program, page_seconds)), numbers)
            for number in numbers:
                if on_page:
                    on_page(number, len(document))
                found.append(next(readings))
    except Undrawable:
        found = [_missing(number, NO_PAGE, UNDRAWABLE) for number in numbers]
    return tuple(page for page, _ in found), [doubt for _, doubts in found for doubt in doubts]


def _page(glass: _Glass, number: int) -> _Reading:
    try:
        page, dpi = _read(glass, number)
    except Undrawable:
        return _missing(number, NO_PAGE, UNDRAWABLE)
    except tesseract.Failed:
        return _missing(number, NOT_RECOGNISED, TOO_SLOW)
    if not page.words:
        return _missing(number, NO_PAGE, NO_TEXT)
    coarse = [Warning("page_coarse", COARSE.format(dpi=dpi), number)] if dpi < DPI else []
    return page, coarse


def _missing(number: int, code: str, message: str) -> _Reading:
    return RawPage(number, source="ocr"), [Warning(code, message, number)]


def _read(glass: _Glass, number: int) -> tuple[RawPage, int]:
    """A page, without words where it makes no sense, and the dots an inch it was drawn with."""
    best = glass.look(number)
    for turned in recognised.ON_END if recognised.is_sideways(best.seen) else TURNS:
        if best.is_upright or not best.seen:
            break
        other = glass.look(number, turned)
        best = max(best, other, key=lambda look: (not recognised.is_sideways(look.seen), look.sureness))
    if best.sureness < SENSELESS:
        return RawPage(number, source="ocr"), round(best.dpi)
    seen = margin_numbers.read_again(best.seen, partial(glass.digits, best))
    points = POINTS_PER_INCH / best.dpi
    words = recognised.words(seen, best.height, points)
    sheet = recognised.sheet(seen, best.width, best.height, points, best.turned)
    return RawPage(number, words, source="ocr", sheet=sheet), round(best.dpi)


@dataclass(frozen=True, slots=True)
class _Look:
    """What Tesseract saw on a page turned by so many degrees and drawn `width` by `height` pixels large."""

    number: int
    turned: int
    seen: list[Seen]
    width: int
    height: int
    dpi: float

    @property
    def sureness(self) -> float:
        return recognised.sureness(self.seen)

    @property
    def is_upright(self) -> bool:
        return self.sureness >= UNSURE and not recognised.is_sideways(self.seen)


@dataclass(frozen=True, slots=True)
class _Glass:
    """A document to look at, and who looks, how long at most."""

    document: Drawing
    program: Tesseract
    seconds: float

    def look(self, number: int, turned: int = 0) -> _Look:
        image = self.document.page(number, DPI, turned)
        seen = recognised.seen(self.program.table(image.pnm, round(image.dpi), self.seconds))
        return _Look(number, turned, seen, image.width, image.height, image.dpi)

    def digits(self, look: _Look, word: Seen, dpi: int) -> list[Seen]:
        """What stands at a word's place, if it can be digits and full stops only."""
        image = self.document.page(look.number, dpi, look.turned)
        by, around = image.dpi / look.dpi, AROUND_INCHES * image.dpi
        edges = word.left * by - around, word.top * by - around
        part = image.part(*edges, word.right * by + around, word.bottom * by + around)
        return recognised.seen(self.program.digits(part.pnm, round(part.dpi), self.seconds))
