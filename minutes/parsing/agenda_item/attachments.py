"""The papers that an item's list of bilag names, one title each.

    Bilag 1: Notat om Movia               Notat om Movia
    Bilag 2.1.a: Oversigt                 Oversigt
    - Udkast til høringssvar              Udkast til høringssvar
    Aftaleudkast (bilaget udleveres på mødet)
    Ingen bilag                           none

Bullets and the counting of a list go, `Bilag 1:` too. A title goes on where the line above it is
broken off or the next begins small, and in a list that begins with a mark until the next mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutes.parsing import prose
from minutes.parsing.types import Line

# `Bilag 1: …`, `2.1 …`, `1) …`: with these a title begins.
LABEL = re.compile(
    r"\s*(?:bilag\s{0,3}(?:nr\.?\s?)?(?:\d{1,2}(?:[.,]\d{1,2}){0,2}(?:\.?[a-h])?|[A-HV])(?:\s?[:.)–—-]{1,2}\s{0,3}|\s{1,3})(?=\S)"
    r"|\d{1,2}\.\d{1,2}(?:\.?[a-h])?[.:]?\s{1,5}(?=[A-ZÆØÅ])|[A-H]:\s{1,5}(?=\S))",
    re.I,
)
ONLY_LABEL = re.compile(r"\s*bilag\s{0,3}(?:nr\.?\s?)?(?:\d{1,2}|[A-H])\s?[:.)–—-]?\s*", re.I)
COUNTED = re.compile(r"\s*(?:(?:\d{1,2}[.)]|\(?[a-h]\))\s{1,5}(?=[A-ZÆØÅ0-9\"”“»])|vedlagt\s?:\s{0,3})", re.I)
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
    marked = next((_mark(line.text) for line in lines if line.text.strip()), False)
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
        if found and _goes_on(found[-1][-1], above, text, marked):
            found[-1].append(text)
        else:
            found.append([text])
        above = text
    titles = [_without_marks(prose.joined(texts, setting)) for texts in found]
    return [title for title in titles if title], told


def _goes_on(last: str, above: str, text: str, marked: bool) -> bool:
    """Whether a line goes on with the title so far; `above` is the line right above it, "" for none."""
    if _mark(text):
        return False
    if ONLY_LABEL.fullmatch(last[:LONGEST_LOOK]):
        return True
    if not above:
        return last.endswith("-") or last.count("(") > last.count(")")
    return marked or prose.continues(above, text)


def _mark(text: str) -> bool:
    look = text[:LONGEST_LOOK]
    marks = (LABEL.match(look), ONLY_LABEL.fullmatch(look), COUNTED.match(look), prose.BULLET.match(look))
    return any(marks)


def _without_marks(title: str) -> str:
    for mark in (prose.BULLET, LABEL, COUNTED):
        match = mark.match(title[:LONGEST_LOOK])
        title = title[match.end() :] if match else title
    return "" if ONLY_LABEL.fullmatch(title[:LONGEST_LOOK]) else title.strip()
