"""A page of a file as an editor is shown it: its picture or its text, how large, and what is marked there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from minutes.models import Document
from minutes.parsing.places import Spot
from minutes.parsing.types import PageText, ParsedReferat
from minutes.scans import pictures

# As the address has them, and what is said of them; a point is a 72nd of an inch, a pixel of a page a 96th.
ZOOMS = {"": "Tilpas", "100": "100 %", "200": "200 %"}
PIXELS_PER_POINT = 96 / 72
# Around a line that is marked, in points.
AROUND = 2


class Mark(NamedTuple):
    """A marked line: its number in the document, its words as read, and where it stands if that is known."""

    line: int
    text: str
    spot: Spot | None


@dataclass(frozen=True, slots=True)
class Shown:
    """What components/scan.html needs; `masked` as readers see it.

    `lines` are those of a bare text: number, words, whether marked.
    """

    document: Document
    number: int
    pages: int
    zoom: str
    page: PageText | None
    marks: list[Mark]
    masked: bool = False

    @property
    def zooms(self) -> list[tuple[str, str]]:
        return list(ZOOMS.items())

    @property
    def earlier(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def later(self) -> int | None:
        return self.number + 1 if self.number < self.pages else None

    @property
    def picture_width(self) -> int:
        """Of the picture to ask for."""
        return pictures.WIDTHS[self.zoom == "200"]

    @property
    def width(self) -> int | None:
        """How wide the page is on paper at this zoom, in pixels; None where that is not known."""
        points = self.page.width if self.page else 0
        return round(points * PIXELS_PER_POINT * (2 if self.zoom == "200" else 1)) or None

    @property
    def height(self) -> int | None:
        if not self.page or not self.width:
            return None
        return round(self.width * self.page.height / self.page.width)

    @property
    def lines(self) -> list[tuple[int, str, bool]]:
        if not self.page:
            return []
        marked = {mark.line for mark in self.marks}
        texts = self.page.as_read.split("\n")
        return [(line, text, line in marked) for line, text in enumerate(texts, start=self.page.first_line)]


def of(
    document: Document, parsed: ParsedReferat | None, number: int, lines: Collection[int] = (), zoom: str = ""
) -> Shown:
    """`parsed` as it was read, if it was; those of `lines`, by number, that are on the page are marked."""
    pages = len(parsed.page_texts) if parsed else document.page_count or 1
    number = max(1, min(number, pages))
    page = parsed.page_texts[number - 1] if parsed else None
    marks = _marks(page, lines) if page else []
    return Shown(document, number, pages, zoom if zoom in ZOOMS else "", page, marks)


def page_of(parsed: ParsedReferat, line: int) -> int:
    """The number of the page that a line of the document is on."""
    return max((page.number for page in parsed.page_texts if page.first_line <= line), default=1)


def _marks(page: PageText, lines: Collection[int]) -> list[Mark]:
    found = []
    for at, text in enumerate(page.as_read.split("\n")):
        if page.first_line + at in lines:
            spot = page.boxes[at] if at < len(page.boxes) else None
            found.append(Mark(page.first_line + at, text, spot and _around(spot)))
    return found


def _around(spot: Spot) -> Spot:
    left, top, width, height = spot
    return Spot(left - AROUND, top - AROUND, width + 2 * AROUND, height + 2 * AROUND)
