"""The papers that an item's list of bilag names, one title each.

    Bilag 1: Notat om Movia               Notat om Movia
    - Udkast til høringssvar              Udkast til høringssvar
    Aftaleudkast (bilaget udleveres på mødet)
    Ingen bilag                           none

Marks of a list go, also `Bilag 1:`; a title goes on where the line above it is broken off or the
next begins small, and in a list with marks until the next mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutes.parsing import prose
from minutes.parsing.types import Line

LABEL = re.compile(
    r"\s*(?:bilag\s{0,3}(?:nr\.?\s?)?(?:\d{1,2}(?:[.,]\d{1,2})?|[A-HV])(?:\s?[:.)–—-]{1,2}\s{0,3}|\s{1,3})(?=\S)|vedlagt\s?:\s?)",
    re.I,
)
ONLY_LABEL = re.compile(r"\s*bilag\s{0,3}(?:nr\.?\s?)?(?:\d{1,2}|[A-H])\s?[:.)–—-]?\s*", re.I)
NUMBER = re.compile(r"\s*(?:\d{1,2}[.)]|\(?[a-h]\))\s{1,5}(?=[A-ZÆØÅ0-9\"”“»])")
NONE = re.compile(r"\W*(?:(?:der er )?ingen(?: bilag| vedlagte bilag)?|intet|-|–|—|n/a)\W*", re.I)
# A sentence about a paper is not its title.
TOLD = re.compile(
    r"\W*(?:bilaget|bilagene|bilag|materialet|oplægget|notatet)\s(?:til punktet |til sagen )?"
    r"(?:vil blive |er |bliver |blev )?"
    r"(?:udlever|eftersend|omdel|udsend|fremsend|forelægge|præsenter|vises|uddel|kan\b|findes|ligger)\w*\b.{0,200}",
    re.I,
)
LONGEST_LOOK = 300


def of(lines: Sequence[Line], setting: prose.Setting = prose.PLAIN) -> tuple[list[str], list[Line]]:
    """The titles, and the lines of sentences about papers that are no titles themselves."""
    found: list[list[str]] = []
    told: list[Line] = []
    above = ""
    for line in lines:
        text = prose.without_margin_mark(line.text)
        if not text or NONE.fullmatch(text[:LONGEST_LOOK]):
            above = ""
            continue
        if TOLD.fullmatch(text[:LONGEST_LOOK]):
            told.append(line)
            above = ""
            continue
        if found and _goes_on(found[-1], above, text):
            found[-1].append(text)
        else:
            found.append([text])
        above = text
    titles = [_without_marks(prose.joined(texts, setting)) for texts in found]
    return [title for title in titles if title], told


def _goes_on(title: Sequence[str], above: str, text: str) -> bool:
    """Whether a line goes on with the title so far; `above` is the line right above it, "" for none."""
    last = title[-1]
    if _mark(text):
        return False
    if ONLY_LABEL.fullmatch(last[:LONGEST_LOOK]):
        return True
    if not above:
        return last.endswith("-") or last.count("(") > last.count(")")
    return prose.continues(above, text) or _mark(title[0])


def _mark(text: str) -> bool:
    look = text[:LONGEST_LOOK]
    return bool(
        LABEL.match(look) or ONLY_LABEL.fullmatch(look) or NUMBER.match(look) or prose.BULLET.match(look)
    )


def _without_marks(title: str) -> str:
    for mark in (prose.BULLET, LABEL, NUMBER):
        match = mark.match(title[:LONGEST_LOOK])
        title = title[match.end() :] if match else title
    return "" if ONLY_LABEL.fullmatch(title[:LONGEST_LOOK]) else title.strip()
