"""What readers see of a meeting, as plain data that outlives the rows it was taken from."""

from collections.abc import Iterable
from typing import NamedTuple

from minutes import days
from minutes.models import (
    AgendaItem,
    Appointment,
    Attendance,
    Document,
    DocumentPage,
    Meeting,
    Paragraph,
    Reservation,
    Vote,
)


class Person(NamedTuple):
    """A row of the attendance lists, as words."""

    name: str
    party: str
    municipality: str
    status: str
    role: str
    substitute_for: str
    member: int | None


class Item(NamedTuple):
    """An item of the agenda. `texts` by section; `lists` by kind: one string for each of several."""

    number: str
    title: str
    address: str
    page: int | None
    texts: dict[str, str]
    lists: dict[str, list[str]]


class Place(NamedTuple):
    """Where an anchor leads: the item's key, and the words there; `own` unless it was another paragraph's."""

    item: int
    words: str
    own: bool


class Seen(NamedTuple):
    """Rows are known by their keys, which a reading keeps for what it takes to be the same."""

    facts: dict[str, str]
    people: dict[int, Person]
    guests: list[str]
    items: dict[int, Item]
    members: dict[int, tuple[str, str]]
    addresses: dict[str, str]
    anchors: dict[str, Place]
    pages: dict[int, str]


NOTHING = Seen({}, {}, [], {}, {}, {}, {}, {})


def of_meeting(meeting: Meeting | None) -> Seen:
    """All that pages show of it; some 25 queries, however long it is."""
    if meeting is None or not Meeting.objects.filter(pk=meeting.pk).exists():
        return NOTHING
    meeting = Meeting.objects.select_related("council").get(pk=meeting.pk)
    items = {row.pk: _item(row) for row in meeting.items.for_page().order_by("position")}
    people = list(meeting.attendances.select_related("member", "party", "municipality").order_by("position"))
    members = {row.member.pk: row.member for row in people if row.member}
    known = {pk: (member.name, member.get_absolute_url()) for pk, member in members.items()}
    return Seen(
        facts=_facts(meeting),
        people={row.pk: _person(row) for row in people},
        guests=[guest.as_written for guest in meeting.guests.all()],
        items=items,
        members=known,
        addresses={meeting.get_absolute_url(): str(meeting)}
        | {item.address: f"punkt {item.number} {item.title}" for item in items.values()}
        | {address: name for name, address in known.values()},
        anchors=_anchors(meeting.paragraphs.filter(item__isnull=False), items),
        pages=_pages(meeting),
    )


def _facts(meeting: Meeting) -> dict[str, str]:
    return {
        "council": meeting.council.name,
        "date": days.danish(meeting.date),
        "start_time": f"{meeting.start_time:%H.%M}" if meeting.start_time else "",
        "place": meeting.place,
    }


def _person(row: Attendance) -> Person:
    home = row.municipality.name if row.municipality else ""
    status = Attendance.Status(row.status).label
    return Person(row.name, row.party_label, home, str(status), row.role, row.substitute_for, row.member_id)


def _item(row: AgendaItem) -> Item:
    decision = getattr(row, "decision", None)
    texts = {name: getattr(row, name) for name in ("indstilling", "baggrund", "sagsfremstilling")}
    lists = {
        "remarks": row.remark_labels,
        "papers": [str(each) for each in row.attachments.all()],
        "topics": [each.name for each in row.topics.all()],
        "presence": [each.text for each in row.presences.all()],
        "named": _named(row),
        "case": [row.case.number] if row.case else [],
    }
    if decision:
        texts["beslutning"] = decision.text
        lists |= {
            "outcomes": [str(outcome) for outcome in decision.outcomes],
            "follows": [str(decision.get_follows_display())] if decision.get_follows_display() else [],
            "dissents": [_dissent(each) for each in decision.reservations.all()],
            "appointments": [_appointment(each) for each in decision.appointments.all()],
            "votes": [_vote(each) for each in decision.votes.all()],
            "follow_ups": [each.text for each in decision.follow_ups.all()],
        }
    return Item(row.number, row.title, row.get_absolute_url(), row.page, texts, lists)


def _named(row: AgendaItem) -> list[str]:
    """Parties, municipalities and members whose pages lead here."""
    return [
        *(party.name for party in row.parties.all()),
        *(home.name for home in row.municipalities.all()),
        *(member.name for member in row.members.all()),
    ]


def _dissent(row: Reservation) -> str:
    who = ", ".join([party.label for party in row.parties.all()] + [one.name for one in row.members.all()])
    return f"{who}: {row.text}" if who else row.text


def _appointment(row: Appointment) -> str:
    party = f" ({row.party.label})" if row.party else ""
    home = row.municipality.name if row.municipality else ""
    return ", ".join(filter(None, [f"{row.name}{party}", home, row.body, row.role, row.period]))


def _vote(row: Vote) -> str:
    numbers = {"for": row.in_favour, "imod": row.against, "hverken for eller imod": row.abstained}
    told = ", ".join(f"{number} {side}" for side, number in numbers.items() if number is not None)
    return f"{row.text} ({told})" if told else row.text


def _anchors(rows: Iterable[Paragraph], items: dict[int, Item]) -> dict[str, Place]:
    """Every anchor that ever led to a paragraph of the meeting → where it leads now."""
    return {
        anchor: Place(row.item_id, row.text, anchor == row.anchor)
        for row in rows
        if row.item_id in items
        for anchor in row.anchors
    }


def _pages(meeting: Meeting) -> dict[int, str]:
    """Of the paper that the meeting's pages are made from."""
    document = Document.objects.original_of(meeting)
    rows = DocumentPage.objects.filter(document=document) if document else DocumentPage.objects.none()
    return dict(rows.values_list("number", "text"))
