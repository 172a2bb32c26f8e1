"""Rows → entries of the index. Case officers are personal data and never get this far."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from hashlib import blake2b
from typing import Any

from django.db.models import Prefetch, QuerySet
from tantivy import Document

from minutes.danish import slug
from minutes.models import AgendaItem, Appointment, Attendance, Follows, Meeting, Member, Reservation
from minutes.search import lookup, people, schema
from minutes.search.periods import period

# Field of the index → its values.
Fields = dict[str, list[Any]]
# Day, meeting of the day, council and place on the agenda as one number to sort by; after the items
# of a day come the members last seen on it.
PLACES = 10_000_000
ITEMS_A_MEETING = 10_000
MEETINGS_A_DAY = 1_000
COUNCILS = 10


def of_meetings(meeting_ids: Iterable[int]) -> Iterator[Document]:
    """Entries of those meetings that readers may see, and of their items; thirteen queries however many."""
    ids = list(meeting_ids)
    for meeting in meetings().filter(pk__in=ids):
        yield _entry(_of_meeting(meeting))
    for item in items().filter(meeting_id__in=ids):
        if not item.is_heading or has_text(item):
            yield _entry(_of_item(item))


def of_members(member_ids: Sequence[int]) -> Iterator[Document]:
    """Entries of those members that readers may see; three queries however many."""
    for member, known in people.entries(member_ids):
        yield _entry(_of_member(member, known))


def meetings() -> QuerySet[Meeting]:
    """Every public meeting with what its entry is made of, in two queries."""
    came = Attendance.objects.select_related("municipality", "party", "member")
    found = Meeting.objects.public().select_related("council").order_by("pk")
    return found.prefetch_related(Prefetch("attendances", queryset=came))


def items() -> QuerySet[AgendaItem]:
    """Every public item with what its entry is made of, in eleven queries."""
    reservations = Reservation.objects.prefetch_related("parties", "members")
    appointments = Appointment.objects.select_related("member")
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
            Prefetch("decision__appointments", queryset=appointments),
        )
        .order_by("meeting_id", "position")
    )


def has_text(item: AgendaItem) -> bool:
    return hasattr(item, "decision") or any(item.sections())


def _of_meeting(meeting: Meeting) -> Fields:
    rows = meeting.attendances.all()
    written = {
        "title": [str(meeting)],
        "names": [attended(row) for row in rows],
        "rest": [meeting.place],
    }
    return {
        schema.KIND: [schema.MEETING],
        "meeting_id": [meeting.pk],
        **_ordering(meeting.date, _rank(meeting), 0),
        **_when_and_where(meeting),
        "member": sorted({row.member.slug for row in rows if row.member}),
        **lookup.fields(written),
        schema.NAME_WORDS: [lookup.typed(str(meeting))],
    }


def _of_member(member: Member, known: people.Known) -> Fields:
    written = {
        "title": [member.name],
        "names": sorted(known.values["spellings"] - {member.name}),
        "rest": sorted(known.values["written"]),
    }
    return {
        schema.KIND: [schema.MEMBER],
        "member_id": [member.pk],
        "member": [member.slug],
        **_ordering(max(known.days), 0, ITEMS_A_MEETING + member.pk),
        **people.facets(known),
        **lookup.fields(written),
        schema.NAME_WORDS: [lookup.typed(member.name, *written["names"])],
    }


def _of_item(item: AgendaItem) -> Fields:
    return {
        schema.KIND: [schema.ITEM],
        "item_id": [item.pk],
        "meeting_id": [item.meeting_id],
        **_ordering(item.meeting.date, _rank(item.meeting), min(item.position + 1, ITEMS_A_MEETING - 1)),
        **_when_and_where(item.meeting),
        **_facets(item),
        **lookup.fields(_written(item)),
        schema.TITLE_WORDS: [lookup.typed(item.title)],
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


def _rank(meeting: Meeting) -> int:
    """Among the meetings of a day."""
    return min(meeting.sequence, 99) * COUNCILS + meeting.council.position % COUNCILS


def _ordering(day: date, rank: int, place: int) -> Fields:
    council = rank % COUNCILS
    meeting = day.toordinal() * MEETINGS_A_DAY + rank - council
    place = min(place, PLACES - 1)
    return {
        "oldest": [(meeting + council) * PLACES + place],
        # Newest day first, yet councils and items in the order of an agenda.
        "newest": [(meeting + COUNCILS - 1 - council) * PLACES + PLACES - 1 - place],
    }


def _when_and_where(meeting: Meeting) -> Fields:
    day = meeting.date.isoformat()
    return {
        "council": [meeting.council.slug],
        "year": [str(meeting.date.year)],
        "period": [period(meeting.date.year)],
        "date": [day, day[:7]],
    }


def _facets(item: AgendaItem) -> Fields:
    decision = getattr(item, "decision", None)
    follows = decision.follows if decision else Follows.NONE
    parties, members = set(item.parties.all()), set(item.members.all())
    for reservation in _reservations(item):
        parties.update(reservation.parties.all())
        members.update(reservation.members.all())
    if decision:
        members.update(row.member for row in decision.appointments.all() if row.member)
    return {
        "party": sorted(party.slug for party in parties),
        "municipality": sorted(municipality.slug for municipality in item.municipalities.all()),
        "topic": sorted(topic.slug for topic in item.topics.all()),
        "outcome": sorted(slug(outcome) for outcome in item.outcomes),
        "follows": [] if follows == Follows.NONE else [follows],
        "reserved": [schema.YES] if _reservations(item) else [],
        "number": [item.number] if item.number else [],
        "case": [item.case.number.casefold()] if item.case else [],
        "member": sorted(member.slug for member in members),
    }


def _reservations(item: AgendaItem) -> list[Reservation]:
    return list(item.decision.reservations.all()) if hasattr(item, "decision") else []


def _written(item: AgendaItem) -> dict[str, list[str]]:
    return {
        "title": [item.title],
        "decision": _decision(item),
        "indstilling": [item.indstilling],
        "names": [member.name for member in item.members.all()],
        "attachments": [attachment.title for attachment in item.attachments.all()],
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
    return [
        item.baggrund,
        item.sagsfremstilling,
        *facts,
        item.meeting.danish_date,
        *(municipality.name for municipality in item.municipalities.all()),
        *(topic.name for topic in item.topics.all()),
        *(party.name for party in item.parties.all()),
    ]
