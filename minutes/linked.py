"""What a page is about, in schema.org's words, for programs: plain values that become JSON-LD.

`at` makes a path a whole address. What is not known is left out.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from minutes.models import AgendaItem, Council, Mandate, Meeting, Member, Municipality, Party

At = Callable[[str], str]
Thing = dict[str, Any]


def council(row: Council, at: At) -> Thing:
    address = at(row.get_absolute_url())
    return {"@type": "GovernmentOrganization", "@id": address, "name": row.name, "url": address}


def municipality(row: Municipality, at: At) -> Thing:
    """With Danmarks Statistik's code, which tells it from others of the name."""
    address = at(row.get_absolute_url())
    code = {"@type": "PropertyValue", "propertyID": "kommunekode", "value": row.code}
    return {
        "@type": "GovernmentOrganization",
        "@id": address,
        "name": row.full_name,
        "alternateName": row.name,
        "url": address,
        "identifier": code,
        "memberOf": council(row.council, at),
    }


def party(row: Party, at: At) -> Thing:
    address = at(row.get_absolute_url())
    return {"@type": "PoliticalParty", "@id": address, "name": row.name, "url": address}


def member(row: Member, seats: Iterable[Mandate], at: At) -> Thing:
    """The newest seat first. Without days: those of a seat are when the archive saw the member in it."""
    address, held = at(row.get_absolute_url()), list(seats)
    councils = {seat.council_id: council(seat.council, at) for seat in held}
    parties = {seat.party_id: party(seat.party, at) for seat in held if seat.party}
    person: Thing = {"@type": "Person", "@id": address, "name": row.name, "url": address}
    return _known(person, memberOf=list(councils.values()), affiliation=list(parties.values()))


def meeting(row: Meeting, at: At) -> Thing:
    address = at(row.get_absolute_url())
    event: Thing = {
        "@type": "Event",
        "@id": address,
        "name": str(row),
        "startDate": _start(row),
        "url": address,
        "inLanguage": "da",
        "organizer": council(row.council, at),
    }
    return _known(event, location={"@type": "Place", "name": row.place} if row.place else None)


def item(row: AgendaItem, at: At) -> Thing:
    """The report of one item, recorded at its meeting."""
    address = at(row.get_absolute_url())
    report: Thing = {
        "@type": "Report",
        "@id": address,
        "name": row.title,
        "url": address,
        "inLanguage": "da",
        "dateCreated": row.meeting.date.isoformat(),
        "publisher": council(row.meeting.council, at),
        "recordedAt": meeting(row.meeting, at),
    }
    outcomes = ", ".join(row.outcomes)
    return _known(
        report,
        position=row.number,
        abstract=outcomes.capitalize(),
        about=[topic.name for topic in row.topics.all()],
    )


def trail(steps: Sequence[tuple[str, str]], at: At) -> Thing:
    """`steps`: (name, path) from the front page down."""
    elements = [
        {"@type": "ListItem", "position": position, "name": name, "item": at(path)}
        for position, (name, path) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": elements}


def _start(row: Meeting) -> str:
    """A day, or a moment where the hour is known."""
    if row.start_time is None:
        return row.date.isoformat()
    return timezone.make_aware(datetime.combine(row.date, row.start_time)).isoformat()


def _known(thing: Thing, **values: Any) -> Thing:
    return thing | {name: value for name, value in values.items() if value}
