"""What an editor should look at in the attendance lists, each with its page and line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from minutes.parsing.attendance.rows import Row
from minutes.parsing.types import Attendee, Guest, Line, Warning

LONGEST_SHOWN = 300
NAME_MARKS = " .-'’´`"


def of(people: Sequence[Attendee], totals: Sequence[Row]) -> Iterator[Warning]:
    """Doubts about each person, and about how many there are."""
    for person in people:
        yield from _name(person)
        yield from _party(person)
    yield from _towns(people)
    for row in totals:
        yield from _total(people, row)


def unread(row: Row, text: str) -> Warning:
    message = f"Linjen i deltagerlisten er ikke forstået: »{text[:LONGEST_SHOWN]}«."
    return Warning("attendance_unread", message, row.line.page, row.line.number)


def too_long(line: Line, most: int) -> Warning:
    message = f"Deltagerlisten er på over {most} linjer; resten er ikke læst. Se listen efter i originalen."
    return Warning("attendance_too_long", message, line.page, line.number)


def in_agenda(named: Sequence[Attendee | Guest]) -> Warning:
    names = ", ".join(each.name for each in named)[:LONGEST_SHOWN]
    message = f"Dagsordenen nævner {names}. En dagsorden siger ikke, hvem der kom; de er ikke regnet med."
    return Warning("attendance_in_agenda", message, named[0].page, named[0].line)


def _name(person: Attendee) -> Iterator[Warning]:
    if any(not (char.isalpha() or char in NAME_MARKS) for char in person.name):
        message = f"Navnet »{person.name}« er ikke læst rigtigt. Se i originalen."
        yield Warning("name_uncertain", message, person.page, person.line)


def _party(person: Attendee) -> Iterator[Warning]:
    if person.party_uncertain:
        message = (
            f"Partiet »{person.party}« ved {person.name} er ikke til at være sikker på. Se i originalen."
        )
        yield Warning("party_uncertain", message, person.page, person.line)
    if person.party_inferred:
        message = (
            f"Partiet ved {person.name} er læst som {person.party}, som andre steder i referatet. "
            "Se i originalen."
        )
        yield Warning("party_inferred", message, person.page, person.line)


def _towns(people: Sequence[Attendee]) -> Iterator[Warning]:
    without = [person for person in people if person.municipality is None]
    if len(without) == len(people) > 1:
        message = "Deltagerlisten nævner ingen kommuner."
        yield Warning("municipality_unknown", message, people[0].page, people[0].line)
        return
    for person in without:
        message = f"Kommunen ved {person.name} er ikke genkendt."
        yield Warning("municipality_unknown", message, person.page, person.line)


def _total(people: Sequence[Attendee], row: Row) -> Iterator[Warning]:
    absent = row.status == "absent"
    found = sum((person.status == "absent") == absent for person in people)
    if people and row.total != found:
        what = "fraværende" if absent else "deltagere"
        message = f"Referatet siger {row.total} {what}; der er læst {found}. Se listen efter i originalen."
        yield Warning("attendance_total", message, row.line.page, row.line.number)
