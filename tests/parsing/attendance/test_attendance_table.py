"""Lists set as tables, in the cells of a drawn page or apart by room."""

import pytest

from minutes.parsing import attendance
from minutes.parsing.types import Line


def table(*rows: tuple[str, ...]) -> list[Line]:
    return [Line(" ".join(cells), 1, number, cells=cells) for number, cells in enumerate(rows, start=1)]


TABLES = [
    # A mark in the column of those present or of those away; no mark is no presence.
    (("Navn", "Kommune", "Parti", "Til stede"), ("Jens Hansen", "Køge", "V", "x"), ("Køge", "V", "present")),
    (("Navn", "Kommune", "Parti", "Til stede"), ("Jens Hansen", "Køge", "V", "☒"), ("Køge", "V", "present")),
    (("Navn", "Kommune", "Parti", "Til stede"), ("Jens Hansen", "Køge", "V", ""), ("Køge", "V", "absent")),
    (
        ("Navn", "Kommune", "Parti", "Fremmøde"),
        ("Jens Hansen", "Køge", "V", "Afbud"),
        ("Køge", "V", "absent"),
    ),
    (("Parti", "Medlem", "Afbud"), ("V", "Jens Hansen, Køge", "x"), ("Køge", "V", "absent")),
    (("Parti", "Medlem", "Afbud"), ("V", "Jens Hansen, Køge", ""), ("Køge", "V", "present")),
    # Brackets in a cell, an unusual list, a misspelt town.
    (("Navn", "Parti", "Kommune"), ("Jens Hansen", "(V)", "Køge Kommune"), ("Køge", "V", "present")),
    (
        ("Navn", "Parti", "Kommune"),
        ("Jens Hansen", "Borgernes Stemme", "Kobenhavn"),
        ("København", "Borgernes Stemme", "present"),
    ),
    (("Nr.", "Navn", "Kommune"), ("12", "Jens Hansen", "Køge"), ("Køge", None, "present")),
]


@pytest.mark.parametrize(("head", "row", "expected"), TABLES)
def test_a_row_of_a_table(
    head: tuple[str, ...], row: tuple[str, ...], expected: tuple[str, str | None, str]
) -> None:
    got = attendance.read(table(head, row))
    assert [(who.name, who.municipality, who.party, who.status) for who in got.people] == [
        ("Jens Hansen", *expected)
    ]
    assert got.warnings == []


# The column's heading says which of the two came: the one it names, or the one of the row.
WHO_CAME = [
    (("Navn", "Kommune", "Suppleant"), ("Jens Hansen", "Køge", "Lis Jensen (A)"), "Lis Jensen"),
    (("Navn", "Kommune", "Stedfortræder"), ("Jens Hansen", "Køge", "Lis Jensen"), "Lis Jensen"),
    (("Navn", "Kommune", "I stedet for"), ("Lis Jensen", "Køge", "Jens Hansen"), "Lis Jensen"),
    (("Navn", "Kommune", "Suppleant for:"), ("Lis Jensen", "Køge", "Jens Hansen (V)"), "Lis Jensen"),
    (("Navn", "Kommune", "Mødte for"), ("Lis Jensen", "Køge", "Jens Hansen (V), Køge"), "Lis Jensen"),
]


@pytest.mark.parametrize(("head", "row", "came"), WHO_CAME)
def test_a_column_that_names_the_other_of_a_seat(
    head: tuple[str, ...], row: tuple[str, ...], came: str
) -> None:
    got = attendance.read(table(("Deltagere",), head, row))
    assert {who.name: (who.status, who.substitute_for) for who in got.people} == {
        "Jens Hansen": ("absent", None),
        came: ("substitute", "Jens Hansen"),
    }
    assert "attendance_unread" not in {warning.code for warning in got.warnings}


def test_the_one_replaced_stands_among_those_away_as_well() -> None:
    came = ("Til stede",), ("Navn", "Parti", "I stedet for"), ("Lis Jensen", "A", "Jens Hansen")
    away = ("Ikke til stede",), ("Navn", "Parti"), ("Jens Hansen", "V")
    got = attendance.read(table(*came, ("Bo Berg", "F", ""), *away))
    assert [(who.name, who.party, who.status) for who in got.people] == [
        ("Lis Jensen", "A", "substitute"),
        ("Bo Berg", "F", "present"),
        ("Jens Hansen", "V", "absent"),
    ]


# A dash says that nobody was replaced; what is no name is kept for an editor.
@pytest.mark.parametrize(
    ("cell", "status", "warnings"), [("-", "present", 0), ("", "present", 0), ("12 år", "substitute", 1)]
)
def test_a_cell_that_names_nobody(cell: str, status: str, warnings: int) -> None:
    got = attendance.read(table(("Navn", "Kommune", "I stedet for"), ("Lis Jensen", "Køge", cell)))
    assert [(who.name, who.status) for who in got.people] == [("Lis Jensen", status)]
    assert len(got.warnings) == warnings


def test_a_header_is_printed_again_on_the_next_page() -> None:
    head = ("Navn", "Kommune")
    got = attendance.read(table(head, ("Jens Hansen", "Køge"), head, ("Lis Jensen", "Greve")))
    assert [who.name for who in got.people] == ["Jens Hansen", "Lis Jensen"]


def test_cells_without_a_header() -> None:
    got = attendance.read(table(("Deltagere",), ("Jens Hansen", "V", "Køge"), ("Lis Jensen", "A", "Greve")))
    assert [(who.name, who.party, who.municipality) for who in got.people] == [
        ("Jens Hansen", "V", "Køge"),
        ("Lis Jensen", "A", "Greve"),
    ]
