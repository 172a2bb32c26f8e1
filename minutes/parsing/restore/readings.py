"""What may have been printed where the scanner read a word.

A walk along the word as read keeps, at every letter, the letter or what the
scanner takes for it, and goes on as long as some Danish word begins like that.
Words the lexicon lacks are put together from parts: *sundheds|råd*.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from math import ceil, inf
from typing import NamedTuple

from minutes.parsing.restore.beginnings import Node
from minutes.parsing.restore.confusions import Slip, Slips, slips
from minutes.parsing.restore.lexicon import GRAMMAR, RARE, Lexicon

MOST_STEPS = 6000  # of one walk: far beyond any Danish word, a bound for hostile ones
MOST_LETTERS = 45
MOST_SLIPS = 4
MOST_READ = 3  # letters that a scanner reads for one
DEAREST_PART = 9.5
# To look for dear slips too costs most of the time; the first are of what is lost most: å, ø and æ as a,
# ø as g, æ as ee, ø as o or e.
STEPS = (3.0, 6.0, inf)
DEAREST = 12.0  # the most that the slips of one word, or one part of a compound, may cost
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
CHEAPEST = 3.5  # og
CHEAPEST_END = 5.8  # no compound ends in a likelier word than *møde*, nor costs less than its end


class Edit(NamedTuple):
    """At `at` of the word as read stands `read`, printed was `printed`."""

    at: int
    read: str
    printed: str


class Reading(NamedTuple):
    """A word that may have been printed, in lower case; costs as in lexicon and confusions."""

    word: str
    word_cost: float
    slip_cost: float = 0.0
    edits: tuple[Edit, ...] = ()

    @property
    def cost(self) -> float:
        return self.word_cost + self.slip_cost


Found = tuple[int, Reading]  # where in the word as read a reading ends, and the reading
Step = tuple[int, Node, float, tuple[Edit, ...]]
# A slip as a walk asks for it at every letter: what it costs, the small letter printed, and itself.
Way = tuple[float, str, Slip]


@dataclass(slots=True)
class Search:
    """Finds readings with one lexicon and one scanner's slips, remembering what it has seen."""

    lexicon: Lexicon
    slips: Slips = field(default_factory=slips)
    dearest: float = DEAREST
    _found: dict[tuple[str, tuple[int, ...]], list[Reading]] = field(default_factory=dict)
    _ways: dict[str, list[Way]] = field(default_factory=dict)
    _exact: dict[str, Reading | None] = field(default_factory=dict)
    _walks: dict[tuple[str, tuple[int, ...], bool, float], list[Found]] = field(default_factory=dict)

    def as_read(self, raw: str) -> Reading | None:
        """The word itself, whole or as a compound, if it is Danish as it stands."""
        if raw not in self._exact:
            cost = self.lexicon.cost(raw.lower())
            whole = Reading(raw.lower(), cost) if cost is not None else None
            self._exact[raw] = whole or _Word(self, raw, (), exact=True).compound()
        return self._exact[raw]

    def readings(self, raw: str, cuts: tuple[int, ...] = ()) -> list[Reading]:
        """Every reading, likeliest first; no slip straddles a line break in `cuts`."""
        if len(raw) > MOST_LETTERS or not self.lexicon.words:
            return []
        if (raw, cuts) not in self._found:
            self._found[raw, cuts] = self._readings(raw, cuts)
        return self._found[raw, cuts]

    def _readings(self, raw: str, cuts: tuple[int, ...]) -> list[Reading]:
        best: dict[str, Reading] = {}
        # A word that Danish has is not taken apart: *forstaden* is no *for|ståden*.
        compound = None if raw.lower() in self.lexicon else _Word(self, raw, cuts, exact=False).compound()
        whole = self.wholes(raw, cuts)
        for reading in [*whole, compound] if compound else whole:
            if reading.word not in best or reading.cost < best[reading.word].cost:
                best[reading.word] = reading
        return sorted(best.values(), key=lambda reading: reading.cost)

    def likeliest(self, raw: str, cuts: tuple[int, ...], limit: float) -> Reading | None:
        """The first of `readings`, None if it costs `limit` or more; what must is not looked for."""
        if len(raw) > MOST_LETTERS:
            return None
        best = self.whole(raw, cuts, limit)
        if raw.lower() in self.lexicon:
            return best
        return _Word(self, raw, cuts, exact=False).compound(best.cost if best else limit) or best

    def whole(self, raw: str, cuts: tuple[int, ...], limit: float = inf) -> Reading | None:
        """The likeliest reading that the lexicon has as one word, and that costs less than the limit."""
        best = min(self.wholes(raw, cuts, limit), key=lambda reading: reading.cost, default=None)
        return best if best and best.cost < limit else None

    def wholes(self, raw: str, cuts: tuple[int, ...], limit: float = inf) -> list[Reading]:
        """All readings that the lexicon has as one word; some may cost more than the limit."""
        return [reading for end, reading in self.walk(raw, 0, cuts, limit - CHEAPEST) if end == len(raw)]

    def walk(self, raw: str, start: int, cuts: tuple[int, ...], dearest: float = inf) -> list[Found]:
        """The words that `raw[start:]` may begin with, and where each ends, counted from `start`.

        Slips may cost `dearest` or more, if more is known already.
        """
        rest = raw[start:]
        later = tuple([cut - start for cut in cuts if cut > start]) if cuts else ()
        enough = [step for step in STEPS if step >= dearest]
        for step in enough:
            found = self._walks.get((rest, later, start == 0, step))
            if found is not None:
                return found
        most = min(enough[0], self.dearest, DEAREST_PART if start else inf)
        found = self._walks[rest, later, start == 0, enough[0]] = self._steps(rest, later, start == 0, most)
        return found

    def exactly(self, raw: str, start: int) -> list[Found]:
        """The words that `raw[start:]` begins with as it stands."""
        node, step, cost_of = self.lexicon.root, self.lexicon.step, self.lexicon.costs.get
        found: list[Found] = []
        for at, letter in enumerate(map(str.lower, raw[start:]), start=1):
            longer = node.kids[letter] if letter in node.kids else step(node, letter)
            if longer is None:
                break
            node = longer
            if node.word:
                found.append((at, Reading(node.word, cost_of(node.word, RARE))))
        return found

    def _steps(self, raw: str, cuts: tuple[int, ...], first: bool, dearest: float) -> list[Found]:
        step, cost_of, end = self.lexicon.step, self.lexicon.costs.get, len(raw)
        inside = self._ways
        made = tuple.__new__  # thousands are made, without a call of Python's for each
        found: list[Found] = []
        best: list[dict[str, float]] = [{} for _ in range(end + 1)]
        small = [*map(str.lower, raw)]
        ways: list[list[Way] | None] = [None] * end  # most walks end soon: asked for where they come
        stack: list[Step] = [(0, self.lexicon.root, 0.0, ())]
        left = MOST_STEPS
        while stack and left:
            left -= 1
            at, node, spent, edits = stack.pop()
            word = node.word
            if word and spent < best[at].get(word, dearest):
                best[at][word] = spent
                found.append((at, made(Reading, (word, cost_of(word, RARE), spent, edits))))
            if at == end:
                continue
            letter, kids = small[at], node.kids
            longer = kids[letter] if letter in kids else step(node, letter)
            if longer:
                stack.append((at + 1, longer, spent, edits))
            here = ways[at]
            if here is None:
                # Asked so often that a call is saved where the place in the word does not matter.
                here = None if cuts or (first and not at) else inside.get(raw[at : at + MOST_READ])
                if here is None:
                    here = self._slips(raw, at, cuts, first)
                ways[at] = here
            for cost, letter, slip in here if len(edits) < MOST_SLIPS else ():
                price = spent + cost
                if price > dearest:
                    break  # they come the cheapest first
                longer = kids[letter] if letter in kids else step(node, letter)
                if longer:
                    edit = made(Edit, (at, slip.read, slip.printed))
                    stack.append((at + len(slip.read), longer, price, (*edits, edit)))
        return found

    def _slips(self, raw: str, at: int, cuts: tuple[int, ...], first: bool) -> list[Way]:
        """The slips that may have happened at `at`."""
        capital = first and at == 0
        ahead = raw[at : at + MOST_READ]
        found = None if capital else self._ways.get(ahead)
        if found is None:
            found = [
                (slip.cost, slip.small, slip)
                for slip in self.slips.get(raw[at], ())
                if (capital or slip.printed == slip.small) and ahead.startswith(slip.read)
            ]
            if not capital:
                self._ways[ahead] = found
        near = [cut - at for cut in cuts if at < cut < at + MOST_READ] if cuts else ()
        return [way for way in found if not any(cut < len(way[2].read) for cut in near)] if near else found


@dataclass(slots=True)
class _Word:
    """One word being taken apart; `tails` remembers the best reading from each letter on, and its limit."""

    search: Search
    raw: str
    cuts: tuple[int, ...]
    exact: bool
    tails: dict[int, tuple[float, Reading | None]] = field(default_factory=dict)

    def compound(self, limit: float = inf) -> Reading | None:
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
