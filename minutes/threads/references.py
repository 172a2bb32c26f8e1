"""Which item of a meeting a text means: »jf. punkt 2.5 på mødet den 8. december 2014«."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from minutes import days
from minutes.models import AgendaItem, Certainty, Reason
from minutes.threads import words
from minutes.threads.likeness import BROAD, TELLING, Found, Known, likeness, of_titles, shared

# Of an item's title so much must be said by the text that points at its meeting, in titles or anywhere,
# and of the likest one so much more than of the next.
SAID, SAID_IN_TITLES, CLEARLY = 0.7, 0.4, 0.1
# An item pointed at by its number needs no more than a word of its own.
SAID_WITH_NUMBER = 0.3
# Titles that share less could be anybody's.
LEAST_SHARED = 0.8


@dataclass(frozen=True)
class Pointer:
    """An item that points: all terms its text says, the numbers and the earlier days of meetings it names."""

    known: Known
    said: frozenset[str]
    numbers: tuple[str, ...]
    earlier: frozenset[date]

    @classmethod
    def of(cls, item: AgendaItem) -> "Pointer":
        said = words.told(words.text(item)) if item.named_items or item.named_meetings else ()
        earlier = (day for day in item.named_meetings if day < item.meeting.date)
        return cls(Known.of(item), frozenset(said), tuple(item.named_items), frozenset(earlier))


def at_meeting(
    pointer: Pointer, items: Sequence[AgendaItem], own_numbers: frozenset[str]
) -> tuple[AgendaItem, Found] | None:
    """The item meant of a meeting that is named; `own_numbers` are those of the pointing item's meeting."""
    known = {item.pk: Known.of(item) for item in items}
    for item in items:
        if item.number in pointer.numbers and item.meeting.date in pointer.earlier:
            alike = _said(pointer, known[item.pk])
            only = pointer.earlier == {item.meeting.date} and item.number not in own_numbers
            if alike >= SAID_WITH_NUMBER or only:
                sure = Certainty.SURE if alike >= SAID_WITH_NUMBER else Certainty.LIKELY
                evidence = f"{days.danish(item.meeting.date)}, punkt {item.number}"
                return item, Found(Reason.NUMBERED, sure, True, evidence, alike)
    return _likest(pointer, items, known)


def _likest(
    pointer: Pointer, items: Sequence[AgendaItem], known: dict[int, Known]
) -> tuple[AgendaItem, Found] | None:
    ranked = sorted(((_rank(pointer, known[item.pk]), -item.position, item) for item in items), reverse=True)
    if not ranked or not (best := ranked[0])[0]:
        return None
    if len(ranked) > 1 and best[0] - ranked[1][0] < CLEARLY:
        return None
    item = best[2]
    in_titles = of_titles(pointer.known, known[item.pk]) >= SAID_IN_TITLES
    sure = Certainty.SURE if in_titles else Certainty.LIKELY
    evidence = days.danish(item.meeting.date)
    return item, Found(Reason.NAMED, sure, True, evidence, likeness(pointer.known, known[item.pk]))


def _rank(pointer: Pointer, other: Known) -> float:
    """0 where the text says too little of the item's title, or its own has no word of it.

    A long text says all kinds of words.
    """
    if shared(pointer.known, other) < LEAST_SHARED:
        return 0.0
    titles, said = of_titles(pointer.known, other), _said(pointer, other)
    return titles + said if titles >= SAID_IN_TITLES or said >= SAID else 0.0


def within_meeting(pointer: Pointer, items: Sequence[AgendaItem]) -> list[tuple[AgendaItem, Found]]:
    """Other items of the same meeting that the text points at by number: one matter if it says theirs.

    Beside an earlier meeting the number may be of that one, unless the text says the title too.
    """
    found = []
    for item in items:
        if item.number in pointer.numbers and item.pk != pointer.known.pk:
            other = Known.of(item)
            said = _said(pointer, other)
            joins = of_titles(pointer.known, other) >= SAID_IN_TITLES or said >= SAID
            if not pointer.earlier or said >= SAID_WITH_NUMBER:
                evidence = f"punkt {item.number}"
                found.append((item, Found(Reason.WITHIN, Certainty.LIKELY, joins, evidence)))
    return found


def _said(pointer: Pointer, other: Known) -> float:
    """How much of the other's title the text says, 0-1."""
    said = TELLING * len(other.words & pointer.said) + BROAD * len(other.broad & pointer.said)
    return said / other.weight if other.weight else 0.0
