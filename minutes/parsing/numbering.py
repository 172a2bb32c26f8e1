"""Each title its number: as written on it, torn off in the margin, or counted on.

A scanner that reads the margin apart from the text leaves its numbers at page
tops, while the titles stand anywhere on that page, and loses some altogether:

     3.3.                                  <- top of page 9
    …
    Fælleskommunale positioner for …       <- end of page 9: this is 3.3
    SAG-2025-03121 ascm

A heading (`2.`) torn off with its first item (`2.1.`) takes the lines above that
item's title. A number that fits no title is left where it stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from minutes.parsing import prose, titles
from minutes.parsing.numbers import after, order, readings
from minutes.parsing.titles import Title
from minutes.parsing.types import Line, Warning


class Numbered(NamedTuple):
    """A title with its number."""

    title: Title
    number: str


@dataclass(frozen=True, slots=True)
class Numbering:
    """Titles in order; `taken` are the places of the torn-off numbers that were put back."""

    titles: tuple[Numbered, ...]
    taken: frozenset[int]
    warnings: tuple[Warning, ...]


@dataclass(slots=True)
class _Count:
    """Where the counting stands."""

    lines: Sequence[Line]
    loose: dict[int, str]
    shared_pages: frozenset[int]
    found: list[Numbered] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    warnings: list[Warning] = field(default_factory=list)

    @property
    def last(self) -> str | None:
        return self.found[-1].number if self.found else None


def of(lines: Sequence[Line], found: Sequence[Title]) -> Numbering:
    """Give every title its number; titles are in the order of the text."""
    inside = {at for title in found for at in range(title.first, title.end)}
    loose = {
        at: line.text
        for at, line in enumerate(lines)
        if at not in inside and titles.is_margin_number(line.text)
    }
    pages = Counter(lines[title.first].page for title in found)
    count = _Count(lines, loose, frozenset(page for page in pages if pages[page] > 1))
    for title in found:
        _add(count, title)
    _leave(count)
    return Numbering(tuple(count.found), frozenset(count.taken), tuple(count.warnings))


def _add(count: _Count, title: Title) -> None:
    if title.number is not None:
        count.found.append(Numbered(title, _as_written(count, title)))
        return
    for number in after(count.last):
        at = _torn_off(count, title, number)
        if at is None:
            continue
        if number.endswith(".1"):
            title = _add_heading_above(count, title, number)
        _take(count, at, title, number)
        count.found.append(Numbered(title, number))
        return
    if not _add_further_on(count, title):
        _count_on(count, title)


def _as_written(count: _Count, title: Title) -> str:
    """The reading of a title's own number that counts on from the last, else as it stands."""
    possible = readings(title.number or "")
    expected = [number for number in possible if number in after(count.last)]
    number = expected[0] if expected else possible[0]
    if count.last and order(number) <= order(count.last):
        _warn(count, title.first, "number_out_of_order", f"Punkt {number} står efter punkt {count.last}.")
    return number


def _torn_off(count: _Count, title: Title, number: str) -> int | None:
    """The place of a loose number on the title's page."""
    page = count.lines[title.first].page
    for at, written in count.loose.items():
        if at not in count.taken and count.lines[at].page == page and number in readings(written):
            return at
    return None


def _add_further_on(count: _Count, title: Title) -> bool:
    """A later number than expected, alone on the page with this title: items before it are missing."""
    page = count.lines[title.first].page
    free = [at for at in count.loose if at not in count.taken and count.lines[at].page == page]
    if len(free) != 1 or count.last is None or page in count.shared_pages:
        return False
    number = readings(count.loose[free[0]])[-1]
    if order(number)[:1] != order(count.last)[:1] or order(number) <= order(count.last):
        return False
    _take(count, free[0], title, number)
    count.found.append(Numbered(title, number))
    return True


def _add_heading_above(count: _Count, title: Title, number: str) -> Title:
    """`2.` and `2.1.` torn off together: the lines above the title of 2.1 are the title of 2.

    Without a blank line between them they are one block; then its first line is the heading.
    """
    heading = number.partition(".")[0]
    at = _torn_off(count, title, heading) if heading != count.last else None
    if at is None:
        return title
    block = titles.block_above(count.lines, title.first)
    if block is None or (count.found and block[0] < count.found[-1].title.end):
        block, title = (title.first, title.first + 1), titles.without_first_line(count.lines, title)
    if block[0] == title.first:
        return title
    above = Title(*block, prose.joined(line.text for line in count.lines[block[0] : block[1]]))
    _take(count, at, above, heading)
    count.found.append(Numbered(above, heading))
    return title


def _take(count: _Count, at: int, title: Title, number: str) -> None:
    count.taken.add(at)
    if any(line.text.strip() for line in count.lines[at + 1 : title.first]) or at > title.first:
        message = f"Punktnummeret {number} stod løst i margenen og er sat ved titlen »{title.text}«."
        _warn(count, at, "number_moved", message)


def _count_on(count: _Count, title: Title) -> None:
    number = _next(count)
    count.found.append(Numbered(title, number))
    message = f"Punktet »{title.text}« har intet nummer i filen. Det er talt til {number}."
    _warn(count, title.first, "number_inferred", message)


def _leave(count: _Count) -> None:
    """A number like an item's that found no title is left in its text, and said."""
    for at, written in count.loose.items():
        if at not in count.taken:
            message = f"»{written.strip()}« står alene på linjen og passer ikke til nogen titel."
            _warn(count, at, "number_unplaced", message)


def _next(count: _Count) -> str:
    """The next number on the level where the counting stands."""
    if count.last is None:
        return "1"
    has_children = any("." in found.number for found in count.found)
    if "." in count.last or has_children:
        return after(count.last)[0]
    return after(count.last)[-1]


def _warn(count: _Count, at: int, code: str, message: str) -> None:
    count.warnings.append(Warning(code, message, count.lines[at].page, count.lines[at].number))
