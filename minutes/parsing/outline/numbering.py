"""Each title its number: as written on it, torn off in the margin, or counted on.

A scanner that reads the margin apart from the text leaves its numbers at page
tops, while the titles stand anywhere on that page, and loses some altogether:

     3.3.                                  <- top of page 9
    …
    Fælleskommunale positioner for …       <- end of page 9: this is 3.3
    SAG-2025-03121 ascm

A heading (`2.`) torn off with its first item (`2.1.`) takes the lines above that
item's title. A number that fits no title is said to the editor, and is no part of the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from minutes.parsing.outline import headings_above
from minutes.parsing.outline.loose_numbers import LINES_ABOVE, LooseNumbers
from minutes.parsing.outline.titles import Title
from minutes.parsing.types import Line, Warning
from minutes.parsing.wording import headings, numbers
from minutes.parsing.wording.numbers import after, order, readings


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
    """Where the counting stands; `shared_pages` have several titles, `two_levels`: some are counted 1.1."""

    lines: Sequence[Line]
    loose: LooseNumbers
    shared_pages: frozenset[int]
    two_levels: bool
    found: list[Numbered] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    warnings: list[Warning] = field(default_factory=list)

    @property
    def last(self) -> str | None:
        return self.found[-1].number if self.found else None

    @property
    def end(self) -> int:
        """Where the last title ends."""
        return self.found[-1].title.end if self.found else 0


def of(lines: Sequence[Line], found: Sequence[Title], restarts: Iterable[int] = ()) -> Numbering:
    """Give every title its number; titles are in the order of the text."""
    count = _counting(lines, found)
    anew = sorted(restarts)
    for title, following in zip_longest(found, found[1:]):
        starts_anew = bisect_left(anew, count.end) < bisect_left(anew, title.first + 1)
        _add(count, title, following, starts_anew)
    _leave(count)
    return Numbering(tuple(count.found), frozenset(count.loose.taken), tuple(count.warnings))


def _counting(lines: Sequence[Line], found: Sequence[Title]) -> _Count:
    loose = LooseNumbers(lines, found)
    pages = Counter(lines[title.first].page for title in found)
    written = [*(title.number or title.listed or "" for title in found), *loose.written.values()]
    shared = frozenset(page for page in pages if pages[page] > 1)
    return _Count(lines, loose, shared, any("." in number for number in written))


def _add(count: _Count, title: Title, following: Title | None, starts_anew: bool) -> None:
    if title.number is not None:
        number = _as_written(count, title, starts_anew)
        if number.endswith(".1") and not starts_anew:
            title = _add_heading_above(count, title, number)
        _keep(count, title, number, starts_anew)
        return
    if title.listed:
        _add_listed(count, title)
        return
    if title.case is None and _add_hinted(count, title):
        return
    of_next = readings(following.number or following.listed or "") if following else ()
    for place in (_on_page, _close_by):
        for number in (number for number in _expected(count, title) if _comes_before(count, number, of_next)):
            at = place(count, title, number)
            if at is not None:
                _add_torn_off(count, at, title, number)
                return
        if place is _on_page and (_add_hinted(count, title) or _add_further_on(count, title)):
            return
    _count_on(count, title, following)


def _comes_before(count: _Count, number: str, of_next: Sequence[str]) -> bool:
    """Whether the next title's own number can follow, where it counts on at all."""
    last = order(count.last or "0")
    return all(order(number) < order(following) for following in of_next if order(following) > last)


def _expected(count: _Count, title: Title) -> Sequence[str]:
    """The numbers that may come next; with a case below it a title is rather an item than a heading."""
    possible = after(count.last)
    return possible if title.case is None else sorted(possible, key=lambda number: "." not in number)


def _keep(count: _Count, title: Title, number: str, starts_anew: bool = False) -> None:
    """Take a number, and say where it does not count on from the last one."""
    last = count.last
    if number in count.seen:
        _warn(count, title.first, "number_duplicate", f"Punkt {number} står to gange. Ret det ene nummer.")
    elif last and not starts_anew and order(number) <= order(last):
        _warn(count, title.first, "number_out_of_order", f"Punkt {number} står efter punkt {last}.")
    elif last and not starts_anew and _jumps(last, number):
        message = f"Efter punkt {last} kommer punkt {number}. Se, om et punkt mangler."
        _warn(count, title.first, "number_jump", message)
    count.seen.add(number)
    count.found.append(Numbered(title, number))


def _jumps(last: str, number: str) -> bool:
    return not numbers.follows(number, last)


def _as_written(count: _Count, title: Title, starts_anew: bool) -> str:
    """The reading of a title's own number that counts on from the last, else as it stands."""
    possible = readings(title.number or "")
    expected = [number for number in possible if numbers.follows(number, count.last)]
    first = [number for number in possible if starts_anew and numbers.follows(number, None)]
    listed = [number for number in possible if number == title.listed]
    return next(iter([*listed, *expected, *first, *possible]))


def _add_listed(count: _Count, title: Title) -> None:
    """A number from the table of contents; the same number alone in the margin is this title's."""
    number = title.listed or ""
    at = _on_page(count, title, number)
    if at is None:
        at = _close_by(count, title, number)
    if at is not None:
        count.loose.taken.add(at)
    _keep(count, title, number)


def _add_torn_off(count: _Count, at: int, title: Title, number: str) -> None:
    if number.endswith(".1"):
        title = _add_heading_above(count, title, number)
    _take(count, at, title, number)
    _keep(count, title, _below_heading(count, title, number))


def _below_heading(count: _Count, title: Title, number: str) -> str:
    """Where items are counted 2.1, one with a case and a title above its own is the first under that."""
    if not count.two_levels or title.case is None or "." in number:
        return number
    above = headings_above.of(count.lines, title, count.end)
    if above is None:
        return number
    _keep(count, above, number)
    return f"{number}.1"


def _on_page(count: _Count, title: Title, number: str) -> int | None:
    """The place of a loose number on the title's page."""
    # Where items are counted 1.1, one with a case has no heading's number, unless it stands beside it.
    if title.case is None or not count.two_levels or "." in number:
        return count.loose.on_page(title, number)
    return count.loose.on_page(title, number, LINES_ABOVE) if title.hinted == number else None


def _close_by(count: _Count, title: Title, number: str) -> int | None:
    return count.loose.close_by(title, number, count.end)


def _add_hinted(count: _Count, title: Title) -> bool:
    """The loose number of the page that fits best, if it counts on from the last."""
    number = title.hinted or ""
    at = count.loose.on_page(title, number)
    if at is None or not numbers.follows(number, count.last):
        return False
    _take(count, at, title, number)
    _keep(count, title, _below_heading(count, title, number))
    return True


def _add_further_on(count: _Count, title: Title) -> bool:
    """A later number than expected, alone on the page with this title: items before it are missing."""
    page = count.lines[title.first].page
    at = count.loose.only_one(page)
    if at is None or count.last is None or page in count.shared_pages:
        return False
    number = readings(count.loose.written[at])[-1]
    if order(number)[:1] != order(count.last)[:1] or order(number) <= order(count.last):
        return False
    _take(count, at, title, number)
    _keep(count, title, number)
    return True


def _add_heading_above(count: _Count, title: Title, number: str) -> Title:
    """`2.` lost above `2.1.`: the lines above the title of 2.1 are the title of 2."""
    heading = number.rpartition(".")[0]
    if heading == count.last or heading in count.seen or not numbers.follows(heading, count.last):
        return title
    at = count.loose.on_page(title, heading)
    if at is None:
        above = headings_above.of(count.lines, title, count.end)
        if above:
            _say_counted(count, above, heading)
            _keep(count, above, heading)
        return title
    pair = headings_above.torn_off(count.lines, title, count.end)
    if pair is None:
        return title
    _take(count, at, pair[0], heading)
    _keep(count, pair[0], heading)
    return pair[1]


def _take(count: _Count, at: int, title: Title, number: str) -> None:
    count.loose.taken.add(at)
    if at > title.first or any(line.text.strip() for line in count.lines[at + 1 : title.first]):
        message = f"Punktnummeret {number} stod løst i margenen og er sat ved titlen »{title.text}«."
        _warn(count, at, "number_moved", message)


def _count_on(count: _Count, title: Title, following: Title | None) -> None:
    number = _next(count, title, following)
    number = _below_heading(count, title, number)
    _say_counted(count, title, number)
    _keep(count, title, number)


def _say_counted(count: _Count, title: Title, number: str) -> None:
    message = f"Punktet »{title.text}« har intet nummer i filen. Det er talt til {number}."
    _warn(count, title.first, "number_inferred", message)


def _leave(count: _Count) -> None:
    """A number that found no title is said, and is no part of a text if it is plainly an item's."""
    for at in count.loose.left():
        message = f"»{count.loose.written[at]}« står alene på linjen og passer ikke til nogen titel."
        _warn(count, at, "number_unplaced", message)
        if count.loose.is_items(at):
            count.loose.taken.add(at)


def _next(count: _Count, title: Title, following: Title | None) -> str:
    """The next number on the level where the counting stands, or the one that the next title shows."""
    if count.last is None:
        return "1"
    steps = order(count.last)
    heading = str(steps[0] + 1)
    below = readings(following.number or following.listed or "") if following else ()
    if title.case is None and (
        f"{heading}.1" in below or (len(steps) > 1 and _ends_agenda(title, below, steps))
    ):
        return heading
    if len(steps) > 1:
        return after(count.last)[0]
    heads = count.two_levels and title.case is not None and count.found[-1].title.case is None
    return f"{count.last}.1" if heads else heading


def _ends_agenda(title: Title, below: Sequence[str], steps: Sequence[int]) -> bool:
    """`Eventuelt` is no part of the heading above it, unless the next title shows that it is."""
    goes_on = any(order(number)[:1] == tuple(steps[:1]) for number in below)
    return headings.is_standing_title(title.text) and not goes_on


def _warn(count: _Count, at: int, code: str, message: str) -> None:
    count.warnings.append(Warning(code, message, count.lines[at].page, count.lines[at].number))
