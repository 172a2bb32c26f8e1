"""Which reading of each word it was.

Weighed are how likely the word and the slip are, whether the text surely has
the word elsewhere, and what stands beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from minutes.parsing import neighbours, tokens
from minutes.parsing.readings import Edit, Reading, Search
from minutes.parsing.tokens import Token

# The cost of a word nobody knows: the longer, the less likely that Danish has such a word.
UNKNOWN, UNKNOWN_LETTER = 14.0, 1.5
# A word nobody knows with a capital inside a sentence is most likely a name, unless it is long.
UNKNOWN_NAME = 18.5
LONG_NAME, LONGER = 10, 0.6
CLEAR = 5.0  # a reading that leads by this much is settled whatever stands beside it
KNOWN_HERE = 2.0  # the pull of a word that this text surely has elsewhere
ABBREVIATION = 5  # shorter words in capitals are left alone
BEST = 8


@dataclass(frozen=True, slots=True)
class Chosen:
    """A word and what was printed; `reading` has no edits if that is what was read."""

    token: Token
    reading: Reading
    certainty: float
    known: bool


def of(words: Sequence[Token], search: Search) -> list[Chosen]:
    """The likeliest reading of every word, in the order of the text."""
    words = [piece for word in words for piece in _readable(word, search)]
    remembered: dict[tuple[str, tuple[int, ...], bool], list[Reading]] = {}
    options = []
    for word in words:
        key = (word.raw, word.cuts, word.opens)
        if key not in remembered:
            remembered[key] = _options(word, search)
        options.append(remembered[key])
    here = Counter(each[0].word for each in options if _is_clear(each))
    chosen: list[Chosen] = []
    for index, (word, readings) in enumerate(zip(words, options, strict=True)):
        left = chosen[-1].reading.word if chosen else ""
        right = [each[0].word for each in options[index + 1 : index + 3]]
        chosen.append(_choose(word, readings, here, left, right))
    return chosen


def _readable(word: Token, search: Search) -> list[Token]:
    """A broken word as one if Danish has such a word, else its pieces: KKR-|formandskabet."""
    if len(word.parts) > 1 and not search.readings(word.raw, word.cuts):
        return tokens.apart(word)
    return [word]


def _options(word: Token, search: Search) -> list[Reading]:
    """The readings of a word, likeliest first; the word as it stands is always among them."""
    if word.raw == "|":
        return [Reading("i", 0.0, 0.0, (Edit(0, "|", "I"),))]
    if word.raw.isupper() and len(word.raw) < ABBREVIATION:
        return [Reading(word.raw.lower(), 0.0)]
    raw = word.raw.lower() if word.raw.isupper() else word.raw
    readings = search.readings(raw, word.cuts)
    if all(reading.edits for reading in readings):
        as_read = search.as_read(raw)
        unknown = Reading(raw.lower(), _unknown_cost(word))
        readings.append(as_read if as_read and as_read.cost < unknown.cost else unknown)
    return sorted(readings, key=lambda reading: reading.cost)[:BEST]


def _unknown_cost(word: Token) -> float:
    if word.opens or not word.raw[0].isupper():
        return UNKNOWN + UNKNOWN_LETTER * len(word.raw)
    return UNKNOWN_NAME + LONGER * max(0, len(word.raw) - LONG_NAME)


def _is_clear(readings: Sequence[Reading]) -> bool:
    return len(readings) == 1 or readings[1].cost - readings[0].cost > CLEAR


def _choose(
    word: Token, readings: Sequence[Reading], here: Counter[str], left: str, right: Sequence[str]
) -> Chosen:
    weighed = []
    for reading in readings:
        pull = neighbours.pull(reading.word, left, right)
        if here[reading.word] and len(reading.word) > 3:
            pull += KNOWN_HERE
        weighed.append((reading.cost - pull, reading))
    weighed.sort(key=lambda each: each[0])
    cost, best = weighed[0]
    certainty = 1 / sum(exp(cost - other) for other, _ in weighed)
    return Chosen(word, best, round(certainty, 3), best.cost < UNKNOWN_NAME)
