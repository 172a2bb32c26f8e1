"""What the archive seems to lack: meetings that its own texts name, and referater where it has agendas."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from minutes.models import AgendaItem, Council, Document, Meeting
from minutes.models.holdings import FIRST_YEAR

# Items that name a day; more say no more.
SAID = 3
# What an item is called that approves what was written of the last meeting.
APPROVED = "referat"


class Lacking(NamedTuple):
    """A day on which the council met, by `items` that name it. `is_sure`: one approves its referat."""

    council: Council
    day: date
    items: list[AgendaItem]
    is_sure: bool


def lacking() -> list[Lacking]:
    """By council, the newest day first; three queries."""
    named: dict[tuple[int, date], list[AgendaItem]] = defaultdict(list)
    for council, day, item in _named():
        named[council, day].append(item)
    there = set(Meeting.objects.values_list("council", "date"))
    councils = {council.pk: council for council in Council.objects.all()}
    found = [
        Lacking(councils[council], day, items[:SAID], any(map(_approves, items)))
        for (council, day), items in named.items()
        if (council, day) not in there
    ]
    return sorted(found, key=lambda one: (one.council.position, -one.day.toordinal()))


def _named() -> Iterator[tuple[int, date, AgendaItem]]:
    """Of days before the meeting that names them: what is to come may still be moved.

    A day before the councils began is another body's, or was read wrongly.
    """
    rows = AgendaItem.objects.public().exclude(named_meetings=[]).select_related("meeting__council")
    for item in rows.only("number", "slug", "title", "named_meetings", "meeting").order_by("meeting__date"):
        for day in item.named_meetings:
            if day < item.meeting.date and day.year >= FIRST_YEAR:
                yield item.meeting.council_id, day, item


def _approves(item: AgendaItem) -> bool:
    return APPROVED in item.title.lower()


def agendas_only(before: date) -> list[Meeting]:
    """Public meetings held before that day of which there is no referat, newest first; one query."""
    minutes = Document.objects.filter(kind=Document.Kind.MINUTES).that_count().values("meeting")
    rows = Meeting.objects.public().filter(date__lt=before).exclude(pk__in=minutes.exclude(meeting=None))
    return list(rows.select_related("council").order_by("-date"))
