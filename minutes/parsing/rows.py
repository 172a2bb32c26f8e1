"""The rows of the attendance lists: one person's text each, with the list it stands in.

    Deltagere                                        a list: present
    Stine Rahbek Pedersen (Ø), Ballerup Kommune (suppleant for Ole Wedel-
    Brandt (Ø), Ishøj Kommune)                       one row over two lines
    Gribskov Kommune                                 a group: rows below are from there
    Afbud: Bent Hansen (V), Gribskov, og Lars Weiss (A), København
                                                     a list in one sentence
    Fra sekretariatet                                guests and staff, who are no members

Nothing is said here of who the persons are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from minutes.parsing import prose, vocabulary
from minutes.parsing.types import Line, Status

# Lines a row may take: name, party, municipality, and whom it is a substitute for.
ROW_LINES = 4
# A list in one sentence is a paragraph.
SENTENCE_LINES = 30
LONGEST_ROW = 300
LONGEST_SENTENCE = 3000

INLINE = re.compile(
    r"\s*(?:der var )?(?P<heading>afbud(?: fra)?|fraværende|deltagere|til ?stede|suppleanter)"
    r"(?:\s*:\s*|(?<=fra)\s+)(?=\S)",
    re.I,
)
# Between persons in a sentence: after a town or a closed bracket comes the next one's name.
NEXT_PERSON = re.compile(r"\s*(?:;|,? og|,)\s+(?=[A-ZÆØÅ])")
BULLET = re.compile(r"^\s*[•·▪–—*-]\s+")


@dataclass(frozen=True, slots=True)
class Row:
    """The text of one row, joined; `town` is the municipality of the group it stands in."""

    text: str
    line: Line
    status: Status
    town: str | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the lists we are."""

    status: Status = "present"
    town: str | None = None
    guests: bool = False


def begins(text: str) -> bool:
    """Whether a line begins the attendance lists: a heading, or a list in one sentence."""
    return vocabulary.attendance_heading(text) or INLINE.match(text[:LONGEST_ROW]) is not None


def of(lines: Sequence[Line]) -> Iterator[Row]:
    """The rows of members in order; guests and staff are left out."""
    place = _Place()
    at = 0
    while at < len(lines):
        line, text = lines[at], BULLET.sub("", lines[at].text, count=1).strip()
        at += 1
        inline = INLINE.match(text[:LONGEST_ROW])
        if not text:
            continue
        heading = _heading(text, place)
        if heading:
            place = heading
        elif inline:
            place = _Place(_status(inline["heading"]), None)
            end = _end_of_sentence(lines, at)
            yield from _of_sentence(_joined(lines, at - 1, end)[inline.end() :], line, place)
            at = end
        else:
            end = _end_of_row(lines, at)
            if not place.guests:
                yield Row(_joined(lines, at - 1, end), line, place.status, place.town)
            at = end


def _heading(text: str, place: _Place) -> _Place | None:
    """The place that a line begins, if it is nothing but a heading."""
    if vocabulary.attendance_heading(text):
        return _Place(vocabulary.attendance_status(text) or place.status)
    if vocabulary.guests_heading(text):
        return _Place(guests=True)
    town = _group(text)
    return replace(place, town=town) if town else None


def _group(text: str) -> str | None:
    """`Gribskov Kommune` or `Gribskov:` alone on a line."""
    match = _groups().fullmatch(text) if len(text) < LONGEST_ROW else None
    return vocabulary.municipality_names()[match[1].lower()] if match else None


def _status(heading: str) -> Status:
    return vocabulary.attendance_status(heading) or "present"


def _of_sentence(text: str, line: Line, place: _Place) -> Iterator[Row]:
    """The persons of a sentence: a name followed by its party or town, or names alone."""
    whole = text.strip().rstrip(".")
    cuts = [match for match in NEXT_PERSON.finditer(whole[:LONGEST_SENTENCE]) if _begins_person(whole, match)]
    starts = [0, *(match.end() for match in cuts)]
    ends = [*(match.start() for match in cuts), len(whole)]
    for start, end in zip(starts, ends, strict=True):
        yield Row(whole[start:end].strip(" ,"), line, place.status)


def _begins_person(text: str, gap: re.Match[str]) -> bool:
    """Not a town: `Bent Hansen (V), | Gribskov, | Lars Weiss`."""
    return not _towns().match(text, gap.end())


def _end_of_row(lines: Sequence[Line], end: int) -> int:
    first = end - 1
    while end < len(lines) and end - first < ROW_LINES and _goes_on(lines[end - 1].text, lines[end].text):
        end += 1
    return end


def _goes_on(above: str, below: str) -> bool:
    open_bracket = above.count("(") > above.count(")")
    return bool(below.strip()) and (open_bracket or above.rstrip().endswith(("-", ",")))


def _end_of_sentence(lines: Sequence[Line], end: int) -> int:
    first = end - 1
    while end < len(lines) and end - first < SENTENCE_LINES and _is_more(lines[end].text):
        if lines[end - 1].text.rstrip().endswith("."):
            break
        end += 1
    return end


def _is_more(text: str) -> bool:
    return bool(text.strip()) and not begins(text)


def _joined(lines: Sequence[Line], first: int, end: int) -> str:
    return BULLET.sub("", prose.joined(line.text for line in lines[first:end]), count=1)


@cache
def _groups() -> re.Pattern[str]:
    return re.compile(rf"({_names()})(?:(?: (?:regions)?kommune)?:| (?:regions)?kommune)", re.I)


@cache
def _towns() -> re.Pattern[str]:
    return re.compile(rf"(?:{_names()})(?: (?:regions)?kommune)?(?![\w-])", re.I)


def _names() -> str:
    return vocabulary.any_of(list(vocabulary.municipality_names()))
