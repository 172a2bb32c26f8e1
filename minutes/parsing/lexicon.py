"""What is a Danish word, and how likely it is.

The forms are simplemma's (788,000, with inflections), the frequencies
wordfreq's (29,000), names and the words of minutes our own (`data/`). A cost is
the negative natural logarithm of a probability: *og* 3.5, *møde* 6, *tiltrådt*
13, a form without a frequency 17.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from math import log
from pathlib import Path

import wordfreq
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

DATA = Path(__file__).parents[2] / "data"
RARE = 17.0  # a form of simplemma's that wordfreq's million words did not meet
NAME = 13.0
# Above every letter, so that prefix + LAST ends the run of words with that prefix.
LAST = "\U0010ffff"


class Lexicon:
    """Words in lower case with their costs, sorted so that prefixes are found by bisection."""

    def __init__(self, costs: dict[str, float], proper: frozenset[str]) -> None:
        self.costs = costs
        self.proper = proper
        self.words = sorted(costs)

    def cost(self, word: str) -> float | None:
        """The cost of a lower-case word, None if there is no such word."""
        return self.costs.get(word)

    def span(self, prefix: str, low: int, high: int) -> tuple[int, int]:
        """Where in `words[low:high]` the words with this prefix stand."""
        low = bisect_left(self.words, prefix, low, high)
        return low, bisect_left(self.words, prefix + LAST, low, high)


@cache
def danish() -> Lexicon:
    """The one lexicon; takes most of a second the first time, so clean text should not ask for it."""
    forms = DefaultDictionaryFactory().get_dictionary("da")
    costs: dict[str, float] = {}
    capitals = []
    for form in forms:
        if form[0].isupper():
            capitals.append(form.lower())
        else:
            costs[form] = RARE
    proper = frozenset(word for word in capitals if word not in costs)
    names = frozenset(word.lower() for word in _lines("names.txt"))
    costs.update(dict.fromkeys(proper, NAME))
    costs.update((word, NAME) for word in names if word not in costs)
    costs.update((word, -log(share)) for word, share in wordfreq.get_frequency_dict("da", "small").items())
    costs.update(_minutes_words())
    return Lexicon(costs, proper | (names - forms.keys()))


def _minutes_words() -> Iterable[tuple[str, float]]:
    for line in _lines("minutes_words.tsv"):
        word, per_million = line.split("\t")
        yield word, -log(float(per_million) / 1e6)


def _lines(name: str) -> list[str]:
    text = (DATA / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
