"""Where agenda items begin: the line or lines of a title, and what shows that it is one.

A title stands above the number of its case, or above the first heading of an item,
or has its number on its own line and is followed by what only an item has:

    Fordeling af lærepladser på SOSU-uddannelserne for 2026
    SAG-2025-03121 lifo

    4. Punkter til næste møde        <- a heading, shown by the item below it

    5. Eventuelt

A numbered list inside an item (`1. En rehabiliterende tilgang …`) is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from minutes.parsing import prose, vocabulary
from minutes.parsing.numbers import after, readings
from minutes.parsing.types import Line

# Initials stand with a slash between them, or a comma; where only a space does, they must be short.
OFFICERS = r"[^\s,;]{1,40}(?:\s?[/,;]\s?[^\s,;/]{1,12}|\s[a-zæøå]{2,4}){0,9}"
CASE = re.compile(rf"\s*(SAG[-–— ]?\d{{4}}[-–— ]?\d{{3,6}})\b[ ,:]*({OFFICERS})?\s*")
MARGIN_NUMBER = re.compile(r"\s*(?:punkt\s+|pkt\.?\s+)?(\d{1,2}[.,]\d{1,2}\.?|\d{1,3}\.)\s*", re.I)
NUMBERED = re.compile(r"\s*(?:punkt\s+|pkt\.?\s+)?(\d{1,3}(?:[.,]\d{1,2})?)[.:]?\s{1,20}(\S.*)", re.I)
# KKR's titles fill at most three lines; what stands above more than that is text.
TITLE_LINES = 3
LONGEST_TITLE_LINE = 110
BLANKS_BELOW_TITLE = 3


@dataclass(frozen=True, slots=True)
class Title:
    """A title at lines[first:end]; `number` as written on it, `case` the place of its case line."""

    first: int
    end: int
    text: str
    number: str | None = None
    case: int | None = None


def find(lines: Sequence[Line]) -> list[Title]:
    """Titles in the order of the text; places are places in `lines`."""
    sure = {title.first: title for title in _above_anchors(lines)}
    numbered = _shown_by_neighbours if sure else _chained
    for title in list(numbered(lines, sure)):
        sure.setdefault(title.first, title)
    return [sure[first] for first in sorted(sure)]


def block_above(lines: Sequence[Line], below: int) -> tuple[int, int] | None:
    """The lines that stand together above a place, as first and end; None if there are none."""
    end = below
    while end > 0 and below - end < BLANKS_BELOW_TITLE and not lines[end - 1].text.strip():
        end -= 1
    first = end
    while first > 0 and end - first < TITLE_LINES and _may_be_title(lines[first - 1].text):
        first -= 1
        if NUMBERED.fullmatch(lines[first].text):
            break
    if first == end:
        return None
    return _begun(lines, first, end), end


def without_first_line(lines: Sequence[Line], title: Title) -> Title:
    """The title without its first line; as it is, if that line goes on into the next."""
    second = title.first + 1
    if title.end <= second or prose.continues(lines[title.first].text, lines[second].text):
        return title
    return _title(lines, second, title.end, title.case)


def is_margin_number(text: str) -> bool:
    return MARGIN_NUMBER.fullmatch(text) is not None


def is_mark(text: str) -> bool:
    """Whether a line is a heading of the form, a case or a number, and so never part of a title."""
    return bool(
        vocabulary.section_heading(text)
        or vocabulary.is_attachments_heading(text)
        or CASE.fullmatch(text)
        or is_margin_number(text)
    )


def _above_anchors(lines: Sequence[Line]) -> Iterator[Title]:
    for at in _anchors(lines):
        block = block_above(lines, at)
        if block:
            case = at if CASE.fullmatch(lines[at].text) else None
            yield _title(lines, *block, case)


def _anchors(lines: Sequence[Line]) -> Iterator[int]:
    """Places of case lines, and of a heading `Baggrund` with no case line above it."""
    case_above = False
    for at, line in enumerate(lines):
        if CASE.fullmatch(line.text):
            case_above = True
            yield at
        elif vocabulary.section_heading(line.text) == "baggrund":
            if not case_above:
                yield at
            case_above = False


def _shown_by_neighbours(lines: Sequence[Line], sure: dict[int, Title]) -> Iterator[Title]:
    firsts = sorted(sure)
    for at, end, number in _numbered(lines, sure):
        title = _title(lines, at, end, None)
        below = sure.get(_next_printed(lines, end))
        heads = below is not None and f"{number}.1" in readings(below.number or "")
        if heads or _stands_alone(lines, title, end) or _fills_gap(sure, firsts, at, number):
            yield title


def _fills_gap(sure: dict[int, Title], firsts: list[int], at: int, number: str) -> bool:
    """Item 4, when the titles around it say 3 and 5: a closed item, say, without a case."""
    below = bisect(firsts, at)
    if not 0 < below < len(firsts):
        return False
    above_it, below_it = sure[firsts[below - 1]].number, sure[firsts[below]].number
    return bool(above_it and below_it) and number in after(above_it) and below_it in after(number)


def _stands_alone(lines: Sequence[Line], title: Title, end: int) -> bool:
    """`5. Eventuelt`, or any numbered title right above a heading of the form."""
    if title.text.lower().startswith(vocabulary.STANDING_TITLES):
        return True
    below = _next_printed(lines, end)
    over_heading = below < len(lines) and vocabulary.section_heading(lines[below].text) is not None
    return over_heading and not _goes_on_a_list(lines, title)


def _goes_on_a_list(lines: Sequence[Line], title: Title) -> bool:
    """`3. Jobrotation` under `2. Uddannelsesløft`."""
    above = title.first - 1
    while above >= 0 and not lines[above].text.strip():
        above -= 1
    match = NUMBERED.fullmatch(lines[above].text) if above >= 0 else None
    return match is not None and title.number in after(match[1].replace(",", "."))


def _chained(lines: Sequence[Line], sure: dict[int, Title]) -> Iterator[Title]:
    """In a referat without cases and headings: numbered lines that count on from one another."""
    last, listed = None, None
    for at, end, number in _numbered(lines, sure):
        in_list = listed is not None and number in after(listed)
        if not in_list and number in after(last) and not (last is None and number not in {"1", "0"}):
            last, listed = number, None
            yield _title(lines, at, end, None)
        else:
            listed = number


def _numbered(lines: Sequence[Line], sure: dict[int, Title]) -> Iterator[tuple[int, int, str]]:
    taken = {at for title in sure.values() for at in range(title.first, title.end)}
    for at, line in enumerate(lines):
        match = NUMBERED.fullmatch(line.text) if at not in taken else None
        if match and _reads_like_title(match[2]) and not prose.runs_on(lines, at):
            yield at, _end_of_title(lines, at, taken), match[1].replace(",", ".")


def _reads_like_title(text: str) -> bool:
    return text[0].isupper() and len(text) < LONGEST_TITLE_LINE and not text.endswith((".", ";", ",", ":"))


def _end_of_title(lines: Sequence[Line], at: int, taken: Collection[int]) -> int:
    """Where a title ends; a line that belongs to the next one is not part of it."""
    end = at + 1
    while end < len(lines) and end - at < TITLE_LINES and end not in taken:
        if not _goes_on(lines[end - 1].text, lines[end].text):
            break
        end += 1
    return end


def _goes_on(above: str, below: str) -> bool:
    return prose.continues(above, below) and not (NUMBERED.fullmatch(below) or is_mark(below))


def _title(lines: Sequence[Line], first: int, end: int, case: int | None) -> Title:
    texts = [line.text for line in lines[first:end]]
    match = NUMBERED.fullmatch(texts[0])
    if match:
        texts[0] = match[2]
    return Title(first, end, prose.joined(texts), match[1] if match else None, case)


def _may_be_title(text: str) -> bool:
    return bool(text.strip()) and len(text) < LONGEST_TITLE_LINE and not is_mark(text)


def _begun(lines: Sequence[Line], first: int, end: int) -> int:
    """Where the title begins in a block that text may stand on top of without a blank line."""
    for at in range(end - 1, first, -1):
        if lines[at - 1].text.rstrip().endswith((".", "!", "?", ":")):
            return at
    return first


def _next_printed(lines: Sequence[Line], at: int) -> int:
    while at < len(lines) and not lines[at].text.strip():
        at += 1
    return at
