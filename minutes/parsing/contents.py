"""The table of contents, which looks like the agenda and is not:

    Indholdsfortegnelse
    1.1. Godkendelse af referat .......................... 3
    3.3. Fælleskommunale positioner for varetagelse af de
         nære sundhedstilbud ............................. 9

Its lines are found by their dot leaders and page numbers, with the wrapped titles
between them, and by the heading over lines that all end in a page number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from minutes.parsing.types import Line

HEADING = re.compile(r"\s*(?:indholdsfortegnelse|indhold|dagsordensoversigt|oversigt)\s*(?:side)?:?\s*", re.I)
# Two dots may end a sentence; three in a row, or spaced out, lead to a number.
LEADER = re.compile(r"(?:\.{3,}|…+|(?:\. ){3,}|_{3,})\s*(\d{1,3})?\s*$")
ENDS_IN_PAGE = re.compile(r"\S.*?\s(\d{1,3})\s*$")
# A title takes at most three lines, so two may stand between one leader and the next.
BETWEEN = 2
FEWEST = 2
LONGEST = 200


def of(lines: Sequence[Line]) -> frozenset[int]:
    """Places of the lines of the table of contents, its heading with it."""
    leaders = [at for at, line in enumerate(lines) if _leads(line.text)]
    places = {at for run in _runs(lines, leaders) for at in run}
    return frozenset(places | set(_under_heading(lines)))


def _leads(text: str) -> bool:
    return len(text) < LONGEST and LEADER.search(text) is not None


def _runs(lines: Sequence[Line], leaders: Sequence[int]) -> Iterator[range]:
    """Stretches of leaders close together; one alone is text with dots in it."""
    first = 0
    for at in range(1, len(leaders) + 1):
        if at == len(leaders) or _printed_between(lines, leaders[at - 1], leaders[at]) > BETWEEN:
            if at - first >= FEWEST:
                yield range(_begin(lines, leaders[first]), leaders[at - 1] + 1)
            first = at


def _printed_between(lines: Sequence[Line], above: int, below: int) -> int:
    if below - above > 4 * (BETWEEN + 1):
        return below - above
    return sum(1 for line in lines[above + 1 : below] if line.text.strip())


def _begin(lines: Sequence[Line], first: int) -> int:
    """Where the table begins: at its heading, if that stands a few lines above."""
    for at in range(first - 1, max(-1, first - 2 * (BETWEEN + 1)), -1):
        if HEADING.fullmatch(lines[at].text[:LONGEST]):
            return at
    return first


def _under_heading(lines: Sequence[Line]) -> Iterator[int]:
    """Without leaders: the heading, and the lines below it while page numbers do not fall."""
    for start, line in enumerate(lines):
        if HEADING.fullmatch(line.text[:LONGEST]):
            end = _end_of_numbers(lines, start + 1)
            if end - start > FEWEST:
                yield from range(start, end)
            return


def _end_of_numbers(lines: Sequence[Line], start: int) -> int:
    at, end, page, without = start, start, 0, 0
    while at < len(lines) and without <= BETWEEN and lines[at].page == lines[start].page:
        text = lines[at].text.strip()[:LONGEST]
        match = ENDS_IN_PAGE.fullmatch(text)
        if match and int(match[1]) >= page:
            page, without, end = int(match[1]), 0, at + 1
        elif text:
            without += 1
        at += 1
    return end
