"""From the words of a page to its lines in reading order.

A text file has its lines already. On a drawn page words that share a baseline
are a line, and a gap larger than between lines of one paragraph is a blank line.
A running head or foot is marked as furniture, and only when it is recognised:
it says a page number (`SIDE 2`) or stands, numbers apart, on several pages. A
margin number (`3.3.`) also stands alone at page tops and is left to `outline`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from minutes.parsing import spacing, titles
from minutes.parsing.types import Box, Line, RawPage, Word

# Words belong to one line when this share of the lower one's height is common to both;
# a raised or lowered figure shares less than letters of one line do.
SHARED_HEIGHT = 0.4
# Two columns of a page number, a logo's name and a date: the most that stands at a page's edge.
EDGE_LINES = 2
# Seen on so many pages, and on this share of all, a line belongs to the page.
REPEATED_PAGES = 3
REPEATED_SHARE = 0.4
LONGEST_FURNITURE = 90

PAGE_NUMBER = re.compile(
    r"(?:side|s\.)\s*\d{1,4}(?:\s*(?:af|/|ud af)\s*\d{1,4})?|\d{1,4}\s*/\s*\d{1,4}|-\s*\d{1,4}\s*-", re.I
)
DIGITS = re.compile(r"\d+")


def lines(pages: Sequence[RawPage]) -> list[Line]:
    """All lines of a document, numbered from 1, blank ones where paragraphs part."""
    found = list(spacing.with_blanks([_page_lines(page) for page in pages]))
    furniture = _furniture(found)
    return [
        replace(line, number=number, furniture=number - 1 in furniture)
        for number, line in enumerate(found, start=1)
    ]


def _page_lines(page: RawPage) -> list[Line]:
    if page.lines:
        return [Line(text, page.number, 0) for text in page.lines]
    return [_line(row, page.number) for row in _rows(page.words)]


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    """Words that share a baseline, from the top of the page; each row from the left."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (-_middle(word.box), word.box.x0)):
        if rows and _on_one_line(rows[-1][0].box, word.box):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: word.box.x0) for row in rows]


def _on_one_line(one: Box, other: Box) -> bool:
    shared = min(one.y1, other.y1) - max(one.y0, other.y0)
    return shared > SHARED_HEIGHT * min(one.y1 - one.y0, other.y1 - other.y0)


def _line(row: list[Word], page: int) -> Line:
    boxes = [word.box for word in row]
    around = Box(
        min(box.x0 for box in boxes),
        min(box.y0 for box in boxes),
        max(box.x1 for box in boxes),
        max(box.y1 for box in boxes),
    )
    return Line(" ".join(word.text for word in row), page, 0, around)


def _middle(box: Box) -> float:
    return (box.y0 + box.y1) / 2


def _furniture(found: Sequence[Line]) -> frozenset[int]:
    """Places in the list of what is a running head or foot."""
    pages = max((line.page for line in found), default=0)
    edges = list(_edges(found))
    seen = Counter(key for key, _ in {(_without_numbers(found[at].text), found[at].page) for at in edges})
    often = max(REPEATED_PAGES, round(REPEATED_SHARE * pages))
    return frozenset(at for at in edges if _is_furniture(found[at], seen, often))


def _is_furniture(line: Line, seen: Counter[str], often: int) -> bool:
    text = line.text.strip()
    if len(text) > LONGEST_FURNITURE or titles.is_mark(text):
        return False
    if PAGE_NUMBER.fullmatch(text) or text == str(line.page):
        return True
    return seen[_without_numbers(text)] >= often


def _without_numbers(text: str) -> str:
    return DIGITS.sub("#", " ".join(text[: LONGEST_FURNITURE + 1].lower().split()))


def _edges(found: Sequence[Line]) -> Iterator[int]:
    """Places of the first and last printed lines of each page."""
    by_page: dict[int, list[int]] = {}
    for at, line in enumerate(found):
        if line.text.strip():
            by_page.setdefault(line.page, []).append(at)
    for places in by_page.values():
        yield from sorted({*places[:EDGE_LINES], *places[-EDGE_LINES:]})
