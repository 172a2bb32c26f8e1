"""Where agenda items begin: the line or lines of a title, and what stands in it.

    Fordeling af lærepladser på SOSU-uddannelserne for 2026
    SAG-2025-03121 lifo

    4. Punkter til næste møde        <- a heading, shown by the item below it

    Pkt. 5: Eventuelt

`candidates` says which lines may be titles and how much speaks for each, `chain` takes
those that count on from one another. Here stand the forms of a title's lines.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from minutes.parsing import prose
from minutes.parsing.types import Line
from minutes.parsing.wording import cases, headings
from minutes.parsing.wording.marks import (
    LONGEST_TITLE_LINE,
    PREFIX,
    is_margin_number,
    is_mark,
    without_stray,
)
from minutes.parsing.wording.numbers import MISREAD, WRITTEN

NUMBERED = re.compile(
    rf"\s*(?P<prefix>{PREFIX})?(?P<number>(?i:{WRITTEN})|{MISREAD})(?P<mark>\s?[.:)]|\s?[–—-](?=\s))?\s{{1,20}}(?P<title>\S.*)",
    re.I,
)
# "3. 2 Budget" is 3.2, where what follows the second figure begins like a title.
PARTED = re.compile(r"\s*(\d{1,2})(?:[.,] | [.,] ?)(\d{1,2})[.)]?\s{1,20}([A-ZÆØÅ]\S.*)")
# Roman figures and letters for figures need a mark, or "I 2019 blev …" would be number one.
# So does a figure with a letter: `3D print` is no number 30.
NEEDS_MARK = re.compile(r"[IVXl|]+|\d?[OoQDlI|]\d?$")
# `l   Godkendelse af referat`: a figure one in a column of its own, since no word is a lone l.
LONE_ONE = re.compile(r"\s*l\s{2,20}(?=[A-ZÆØÅ])")
# KKR's titles fill at most three lines; what stands above more than that is text.
TITLE_LINES = 3
BLANKS_BELOW_TITLE = 3
SENTENCE_ENDS = (".", "!", "?", ":")
# Ends of a title that are no ends of a sentence.
ABBREVIATED = ("m.v.", "mv.", "m.m.", "mm.", "evt.", "o.l.", "a/s.", "osv.", "pkt.", "nr.", "jf.")
ORDINAL_END = re.compile(r"\b\d{1,2}\.$")


@dataclass(frozen=True, slots=True)
class Title:
    """A title at lines[first:end]; `number` as written on it, `case` the place of its case line.

    `listed` is the number that the table of contents gives it, `hinted` one that stands loose on its
    page and fits best of all, `split` where on the last line a case begins.
    """

    first: int
    end: int
    text: str
    number: str | None = None
    case: int | None = None
    listed: str | None = None
    split: int | None = None
    hinted: str | None = None


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line with a number before its text; `prefix` where the line says that it is an item's."""

    number: str
    text: str
    prefix: bool = False
    marked: bool = False


@lru_cache(4096)
def numbered(text: str) -> Numbered | None:
    """The number on a line, as written, and what follows it.

    >>> numbered("Pkt. 3.2: Budget"), numbered("3. 2 Budget"), numbered("I 2019 blev der")
    (Numbered(number='3.2', text='Budget', prefix=True, marked=True), \
Numbered(number='3.2', text='Budget', prefix=False, marked=True), None)
    """
    if len(text) > 2 * LONGEST_TITLE_LINE:
        return None
    text = without_stray(text)
    if parted := PARTED.fullmatch(text):
        return Numbered(f"{parted[1]}.{parted[2]}", parted[3], marked=True)
    match = NUMBERED.fullmatch(text)
    if not match:
        return None
    number, mark = match["number"], match["mark"]
    if NEEDS_MARK.match(number) and not ((mark and mark.strip() in {".", ")"}) or LONE_ONE.match(text)):
        return None
    return Numbered(number, match["title"], bool(match["prefix"]), bool(mark) or "." in number)


def of(lines: Sequence[Line], first: int, end: int, case: int | None = None) -> Title:
    """The title on some lines, its number apart; a case at the end of the last line is none of it."""
    texts = [line.text for line in lines[first:end]]
    texts[0] = without_stray(texts[0])
    split = cases.trailing(texts[-1])
    if split is not None:
        texts[-1] = texts[-1][:split]
    found = numbered(texts[0])
    if found:
        texts[0] = found.text
    return Title(first, end, prose.joined(texts), found.number if found else None, case, split=split)


def block_above(lines: Sequence[Line], below: int) -> tuple[int, int] | None:
    """The lines that stand together above a place, as first and end; None if there are none."""
    end = below
    while end > 0 and below - end < BLANKS_BELOW_TITLE and not lines[end - 1].text.strip():
        end -= 1
    first = end
    while first > 0 and end - first < TITLE_LINES and _may_be_title(lines[first - 1].text):
        if first < end and lines[first - 1].page != lines[first].page:
            break
        first -= 1
        if numbered(lines[first].text):
            break
    if first == end:
        return None
    if end - first > 1 and headings.section(lines[end - 1].text) == "baggrund":
        end -= 1  # `Resumé`, above another heading or a case
    return _begun(lines, first, end), end


def end_of(lines: Sequence[Line], at: int, taken: Collection[int] = ()) -> int:
    """Where a title ends that begins at a place: it goes on where its line is broken off or full.

    A line that belongs to another title is not part of it.
    """
    end = at + 1
    while end < len(lines) and end - at < TITLE_LINES and end not in taken:
        if not _goes_on(lines[end - 1].text, lines[end].text):
            break
        end += 1
    return end


def without_first_line(lines: Sequence[Line], title: Title) -> Title:
    """The title without its first line; as it is, if that line goes on into the next."""
    second = title.first + 1
    if title.end <= second or prose.continues(lines[title.first].text, lines[second].text):
        return title
    return of(lines, second, title.end, title.case)


def ends_like_sentence(text: str) -> bool:
    """Whether a line ends as text does and a title does not."""
    stripped = text.rstrip().lower()
    if not stripped.endswith((".", ";", ",", ":")):
        return False
    return not (stripped.endswith(ABBREVIATED) or ORDINAL_END.search(stripped))


def above_margin_number(lines: Sequence[Line], at: int) -> int:
    """The place to look for a title above: a number may be drawn between it and what is below it."""
    above = at - 1
    while above > 0 and at - above < BLANKS_BELOW_TITLE and not lines[above].text.strip():
        above -= 1
    return above if above >= 0 and is_margin_number(lines[above].text) else at


def below_margin_number(lines: Sequence[Line], at: int) -> int:
    """The place of what is printed below a title, its number apart."""
    below = next_printed(lines, at)
    if below < len(lines) and is_margin_number(lines[below].text):
        return next_printed(lines, below + 1)
    return below


def next_printed(lines: Sequence[Line], at: int) -> int:
    while at < len(lines) and not lines[at].text.strip():
        at += 1
    return at


def _goes_on(above: str, below: str) -> bool:
    return prose.continues(above, below) and not (numbered(below) or is_mark(below))


def _may_be_title(text: str) -> bool:
    return bool(text.strip()) and len(text) < LONGEST_TITLE_LINE and not is_mark(text)


def _begun(lines: Sequence[Line], first: int, end: int) -> int:
    """Where the title begins in a block that text may stand on top of without a blank line."""
    for at in range(end - 1, first, -1):
        above = lines[at - 1].text.rstrip()
        if above.endswith(SENTENCE_ENDS) and not ORDINAL_END.search(above):
            return at
    return first
