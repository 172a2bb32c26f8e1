"""Rows → entries of the index. Case officers are personal data and never get this far."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any

from django.db.models import Prefetch, QuerySet
from tantivy import Document

from minutes.danish import slug
from minutes.models import AgendaItem, Attendance, Meeting, Reservation
from minutes.search import lookup, schema

# Field of the index → its values.
Fields = dict[str, list[Any]]
# Day, meeting of the day, council and place on the agenda as one number to sort by.
ITEMS_A_MEETING = 10_000
MEETINGS_A_DAY = 1_000
COUNCILS = 10


def of_meetings(meeting_ids: Iterable[int]) -> Iterator[Document]:
    """Entries of those meetings that readers may see, and of their items; ten queries however many."""
    ids = list(meeting_ids)
    for meeting in meetings().filter(pk__in=ids):
        yield _entry(_of_meeting(meeting))
    for item in items().filter(meeting_id__in=ids):
        if not item.is_heading or has_text(item):
            yield _entry(_of_item(item))


def meetings() -> QuerySet[Meeting]:
    """Every public meeting with what its entry is made of, in two queries."""
    came = Attendance.objects.select_related("municipality", "party")
    found = Meeting.objects.public().select_related("council").order_by("pk")
    return found.prefetch_related(Prefetch("attendances", queryset=came))


def items() -> QuerySet[AgendaItem]:
    """Every public item with what its entry is made of, in eight queries."""
    reservations = Reservation.objects.prefetch_related("parties")
    return (
        AgendaItem.objects.public()
        .select_related("meeting__council", "decision", "case")
        .prefetch_related(
            "topics",
            "parties",
            "municipalities",
            "members",
            "attachments",
            Prefetch("decision__reservations", queryset=reservations),
        )
        .order_by("meeting_id", "position")
    )


def has_text(item: AgendaItem) -> bool:
    return hasattr(item, "decision") or any(item.sections())


def _of_meeting(meeting: Meeting) -> Fields:
    came = [attended(row) for row in meeting.attendances.all()]
    written = {"title": [str(meeting)], "names": came, "rest": [meeting.place]}
    facets = {"council": [meeting.council.slug], "year": [str(meeting.date.year)]}
    return {schema.KIND: [schema.MEETING], **_ordering(meeting, 0), **facets, **lookup.fields(written)}


def _of_item(item: AgendaItem) -> Fields:
    position = min(item.position + 1, ITEMS_A_MEETING - 1)
    return {
        schema.KIND: [schema.ITEM],
        "item_id": [item.pk],
        **_ordering(item.meeting, position),
        **_facets(item),
        **lookup.fields(_written(item)),
    }


def attended(row: Attendance) -> str:
    """As it stands in the list: Tine Hessner (B), Furesø; of the absent it is said that they were."""
    party = f" ({row.party_label})" if row.party_label else ""
    home = f", {row.municipality.name}" if row.municipality else ""
    absent = " – afbud" if row.status == Attendance.Status.ABSENT else ""
    return f"{row.name}{party}{home}{absent}"


def _entry(fields: Fields) -> Document:
    """With a digest that tells two states of a row apart; `index --check` compares it."""
    content = repr(sorted(fields.items())).encode()
    mark = int.from_bytes(blake2b(content, digest_size=7).digest())
    return Document.from_dict({**fields, "digest": [mark]}, schema.SCHEMA)


def _ordering(meeting: Meeting, position: int) -> Fields:
    council = meeting.council.position % COUNCILS
    day = meeting.date.toordinal() * MEETINGS_A_DAY + min(meeting.sequence, 99) * COUNCILS
    return {
        "meeting_id": [meeting.pk],
        "oldest": [(day + council) * ITEMS_A_MEETING + position],
        # Newest day first, yet councils and items in the order of an agenda.
        "newest": [(day + COUNCILS - 1 - council) * ITEMS_A_MEETING + ITEMS_A_MEETING - 1 - position],
    }


def _facets(item: AgendaItem) -> Fields:
    parties = {party.slug for party in item.parties.all()}
    for reservation in _reservations(item):
        parties |= {party.slug for party in reservation.parties.all()}
    return {
        "council": [item.meeting.council.slug],
        "year": [str(item.meeting.date.year)],
        "party": sorted(parties),
        "municipality": sorted(municipality.slug for municipality in item.municipalities.all()),
        "topic": sorted(topic.slug for topic in item.topics.all()),
        "outcome": sorted(slug(outcome) for outcome in item.outcomes),
        "number": [item.number] if item.number else [],
        "case": [item.case.number.casefold()] if item.case else [],
    }


def _reservations(item: AgendaItem) -> Iterable[Reservation]:
    return item.decision.reservations.all() if hasattr(item, "decision") else ()


def _written(item: AgendaItem) -> dict[str, list[str]]:
    return {
        "title": [item.title],
        "decision": _decision(item),
        "indstilling": [item.indstilling],
        "names": [member.name for member in item.members.all()],
        "rest": _rest(item),
    }


def _decision(item: AgendaItem) -> list[str]:
    if not hasattr(item, "decision"):
        return []
    # An outcome is often worded otherwise in the text: "tog orienteringen til efterretning".
    text = item.decision.text
    apart = [reservation.text for reservation in _reservations(item) if reservation.text not in text]
    return [text, *item.decision.outcomes, *apart]


def _rest(item: AgendaItem) -> list[str]:
    facts = [item.number, item.case.number if item.case else "", item.meeting.council.name]
    attachments = [attachment.title for attachment in item.attachments.all()]
    return [
        item.baggrund,
        item.sagsfremstilling,
        *attachments,
        *facts,
        item.meeting.danish_date,
        *(municipality.name for municipality in item.municipalities.all()),
        *(topic.name for topic in item.topics.all()),
        *(party.name for party in item.parties.all()),
    ]
