"""What a scanner confuses: the printed letters, what it read instead, and how often.

The odds are those of an English model over Danish print (the referat of KKR
Hovedstaden, 2 September 2025) with the slips of other scanners at lower odds:
of a hundred printed *ø* some sixty come out as *g*, a few as *o*, *a*, *e*, *@*.
Costs are natural logarithms, so that they add up along a word. *aa* for *å* is how
Danish was written until 1948, and names are still: hardly a slip, but of some scanners.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import log

# printed letter -> read letters -> odds among a hundred slips of that printed letter
ODDS: dict[str, dict[str, float]] = {
    "ø": {
        "g": 60, "o": 6, "a": 7, "e": 8, "@": 5, "ag": 2, "ga": 1.5, "ea": 1.5, "oe": 4, "ó": 1, "ö": 2,
        "0": 3, "6": 1, "j": 0.5, "J": 0.5, "9": 1, "&": 1, "s": 0.3, "es": 0.5, "sa": 0.3, "q": 0.5,
        "gi": 0.3, "eo": 0.3, "ge": 0.3, "a@": 0.3, "é": 0.5, "d": 0.05, "p": 0.1, "c": 0.5, "¢": 2,
        "o/": 0.5, "u": 0.05, "ô": 1, "õ": 0.5, "ò": 0.5,
    },
    "æ": {
        "ae": 50, "ee": 30, "a": 6, "ze": 6, "z": 1, "aa": 1, "&e": 1, "&": 1, "eae": 1, "aae": 0.5, "e": 0.8,
        "az": 0.3, "t&": 0.5, "eze": 0.3, "ea": 0.5, "zae": 0.3, "aea": 0.3, "ä": 2, "eee": 0.3, "te": 0.1,
        "o": 0.03, "ce": 0.5, "oe": 0.3, "re": 0.05, "/e": 1, "m": 0.1, "ge": 0.1, "ge ": 0.1, "æe": 0.3,
    },
    "å": {
        "a": 88, "é": 2.5, "éa": 2, "&": 1, "4": 2, "6": 0.7, "4a": 0.3, "d": 0.1, "a°": 0.5, "à": 1,
        "aa": 0.3, "aà": 0.1, "á": 1, "â": 1, "ã": 1, "ä": 1, "o": 0.1, "3": 0.1, "e": 0.05,
    },
    "Ø": {"@": 45, "J": 20, "g": 8, "O": 8, "d": 5, "9": 5, "&": 8, "0": 2, "6": 1, "D": 2, "Q": 1, "C": 0.3,
        "Ö": 2},
    "Æ": {"/E": 40, "AE": 40, "A": 10, "E": 5, "Z": 3, "ZE": 3, "FE": 2, "&": 2, "Ä": 1},
    "Å": {"A": 90, "4": 1, "&": 1, "A°": 1, "6": 0.5, "Á": 1, "À": 1, "Ä": 1},
}  # fmt: skip

# Slips in letters that an English model knows as well, per hundred printed ones: rare.
SLIPS: dict[str, dict[str, float]] = {
    "l": {"I": 3, "1": 1, "|": 1, "!": 1, "i": 0.3, "t": 0.02},
    "I": {"l": 3, "|": 50, "1": 1},
    "i": {"l": 0.3, "1": 0.5, "|": 0.5, "í": 1, "ï": 1},
    "m": {"rn": 0.5, "nn": 0.02, "in": 0.02},
    "rn": {"m": 0.5},
    "o": {"0": 0.3, "ø": 0.1, "c": 0.02},
    "O": {"0": 3},
    "d": {"cl": 0.3, "ci": 0.05, "ol": 0.02},
    "s": {"5": 0.5, "$": 0.5},
    "S": {"5": 0.5, "$": 0.5},
    "g": {"9": 1, "q": 0.3},
    "b": {"6": 0.5, "h": 0.05},
    "h": {"b": 0.05, "li": 0.3},
    "e": {"c": 0.2, "o": 0.02, "é": 0.02},
    "c": {"e": 0.02},
    "n": {"ri": 0.3, "u": 0.02, "ii": 0.02},
    "u": {"n": 0.02, "ii": 0.2},
    "ü": {"u": 40, "i": 10, "ii": 5},
    "ri": {"n": 0.3},
    "f": {"t": 0.03},
    "t": {"f": 0.03, "l": 0.02},
    "w": {"vv": 0.5},
    "vv": {"w": 0.1},
    "fi": {"ﬁ": 100, "ñ": 50},
    "fl": {"ﬂ": 100},
    "li": {"h": 0.1},
    "ti": {"ü": 0.3},
    "nn": {"rm": 0.1, "im": 0.1},
    "il": {"d": 0.02},
}


@dataclass(frozen=True, slots=True)
class Slip:
    """`read` stands where `printed` was; the printed letter of a capital slip is a capital."""

    read: str
    printed: str
    cost: float
    small: str


Slips = dict[str, tuple[Slip, ...]]

# What a text shows weighs against the table like so many slips of a Danish letter, or so many other letters.
TABLE_WEIGHT = 20
TABLE_SHARE = 0.5  # however much was seen: a slip of the table may come for the first time
RATE_WEIGHT = 1000


@cache
def slips() -> Slips:
    """All slips by the first character as read, the cheapest first."""
    return _by_first(
        _slip(read, printed, odds / 100) for printed, reads in _tables() for read, odds in reads.items()
    )


def as_seen(seen: Mapping[tuple[str, str], int], kept: Mapping[str, int]) -> Slips:
    """The slips of a scanner that was seen to read (printed, read) so often and to keep letters so often."""
    lost = Counter[str]()
    for (printed, _), count in seen.items():
        lost[printed] += count
    return _by_first(
        _slip(read, printed, _rate(printed, lost, kept) * _share(printed, read, seen, lost))
        for printed, reads in _tables()
        for read in reads
    )


def _rate(printed: str, lost: Mapping[str, int], kept: Mapping[str, int]) -> float:
    """How often the scanner loses this letter."""
    lost_here, kept_here = lost.get(printed, 0), kept.get(printed, 0)
    if printed in ODDS:
        return (lost_here + 1) / (lost_here + kept_here + 1)
    common = sum(SLIPS[printed].values()) / 100
    weight = RATE_WEIGHT if len(printed) == 1 else RATE_WEIGHT / 10
    return min(1.0, (common * weight + lost_here) / (weight + lost_here + kept_here))


def _share(printed: str, read: str, seen: Mapping[tuple[str, str], int], lost: Mapping[str, int]) -> float:
    """How often it reads the lost letter as just this."""
    table = ODDS.get(printed) or SLIPS[printed]
    weight = max(TABLE_WEIGHT if printed in ODDS else TABLE_WEIGHT / 4, TABLE_SHARE * lost.get(printed, 0))
    expected = table[read] / sum(table.values())
    return (expected * weight + seen.get((printed, read), 0)) / (weight + lost.get(printed, 0))


def _tables() -> Iterator[tuple[str, Mapping[str, float]]]:
    yield from ODDS.items()
    yield from SLIPS.items()


def _slip(read: str, printed: str, share: float) -> Slip:
    return Slip(read, printed, -log(share), printed.lower())


def _by_first(all_slips: Iterable[Slip]) -> Slips:
    found: dict[str, list[Slip]] = {}
    for slip in all_slips:
        found.setdefault(slip.read[0], []).append(slip)
    return {first: tuple(sorted(each, key=lambda slip: slip.cost)) for first, each in found.items()}
