"""What a council announced for later meetings, and what the archive can say of whether it came."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.dateformat import format as format_date

from minutes.danish import folded
from minutes.models import AgendaItem, Council, FollowUp, Meeting

# Titles this alike may be of one matter; the reader is told that it is a guess.
ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Announced:
    """`meeting` is where it should have come, None where the archive has no such; `item` looks like it.

    `told` says in words what there is no meeting for.
    """

    row: FollowUp
    meeting: Meeting | None
    item: AgendaItem | None
    told: str


def announced(rows: Iterable[FollowUp], council: Council) -> list[Announced]:
    """Two queries, however many rows of the council's."""
    rows = list(rows)
    held = list(council.meetings.public().select_related("council").order_by("date", "sequence"))
    targets = {row.pk: _target(row, held) for row in rows}
    items = defaultdict(list)
    for item in AgendaItem.objects.filter(meeting__in=filter(None, targets.values()), is_heading=False):
        items[item.meeting_id].append(item)
    return [_announced(row, targets[row.pk], held, items) for row in rows]


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
        return "Senere end det nyeste møde i arkivet."
    return f"Arkivet har intet møde den {format_date(row.date, 'j. F Y')}."


def _likest(item: AgendaItem, others: Iterable[AgendaItem]) -> AgendaItem | None:
    likeness = [(SequenceMatcher(None, folded(item.title), folded(one.title)).ratio(), one) for one in others]
    best = max(likeness, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] >= ALIKE else None
