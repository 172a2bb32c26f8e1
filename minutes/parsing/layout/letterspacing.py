"""Headings set with spaced letters, as the words they are.

    K K R  S J Æ L L A N D          → KKR SJÆLLAND
    D AG S O R D E N 2 0 1 8        → DAGSORDEN 2018

Only a line of hardly anything but single letters is touched, and only where it gives
words: a row of parties (A B C F O V Ø) stays as it is. Where a wider gap shows the
words it is followed; else the words that headings are made of tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from statistics import median

from minutes.parsing import vocabulary
from minutes.parsing.wording import headings, list_words

FEWEST_LETTERS = 4
# Of all pieces; kerning may leave two letters together here and there.
MOSTLY = 0.6
LONGEST_PIECE = 3
LONGEST_LINE = 300
# A gap between words is clearly wider than one between letters.
WIDER = 1.5
LETTER = re.compile(r"[^\W_]")
PARTS = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")
FIGURES = re.compile(r"[\d.:/-]+")
# Signs that stand by themselves between words; all others close up.
STANDS_ALONE = frozenset("|–—•·&+=")
VOWEL = re.compile(r"[aeiouyæøåAEIOUYÆØÅ]")
SHORTEST_WORD, SHORTEST_SURE = 4, 3
# What a word costs that headings have, a short one that may as well be part of another, and an unknown one.
KNOWN, SHORT, UNKNOWN_WORD, UNKNOWN_LETTER = 1.0, 3.0, 4.0, 1.0

WORDS = vocabulary.DATA / "heading_words.txt"


def heading(text: str) -> str:
    """A line of a text file, its spaced letters as words; any other line to the letter."""
    if len(text) > LONGEST_LINE or " " not in text.strip():
        return text
    pieces = text.split()
    if not looks_spaced(pieces):
        return text
    gaps = [float(len(gap)) for gap in re.findall(r"\s+", text.strip())]
    return joined(pieces, gaps) or text


def looks_spaced(pieces: Sequence[str]) -> bool:
    short = [piece for piece in pieces if len(piece) == 1]
    fewest = max(FEWEST_LETTERS, MOSTLY * len(pieces))
    if len(short) < fewest or len([*filter(LETTER.match, short)]) < fewest:
        return False
    return all(
        len(piece) <= LONGEST_PIECE or FIGURES.fullmatch(piece) or piece.lower() in _words()
        for piece in pieces
    )


def joined(pieces: Sequence[str], gaps: Sequence[float]) -> str | None:
    """The words, None where the pieces give none; a gap stands between each two pieces."""
    groups = _groups(pieces, gaps)
    words = [word for group in groups for word in _of_group(group)]
    sure = any(len(word) >= SHORTEST_SURE and word.strip(".:,").lower() in _words() for word in words)
    return " ".join(words) if sure or (len(groups) > 1 and _reads(words)) else None


def _groups(pieces: Sequence[str], gaps: Sequence[float]) -> list[str]:
    """Pieces put together up to each gap that is clearly wider than most."""
    usual = median(gaps)
    wide = [gap > WIDER * usual for gap in gaps]
    groups = [pieces[0]]
    for piece, apart in zip(pieces[1:], wide, strict=True):
        if apart:
            groups.append(piece)
        else:
            groups[-1] += piece
    return groups


def _of_group(group: str) -> list[str]:
    """The words of pieces put together: letters and figures part, signs close up."""
    words: list[str] = []
    above = ""
    for part in PARTS.findall(group):
        cut = _cut(part)
        if above and not _parts(above, part):
            words[-1] += cut.pop(0)
        words += cut
        above = part
    return words


def _parts(left: str, right: str) -> bool:
    """Whether a space stands between a word or sign and the next."""
    if left in STANDS_ALONE or right in STANDS_ALONE:
        return True
    return left[-1].isalnum() and right[0].isalnum()


def _reads(words: Sequence[str]) -> bool:
    """Whether words nobody listed could be words: each with a vowel, and long enough."""
    letters = [word for word in words if word.isalpha()]
    return bool(letters) and all(len(word) >= SHORTEST_WORD and VOWEL.search(word) for word in letters)


def _cut(part: str) -> list[str]:
    """Letters without any gap between, cut into words: KKRSJÆLLAND → KKR, SJÆLLAND."""
    small = part.lower()
    if not small.isalpha() or small in _words():
        return [part]
    best: list[tuple[float, int, bool]] = [(0.0, 0, True)]
    for end in range(1, len(small) + 1):
        best.append(min(_steps(small, best, end)))
    found: list[tuple[bool, str]] = []
    end = len(small)
    while end:
        _, start, known = best[end]
        found.append((known, part[start:end]))
        end = start
    runs = groupby(reversed(found), key=lambda each: each[0])
    return [word for known, run in runs for word in _whole(known, [piece for _, piece in run])]


def _whole(known: bool, pieces: list[str]) -> list[str]:
    return pieces if known else ["".join(pieces)]


def _steps(small: str, best: Sequence[tuple[float, int, bool]], end: int) -> list[tuple[float, int, bool]]:
    """Ways to reach a place: with a known word that ends there, or one letter more of an unknown one."""
    cost, _, known = best[end - 1]
    steps = [(cost + UNKNOWN_LETTER + (UNKNOWN_WORD if known else 0.0), end - 1, False)]
    for start in range(max(0, end - _longest()), end):
        word = small[start:end]
        if word in _words():
            steps.append((best[start][0] + (KNOWN if len(word) >= SHORTEST_SURE else SHORT), start, True))
    return steps


@cache
def _words() -> frozenset[str]:
    listed = [line for line in WORDS.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    of_lists = [word for word, kind in list_words.listed().items() if kind != "guests"]
    in_items = [*headings.FIRM, *headings.LOOSE, *of_lists]
    known = " ".join([*listed, *in_items, *vocabulary.COUNCILS, *vocabulary.MONTHS])
    return frozenset(known.split())


@cache
def _longest() -> int:
    return max(len(word) for word in _words())
