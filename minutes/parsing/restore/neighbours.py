"""Which word it was, told by the words beside it: *et møde* but *på samme måde*.

Only for words that a scanner makes alike; which words speak for which is data
(`data/neighbours.tsv`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import chain

from minutes.parsing.restore.lexicon import DATA

PULL = 2.4  # a neighbour makes a word ten times as likely
AFTER = 2  # adjectives come between: "gør aktuel status"


@cache
def contexts() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """For each word the words that speak for it just before and shortly after."""
    named: dict[str, frozenset[str]] = {}
    found = {}
    for line in (DATA / "neighbours.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            word, before, after = (_words(cell, named) for cell in (line + "\t\t").split("\t")[:3])
            (name,) = word
            if name.startswith("@"):
                named[name] = before
            else:
                found[name] = before, after
    return found


def _words(cell: str, named: dict[str, frozenset[str]]) -> frozenset[str]:
    """The words of a cell; `@modal` brings in those of an earlier row of that name."""
    return frozenset(chain.from_iterable(named.get(word, (word,)) for word in cell.split()))


def pull(word: str, left: str, right: Sequence[str]) -> float:
    """How much the neighbours speak for this word, 0 if they say nothing."""
    if word not in contexts():
        return 0.0
    before, after = contexts()[word]
    return PULL * ((left in before) + any(word in after for word in right[:AFTER]))
