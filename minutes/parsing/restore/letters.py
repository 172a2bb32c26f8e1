"""How likely a row of letters is as a Danish name, learnt from the names that are known.

*Frandsø* is far likelier than *frandsj*, *toftegård* than *toftegard*, though nobody knows either:
many names end in -sø and -gård. Told by how often a letter follows the four before it in
`data/names.txt` and `data/name_parts.txt`; where those were never seen, the last three, and so on
(interpolated after Witten and Bell, 1991).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from math import log

from minutes.parsing.restore.lexicon import listed, municipalities

ORDER = 5  # letters looked at together
PART_WEIGHT = 8  # an ending stands for the many names that have it
SHORT_PART, OF_PARTS = 3, 2.5
ALPHABET = frozenset("abcdefghijklmnopqrstuvwxyzæøåéüöä$")
STRANGE = 20.0  # what a sign or digit costs inside a name
START, END = "^", "$"


@cache
def _counts() -> tuple[Mapping[str, int], Mapping[str, int], Mapping[str, int]]:
    """How often each row of letters comes, how often another follows it, and how many different ones."""
    names = [START + name.lower() + END for name in (*listed("names.txt"), *municipalities())]
    rows = Counter(
        [
            name[at : at + size]
            for size in range(1, ORDER + 1)
            for name in names
            for at in range(1 - (size > 1), len(name) - size + 1)
        ]
    )
    for part in listed("name_parts.txt"):
        row = (
            part.lower().removeprefix("-") + END if part[0] == "-" else START + part.lower().removesuffix("-")
        )
        for size in range(1, ORDER + 1):
            for at in range(len(row) - size + 1):
                rows[row[at : at + size]] += PART_WEIGHT
    followed, different = defaultdict[str, int](int), defaultdict[str, int](int)
    for row, count in rows.items():
        if row != START:
            followed[row[:-1]] += count
            different[row[:-1]] += 1
    return rows, followed, different


@cache
def _chance(before: str, letter: str) -> float:
    rows, followed, different = _counts()
    shorter = _chance(before[1:], letter) if before else 1 / len(ALPHABET)
    kinds = different.get(before)
    if not kinds:
        return shorter
    return (rows.get(before + letter, 0) + kinds * shorter) / (followed[before] + kinds)


def cost(before: str, letter: str) -> float:
    """The cost of a letter after up to `ORDER - 1` others, `^` before the first, `$` after the last."""
    return _cost(before[1 - ORDER :], letter)


@cache
def _cost(before: str, letter: str) -> float:
    return -log(_chance(before, letter)) if letter in ALPHABET else STRANGE


@cache
def _endings() -> tuple[str, ...]:
    return tuple(
        part[1:].lower() for part in listed("name_parts.txt") if part[0] == "-" and len(part) > SHORT_PART
    )


def of_parts(name: str) -> float:
    """What speaks for a name in lower case besides its letters: that it ends as many do."""
    return OF_PARTS if name.endswith(_endings()) else 0.0


def total(name: str) -> float:
    """The cost of a whole name in lower case."""
    row = START + name + END
    return sum(cost(row[:at], row[at]) for at in range(1, len(row)))
