"""Numbers that stand alone on a line, torn off their titles: where they are and who may have them.

 2.2.                                  <- alone at a page's top

3.1.
tekst fra siden før …
Brandvæsen og beredskab                <- a title of the page that wants a number
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from minutes.parsing.outline.titles import Title
from minutes.parsing.types import Line
from minutes.parsing.wording import marks
from minutes.parsing.wording.numbers import readings

# A number is looked for so many pages from its title where its own page has none.
PAGES_AWAY = 2
# A page has fewer margin numbers; what a hostile text has more is not looked through.
MOST = 12
LINES_ABOVE = 3
# No page has more lines; a text without page marks is one long page.
LINES_OF_PAGE = 90
BARE = re.compile(r"\s*(\d{1,2})\s*")
WITH_STOP = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,2}\.")


def with_lost_stops(lines: Sequence[Line]) -> list[Line]:
    """The lines, where a bare `2` right above a lone `2.1.` gets back the stop that the scanner lost.

    Elsewhere a bare number is a page's, or a line of a text.
    """
    found = list(lines)
    printed = [at for at, line in enumerate(lines) if line.text.strip()]
    for at, below in pairwise(printed):
        bare = BARE.fullmatch(lines[at].text)
        number = marks.margin_number(lines[below].text) if bare else None
        if bare and number and f"{bare[1]}.1" in readings(number) and lines[at].page == lines[below].page:
            found[at] = replace(lines[at], text=f"{lines[at].text.rstrip()}.")
    return found


class LooseNumbers:
    """The loose numbers of a document by place, and their places by page and by reading.

    `taken` are the places of those that are no part of any text.
    """

    def __init__(self, lines: Sequence[Line], found: Sequence[Title]) -> None:
        inside = {at for title in found for at in range(title.first, title.end)}
        written = ((at, marks.margin_number(line.text)) for at, line in enumerate(lines) if at not in inside)
        self.lines = lines
        self.written = {at: number for at, number in written if number}
        self.taken: set[int] = set()
        self.by_page: defaultdict[int, list[int]] = defaultdict(list)
        self.by_reading: defaultdict[str, list[int]] = defaultdict(list)
        self.wanting = Counter(lines[title.first].page for title in found if title.number is None)
        for at, number in self.written.items():
            self.by_page[lines[at].page].append(at)
            for reading in readings(number):
                self.by_reading[reading].append(at)

    def on_page(self, title: Title, number: str, within: int = LINES_OF_PAGE) -> int | None:
        """The place of a number on the title's page."""
        page = self.lines[title.first].page
        near = (at for at in self.free(number, page, page) if abs(at - title.first) <= within)
        return next(near, None)

    def close_by(self, title: Title, number: str, after: int) -> int | None:
        """The place of a number on the nearest page, or of a bare one right above the title.

        A page gives numbers away only if it has more of them than titles that want one.
        """
        page = self.lines[title.first].page
        near = [
            at
            for at in self.free(number, page - PAGES_AWAY, page + PAGES_AWAY)
            if len(self.by_page[self.lines[at].page]) > self.wanting[self.lines[at].page]
        ]
        if near:
            return min(near, key=lambda at: abs(at - title.first))
        for at in range(title.first - 1, max(-1, title.first - 1 - LINES_ABOVE, after - 1), -1):
            if self.lines[at].text.strip() == number and at not in self.taken:
                return at
        return None

    def free(self, number: str, first: int, last: int) -> Iterator[int]:
        """Places of a number on some pages that no title has taken yet."""
        places = self.by_reading.get(number, [])
        start = bisect_left(places, first, key=lambda at: self.lines[at].page)
        for at in places[start : start + MOST]:
            if self.lines[at].page <= last and at not in self.taken:
                yield at

    def only_one(self, page: int) -> int | None:
        """The place of the one number that is left on a page."""
        free = [at for at in self.by_page[page][:MOST] if at not in self.taken]
        return free[0] if len(free) == 1 else None

    def left(self) -> list[int]:
        """Places of numbers that no title took."""
        return [at for at in self.written if at not in self.taken]

    def is_items(self, at: int) -> bool:
        """Whether a number is printed as items' are, or torn off at a page's top: no line of a text."""
        if WITH_STOP.fullmatch(self.lines[at].text.strip()):
            return True
        page = self.lines[at].page
        for above in range(at - 1, max(-1, at - 1 - 2 * MOST), -1):
            if self.lines[above].page != page:
                return page > 1
            if self.lines[above].text.strip() and above not in self.written:
                return False
        return False
