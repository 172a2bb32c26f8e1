"""White that runs down through several rows of a page, between columns or cells.

One wide gap says nothing: justified lines have them, and so has a number with its
title. A gutter is white in every row of a stretch, with text on both sides in some.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from minutes.parsing.layout.baselines import Row

# In the size of the letters: a gap that may begin a gutter, and the white it must keep.
OPENS, KEEPS = 1.0, 0.5
# Rows with text on both sides; two suffice for the rest of a table on a new page.
FEWEST_ROWS = 2
# A row with more gaps is no row of columns or cells, and would cost time on a hostile page.
MOST_GAPS = 16
# What stands before its own line and not in a column beside it: numbers, bullets, labels.
MARK = re.compile(
    r"(?:punkt |pkt\.? |bilag |ad )?\(?(?:\d{1,2}(?:[.,]\d{1,2})?[.):]?|[a-zæøå][.)])|"
    r"[•·▪◦‣✓→*o–—-]|\S.{0,40}:",
    re.I,
)
LONGEST_MARK = 60

Gap = tuple[float, float]


@dataclass(slots=True)
class Gutter:
    """White from x0 to x1 in the rows first to last; `both` of them have text on either side."""

    x0: float
    x1: float
    first: int
    last: int
    both: int = 1

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True, slots=True)
class Region:
    """The rows first to last of a page, and the gutters that run through them, from the left."""

    first: int
    last: int
    gutters: tuple[Gutter, ...]


def regions(rows: Sequence[Row]) -> list[Region]:
    """Stretches of rows with gutters, from the top; no two share a row."""
    groups: list[list[Gutter]] = []
    last = -1
    for gutter in sorted(_gutters(rows), key=lambda gutter: gutter.first):
        if gutter.first > last:
            groups.append([])
        groups[-1].append(gutter)
        last = max(last, gutter.last)
    return [Region(group[0].first, max(gutter.last for gutter in group), _apart(group)) for group in groups]


def crosses(row: Row, gutter: Gutter) -> bool:
    """Whether text of the row stands in the gutter's middle half."""
    quarter = (gutter.x1 - gutter.x0) / 4
    return any(word.box.x0 < gutter.x1 - quarter and word.box.x1 > gutter.x0 + quarter for word in row)


def _gutters(rows: Sequence[Row]) -> Iterator[Gutter]:
    open_ones: list[Gutter] = []
    for at, row in enumerate(rows):
        beside = rows[at + 1] if at + 1 < len(rows) and _overlap(row, rows[at + 1]) else []
        white = gaps(row)
        reach = _reach(row, beside)
        kept = [gutter for gutter in open_ones if _goes_on(gutter, row, white, at, reach)]
        yield from (each for each in open_ones if each not in kept and each.both >= FEWEST_ROWS)
        size = max(word.size for word in row)
        fresh = white or (gaps(sorted(row + beside, key=lambda word: word.box.x0)) if beside else [])
        for x0, x1 in fresh:
            taken = any(x0 < gutter.x1 and gutter.x0 < x1 for gutter in kept)
            if x1 - x0 >= OPENS * size and not taken and len(kept) < MOST_GAPS:
                kept.append(Gutter(x0, x1, at, at))
        open_ones = kept
    yield from (gutter for gutter in open_ones if gutter.both >= FEWEST_ROWS)


def _goes_on(gutter: Gutter, row: Row, white: Sequence[Gap], at: int, reach: Gap) -> bool:
    """Narrow the gutter to what is white in this row too; False where too little is left."""
    outside = [(float("-inf"), row[0].box.x0), *white, (row[-1].box.x1, float("inf"))]
    x0, x1 = max(
        ((max(gutter.x0, left), min(gutter.x1, right)) for left, right in outside),
        key=lambda gap: gap[1] - gap[0],
    )
    if x1 - x0 < KEEPS * row[0].size:
        return False
    gutter.x0, gutter.x1, gutter.last = x0, x1, at
    gutter.both += reach[0] < x0 and reach[1] > x1
    return True


def _reach(row: Row, beside: Row) -> Gap:
    """From where to where there is text in a row, and in the one that stands beside it a little lower."""
    if not beside:
        return row[0].box.x0, row[-1].box.x1
    return min(row[0].box.x0, beside[0].box.x0), max(row[-1].box.x1, beside[-1].box.x1)


def gaps(row: Row) -> list[Gap]:
    """White between the words of a row, from the left, without what follows a mark."""
    found: list[Gap] = []
    end = row[0].box.x1
    for at, (left, right) in enumerate(pairwise(row), start=1):
        end = max(end, left.box.x1)
        if right.box.x0 - end >= KEEPS * left.size and (found or not _is_mark(row[:at])):
            found.append((end, right.box.x0))
            if len(found) > MOST_GAPS:
                return []
    return found


def _is_mark(words: Row) -> bool:
    begun = " ".join([word.text for word in words[:LONGEST_MARK]])[:LONGEST_MARK]
    return MARK.fullmatch(begun) is not None


def _overlap(row: Row, below: Row) -> bool:
    return row[0].box.y0 < below[0].box.y1 - KEEPS * 0.1 * below[0].size


def _apart(gutters: Sequence[Gutter]) -> tuple[Gutter, ...]:
    """One of those that lie over each other: the one with more rows."""
    kept: list[Gutter] = []
    for gutter in sorted(gutters, key=lambda gutter: -gutter.both):
        if len(kept) < MOST_GAPS and all(gutter.x1 <= other.x0 or gutter.x0 >= other.x1 for other in kept):
            kept.append(gutter)
    return tuple(sorted(kept, key=lambda gutter: gutter.x0))
