"""What entries are made of, read for many meetings at a time and without an object for each row."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import QuerySet

from minutes import days
from minutes.models import AgendaItem, Appointment, Attachment, Attendance, Meeting, Reservation


class MeetingRow(NamedTuple):
    pk: int
    day: date
    sequence: int
    place: str
    council: str
    council_name: str
    council_position: int

    @property
    def danish_date(self) -> str:
        return days.danish(self.day)

    @property
    def title(self) -> str:
        return f"{self.council_name} {self.danish_date}"


class ItemRow(NamedTuple):
    """The last three are None where nothing was decided."""

    pk: int
    meeting_id: int
    number: str
    title: str
    position: int
    is_heading: bool
    baggrund: str
    indstilling: str
    sagsfremstilling: str
    case: str | None
    decision: str | None
    outcomes: list[str] | None
    follows: str | None

    @property
    def has_text(self) -> bool:
        return self.decision is not None or bool(self.indstilling or self.baggrund or self.sagsfremstilling)


class Came(NamedTuple):
    """`letter` and `party` are of the party known, `written` as the list has it."""

    name: str
    status: str
    municipality: str | None
    letter: str | None
    party: str | None
    written: str
    slug: str | None


MEETING = ("pk", "date", "sequence", "place", "council__slug", "council__name", "council__position")
ITEM = (
    "pk", "meeting_id", "number", "title", "position", "is_heading",
    "baggrund", "indstilling", "sagsfremstilling",
    "case__number", "decision__text", "decision__outcomes", "decision__follows",
)  # fmt: skip
CAME = (
    "name", "status", "municipality__name",
    "party__letter", "party__name", "party_as_written", "member__slug",
)  # fmt: skip

# Id of a meeting or an item → the rows that belong to it.
Rows = dict[int, list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Sources:
    """Of the meetings readers may see. Topics, parties, municipalities and members as (slug, name)."""

    meetings: dict[int, MeetingRow]
    items: list[ItemRow]
    came: Rows
    topics: Rows
    parties: Rows
    municipalities: Rows
    members: Rows
    attachments: Rows
    reservations: Rows
    reserving_parties: Rows
    reserving_members: Rows
    appointed: Rows


def of_meetings(meeting_ids: Iterable[int]) -> Sources:
    """In twelve queries, however many; items in the order of their agendas."""
    public = Meeting.objects.public().filter(pk__in=list(meeting_ids)).order_by("pk")
    meetings = {row[0]: MeetingRow._make(row) for row in public.values_list(*MEETING)}
    ids = list(meetings)
    rows = AgendaItem.objects.filter(meeting__in=ids, withdrawn_at=None).order_by(
        "meeting_id", "position", "pk"
    )
    came = Attendance.objects.filter(meeting__in=ids).order_by("position", "pk")
    return Sources(
        meetings=meetings,
        items=[ItemRow._make(row) for row in rows.values_list(*ITEM)],
        came=_grouped(came, "meeting_id", *CAME),
        **{name: _linked(ids, name) for name in ("topics", "parties", "municipalities", "members")},
        **_of_items(ids),
    )


def ahead(batches: Sequence[Sequence[int]]) -> Iterator[Sources]:
    """Of each batch of meetings in turn. The next is read in a thread while this one is made entries of."""
    if len(batches) < 2:
        yield from map(of_meetings, batches)
        return
    with ThreadPoolExecutor(1, "search-read") as reader:
        try:
            waiting = reader.submit(of_meetings, batches[0])
            for batch in batches[1:]:
                ready, waiting = waiting.result(), reader.submit(of_meetings, batch)
                yield ready
            yield waiting.result()
        finally:
            # The thread's own connection, which only the thread itself can name.
            reader.submit(lambda: connection.close()).result()


def _linked(meeting_ids: Sequence[int], name: str) -> Rows:
    """(slug, name) of what items are linked to."""
    relation = getattr(AgendaItem, name)
    through, target = relation.through, relation.field.m2m_reverse_field_name()
    rows = through.objects.filter(agendaitem__meeting__in=meeting_ids).order_by(f"{target}__slug")
    return _grouped(rows, "agendaitem_id", f"{target}__slug", f"{target}__name")


def _of_items(meeting_ids: Sequence[int]) -> dict[str, Rows]:
    by_decision = {"decision__item__meeting__in": meeting_ids}
    by_reservation = {f"reservation__{path}": ids for path, ids in by_decision.items()}
    attachments = Attachment.objects.filter(item__meeting__in=meeting_ids).order_by("position")
    reservations = Reservation.objects.filter(**by_decision).order_by("position")
    parties = Reservation.parties.through.objects.filter(**by_reservation)
    members = Reservation.members.through.objects.filter(**by_reservation)
    appointed = Appointment.objects.filter(member__isnull=False, **by_decision)
    item = "reservation__decision__item_id"
    return {
        "attachments": _grouped(attachments, "item_id", "title"),
        "reservations": _grouped(reservations, "decision__item_id", "text"),
        "reserving_parties": _grouped(parties, item, "party__slug"),
        "reserving_members": _grouped(members, item, "member__slug"),
        "appointed": _grouped(appointed, "decision__item_id", "member__slug"),
    }


def _grouped(rows: "QuerySet[Any]", key: str, *columns: str) -> Rows:
    found: Rows = defaultdict(list)
    for pk, *values in rows.values_list(key, *columns):
        found[pk].append(tuple(values))
    return found
