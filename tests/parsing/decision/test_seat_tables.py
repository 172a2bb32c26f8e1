"""Tables of seats as decisions have them: heads in any order, one or two persons to a row."""

import pytest

from minutes.parsing.decision import seat_tables
from minutes.parsing.decision.seats import Seat

# (heads, row, person · party · town · body · role of each)
TABLES = [
    ("Udvalg\tNavn\tParti\tKommune", "Movia\tLis Jensen\tA\tGreve",
     [("Lis Jensen", "A", "Greve", "Movia", None)]),
    ("Organ\tUdpeget\tKommune", "Movia\tLis Jensen (A)\tGreve",
     [("Lis Jensen", "A", "Greve", "Movia", None)]),
    # The substitute's column makes a row of its own.
    ("Forum\tMedlem\tStedfortræder", "Movia\tLis Jensen (A), Greve\tBo Friis (V), Køge",
     [("Lis Jensen", "A", "Greve", "Movia", "medlem"), ("Bo Friis", "V", "Køge", "Movia", "stedfortræder")]),
    ("Bestyrelse\tMedlem\tSuppleant", "Movia\tLis Jensen (A)\t",
     [("Lis Jensen", "A", None, "Movia", "medlem")]),
    # A post says the office, and its body where it names one.
    ("Post\tPerson\tParti", "Formand\tLis Jensen\tA", [("Lis Jensen", "A", None, None, "formand")]),
    ("Post\tPerson\tParti", "Næstformand for Movia\tLis Jensen\tA",
     [("Lis Jensen", "A", None, "Movia", "næstformand")]),
    # No heads, and no seat given above: a table of something else.
    ("Kommune\tKvote", "Greve\tLis Jensen (A)", []),
]  # fmt: skip


@pytest.mark.parametrize(("heads", "row", "expected"), TABLES)
def test_a_row_says_who_got_which_seat(heads: str, row: str, expected: list[tuple[str | None, ...]]) -> None:
    found = seat_tables.read(row, seat_tables.heads(heads), (), None)
    assert [(one.person, one.party, one.municipality, one.body, one.role) for one in found] == expected


def test_without_heads_the_sentence_above_gives_the_seat() -> None:
    (found,) = seat_tables.read("Greve\tLis Jensen (A)", {}, (), Seat("Movia", "medlem", "2022-2025"))
    assert (found.person, found.body, found.role, found.period) == (
        "Lis Jensen",
        "Movia",
        "medlem",
        "2022-2025",
    )


def test_a_cell_broken_over_lines_is_one_name() -> None:
    heads = seat_tables.heads("Udvalg\tNavn")
    (found,) = seat_tables.read("bestyrelsen for VIA\n University College\tLis Jensen (A)", heads, (), None)
    assert found.body == "bestyrelsen for VIA University College"
