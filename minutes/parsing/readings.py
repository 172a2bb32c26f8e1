"""What may have been printed where the scanner read a word.

A walk along the word as read keeps, at every letter, the letter or what the
scanner takes for it, and goes on as long as some Danish word begins like that.
Words the lexicon lacks are put together from parts: *sundheds|råd*.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from minutes.parsing.confusions import Slip, slips
from minutes.parsing.lexicon import RARE, Lexicon

MOST_STEPS = 6000  # of one walk: far beyond any Danish word, a bound for hostile ones
MOST_LETTERS = 45
MOST_SLIPS = 4
DEAREST = 9.5  # the most that the slips of one word, or one part of a compound, may cost
SHORT_PARTS = frozenset(
    [
        "by",
        "år",
        "øl",
        "ud",
        "op",
        "af",
        "an",
        "it",
        "ny",
        "på",
        "to",
        "ø",
        "å",
        "bi",
        "ur",
        "is",
        "ko",
        "ti",
        "eu",
    ]
)
JOIN = {"": 2.0, "s": 2.5, "e": 4.5}  # what it costs to glue two parts, by the letter between
PART_WEIGHT = 0.55  # a part says less about its neighbour's chance than a word of its own would


@dataclass(frozen=True, slots=True)
class Edit:
    """At `at` of the word as read stands `read`, printed was `printed`."""

    at: int
    read: str
    printed: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A word that may have been printed, in lower case; costs as in lexicon and confusions."""

    word: str
    word_cost: float
    slip_cost: float
    edits: tuple[Edit, ...] = ()

    @property
    def cost(self) -> float:
        return self.word_cost + self.slip_cost


@dataclass(slots=True)
class Search:
    """Finds readings with one lexicon and one scanner's habits, remembering what it has seen."""

    lexicon: Lexicon
    habit: dict[str, float] = field(default_factory=dict)
    _walks: dict[tuple[str, int, bool, bool], list[tuple[int, Reading]]] = field(default_factory=dict)

    def as_read(self, raw: str) -> Reading | None:
        """The word itself, whole or as a compound, if it is Danish as it stands."""
        word = raw.lower()
        cost = self.lexicon.cost(word)
        if cost is not None:
            return Reading(word, cost, 0.0)
        return self._compound(raw, 0, exact=True)

    def all(self, raw: str, cut: int = 0) -> list[Reading]:
        """Every reading, likeliest first; `cut` is a line break that no slip may straddle."""
        if len(raw) > MOST_LETTERS:
            return []
        best: dict[str, Reading] = {}
        for end, reading in self._walk(raw, 0, cut, exact=False):
            if end == len(raw):
                _keep_cheapest(best, reading)
        compound = self._compound(raw, cut, exact=False)
        if compound:
            _keep_cheapest(best, compound)
        return sorted(best.values(), key=lambda reading: reading.cost)

    def _compound(self, raw: str, cut: int, *, exact: bool) -> Reading | None:
        if not 6 <= len(raw) <= MOST_LETTERS:
            return None
        found = self._tail(raw, 0, cut, exact, {})
        return found if found and len(found.word) > 5 else None

    def _tail(
        self, raw: str, start: int, cut: int, exact: bool, known: dict[int, Reading | None]
    ) -> Reading | None:
        """The best way to read `raw[start:]` as one word or several glued together."""
        if start in known:
            return known[start]
        best: Reading | None = None
        for end, part in self._walk(raw, start, cut, exact):
            for whole in self._glued(raw, start, end, part, cut, exact, known):
                if best is None or whole.cost < best.cost:
                    best = whole
        known[start] = best
        return best

    def _glued(
        self,
        raw: str,
        start: int,
        end: int,
        part: Reading,
        cut: int,
        exact: bool,
        known: dict[int, Reading | None],
    ) -> Iterator[Reading]:
        if end == len(raw):
            if start and len(part.word) > 2:
                yield part
            return
        if not _may_lead(part):
            return
        for link, price in JOIN.items():
            if not raw.startswith(link, end) or len(raw) - end - len(link) < 3:
                continue
            tail = self._tail(raw, end + len(link), cut, exact, known)
            if tail:
                yield Reading(
                    part.word + link + tail.word,
                    part.word_cost * PART_WEIGHT + price + tail.word_cost,
                    part.slip_cost + tail.slip_cost,
                    part.edits + tail.edits,
                )

    def _walk(self, raw: str, start: int, cut: int, exact: bool) -> list[tuple[int, Reading]]:
        """The words that `raw[start:]` may begin with, and where each ends in `raw`."""
        key = (raw[start:], max(cut - start, 0), start == 0, exact)
        found = self._walks.get(key)
        if found is None:
            found = self._walks[key] = list(self._steps(raw[start:], key[1], start == 0, exact))
        return [(start + end, _moved(reading, start)) for end, reading in found]

    def _steps(self, raw: str, cut: int, first: bool, exact: bool) -> Iterator[tuple[int, Reading]]:
        words, costs = self.lexicon.words, self.lexicon.costs
        best: dict[tuple[int, str], float] = {}
        stack: list[tuple[int, str, int, int, float, tuple[Edit, ...]]] = [(0, "", 0, len(words), 0.0, ())]
        steps = 0
        while stack and steps < MOST_STEPS:
            steps += 1
            at, prefix, low, high, spent, edits = stack.pop()
            if low < high and words[low] == prefix and spent < best.get((at, prefix), DEAREST):
                best[at, prefix] = spent
                yield at, Reading(prefix, costs[prefix], spent, edits)
            if at == len(raw):
                continue
            char = raw[at]
            if char.isalpha():
                low_, high_ = self.lexicon.span(prefix + char.lower(), low, high)
                if low_ < high_:
                    stack.append((at + 1, prefix + char.lower(), low_, high_, spent, edits))
            if exact or len(edits) == MOST_SLIPS:
                continue
            for slip in slips().get(char, ()):
                price = spent + slip.cost + self.habit.get(slip.printed.lower(), 0.0)
                end = at + len(slip.read)
                if price > DEAREST or not _fits(slip, raw, at, cut, first):
                    continue
                longer = prefix + slip.printed.lower()
                low_, high_ = self.lexicon.span(longer, low, high)
                if low_ < high_:
                    stack.append(
                        (end, longer, low_, high_, price, (*edits, Edit(at, slip.read, slip.printed)))
                    )


def _fits(slip: Slip, raw: str, at: int, cut: int, first: bool) -> bool:
    if not raw.startswith(slip.read, at) or at < cut < at + len(slip.read):
        return False
    return slip.printed.islower() or (first and at == 0)


def _may_lead(part: Reading) -> bool:
    if len(part.word) < 3:
        return part.word in SHORT_PARTS
    return len(part.word) > 3 or part.word_cost < RARE


def _moved(reading: Reading, by: int) -> Reading:
    if not by or not reading.edits:
        return reading
    edits = tuple(Edit(edit.at + by, edit.read, edit.printed) for edit in reading.edits)
    return Reading(reading.word, reading.word_cost, reading.slip_cost, edits)


def _keep_cheapest(best: dict[str, Reading], reading: Reading) -> None:
    if reading.word not in best or reading.cost < best[reading.word].cost:
        best[reading.word] = reading
