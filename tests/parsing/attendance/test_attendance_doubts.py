"""What an editor is told to look at in the attendance lists."""

import pytest

from minutes.parsing.attendance import attendance_doubts
from minutes.parsing.attendance.rows import Row
from minutes.parsing.types import Attendee, Guest, Line, Status
from tests.referater import attendee


def codes(people: list[Attendee], totals: list[Row]) -> list[str]:
    return [doubt.code for doubt in attendance_doubts.of(people, totals)]


PERSONS = [
    (attendee("Jens Hansen", "V", "Køge", line=3), []),
    (attendee("Jens Hansen", None, "Køge", line=3), []),
    (attendee("Jens Hansen", "V", None, line=3), ["municipality_unknown"]),
    (attendee("Jens Hansen", "D", "Køge", party_uncertain=True, line=3), ["party_uncertain"]),
    (attendee("Jens Hansen", "Ø", "Køge", party_inferred=True, line=3), ["party_inferred"]),
    # No name is written so.
    (attendee("Knud &rbo Larsen", "V", "Køge", line=3), ["name_uncertain"]),
    (attendee("Kasper 4rsted", "V", "Køge", line=3), ["name_uncertain"]),
    (attendee("Anne-Mette O'Neil Jr.", "V", "Køge", line=3), []),
]


@pytest.mark.parametrize(("who", "expected"), PERSONS)
def test_doubts_about_a_person(who: Attendee, expected: list[str]) -> None:
    assert codes([who], []) == expected


def test_lists_without_municipalities_are_one_doubt() -> None:
    people = [attendee("Jens Hansen", "V", None, line=3), attendee("Lis Jensen", "A", None, line=4)]
    (doubt,) = attendance_doubts.of(people, [])
    assert (doubt.code, doubt.message) == ("municipality_unknown", "Deltagerlisten nævner ingen kommuner.")


def total(status: Status, number: int) -> Row:
    return Row("I alt", Line("I alt", 1, 9), status, total=number)


PRESENT, SUBSTITUTE, ABSENT = (
    attendee("Jens Hansen", "V", "Køge", line=3),
    attendee("Lis Jensen", "A", "Greve", status="substitute", line=4),
    attendee("Bo Bosen", "C", "Faxe", status="absent", line=5),
)
TOTALS = [
    # A substitute was there too.
    (total("present", 2), []),
    (total("absent", 1), []),
    (total("present", 3), ["attendance_total"]),
    (total("absent", 4), ["attendance_total"]),
]


@pytest.mark.parametrize(("said", "expected"), TOTALS)
def test_the_number_that_the_paper_says(said: Row, expected: list[str]) -> None:
    assert codes([PRESENT, SUBSTITUTE, ABSENT], [said]) == expected
    assert codes([], [said]) == []


def test_every_message_says_what_stands_there_and_where() -> None:
    row = Row("Der var kaffe", Line("Der var kaffe", 2, 17), "present")
    unread = attendance_doubts.unread(row, "Der var " + "kaffe " * 200)
    assert (unread.page, unread.line) == (2, 17)
    assert "Der var kaffe" in unread.message
    assert len(unread.message) < 2 * attendance_doubts.LONGEST_SHOWN
    in_agenda = attendance_doubts.in_agenda([PRESENT, Guest("Ib Ibsen", "Ib Ibsen, KL", 1, 8)])
    assert (in_agenda.code, in_agenda.line) == ("attendance_in_agenda", 3)
    assert "Jens Hansen, Ib Ibsen" in in_agenda.message
    too_long = attendance_doubts.too_long(Line("Jens", 3, 5001), 5000)
    assert (too_long.page, too_long.line, "5000" in too_long.message) == (3, 5001, True)
