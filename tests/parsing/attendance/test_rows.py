"""The rows of attendance lists and the list, group and town each stands in."""

import pytest

from minutes.parsing.attendance import rows
from tests.parsing.lines import lines

LISTS = [
    # A heading, its rows; another heading.
    ("Deltagere\nJens Hansen\nAfbud\nLis Jensen", [("Jens Hansen", "present"), ("Lis Jensen", "absent")]),
    # A list of all members says nothing of who came; one without a heading is of those present.
    ("Medlemmer\nJens Hansen", [("Jens Hansen", "present")]),
    ("Jens Hansen", [("Jens Hansen", "present")]),
    # In one line; the rest of the line is the first row.
    ("Afbud: Jens Hansen\nLis Jensen", [("Jens Hansen", "absent"), ("Lis Jensen", "absent")]),
    # A sentence ends with its dot, and the list around it goes on.
    (
        "Deltagere\nJens Hansen\nDer var afbud fra Lis Jensen, Greve.\nBo Bosen",
        [("Jens Hansen", "present"), ("Lis Jensen, Greve.", "absent"), ("Bo Bosen", "present")],
    ),
    # A list of one, and one of nobody.
    ("Deltagere\nReferent: Ib Ibsen\nJens Hansen", [("Ib Ibsen", "present"), ("Jens Hansen", "present")]),
    ("Afbud: Ingen\nDeltagere\nJens Hansen", [("Jens Hansen", "present")]),
    # Bullets, numbers and boxes are not said.
    ("Deltagere\n• Jens Hansen\n12. Lis Jensen", [("Jens Hansen", "present"), ("Lis Jensen", "present")]),
    ("Deltagere\n☒ Jens Hansen\n☐ Lis Jensen", [("Jens Hansen", "present"), ("Lis Jensen", "absent")]),
    # A page's number is no row.
    ("Deltagere\nJens Hansen\n\n2\n Lis Jensen", [("Jens Hansen", "present"), ("Lis Jensen", "present")]),
    # A row goes on over the foot of a page.
    (
        "Deltagere\nJens Hansen, Køge, suppleant for\n\n1\n Lis Jensen",
        [("Jens Hansen, Køge, suppleant for Lis Jensen", "present")],
    ),
    # On the same page a blank line ends it.
    (
        "Deltagere\nJens Hansen, Køge, suppleant for\n\nLis Jensen",
        [("Jens Hansen, Køge, suppleant for", "present"), ("Lis Jensen", "present")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_rows_of_lists(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(row.text, row.status) for row in rows.of(lines(text))] == expected


GROUPS = [
    # A heading holds for the rows below it, over blank lines too, to the next.
    ("Køge Kommune\nJens Hansen\n\nBo Bosen\nGreve:\nLis Jensen", [("Køge", None)] * 2 + [("Greve", None)]),
    ("Venstre (V)\nJens Hansen\nSocialdemokratiet:\nLis Jensen", [(None, "V"), (None, "Socialdemokratiet")]),
    # Parties inside towns, towns inside parties: the outer one holds for several inner ones.
    ("Køge\nV:\nJens Hansen\nA:\nLis Jensen", [("Køge", "V"), ("Køge", "A")]),
    ("Venstre\nKøge\nJens Hansen\nGreve\nLis Jensen", [("Køge", "Venstre"), ("Greve", "Venstre")]),
    # In front of a name a town holds for the lines below, to a blank one.
    ("Køge: Jens Hansen (V)\nBo Bosen (C)\n\nLis Jensen", [(None, None), ("Køge", None), (None, None)]),
    # A party or a town below a name is that row's.
    ("Jens Hansen\nV\nKøge\nLis Jensen\nA\nGreve", [(None, None), (None, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), GROUPS)
def test_rows_stand_in_groups(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert [(row.town, row.party) for row in rows.of(lines(f"Deltagere\n{text}"))] == expected


ROLES = [
    ("Formand\nJens Hansen\nNæstformand:\nLis Jensen\nBo Bosen", ["formand", "næstformand", None]),
    ("Jens Hansen\nLis Jensen", [None, None]),
]


@pytest.mark.parametrize(("text", "roles"), ROLES)
def test_a_role_above_a_name_is_that_name_s(text: str, roles: list[str | None]) -> None:
    assert [row.role for row in rows.of(lines(f"Deltagere\n{text}"))] == roles


GUESTS = [
    ("Fra sekretariatet\nBo Bosen", True),
    ("Øvrige deltagere: Bo Bosen", True),
    ("Region Sjælland\nBo Bosen", True),
    # Where the list is of, and not whom: people of a party and a municipality have seats.
    ("Region Sjælland\nBo Bosen (C), Faxe", False),
]


@pytest.mark.parametrize(("text", "guests"), GUESTS)
def test_rows_of_guests(text: str, guests: bool) -> None:
    assert [row.guests for row in rows.of(lines(f"Deltagere\n{text}"))] == [guests]


def test_a_row_knows_on_which_line_each_of_its_words_stands() -> None:
    (row,) = rows.of(lines("Afbud: Jens Hansen (V), Køge, og\nLis Jensen (A), Greve"))
    assert row.line_at(row.text.index("Jens")).number == 1
    assert row.line_at(row.text.index("Lis")).number == 2
