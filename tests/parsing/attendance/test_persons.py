"""Who is named in one row of an attendance list, and what the row says of each."""

import pytest

from minutes.parsing.attendance import persons
from minutes.parsing.types import Status

Who = tuple[str, str | None, str | None, str, str | None]

PRESENT = [
    # What follows a name is that person's, up to the next name.
    (
        "Jens Hansen (V), Køge, Lis Jensen (A), Greve",
        [("Jens Hansen", "V", "Køge", "present", None), ("Lis Jensen", "A", "Greve", "present", None)],
    ),
    # What stands before the first is everybody's who has nothing of their own.
    (
        "Køge: Jens Hansen (V), Lis Jensen (A)",
        [("Jens Hansen", "V", "Køge", "present", None), ("Lis Jensen", "A", "Køge", "present", None)],
    ),
    (
        "Venstre: Jens Hansen, Køge, og Lis Jensen, Greve",
        [
            ("Jens Hansen", "Venstre", "Køge", "present", None),
            ("Lis Jensen", "Venstre", "Greve", "present", None),
        ],
    ),
    (
        "Køge: Jens Hansen. Greve: Lis Jensen, Bo Bosen",
        [
            ("Jens Hansen", None, "Køge", "present", None),
            ("Lis Jensen", None, "Greve", "present", None),
            ("Bo Bosen", None, "Greve", "present", None),
        ],
    ),
    # A second town is the next one's.
    (
        "Køge  Jens Hansen  Greve  Lis Jensen",
        [("Jens Hansen", None, "Køge", "present", None), ("Lis Jensen", None, "Greve", "present", None)],
    ),
    # Brackets are of the name before them; behind a bracket inside one that goes on.
    ("Jens Hansen (borgmester (V)), Køge", [("Jens Hansen", "V", "Køge", "present", None)]),
    ("Jens Hansen (Læsø Listen), Læsø", [("Jens Hansen", "Læsø Listen", "Læsø", "present", None)]),
    # Behind a member's name in brackets an association is a list, a known body is an employer.
    (
        "Køge: Jens Hansen (Tværpolitisk Forening)",
        [("Jens Hansen", "Tværpolitisk Forening", "Køge", "present", None)],
    ),
    ("Køge: Jens Hansen (KL)", [("Jens Hansen", None, "Køge", "present", None)]),
    # Away, alone or all of the sentence.
    ("Jens Hansen (V), Køge – afbud", [("Jens Hansen", "V", "Køge", "absent", None)]),
    (
        "Jens Hansen, Køge, og Lis Jensen, Greve, havde meldt afbud",
        [("Jens Hansen", None, "Køge", "absent", None), ("Lis Jensen", None, "Greve", "absent", None)],
    ),
    (
        "Jens Hansen (afbud), Lis Jensen",
        [("Jens Hansen", None, None, "absent", None), ("Lis Jensen", None, None, "present", None)],
    ),
    # A substitute, and for whom.
    (
        "Lis Jensen (A), Greve (suppleant for Jens Hansen (V), Køge)",
        [
            ("Lis Jensen", "A", "Greve", "substitute", "Jens Hansen"),
            ("Jens Hansen", "V", "Køge", "absent", None),
        ],
    ),
    ("Lis Jensen (A), suppleant", [("Lis Jensen", "A", None, "substitute", None)]),
    (
        "For Jens Hansen deltog Lis Jensen",
        [
            ("Jens Hansen", None, None, "absent", None),
            ("Lis Jensen", None, None, "substitute", "Jens Hansen"),
        ],
    ),
    # Who deltog in a list of those present is none.
    ("Jens Hansen (V), Køge, deltog", [("Jens Hansen", "V", "Køge", "present", None)]),
    # Both are of the town whose row it is.
    (
        "Køge: Jens Hansen (V), suppleant for Bo Bosen (V)",
        [("Jens Hansen", "V", "Køge", "substitute", "Bo Bosen"), ("Bo Bosen", "V", "Køge", "absent", None)],
    ),
    ("Der var kaffe og kage til alle", []),
    ("", []),
]


def told(text: str, status: Status, damaged: bool = False) -> list[Who]:
    people = persons.of(text, status, damaged=damaged).people
    return [(who.name, who.party, who.town, who.status, who.substitute_for) for who in people]


@pytest.mark.parametrize(("text", "expected"), PRESENT)
def test_in_a_list_of_those_present(text: str, expected: list[Who]) -> None:
    assert told(text, "present") == expected


JENS = ("Jens Hansen", "V", "Køge", "absent", None)
ABSENT = [
    # Who came instead stands in brackets or behind a dash, or in a sentence that says "his".
    (
        "Jens Hansen (V), Køge (Lis Jensen (A), Greve, deltog)",
        [JENS, ("Lis Jensen", "A", "Greve", "substitute", "Jens Hansen")],
    ),
    (
        "Jens Hansen (V), Køge (suppl. Lis Jensen (A))",
        [JENS, ("Lis Jensen", "A", "Køge", "substitute", "Jens Hansen")],
    ),
    (
        "Jens Hansen (V), Køge. I hans sted mødte Lis Jensen (A)",
        [JENS, ("Lis Jensen", "A", "Køge", "substitute", "Jens Hansen")],
    ),
    # "I hans sted" is for the last of several.
    (
        "Bo Bosen (C), Faxe, Jens Hansen (V), Køge. Som hans suppleant deltog Lis Jensen (A)",
        [
            ("Bo Bosen", "C", "Faxe", "absent", None),
            JENS,
            ("Lis Jensen", "A", "Køge", "substitute", "Jens Hansen"),
        ],
    ),
    # "Som suppleant" of one who was away is for that one; of several nobody knows.
    (
        "Jens Hansen (V), Køge. Lis Jensen (A) deltog som suppleant",
        [JENS, ("Lis Jensen", "A", "Køge", "substitute", "Jens Hansen")],
    ),
    (
        "Jens Hansen (V), Køge, Bo Bosen (C), Faxe. Lis Jensen (A) deltog som suppleant",
        [JENS, ("Bo Bosen", "C", "Faxe", "absent", None), ("Lis Jensen", "A", None, "substitute", None)],
    ),
    # The bracket ends with its member.
    (
        "Jens Hansen (V), Køge (suppleant: Lis Jensen (A), Greve), Bo Bosen (C), Faxe",
        [
            JENS,
            ("Lis Jensen", "A", "Greve", "substitute", "Jens Hansen"),
            ("Bo Bosen", "C", "Faxe", "absent", None),
        ],
    ),
    # Several, in the same order.
    (
        "For Jens Hansen (V), Køge, og Bo Bosen (C), Faxe, mødte henholdsvis Lis Jensen og Ib Ibsen",
        [
            JENS,
            ("Bo Bosen", "C", "Faxe", "absent", None),
            ("Lis Jensen", None, "Køge", "substitute", "Jens Hansen"),
            ("Ib Ibsen", None, "Faxe", "substitute", "Bo Bosen"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ABSENT)
def test_in_a_list_of_those_away(text: str, expected: list[Who]) -> None:
    assert told(text, "absent") == expected


SUBSTITUTES = [
    # A bare "for", and the member in brackets.
    ("Lis Jensen (A), Greve, for Jens Hansen", "Jens Hansen"),
    ("Lis Jensen (A), Greve (for Jens Hansen)", "Jens Hansen"),
    ("Lis Jensen (A), Greve (Jens Hansen)", "Jens Hansen"),
    ("Lis Jensen (A), Greve", None),
    ("Lis Jensen (A), Greve, formand for Teknikudvalget", None),
]


@pytest.mark.parametrize(("text", "member"), SUBSTITUTES)
def test_in_a_list_of_substitutes(text: str, member: str | None) -> None:
    assert told(text, "substitute")[0] == ("Lis Jensen", "A", "Greve", "substitute", member)


LEADING = [
    # What the rows below may share: what stood before names, and of that the last.
    ("Køge: Jens Hansen", ("Køge", None)),
    ("Køge: Jens Hansen. Greve: Lis Jensen", ("Greve", None)),
    ("V: Jens Hansen, Køge. A: Lis Jensen, Greve", (None, "A")),
    ("Jens Hansen (V), Køge", (None, None)),
    ("Jens Hansen, Køge, Lis Jensen, Greve", (None, None)),
]


@pytest.mark.parametrize(("text", "expected"), LEADING)
def test_what_a_row_says_before_names(text: str, expected: tuple[str | None, str | None]) -> None:
    found = persons.of(text, "present")
    assert (found.leading_town, found.leading_party) == expected


UNREAD = [
    # A remark of few words is one; more is for the editor.
    ("Jens Hansen (V), Køge, på Teams", None),
    ("Jens Hansen (V), Køge, fremlagde sagen om de nye busser", "fremlagde sagen om de nye busser"),
]


@pytest.mark.parametrize(("text", "unread"), UNREAD)
def test_what_is_not_understood_comes_with_the_row(text: str, unread: str | None) -> None:
    assert persons.of(text, "present").unread == unread


GUESTS = [
    ("Kommunaldirektør Lis Jensen, Greve", True),
    ("Lis Jensen, konsulent", True),
    ("Lis Jensen, KL", True),
    # Of a party: an elected member whatever else; a mayor speaks for a body and has a seat.
    ("Direktør Lis Jensen (A), Greve", False),
    ("Borgmester Lis Jensen, Greve, Movia", False),
    ("Lis Jensen, Greve", False),
]


@pytest.mark.parametrize(("text", "is_guest"), GUESTS)
def test_staff_is_told_by_what_is_said_of_them(text: str, is_guest: bool) -> None:
    (who,) = persons.of(text, "present").people
    assert who.is_guest is is_guest
