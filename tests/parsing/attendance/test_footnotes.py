"""Stars behind names, and the line that says what they mean."""

import pytest

from minutes.parsing import attendance
from minutes.parsing.attendance import footnotes
from tests.parsing.lines import lines

JENS, LIS = ("Jens Hansen", "V", "Køge"), ("Lis Jensen", "A", "Greve")

MARKED = [
    # Behind the name, the party or the town.
    ("Jens Hansen* (V), Køge\nLis Jensen (A), Greve\n* suppleant", ["substitute", "present"]),
    ("Jens Hansen (V)*, Køge\nLis Jensen (A), Greve\n*) Suppleant", ["substitute", "present"]),
    ("Jens Hansen (V), Køge *\nLis Jensen (A), Greve **\n* suppleant\n** afbud", ["substitute", "absent"]),
    ("Jens Hansen¹ (V), Køge\nLis Jensen (A), Greve\n¹ Deltog som suppleant", ["substitute", "present"]),
    # What explains the mark may stand above the list, or nowhere.
    ("*: afbud\nJens Hansen* (V), Køge\nLis Jensen (A), Greve", ["absent", "present"]),
    ("Jens Hansen* (V), Køge\nLis Jensen (A), Greve", ["present", "present"]),
    # A star before a name is a bullet.
    ("* Jens Hansen (V), Køge\n* Lis Jensen (A), Greve", ["present", "present"]),
]


@pytest.mark.parametrize(("text", "statuses"), MARKED)
def test_a_mark_says_what_its_line_says(text: str, statuses: list[str]) -> None:
    got = attendance.read(lines(f"Deltagere\n{text}"))
    assert [(who.name, who.party, who.municipality) for who in got.people] == [JENS, LIS]
    assert [who.status for who in got.people] == statuses
    assert got.warnings == []


def test_a_mark_may_say_who_was_replaced_or_when_somebody_came() -> None:
    text = (
        "Deltagere\nJens Hansen* (V), Køge\nBo Bosen (C), Faxe**\nAfbud\nLis Jensen (A), Greve\n\n"
        "* deltog som suppleant for Lis Jensen\n** deltog fra punkt 3"
    )
    got = attendance.read(lines(text))
    assert [(who.name, who.status, who.substitute_for) for who in got.people] == [
        ("Jens Hansen", "substitute", "Lis Jensen"),
        ("Bo Bosen", "present", None),
        ("Lis Jensen", "absent", None),
    ]
    assert [(note.person, note.text) for note in got.notes] == [("Bo Bosen", "deltog fra punkt 3")]


def test_a_list_without_marks_stays_as_it_is() -> None:
    found = lines("Deltagere\n* Jens Hansen (V), Køge\n- Lis Jensen")
    assert footnotes.spelt_out(found) == found
