"""What may have been printed where the scanner read a word.

A walk along the word as read keeps, at every letter, the letter or what the
scanner takes for it, and goes on as long as some Danish word begins like that.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf

from minutes.parsing.restore.beginnings import Node
from minutes.parsing.restore.compound import MOST_LETTERS, Compound
from minutes.parsing.restore.confusions import Slip, Slips, slips
from minutes.parsing.restore.lexicon import RARE, Lexicon
from minutes.parsing.restore.reading import Edit, Found, Reading

MOST_STEPS = 6000  # of one walk: far beyond any Danish word, a bound for hostile ones
MOST_SLIPS = 4
MOST_READ = 3  # letters that a scanner reads for one
DEAREST_PART = 9.5
# To look for dear slips too costs most of the time; the first are of what is lost most: å, ø and æ as a,
# ø as g, æ as ee, ø as o or e.
STEPS = (3.0, 6.0, inf)
DEAREST = 12.0  # the most that the slips of one word, or one part of a compound, may cost
CHEAPEST = 3.5  # og


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
            self._exact[raw] = whole or Compound(self, raw, (), exact=True).likeliest()
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
        compound = None if raw.lower() in self.lexicon else Compound(self, raw, cuts, exact=False).likeliest()
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
        return Compound(self, raw, cuts, exact=False).likeliest(best.cost if best else limit) or best

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
