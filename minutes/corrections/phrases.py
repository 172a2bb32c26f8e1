"""A phrase wherever it stands: over line ends, hyphenated, in any case, in an address made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

# It tells nothing of what it hides, not even how long that was.
MARK = "[skjult]"
# A phrase of less would be found in words all over a paper.
SHORTEST = 3
# From and to, in letters of the text.
Span = tuple[int, int]

# The end of a line within a word, with a hyphen or without.
BREAK = r"(?:[-\u00ad‐]?\s*\n\s*|\u00ad)?"
# Between words; in an address they are joined otherwise.
BETWEEN = r"(?:[\s\u00a0_.+‐–-]|%20)+"
# Between the figures of a number, which everybody groups in a way of his own.
BETWEEN_FIGURES = r"[\s\u00a0.‐–-]*"
# Letters that addresses and scanners have otherwise; longest first.
LETTERS = {
    "aa": "(?:å|aa)", "ae": "(?:æ|ae)", "oe": "(?:ø|ö|oe)",
    "å": "(?:å|aa)", "æ": "(?:æ|ä|ae)", "ø": "(?:ø|ö|oe)", "ö": "(?:ö|ø|oe)", "ä": "(?:ä|æ|ae)",
    "é": "[ée]", "è": "[èe]", "ü": "[üu]",
    "'": "['’´`]", "’": "['’´`]", '"': '["“”„»«]', "“": '["“”„»«]', "”": '["“”„»«]',
}  # fmt: skip
SIGN = re.compile("|".join(sorted(map(re.escape, LETTERS), key=len, reverse=True)) + r"|\S")
FIGURES = re.compile(r"[\d\s.+‐–-]+")
# Set on either side of words, and in no address.
QUIET = " \n\t.,;:-–"


@lru_cache(maxsize=200)
def pattern(phrase: str) -> re.Pattern[str]:
    """
    >>> bool(pattern("Maja Højgaard").search("MAJA HØJ-\\nGÅRDS"))
    True
    >>> bool(pattern("Maja Højgaard").search("/medlem/maja-hoejgaard/"))
    True
    >>> bool(pattern("010203-1234").search("født 010203 1234"))
    True
    """
    said = phrase.strip(QUIET) or phrase.strip()
    if FIGURES.fullmatch(said):
        return re.compile(BETWEEN_FIGURES.join(re.sub(r"\D", "", said)) or re.escape(said))
    words = [BREAK.join(map(_sign, SIGN.findall(word))) for word in re.split(r"[\s\u00a0]+", said)]
    return re.compile(BETWEEN.join(words), re.I)


def _sign(found: str) -> str:
    if found in "-‐–":
        return "[-‐–]"
    return LETTERS.get(found.lower(), re.escape(found))


def length(phrase: str) -> int:
    """Letters and figures of it."""
    return sum(map(str.isalnum, phrase))


def spans(text: str, phrases: Iterable[str]) -> list[Span]:
    """Where any of them stands, joined where they touch, in order."""
    return joined(match.span() for phrase in phrases for match in pattern(phrase).finditer(text))


def joined(found: Iterable[Span]) -> list[Span]:
    rows: list[Span] = []
    for start, end in sorted(found):
        if rows and start <= rows[-1][1]:
            rows[-1] = (rows[-1][0], max(rows[-1][1], end))
        else:
            rows.append((start, end))
    return rows


def masked(text: str, places: Iterable[Span]) -> str:
    """With the mark for each, once on each line that it has words on: as many lines as before."""
    pieces, at = [], 0
    for start, end in places:
        pieces += [text[at:start], *_marks(text[start:end])]
        at = end
    return "".join([*pieces, text[at:]])


def _marks(hidden: str) -> Iterator[str]:
    for number, line in enumerate(hidden.split("\n")):
        if number:
            yield "\n"
        if line.strip():
            yield MARK


def hide(text: str, phrases: Iterable[str]) -> str:
    """
    >>> hide("Hans Hansen\\nog Hans Han-\\nsens bror", ["Hans Hansen"])
    '[skjult]\\nog [skjult]\\n[skjult]s bror'
    """
    found = spans(text, phrases)
    return masked(text, found) if found else text


@lru_cache(maxsize=200)
def halves(phrase: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """How it looks where a page ends within it: what ends a line, and what begins one."""
    said = phrase.strip(QUIET)
    parts = ((said[:at], said[at:]) for at in range(1, len(said)) if not said[at - 1].isspace())
    return tuple(
        (
            re.compile(rf"{pattern(one).pattern}[-\u00ad‐]?\s*$", re.I),
            re.compile(rf"^\s*{pattern(other).pattern}", re.I),
        )
        for one, other in parts
        if length(one) and length(other)
    )
