"""What a council announced for later meetings, and what the archive can say of whether it came."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db.models import F
from django.utils.translation import gettext

from minutes import days
from minutes.danish import folded
from minutes.models import AgendaItem, Council, FollowUp, Meeting, ThreadItem

# Titles this alike may be of one matter; the reader is told that it is a guess.
ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Announced:
    """`meeting` is where it came or should have come, None where the archive has no such.

    `item` is of the same sagsforløb if `is_known`, else it looks like it. `told` says in words what
    there is no meeting for.
    """

    row: FollowUp
    meeting: Meeting | None
    item: AgendaItem | None
    told: str
    is_known: bool = False


def announced(rows: Iterable[FollowUp], council: Council) -> list[Announced]:
    """Three queries, however many rows of the council's."""
    rows = list(rows)
    courses = _courses([row.decision.item_id for row in rows], council)
    held = list(council.meetings.public().select_related("council").order_by("date", "sequence"))
    targets = {row.pk: _target(row, held) for row in rows}
    items = defaultdict(list)
    for item in AgendaItem.objects.filter(meeting__in=filter(None, targets.values()), is_heading=False):
        items[item.meeting_id].append(item)
    return [
        _known(row, courses[row.decision.item_id]) or _announced(row, targets[row.pk], held, items)
        for row in rows
    ]


def _courses(announcing: Sequence[int], council: Council) -> dict[int, list[AgendaItem]]:
    """The council's items of the same sagsforløb, oldest first, by the item that announced; one query."""
    places = ThreadItem.objects.public().filter(
        thread__places__item__in=announcing, item__meeting__council=council
    )
    found = defaultdict(list)
    rows = places.newest_first().reverse().for_list().annotate(announcing=F("thread__places__item"))
    for place in rows:
        found[place.announcing].append(place.item)
    return found


def _known(row: FollowUp, course: Sequence[AgendaItem]) -> Announced | None:
    """What came on the day named, else what came next: often it is later than was said."""
    made = row.decision.item.meeting.date
    later = [item for item in course if item.meeting.date > made]
    item = next((item for item in later if item.meeting.date == row.date), next(iter(later), None))
    return Announced(row, item.meeting, item, "", is_known=True) if item else None


def _target(row: FollowUp, held: Sequence[Meeting]) -> Meeting | None:
    """The meeting on the day named; where none is named, the next one."""
    made = row.decision.item.meeting.date
    later = (each for each in held if (each.date == row.date if row.date else each.date > made))
    return next(later, None)


def _announced(
    row: FollowUp, meeting: Meeting | None, held: Sequence[Meeting], items: dict[int, list[AgendaItem]]
) -> Announced:
    item = _likest(row.decision.item, items[meeting.pk]) if meeting else None
    if item and meeting:
        # Its address is made of the meeting, which is at hand.
        item.meeting = meeting
    return Announced(row, meeting, item, "" if meeting else _told(row, held))


def _told(row: FollowUp, held: Sequence[Meeting]) -> str:
    if row.date is None or row.date > held[-1].date:
        return gettext("Senere end det nyeste møde i arkivet.")
    return gettext("Arkivet har intet møde den %(day)s.") % {"day": days.told(row.date)}


def _likest(item: AgendaItem, others: Iterable[AgendaItem]) -> AgendaItem | None:
    likeness = [(SequenceMatcher(None, folded(item.title), folded(one.title)).ratio(), one) for one in others]
    best = max(likeness, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] >= ALIKE else None
