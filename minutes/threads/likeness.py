"""How alike two items are, and whether that makes them one matter.

The figures were chosen by looking at every pair of the examples and of the tables in the tests:
a thread that is not found is better than a wrong one.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, cast

from minutes.models import AgendaItem, Certainty, Reason
from minutes.threads import words

# What a word of a title counts; 2 telling ones are a matter, and 5 broad ones.
TELLING, BROAD = 1.0, 0.4
# Items further apart are two matters, however alike; and no longer even related.
ONE_MATTER, RELATED = timedelta(days=730), timedelta(days=5 * 365)
# Of the same council: least likeness, and least weight of what the titles share.
ALIKE, SHARED = 0.6, 1.5
# Of two councils, where the same thing often is done twice.
ALIKE_ELSEWHERE, SHARED_ELSEWHERE = 0.75, 2.0
SAME_TITLE, SAME_TITLE_ELSEWHERE = 0.8, 2.0
# More than a guess.
VERY_ALIKE = 0.85
# Told to be related, as a suggestion.
SUGGESTED, SHARED_OF_SUGGESTED = 0.45, 0.9
# The titles count most; these many rare words in common count as much as all.
OF_TITLE, ENOUGH_RARE = 0.85, 4
# So long a thing said in one council is news in another.
SAME_TIME = timedelta(days=120)


@dataclass(frozen=True)
class Known:
    """An item as it is compared: `day` and `council` of its meeting, `words` and `broad` of its title."""

    pk: int
    meeting: int
    council: int
    day: date
    place: int
    title: str
    written: str
    words: frozenset[str]
    broad: frozenset[str]
    years: frozenset[int]
    rare: frozenset[str]

    @classmethod
    def of(cls, item: AgendaItem) -> "Known":
        """Costs nothing where `traits` and `meeting` were selected with the item."""
        meeting, traits = item.meeting, cast(Any, item).traits
        return cls(
            pk=item.pk,
            meeting=meeting.pk,
            council=meeting.council_id,
            day=meeting.date,
            place=item.position,
            title=traits.title,
            written=item.title,
            words=frozenset(traits.words),
            broad=frozenset(traits.broad),
            years=frozenset(traits.years),
            rare=frozenset(traits.rare),
        )

    @property
    def order(self) -> tuple[date, int, int, int]:
        return (self.day, self.council, self.place, self.pk)

    @cached_property
    def weight(self) -> float:
        return weight(self.words, self.broad)

    @cached_property
    def appoints(self) -> bool:
        return words.is_appointing(self.written)


@dataclass(frozen=True, slots=True)
class Found:
    """What the archive would say of two items: the fields of a `Link` beside the two."""

    reason: str
    certainty: str
    joins: bool
    evidence: str = ""
    likeness: float = 0.0


def weight(telling: frozenset[str], broad: frozenset[str]) -> float:
    return TELLING * len(telling) + BROAD * len(broad)


def shared(one: Known, other: Known) -> float:
    """The weight of the words that both titles have."""
    return weight(one.words & other.words, one.broad & other.broad)


def of_titles(one: Known, other: Known) -> float:
    """0-1: twice what they share of what they have."""
    both = one.weight + other.weight
    return 2 * shared(one, other) / both if both else 0.0


def likeness(one: Known, other: Known) -> float:
    """0-1, of titles, and of the texts' rare words."""
    rare = min(1.0, len(one.rare & other.rare) / ENOUGH_RARE)
    return OF_TITLE * of_titles(one, other) + (1 - OF_TITLE) * rare


def compared(one: Known, other: Known) -> Found | None:
    """What two items of different meetings are to each other, by title and likeness alone."""
    apart = abs(one.day - other.day)
    if one.meeting == other.meeting or apart > RELATED or shared(one, other) < SAME_TITLE:
        return None
    alike = likeness(one, other)
    if apart <= ONE_MATTER and not _of_different_years(one, other):
        if same := _same_title(one, other, apart):
            return Found(Reason.TITLE, same, True, "", alike)
        if guess := _alike(one, other, alike):
            return Found(Reason.ALIKE, guess, True, _words(one, other), alike)
    if alike >= SUGGESTED and shared(one, other) >= SHARED_OF_SUGGESTED:
        return Found(Reason.ALIKE, Certainty.GUESS, False, _words(one, other), alike)
    return None


def _of_different_years(one: Known, other: Known) -> bool:
    """`Fordeling af lærepladser for 2025` and `for 2026` are two matters."""
    return bool(one.years and other.years and not one.years & other.years)


def _same_title(one: Known, other: Known, apart: timedelta) -> str | None:
    if not one.title or one.title != other.title:
        return None
    if one.council == other.council:
        return Certainty.LIKELY if one.weight >= SAME_TITLE else None
    if one.appoints or one.weight < SAME_TITLE_ELSEWHERE or not one.words:
        return None
    return Certainty.LIKELY if apart <= SAME_TIME else Certainty.GUESS


def _alike(one: Known, other: Known, alike: float) -> str | None:
    home = one.council == other.council
    if not home and (one.appoints or other.appoints):
        return None
    least, weight_of_shared = (ALIKE, SHARED) if home else (ALIKE_ELSEWHERE, SHARED_ELSEWHERE)
    if alike < least or shared(one, other) < weight_of_shared or not one.words & other.words:
        return None
    return Certainty.LIKELY if home and alike >= VERY_ALIKE else Certainty.GUESS


def _words(one: Known, other: Known) -> str:
    """The words of the newer title that the older has too, as written there: »læreplads«, »SOSU«."""
    newer = max(one, other, key=lambda known: known.order)
    common = (one.words & other.words) | (one.broad & other.broad)
    written = [word for word in words.written(newer.written) if words.term(word.lower()) in common]
    return ", ".join(f"»{word}«" for word in dict.fromkeys(written))[:200]
