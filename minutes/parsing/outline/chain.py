"""Of the lines that may be titles those that make an agenda: they count on from one another.

    1. Godkendelse af referat      taken
    1. At referatet godkendes      left: 1 does not follow 1
    2. Budget 2020                 taken
    4. Flere hænder                taken only if more speaks for it than for a number lost
    3. Eventuelt                   taken, and then 4 above it is not

Every way through the candidates has a sum: what speaks for the titles taken, less what their
numbers cost where they do not follow. The best ways are carried along side by side, so that a
later title can settle what an earlier line was. Time grows with the number of candidates.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from minutes.parsing.outline.candidates import Candidate
from minutes.parsing.outline.titles import Title
from minutes.parsing.wording import numbers

# Ways carried along; more change nothing in any paper tried.
WAYS = 24
LOST_NUMBER, LOST_HEADING, HINT, SECOND_READING = 1.0, 0.3, -0.5, 0.4
# Where items are counted 1.1, one with a case is seldom counted as a heading.
HEADS_CASE = 0.4
# Numbers missing between two titles.
JUMP, EACH_MISSING, MOST_MISSING = 0.8, 0.4, 6
BACKWARD, RESTARTED = 4.0, 0.5
Order = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Way:
    """A choice so far: its sum, the last number, where the last title ends, the titles as a linked list.

    `hinted` where the last number stands loose on the title's page.
    """

    total: float = 0.0
    last: Order | None = None
    end: int = 0
    taken: Candidate | None = None
    before: _Way | None = None
    hinted: bool = False


class _Possible:
    """A candidate with the numbers it may have, read once for all ways."""

    def __init__(self, candidate: Candidate) -> None:
        title = candidate.title
        written = (title.listed,) if title.listed else numbers.readings(title.number or "")
        self.candidate = candidate
        self.written = [numbers.order(reading) for reading in written]
        self.hints = [numbers.order(reading) for reading in candidate.hints]


def best(candidates: Sequence[Candidate], restarts: Sequence[int] = ()) -> list[Title]:
    """The titles of the agenda; `restarts` are places where a new numbering may begin."""
    ways = [_Way()]
    two_levels = any("." in (candidate.title.number or "") for candidate in candidates)
    for candidate in candidates:
        possible = _Possible(candidate)
        taken = [way for known in ways for way in _taking(known, possible, restarts, two_levels)]
        # A sure title is left only where an earlier one has taken its lines.
        ways = _kept(taken if candidate.sure and taken else ways + taken)
    return _titles(ways[0])


def _kept(ways: Sequence[_Way]) -> list[_Way]:
    """The best ways, one for each number they have come to."""
    best: dict[tuple[Order | None, int], _Way] = {}
    for way in sorted(ways, key=lambda way: -way.total):
        best.setdefault((way.last, way.end), way)
        if len(best) == WAYS:
            break
    return list(best.values())


def _taking(way: _Way, possible: _Possible, restarts: Sequence[int], two_levels: bool) -> Iterator[_Way]:
    title = possible.candidate.title
    if title.first < way.end:
        return
    restarted = bisect_left(restarts, way.end) < bisect_right(restarts, title.first)
    for number, cost in _numbers(way.last, possible, two_levels, restarted):
        total, hinted = way.total + possible.candidate.weight - cost, number in possible.hints
        yield _Way(total, number, title.end, possible.candidate, way, hinted)


def _numbers(
    last: Order | None, possible: _Possible, two_levels: bool, restarted: bool
) -> Iterator[tuple[Order, float]]:
    """The numbers a title may have after the last one, with what each costs."""
    for at, number in enumerate(possible.written):
        cost = _cost(last, number)
        if restarted:
            cost = min(cost, _cost(None, number) + RESTARTED)
        if cost < BACKWARD or possible.candidate.sure:
            yield number, cost + at * SECOND_READING
    if possible.written:
        return
    for number in possible.hints:
        cost = _cost(last, number)
        if cost < BACKWARD:
            is_item = possible.candidate.title.case is not None and two_levels and len(number) == 1
            yield number, cost + HINT + (HEADS_CASE if is_item else 0.0)
    for number in () if possible.candidate.needs_hint else _uncounted(last, two_levels):
        yield number, LOST_NUMBER


def _uncounted(last: Order | None, two_levels: bool) -> Iterator[Order]:
    """What a title without a number may be counted to: the next on its level or the next heading."""
    if last is None:
        yield (1,)
        return
    yield (*last[:-1], last[-1] + 1)
    if len(last) > 1:
        yield (last[0] + 1,)
    elif two_levels:
        yield (*last, 1)


def _cost(last: Order | None, number: Order) -> float:
    if not number:
        return BACKWARD
    if last is None:
        return 0.0 if number[0] in {0, 1} else JUMP + EACH_MISSING * min(number[0] - 1, MOST_MISSING)
    if number <= last:
        return BACKWARD
    level = next((at for at in range(len(last)) if at >= len(number) or number[at] != last[at]), len(last))
    if level == len(last):  # further down: 3 → 3.1
        missing, depth = number[level] - 1, len(number) - level - 1
    else:
        missing, depth = number[level] - last[level] - 1, len(number) - level - 1
        depth += sum(step - 1 for step in number[level + 1 :])
    cost = LOST_HEADING * min(depth, MOST_MISSING)
    return cost + (JUMP + EACH_MISSING * min(missing, MOST_MISSING) if missing > 0 else 0.0)


def _titles(way: _Way | None) -> list[Title]:
    found = []
    while way is not None and way.taken is not None:
        number = ".".join(map(str, way.last or ()))
        found.append(replace(way.taken.title, hinted=number) if way.hinted else way.taken.title)
        way = way.before
    return found[::-1]
