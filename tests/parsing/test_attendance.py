import pytest

from minutes.parsing import attendance
from tests.parsing.lines import lines

Row = tuple[str, str | None, str | None, str, str | None]


def rows(text: str, damaged: bool = False) -> list[Row]:
    found, _ = attendance.read(lines(text), damaged)
    return [(who.name, who.party, who.municipality, who.status, who.substitute_for) for who in found]


LISTS = [
    (
        "Deltagere\nAllan S. Andersen (A), Tårnby Kommune",
        [("Allan S. Andersen", "A", "Tårnby", "present", None)],
    ),
    # The comma is often forgotten.
    (
        "Deltagere\nThyge Enevoldsen (V) Frederiksberg Kommune",
        [("Thyge Enevoldsen", "V", "Frederiksberg", "present", None)],
    ),
    # The party as printed: a letter, a short name, a local list's name.
    (
        "Deltagere\nAnders Wolf Andresen (SF), Hvidovre Kommune",
        [("Anders Wolf Andresen", "SF", "Hvidovre", "present", None)],
    ),
    (
        'Deltagere\nMichael Hemming Nielsen ("Nytgribskov"), Gribskov Kommune',
        [("Michael Hemming Nielsen", "Nytgribskov", "Gribskov", "present", None)],
    ),
    # No party printed.
    ("Deltagere\nJens Skov, Egedal Kommune", [("Jens Skov", None, "Egedal", "present", None)]),
    # A title before the name is not part of it.
    ("Deltagere\nBorgmester Trine Græse (A), Gladsaxe", [("Trine Græse", "A", "Gladsaxe", "present", None)]),
    # Status follows the heading.
    ("Afbud\nMorten Riis (Ø) Bornholms Regionskommune", [("Morten Riis", "Ø", "Bornholm", "absent", None)]),
    ("Fraværende:\nLars Weiss (A), København", [("Lars Weiss", "A", "København", "absent", None)]),
    # A substitute, over two lines; the member stands as absent, with or without a row of his own.
    (
        "Deltagere\nStine Rahbek Pedersen (Ø), Ballerup Kommune (suppleant for Ole Wedel-\n"
        "Brandt (Ø), Ishøj Kommune)",
        [
            ("Stine Rahbek Pedersen", "Ø", "Ballerup", "substitute", "Ole Wedel-Brandt"),
            ("Ole Wedel-Brandt", "Ø", "Ishøj", "absent", None),
        ],
    ),
    (
        "Deltagere\nStine Rahbek Pedersen (Ø), Ballerup Kommune (suppleant for Ole Wedel-Brandt)\n"
        "Afbud\nOle Wedel-Brandt (Ø), Ishøj Kommune",
        [
            ("Stine Rahbek Pedersen", "Ø", "Ballerup", "substitute", "Ole Wedel-Brandt"),
            ("Ole Wedel-Brandt", "Ø", "Ishøj", "absent", None),
        ],
    ),
    # A name in two lists is one person.
    (
        "Deltagere\nBent Hansen (V), Gribskov Kommune\nAfbud\nBent Hansen (V), Gribskov Kommune",
        [("Bent Hansen", "V", "Gribskov", "present", None)],
    ),
    ("Deltagere", []),
    # Party after the town, without brackets, or a role in brackets.
    ("Deltagere\nBent Hansen, Gribskov Kommune (V)", [("Bent Hansen", "V", "Gribskov", "present", None)]),
    ("Deltagere\nBent Hansen, V, Gribskov", [("Bent Hansen", "V", "Gribskov", "present", None)]),
    ("Deltagere\nBent Hansen (formand), Gribskov", [("Bent Hansen", None, "Gribskov", "present", None)]),
    (
        "Deltagere\nBent Hansen (V), Gribskov, næstformand",
        [("Bent Hansen", "V", "Gribskov", "present", None)],
    ),
    (
        "Deltagere\n- 1. viceborgmester Bent Hansen (Gribskov)",
        [("Bent Hansen", None, "Gribskov", "present", None)],
    ),
    # By municipality.
    (
        "Deltagere\nGribskov Kommune\nBent Hansen (V)\nTrine Egetved (C)\nGreve:\nPernille Beckmann (V)",
        [
            ("Bent Hansen", "V", "Gribskov", "present", None),
            ("Trine Egetved", "C", "Gribskov", "present", None),
            ("Pernille Beckmann", "V", "Greve", "present", None),
        ],
    ),
    # Those away in one sentence, with towns or names alone, over lines.
    (
        "Deltagere\nJens Skov, Egedal\n\nAfbud: Bent Hansen (V), Gribskov, Lars\n"
        "Weiss (A), København og Morten Riis, Bornholm.",
        [
            ("Jens Skov", None, "Egedal", "present", None),
            ("Bent Hansen", "V", "Gribskov", "absent", None),
            ("Lars Weiss", "A", "København", "absent", None),
            ("Morten Riis", None, "Bornholm", "absent", None),
        ],
    ),
    (
        "Der var afbud fra Bent Hansen, Lars Weiss og Morten Riis.",
        [(name, None, None, "absent", None) for name in ("Bent Hansen", "Lars Weiss", "Morten Riis")],
    ),
    # Other ways to say who came instead.
    (
        "Deltagere\nStine Pedersen (Ø), Ballerup deltog i stedet for Ole Brandt (Ø), Ishøj",
        [
            ("Stine Pedersen", "Ø", "Ballerup", "substitute", "Ole Brandt"),
            ("Ole Brandt", "Ø", "Ishøj", "absent", None),
        ],
    ),
    (
        "Afbud\nOle Brandt (Ø), Ishøj – supp. Stine Pedersen (Ø), Ballerup deltog",
        [
            ("Stine Pedersen", "Ø", "Ballerup", "substitute", "Ole Brandt"),
            ("Ole Brandt", "Ø", "Ishøj", "absent", None),
        ],
    ),
    # Staff and guests are no members.
    (
        "Deltagere\nJens Skov, Egedal\n\nFra sekretariatet\nGitte Berg, KKR\nPer Okkels",
        [("Jens Skov", None, "Egedal", "present", None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_the_lists_are_read(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


DAMAGED = [
    # What an English scanner makes of Ø.
    *((f"({letter})", "Ø", False) for letter in "@&9d"),
    # D is a party too: kept, and marked.
    ("(D)", "D", True),
    # A digit for O, or for Ø.
    ("(0)", "O", True),
    # A letter that is no party's cannot be settled alone.
    ("(J)", "J", True),
    ("(A)", "A", False),
]


@pytest.mark.parametrize(("written", "party", "uncertain"), DAMAGED)
def test_a_misread_party_is_mended_or_marked(written: str, party: str, uncertain: bool) -> None:
    (who,), warnings = attendance.read(lines(f"Deltagere\nLine Barfod {written}, København"), damaged=True)
    assert (who.party, who.party_uncertain) == (party, uncertain)
    assert [warning.code for warning in warnings] == ["party_uncertain"] * uncertain


def test_in_a_clean_text_a_letter_is_what_it_is() -> None:
    (who,), warnings = attendance.read(lines("Deltagere\nSteen Løfstrøm (D), Fredensborg"), damaged=False)
    assert (who.party, who.party_uncertain, warnings) == ("D", False, [])


def test_a_substitute_has_the_party_of_the_member() -> None:
    text = "Deltagere\nStine Pedersen (J), Ballerup Kommune (suppleant for Ole Brandt (@), Ishøj Kommune)"
    assert [row[1] for row in rows(text, damaged=True)] == ["Ø", "Ø"]
    _, warnings = attendance.read(lines(text), damaged=True)
    assert [warning.code for warning in warnings] == ["party_inferred"]


UNREAD = [
    ("Deltagere\nBent Hansen (V), Gribskov Kommune\nDer var kaffe.", [("attendance_unread", 3)]),
    ("Deltagere\nBent Hansen (V), Atlantis", [("municipality_unknown", 2)]),
    ("Deltagere\n" + "x" * 5000, [("attendance_unread", 2)]),
]


@pytest.mark.parametrize(("text", "expected"), UNREAD)
def test_what_is_not_understood_is_said(text: str, expected: list[tuple[str, int]]) -> None:
    _, warnings = attendance.read(lines(text))
    assert [(warning.code, warning.line) for warning in warnings] == expected
