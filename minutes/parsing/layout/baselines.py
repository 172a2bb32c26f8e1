"""The rows of a page: words that stand on one baseline, and the white between them.

A number in the margin, a raised figure or a smaller letter shares most of its
height with the row it belongs to, also where its own baseline is a little off.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from minutes.parsing.types import Box, Word

Row = list[Word]

# Words belong to one line when this share of the lower one's height is common to both;
# a raised or lowered figure shares less than letters of one line do.
SHARED_HEIGHT = 0.4
# What is drawn twice to look bold covers itself, but for a hair.
COVERED = 0.8
# A figure set this much smaller and close to CO or m belongs to it: CO2, m2.
SMALL, CLOSE = 0.8, 0.2
TAKES_FIGURE = re.compile(r"(?:.*[^\w])?(?:CO|NO|k?m|cm|Nm|ha)", re.S)


def rows(words: Sequence[Word]) -> list[Row]:
    """From the top of the page, each row from the left."""
    found: list[Row] = []
    low = high = 0.0
    for word in sorted(words, key=_place):
        _, y0, _, y1 = word.box
        # Most stand as the first of their row does.
        if found and ((y0 == low and y1 == high) or _share_height(found[-1][0].box, word.box)):
            found[-1].append(word)
        else:
            found.append([word])
            low, high = y0, y1
    return [_once_each(sorted(row, key=lambda word: word.box.x0)) for row in found]


def text(row: Row) -> str:
    """The words with a space between, a small figure close to what it belongs to."""
    if len({word.size for word in row}) == 1:
        return " ".join(word.text for word in row)
    parts = [row[0].text]
    for left, right in pairwise(row):
        parts += [right.text] if _is_figure_of(left, right) else [" ", right.text]
    return "".join(parts)


def around(words: Sequence[Word]) -> Box:
    lefts, lows, rights, highs = zip(*[word.box for word in words], strict=True)
    return Box(min(lefts), min(lows), max(rights), max(highs))


def _place(word: Word) -> tuple[float, float]:
    x0, y0, _, y1 = word.box
    return -y0 - y1, x0


def _share_height(one: Box, other: Box) -> bool:
    shared = min(one.y1, other.y1) - max(one.y0, other.y0)
    return shared > SHARED_HEIGHT * min(one.y1 - one.y0, other.y1 - other.y0)


def _once_each(row: Row) -> Row:
    kept = row[:1]
    for word in row[1:]:
        last = kept[-1]
        if word.text != last.text or not _covers(last.box, word.box):
            kept.append(word)
    return kept


def _covers(one: Box, other: Box) -> bool:
    return min(one.x1, other.x1) - other.x0 >= COVERED * (other.x1 - other.x0)


def _is_figure_of(left: Word, right: Word) -> bool:
    close = right.box.x0 - left.box.x1 < CLOSE * left.size
    small = right.size < SMALL * left.size and right.text.rstrip(".,;:)").isdigit()
    return close and small and TAKES_FIGURE.fullmatch(left.text[-20:]) is not None
