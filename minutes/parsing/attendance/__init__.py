"""Who was there: members present, members absent, substitutes, and guests apart from them.

    Allan S. Andersen (A), Tårnby Kommune
    Thyge Enevoldsen (D) Frederiksberg Kommune
    Borgmester Trine Græse, Gladsaxe (formand)
    Stine Rahbek Pedersen (Ø), Ballerup Kommune (suppleant for Ole Wedel-Brandt (Ø), Ishøj Kommune)
    Kommunaldirektør Lis Jensen, Køge                          a guest

What is no row is left, with a warning. A member replaced by a substitute is absent.
A capital D in a damaged text may have been printed Ø: it is kept and marked uncertain.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from minutes.parsing import names
from minutes.parsing.attendance import attendance_doubts, listed_twice, parties_in_lists, persons, rows
from minutes.parsing.attendance.persons import Person
from minutes.parsing.attendance.rows import LONGEST_ROW, Row
from minutes.parsing.types import Attendee, Guest, Line, Warning

# Sixty members, each over five lines with blank ones between, are far fewer.
MOST_LINES = 5000
SUBSTITUTE_BELOW = ("supp", "stedfortræder", "i stedet")


@dataclass(frozen=True, slots=True)
class Note:
    """What a list says of when somebody was there, in its own words."""

    person: str
    text: str
    line: Line


@dataclass(frozen=True, slots=True)
class Attendance:
    """Members and guests in the order they stand, notes of who came late, and what was not understood."""

    people: list[Attendee] = field(default_factory=list)
    guests: list[Guest] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)


@dataclass(slots=True)
class _Reading:
    damaged: bool
    people: list[listed_twice.Listed] = field(default_factory=list)
    found: Attendance = field(default_factory=Attendance)
    totals: list[Row] = field(default_factory=list)
    above: int | None = None


def read(lines: Sequence[Line], damaged: bool = False, document: Iterable[Line] = ()) -> Attendance:
    """Read the lists; `document` is every line there is, which may settle a party the lists leave open."""
    reading = _Reading(damaged)
    if len(lines) > MOST_LINES:
        reading.found.warnings.append(attendance_doubts.too_long(lines[MOST_LINES], MOST_LINES))
    for row in rows.of(lines[:MOST_LINES], damaged):
        if row.total is not None:
            reading.totals.append(row)
        else:
            _read_row(reading, row)
    once, twice = listed_twice.once_each(reading.people, damaged)
    people = parties_in_lists.settled(once, document, damaged)
    found = reading.found
    found.warnings.extend([*twice, *attendance_doubts.of(people, reading.totals)])
    return replace(found, people=people)


def before_the_meeting(roll: Attendance) -> Attendance:
    """What the lists of an agenda say: nobody has come yet, and an editor is told who is named."""
    named: list[Attendee | Guest] = [*roll.people, *roll.guests]
    if not named:
        return Attendance(warnings=roll.warnings)
    return Attendance(warnings=[attendance_doubts.in_agenda(named)])


def _read_row(reading: _Reading, row: Row) -> None:
    people = _persons(row, reading.damaged)
    if row.guests:
        _take_guests(reading, row, people.people)
        return
    if not people.people:
        reading.found.warnings.append(attendance_doubts.unread(row, row.text))
    elif people.unread:
        reading.found.warnings.append(attendance_doubts.unread(row, people.unread))
    _link_to_row_above(reading, row, people.people)
    for person in people.people:
        if person.is_guest and not row.cells:
            _take_guests(reading, row, [person])
        else:
            _take_member(reading, row, person, alone=len(people.people) == 1)


def _persons(row: Row, damaged: bool) -> persons.Found:
    if row.cells is None:
        return row.found or persons.Found([])
    cells = row.cells
    found = persons.of(cells.name, cells.status or row.status, damaged=damaged)
    for person in found.people:
        _take_cells(person, row, damaged)
    if cells.substitute and found.people:
        return _with_substitute(found, cells.substitute, damaged)
    if cells.replaced and found.people:
        return _with_replaced(found, cells.replaced, damaged)
    return found


def _take_cells(person: Person, row: Row, damaged: bool) -> None:
    cells = row.cells
    if cells is None:
        return
    person.town = person.town or (names.municipality(cells.town) if cells.town else None)
    if cells.party and person.party is None:
        person.party, person.uncertain = parties_in_lists.read(cells.party.strip("()"), damaged)
    if cells.role:
        person.roles.append(cells.role.lower())
    if cells.note:
        said = persons.of(f"{person.name}, {cells.note}", person.status, damaged=damaged)
        person.notes += said.people[0].notes if said.people else []


def _with_substitute(found: persons.Found, text: str, damaged: bool) -> persons.Found:
    """A column that names who came instead."""
    came = persons.of(text, "substitute", damaged=damaged).people
    for person in came[:1]:
        person.substitute_for = found.people[0].name
        found.people[0].status = "absent"
    return replace(found, people=[*found.people, *came])


def _with_replaced(found: persons.Found, text: str, damaged: bool) -> persons.Found:
    """A column that names whose seat was taken: `I stedet for`, `Suppleant for`."""
    away = persons.of(text, "absent", damaged=damaged)
    found.people[0].status = "substitute"
    for person in away.people[:1]:
        found.people[0].substitute_for, person.mentioned = person.name, True
    unread = found.unread or away.unread or (None if away.people else text)
    return replace(found, people=[*found.people, *away.people[:1]], unread=unread)


def _link_to_row_above(reading: _Reading, row: Row, people: Sequence[Person]) -> None:
    """`Suppleant: Lis Jensen` below a row of the list of those absent came instead of that row's member."""
    if not people or reading.above is None or row.status != "absent" or people[0].status != "substitute":
        return
    if people[0].substitute_for is None and row.text.lower().startswith(SUBSTITUTE_BELOW):
        people[0].substitute_for = reading.people[reading.above].attendee.name


def _take_member(reading: _Reading, row: Row, person: Person, alone: bool) -> None:
    line = row.line_at(person.start)
    role = ", ".join(dict.fromkeys([*([row.role] if row.role else []), *person.roles])) or None
    linked = person.mentioned or person.substitute_for is not None or person.status != row.status
    attendee = Attendee(
        name=person.name,
        party=person.party or row.party,
        municipality=person.town or row.town,
        status=person.status,
        substitute_for=person.substitute_for,
        page=line.page,
        as_written=row.text
        if alone or linked or row.cells
        else row.text[person.start : person.end].strip(" ,;"),
        line=line.number,
        party_uncertain=person.uncertain,
        role=role,
    )
    reading.people.append(listed_twice.Listed(attendee, row.roster, person.mentioned))
    reading.above = len(reading.people) - 1 if person.status == "absent" else None
    reading.found.notes.extend(Note(person.name, text, line) for text in person.notes)


def _take_guests(reading: _Reading, row: Row, people: Sequence[Person]) -> None:
    guests = reading.found.guests
    if not people and len(row.text) > attendance_doubts.LONGEST_SHOWN:
        reading.found.warnings.append(attendance_doubts.unread(row, row.text))
    elif not people:
        guests.append(Guest(row.text, row.lead + row.text, row.line.page, row.line.number))
    for person in people:
        line = row.line_at(person.start)
        guests.append(Guest(person.name, row.lead + row.text[:LONGEST_ROW], line.page, line.number))
