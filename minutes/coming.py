"""Days to come on which a council is known to meet or take something up: by an agenda, or by what it said."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple

from django.utils import timezone

from minutes.models import AgendaItem, Council, FollowUp, Meeting
from minutes.models.publicity import of_public_item

# A day further ahead than councils plan is a year that was read wrongly.
FURTHEST = timedelta(days=2 * 366)
DECIDED_AT = "decision__item"
DECIDED = f"{DECIDED_AT}__meeting"


class Said(NamedTuple):
    """An item that tells of the day: by naming a meeting then, or with a decision in these words."""

    item: AgendaItem
    words: str = ""


@dataclass(slots=True)
class Coming:
    """`meeting` where the archive has its agenda. Without it or a name the day may be of something else."""

    council: Council
    day: date
    meeting: Meeting | None = None
    said: list[Said] = field(default_factory=list)

    @property
    def is_meeting(self) -> bool:
        return self.meeting is not None or any(not said.words for said in self.said)

    @property
    def source(self) -> Meeting | AgendaItem:
        """Where more is told: the agenda, else the first item that tells of the day."""
        return self.meeting or self.said[0].item

    @property
    def words(self) -> list[Said]:
        return [said for said in self.said if said.words]

    @property
    def meetings(self) -> set[int]:
        """Ids of those that the archive knows it from."""
        return {said.item.meeting_id for said in self.said} | ({self.meeting.pk} if self.meeting else set())


def known(council: Council | None = None) -> list[Coming]:
    """Today and later, of one council or all, by day; three queries."""
    today = timezone.localdate()
    agendas = Meeting.objects.public().filter(date__range=(today, today + FURTHEST))
    if council:
        agendas = agendas.filter(council=council)
    found = [
        Coming(row.council, row.date, row) for row in agendas.select_related("council").order_by("sequence")
    ]
    # Of two meetings on a day, the first is the one that was told of.
    first = {(one.council.pk, one.day): one for one in reversed(found)}
    for day, said in chain(_announced(council, today), _named(council, today)):
        held_by = said.item.meeting.council
        key = (held_by.pk, day)
        if key not in first:
            first[key] = Coming(held_by, day)
            found.append(first[key])
        first[key].said.append(said)
    return sorted(found, key=lambda one: (one.day, one.council.position))


def meetings(council: Council | None = None) -> list[Coming]:
    """Without days that may be of something else."""
    return [one for one in known(council) if one.is_meeting]


def _announced(council: Council | None, today: date) -> Iterator[tuple[date, Said]]:
    """What decisions say of a day."""
    rows = FollowUp.objects.filter(of_public_item(DECIDED_AT), date__range=(today, today + FURTHEST))
    if council:
        rows = rows.filter(**{f"{DECIDED}__council": council})
    for row in rows.select_related(f"{DECIDED}__council").order_by("date", "pk"):
        if row.date:
            yield row.date, Said(row.decision.item, row.text)


def _named(council: Council | None, today: date) -> Iterator[tuple[date, Said]]:
    """What texts name as days of meetings; whoever names a day to come did so lately."""
    rows = AgendaItem.objects.public().exclude(named_meetings=[])
    rows = rows.filter(meeting__date__gte=today - FURTHEST)
    if council:
        rows = rows.filter(meeting__council=council)
    for row in rows.select_related("meeting__council").order_by("-meeting__date", "position"):
        for day in row.named_meetings:
            if today <= day <= today + FURTHEST:
                yield day, Said(row)
