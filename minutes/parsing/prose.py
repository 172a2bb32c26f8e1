"""Printed lines back into the paragraphs they were broken from.

A blank line parts paragraphs, unless the line above it plainly runs on. List items
stand by themselves. Rows of a table are one paragraph: a line a row, a tab between
the cells. How the lines of one paragraph are joined, `joining` says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from minutes.parsing.joining import (
    LEAST_WIDTH,
    PLAIN,
    SOFT_HYPHEN,
    Setting,
    breaks_a_word,
    ends_in_address,
    joined,
    setting,
)
from minutes.parsing.layout import tables
from minutes.parsing.layout.tables import Cells, Printed
from minutes.parsing.types import Line
from minutes.parsing.vocabulary import CONNECTIVES

__all__ = [
    "BULLET",
    "LEAST_WIDTH",
    "PLAIN",
    "Setting",
    "continues",
    "joined",
    "of",
    "runs_on",
    "setting",
    "without_bullet",
    "without_margin_mark",
]

# A line that leaves room for the next line's first word, and a little more, was ended on purpose.
FULL_LINE = 0.93
CELL, ROW = "\t", "\n"

BULLET = re.compile(
    r"\s*(?:[—–•·▪■□◦○●‣➢✓→*o-]\s+|\(?(?:\d{1,2}|[a-zæøå])\)\s+|"
    r"(?:\d{1,2}|[a-zæøå])\.\s+(?=[A-ZÆØÅ]))(?=\S)"
)
SENTENCE_END = re.compile(r"[.:;!?][\"”’')\]]*$")
# A thin line in the margin that marks a change was read as the letter A, a speck as a low mark.
MARGIN_MARK = re.compile(r"\s*[A_;] (?=[A-ZÆØÅ])")
# One between the two halves of a broken word is no bullet either.
MARK_IN_WORD = re.compile(r"^[|_.,;:'`´»«^·] (?=[a-zæøå])")
ENGLISH = frozenset({"of", "the", "and", "for"})


@dataclass(slots=True)
class _Paragraph:
    """The lines of a paragraph, or the rows of a table."""

    texts: list[str] = field(default_factory=list)
    rows: list[Cells] = field(default_factory=list)

    def text(self, setting: Setting) -> str:
        return _table(self.rows) if self.rows else joined(self.texts, setting)


def of(lines: Sequence[Line], setting: Setting) -> str | None:
    """The paragraphs of some lines with a blank line between, None if nothing is printed on them."""
    paragraphs: list[_Paragraph] = []
    blank, page = True, 0
    for line in lines:
        text = without_margin_mark(line.text)
        # What parts paragraphs at the foot of a page is not seen, so a new page may do it too.
        blank = blank or not text or line.page != page
        page = line.page
        if not text:
            continue
        if paragraphs and breaks_a_word(paragraphs[-1].texts[-1]):
            text = MARK_IN_WORD.sub("", text, count=1)
        if not paragraphs or not _goes_on(paragraphs[-1], line, text, blank, setting.width):
            paragraphs.append(_Paragraph())
        paragraphs[-1].texts.append(text)
        if line.cells:
            paragraphs[-1].rows.append(line.cells)
        blank = False
    return "\n\n".join(paragraph.text(setting) for paragraph in paragraphs) or None


def continues(above: str, below: str) -> bool:
    """Whether a line right below another goes on with it, as the wrapped line of a title does."""
    if not above.strip() or not below.strip() or BULLET.match(below):
        return False
    return _broken_off(above) or _begins_small(below)


def runs_on(lines: Sequence[Line], at: int) -> bool:
    """Whether the line above a place stops in mid-sentence, so that the place cannot begin anything."""
    above = lines[at - 1].text.strip() if at else ""
    return bool(above) and _broken_off(above)


def without_margin_mark(text: str) -> str:
    """`A Den årlige …` → `Den årlige …`, but not `A State of Denmark`."""
    stripped = text.strip()
    mark = MARGIN_MARK.match(stripped)
    if mark and not ENGLISH.intersection(stripped.split(maxsplit=4)[1:4]):
        return stripped[mark.end() :]
    return stripped


def without_bullet(text: str) -> str:
    bullet = BULLET.match(text)
    return text[bullet.end() :] if bullet else text


def _goes_on(above: _Paragraph, line: Line, text: str, blank: bool, width: int) -> bool:
    if line.cells or above.rows:
        return bool(above.rows) and len(above.rows[0]) == len(line.cells)
    return _same_paragraph(above.texts[-1], text, blank, width)


def _table(rows: Sequence[Cells]) -> str:
    """A line a row; lines that wrap the cells of a row are joined to it."""
    groups = tables.joined([Printed(row) for row in rows])
    whole = [tables.merged([rows[at] for at in group]) for group in groups]
    return ROW.join(CELL.join(" ".join(cell.split()) for cell in row) for row in whole)


def _same_paragraph(above: str, below: str, blank: bool, width: int) -> bool:
    if BULLET.match(below) and not breaks_a_word(above):
        return False
    if breaks_a_word(above) or ends_in_address(above):
        return True
    ended = blank and SENTENCE_END.search(above)
    if below[0].islower():
        return not ended or above.endswith(".")  # an abbreviation: no paragraph begins small
    if _begins_small(below):
        return not ended
    room_left = len(above) + 1 + len(below.split(maxsplit=1)[0]) <= FULL_LINE * width
    return not room_left and not ended


def _broken_off(text: str) -> bool:
    last = text.split()[-1].lower()
    brackets = text.count("(") > text.count(")")
    return last.endswith(("-", ",", SOFT_HYPHEN)) or brackets or last in CONNECTIVES


def _begins_small(text: str) -> bool:
    return text[0].islower() or text[0].isdigit() or text[0] in ",.;)"
