"""The text of a referat for the eye: paragraphs, lists, and words that were mended.

Nothing here makes HTML: what comes out are plain parts that templates escape.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, zip_longest
from typing import Any

from django import template

from minutes.models import DocumentPage

register = template.Library()

BULLET = re.compile(r"[—–•·▪◦‣*o-]\s+(?=\S)")
FIGURE = re.compile(r"\d[\d.,]*%?")
MONTHS = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
# "2. september" at the head of a line is a date and no second point.
NUMBER = re.compile(rf"\(?(\d{{1,2}})[.)]\s+(?!(?:{MONTHS})\b)(?=\S)")
# Between the cells of a table's row, as the reader writes it.
CELL = "\t"
# A line this short that does not end as a sentence is a heading of the author's own.
HEADING_LENGTH = 90
SENTENCE_END = (".", ":", ";", ",", "!", "?", ")", "-")
# A mend less certain than this is shown as a guess.
UNSURE = 0.6


@dataclass
class Block:
    """A paragraph ("text", "heading") with one line, a list ("bullets", "numbers") or a "table" with more.

    `start` is the number a list begins with; `first` counts the first line among all of the text.
    """

    kind: str
    lines: list[str] = field(default_factory=list)
    start: int = 1
    first: int = 1

    @property
    def rows(self) -> list[list[str]]:
        """The cells of a table, row by row; the first row is its head."""
        return [line.split(CELL) for line in self.lines]


@dataclass
class Piece:
    """Some of a line; `as_read` is set where a word was mended."""

    text: str
    as_read: str | None = None
    unsure: bool = False


@register.filter
def blocks(text: str) -> list[Block]:
    """Paragraphs part at blank lines; lines that begin with a dash or a number are points of a list.

    >>> [block.kind for block in blocks("Movia arbejder for:\\n\\n— Rabat\\n\\n— Takster")]
    ['text', 'bullets']
    """
    lines = [line.strip(" ") for line in text.splitlines() if line.strip()]
    found = [Block(kind, list(group)) for kind, group in groupby(lines, key=_kind)]
    return list(_counted(_settled(found)))


def _counted(found: Iterator[Block]) -> Iterator[Block]:
    first = 1
    for block in found:
        block.first = first
        first += len(block.lines)
        yield block


def _kind(line: str) -> str:
    if CELL in line:
        return "table"
    if BULLET.match(line):
        return "bullets"
    return "numbers" if NUMBER.match(line) else "text"


def _settled(found: list[Block]) -> Iterator[Block]:
    """Marks off the points; runs of plain lines become paragraphs; a lone number is no list."""
    for at, block in enumerate(found, start=1):
        if block.kind == "bullets":
            yield Block("bullets", [BULLET.sub("", line, count=1) for line in block.lines])
        elif block.kind == "numbers" and _counts_up(block.lines):
            yield Block(
                "numbers", [NUMBER.sub("", line, count=1) for line in block.lines], _number(block.lines[0])
            )
        elif block.kind == "table":
            yield block
        else:
            yield from _paragraphs(block.lines, introduces=at < len(found))


def _paragraphs(lines: list[str], introduces: bool) -> Iterator[Block]:
    """What introduces a list or the row of a table is no heading however short."""
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        plain = (introduces and not following) or _is_table_row(following)
        yield Block("heading" if _is_heading(line) and not plain else "text", [line])


def _counts_up(lines: list[str]) -> bool:
    numbers = [_number(line) for line in lines]
    return len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _number(line: str) -> int:
    match = NUMBER.match(line)
    return int(match.group(1)) if match else 0


def _is_heading(line: str) -> bool:
    short = len(line) < HEADING_LENGTH and not line.endswith(SENTENCE_END) and line[:1].isupper()
    return short and not _is_table_row(line)


def _is_table_row(line: str) -> bool:
    """A third of it or more are figures, as in "Hovedstaden 851 850 1.779 1.780"."""
    words = line.split()
    figures = sum(bool(FIGURE.fullmatch(word)) for word in words)
    return figures > 1 and figures * 3 >= len(words)


@register.filter
def mended_lines(page: DocumentPage) -> list[list[Piece]]:
    """The page line by line, each in pieces that are mended words or what stands between them."""
    by_line: dict[int, list[dict[str, Any]]] = {}
    for mend in page.mends:
        by_line.setdefault(mend["line"] - page.first_line, []).append(mend)
    return [list(_pieces(line, by_line.get(at, []))) for at, line in enumerate(page.text.split("\n"))]


def _pieces(line: str, mends: list[dict[str, Any]]) -> Iterator[Piece]:
    at = 0
    for mend in sorted(mends, key=lambda mend: mend["start"]):
        start, end = mend["start"], mend["end"]
        if not at <= start < end <= len(line):
            continue
        if start > at:
            yield Piece(line[at:start])
        yield Piece(line[start:end], mend["as_read"], mend["certainty"] < UNSURE)
        at = end
    if at < len(line):
        yield Piece(line[at:])
