"""Names nobody knows, mended where Danish spelling leaves no other way to read them.

Trgst, Engstrgm -> Trøst, Engstrøm     names go on with *trø*, next to none with *trg*
Frandsj         -> Frandsø             and end in -sø
Naesager        -> Næsager             if this scanner reads æ as ae
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass

from minutes.parsing.restore import letters
from minutes.parsing.restore.confusions import Slip, Slips
from minutes.parsing.restore.lexicon import DANISH
from minutes.parsing.restore.reading import Edit, Reading

WAYS = 12  # carried along at each letter of a name
MOST_EDITS = 3
MOST_SPELT = 4
# A name spelt as few are: a part of what its letters cost above the usual, at most so much a letter.
USUAL_LETTER, STRANGE, STRANGEST = 1.9, 0.4, 0.55
PLAIN_SLIP = 2.0
ODD_LETTER, SHORTEST_ODD = 2.7, 6
DEAREST = 7.5  # what one slip may cost, unless what was read is no letter
# A name is rather left as it is: other people's names follow no rule.
SLIP_OF_NAME = 3.0
# Capitals, digits and signs within small letters, and the one letter they stand for.
INSIDE = {"I": "l", "|": "l", "1": "l", "5": "s"}
SHORTEST = 5


def is_odd(raw: str) -> bool:
    """Whether hardly a name has letters in such a row: Sjællancl, Siridal, Rådhiiset."""
    return len(raw) >= SHORTEST_ODD and letters.total(raw.lower()) > ODD_LETTER * (len(raw) + 1)


def plain(raw: str, cost: float) -> Reading | None:
    """A word nobody knows without what no word has inside: fIextra, Mo1in, varetage1se; None to leave it."""
    inside = range(1, len(raw) - 1)
    edits = tuple(
        Edit(at, raw[at], INSIDE[raw[at]]) for at in inside if raw[at] in INSIDE and raw[at + 1].islower()
    )
    if not edits or len(raw) < SHORTEST or not all(each.islower() or each in INSIDE for each in raw[1:]):
        return None
    letters = dict(zip((edit.at for edit in edits), (edit.printed for edit in edits), strict=True))
    return Reading("".join(letters.get(at, each) for at, each in enumerate(raw)).lower(), cost, 0.0, edits)


def names(raw: str, cuts: tuple[int, ...], slips: Slips) -> list[Reading]:
    """How a name nobody knows may have been printed, likeliest first, the name as read among them.

    The cost of the likeliest is 0; the others cost what they are less likely.
    """
    ends = _spelt(raw, cuts, slips)
    if not ends:
        return []
    least = min(spelt.cost for spelt in ends)
    readings = [
        Reading(spelt.word, spelt.cost - least + (SLIP_OF_NAME if spelt.edits else 0.0), 0.0, spelt.edits)
        for spelt in ends
    ]
    return sorted(readings, key=lambda reading: reading.word_cost)[:MOST_SPELT]


def strangeness(word: str) -> float:
    """What a name costs for being written as few names are."""
    usual = USUAL_LETTER * (len(word) + 1)
    return min(STRANGEST * len(word), max(0.0, STRANGE * (letters.total(word) - usual)))


def _spelt(raw: str, cuts: tuple[int, ...], slips: Slips) -> list[_Spelt]:
    """The likeliest ways to print all of the name, `WAYS` carried along at each letter."""
    small = raw.lower()
    ways: list[list[_Spelt]] = [[] for _ in range(len(raw) + 1)]
    ways[0].append(_Spelt("", 0.0, ()))
    for at, letter in enumerate(small):
        usable = [slip for slip in slips.get(raw[at], ()) if _may_be(slip, raw, at, cuts)]
        for way in heapq.nsmallest(WAYS, ways[at], key=lambda way: way.cost):
            ways[at + 1].append(way.longer(letter))
            for slip in usable if len(way.edits) < MOST_EDITS else ():
                ways[at + len(slip.read)].append(
                    way.longer(slip.small, _price(slip), Edit(at, slip.read, slip.printed))
                )
    return [
        way.longer(letters.END, end=True) for way in heapq.nsmallest(WAYS, ways[-1], key=lambda way: way.cost)
    ]


def _price(slip: Slip) -> float:
    """Its cost; other letters than the Danish ones are lost so rarely that a strange name is likelier."""
    plain = DANISH.isdisjoint(slip.small) and slip.read.isalpha()
    return slip.cost + PLAIN_SLIP * plain


def _may_be(slip: Slip, raw: str, at: int, cuts: tuple[int, ...]) -> bool:
    if (
        (slip.cost > DEAREST and slip.read.isalpha())
        or (at and slip.printed != slip.small)
        or not raw.startswith(slip.read, at)
    ):
        return False
    # A capital is printed where a name begins.
    if not at and slip.printed == slip.small and slip.printed in "æøå":
        return False
    return not any(at < cut < at + len(slip.read) for cut in cuts)


@dataclass(frozen=True, slots=True)
class _Spelt:
    """The beginning of a name as it may have been printed."""

    word: str
    cost: float
    edits: tuple[Edit, ...]

    def longer(self, printed: str, price: float = 0.0, *edits: Edit, end: bool = False) -> _Spelt:
        row, cost = letters.START + self.word, self.cost + price
        for letter in printed:
            cost += letters.cost(row, letter)
            row += letter
        if end:
            return _Spelt(self.word, cost - letters.of_parts(self.word), self.edits)
        return _Spelt(self.word + printed, cost, self.edits + edits)
