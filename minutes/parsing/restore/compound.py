"""A word as read taken apart into the words Danish may have put together: *sundheds|råd*."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from math import ceil, inf
from typing import NamedTuple, Protocol

from minutes.parsing.restore.lexicon import GRAMMAR, RARE, Lexicon
from minutes.parsing.restore.reading import Edit, Found, Reading

MOST_LETTERS = 45
SHORT_PARTS = frozenset(
    ("by", "år", "øl", "ø", "ud", "op", "af", "an", "it", "ny", "på", "to", "bi", "is", "eu", "el")
)
JOT = re.compile("J[aeiouyæøå]")  # Jensager, Jacobi: hardly a compound begins with Ø and a vowel
SHORTEST_COMPOUND = 6
JOINTS = (("", 2.0), ("s", 2.5), ("e", 4.5))  # letters between two parts and what gluing them costs
CHEAPEST_JOINT = JOINTS[0][1]
# Danish makes a verb of any adjective in -lig: tydelig|gør, offentlig|gjort.
TO_MAKE, TO_MAKE_COST = ("gør", "gjor"), -4.0
COMMON_END = 11.5
PART_WEIGHT = 0.55  # a part says less about its neighbour's chance than a word of its own would
CHEAPEST_END = 5.8  # no compound ends in a likelier word than *møde*, nor costs less than its end


class Walks(Protocol):
    """Finds the words that a word as read may begin with, from one of its letters on."""

    lexicon: Lexicon

    def walk(self, raw: str, start: int, cuts: tuple[int, ...], dearest: float = inf) -> list[Found]: ...

    def exactly(self, raw: str, start: int) -> list[Found]: ...


@dataclass(slots=True)
class Compound:
    """One word being taken apart; `tails` remembers the best reading from each letter on, and its limit."""

    search: Walks
    raw: str
    cuts: tuple[int, ...]
    exact: bool
    tails: dict[int, tuple[float, Reading | None]] = field(default_factory=dict)

    def likeliest(self, limit: float = inf) -> Reading | None:
        """The best way to read the word as two or more parts that costs less than the limit."""
        if not SHORTEST_COMPOUND <= len(self.raw) <= MOST_LETTERS:
            return None
        found = self._tail(0, limit)
        return None if found and JOT.match(self.raw) and found.word[0] == "ø" else found

    def _tail(self, start: int, limit: float) -> Reading | None:
        """The best reading of `raw[start:]`, whose edits count from `start`."""
        if start and limit < inf:
            limit = ceil(limit / 4) * 4.0  # nearly the same is asked for again
        asked, found = self.tails.get(start, (0.0, None))
        if found or asked >= limit:
            return found
        best: _Glued | None = None
        letters, foreign = len(self.raw), self.search.lexicon.foreign
        for end, part in self._parts(start, limit):
            if part.word in foreign or (start + end < letters and not _may_lead(part)):
                continue
            best = self._glued(start, start + end, part, best.cost if best else limit) or best
        found = best.reading() if best else None
        self.tails[start] = limit, found
        return found

    def _parts(self, start: int, limit: float) -> list[Found]:
        if self.exact:
            return self.search.exactly(self.raw, start)
        return self.search.walk(self.raw, start, self.cuts, limit - CHEAPEST_END if start else limit)

    def _glued(self, start: int, end: int, part: Reading, limit: float) -> _Glued | None:
        """The part with the likeliest that may follow it, None if that costs the limit or more.

        The last part must be a word of three letters.
        """
        grammar = part.word in GRAMMAR
        if end == len(self.raw):
            ends = start and not grammar and part.cost < limit and _may_end(part)
            return _Glued(part.cost, part) if ends else None
        weight = part.word_cost * PART_WEIGHT
        lig = part.word.endswith("lig")
        if not lig and limit - weight - part.slip_cost - CHEAPEST_JOINT <= CHEAPEST_END:
            return None  # as for most parts
        best: _Glued | None = None
        for joint, price in JOINTS[:1] if grammar else JOINTS:
            after = end + len(joint)
            left = limit - weight - part.slip_cost - (TO_MAKE_COST if lig else price)
            if left <= CHEAPEST_END or len(self.raw) - after <= 2 or not self.raw.startswith(joint, end):
                continue
            tail = self._tail(after, left)
            if tail:
                made_of_adjective = lig and tail.word.startswith(TO_MAKE)
                word_cost = weight + (TO_MAKE_COST if made_of_adjective else price) + tail.word_cost
                cost = word_cost + part.slip_cost + tail.slip_cost
                if cost < limit:
                    limit = cost
                    best = _Glued(cost, part, word_cost, joint, tail, after - start)
        return best


class _Glued(NamedTuple):
    """A part and the best of what may follow it, which begins `after` letters later; or a last part."""

    cost: float
    part: Reading
    word_cost: float = 0.0
    joint: str = ""
    tail: Reading | None = None
    after: int = 0

    def reading(self) -> Reading:
        if self.tail is None:
            return self.part
        moved = tuple(Edit(edit.at + self.after, edit.read, edit.printed) for edit in self.tail.edits)
        return Reading(
            self.part.word + self.joint + self.tail.word,
            self.word_cost,
            self.part.slip_cost + self.tail.slip_cost,
            self.part.edits + moved,
        )


def _may_end(part: Reading) -> bool:
    """Compounds end in words of three letters only if these are common: råd, løn, mål, vej."""
    return len(part.word) > 3 or (len(part.word) == 3 and part.word_cost < COMMON_END)


def _may_lead(part: Reading) -> bool:
    if len(part.word) < 3:
        return part.word in SHORT_PARTS
    return len(part.word) > 3 or part.word_cost < RARE
