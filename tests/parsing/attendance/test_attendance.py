"""How people stand in the attendance lists of five councils over twenty years."""

import time

import pytest

from minutes.parsing import attendance
from minutes.parsing.attendance import Attendance, list_places
from minutes.parsing.types import Line
from tests.parsing.lines import lines

Row = tuple[str, str | None, str | None, str, str | None]


def read(text: str, damaged: bool = False) -> Attendance:
    return attendance.read(lines(text), damaged)


def rows(text: str, damaged: bool = False) -> list[Row]:
    return [
        (who.name, who.party, who.municipality, who.status, who.substitute_for)
        for who in read(text, damaged).people
    ]


def present(text: str) -> list[tuple[str, str | None, str | None]]:
    """Name, party and town of everyone in a list of those present."""
    found = rows(f"Deltagere\n{text}")
    assert all(status == "present" for _, _, _, status, _ in found)
    return [(name, party, town) for name, party, town, _, _ in found]


JENS = ("Jens Hansen", "V", "Køge")
LIS = ("Lis Jensen", "A", "Greve")

ONE = [
    ("Allan S. Andersen (A), Tårnby Kommune", ("Allan S. Andersen", "A", "Tårnby")),
    ("Jens Hansen (V), Køge", JENS),
    # The comma is often forgotten, or the brackets.
    ("Thyge Enevoldsen (V) Frederiksberg Kommune", ("Thyge Enevoldsen", "V", "Frederiksberg")),
    ("Jens Hansen Køge Kommune", ("Jens Hansen", None, "Køge")),
    ("Jens Hansen, V, Køge", JENS),
    ("Jens Hansen Køge V", JENS),
    ("Jens Hansen V Køge", JENS),
    # The party last, or written out.
    ("Jens Hansen, Køge Kommune (V)", JENS),
    ("Jens Hansen, Venstre, Køge Kommune", ("Jens Hansen", "Venstre", "Køge")),
    ("Jens Hansen (Soc.dem.), Køge", ("Jens Hansen", "Soc.dem.", "Køge")),
    # No party, no town.
    ("Jens Skov, Egedal Kommune", ("Jens Skov", None, "Egedal")),
    ("Jens Hansen (V)", ("Jens Hansen", "V", None)),
    # Titles before the name, after it, or after the town are no part of it.
    ("Borgmester Trine Græse (A), Gladsaxe", ("Trine Græse", "A", "Gladsaxe")),
    ("Borgmester, Jens Hansen (V), Køge", JENS),
    ("Jens Hansen, borgmester i Køge", ("Jens Hansen", None, "Køge")),
    ("Jens Hansen (V), borgmester, Køge Kommune (formand)", JENS),
    ("Jens Hansen (formand), Køge", ("Jens Hansen", None, "Køge")),
    ("Formand: Jens Hansen (V), Køge", JENS),
    ("- 1. viceborgmester Jens Hansen (Køge)", ("Jens Hansen", None, "Køge")),
    ("Jens Hansen (V), Køge, medlem af Teknik- og Miljøudvalget", JENS),
    # The municipality first, or as one that has somebody speak for it.
    ("Køge Kommune: Borgmester Jens Hansen (V)", JENS),
    ("Køge Kommune v/ borgmester Jens Hansen (V)", JENS),
    ("Fra Køge Kommune deltog Jens Hansen (V)", JENS),
    # Columns without a heading.
    ("Jens Hansen      Køge      V", JENS),
    ("V\tJens Hansen\tKøge", JENS),
    ("Køge | Jens Hansen | V", JENS),
    # Numbered, marked, in capitals, surname first.
    ("12. Jens Hansen (V), Køge", JENS),
    ("• Jens Hansen (V), Køge", JENS),
    ("☒ Jens Hansen (V), Køge", JENS),
    ("JENS HANSEN (V), KØGE", JENS),
    ("Hansen, Jens (V), Køge", JENS),
    ("Jensen, Henning (A), Greve", ("Henning Jensen", "A", "Greve")),
    # Names are more than two words from a list of Danish ones.
    ("Jens-Kristian Lütken (V), København", ("Jens-Kristian Lütken", "V", "København")),
    ("Mikkel Sjøberg Hjermind Dencker (O), Hvidovre", ("Mikkel Sjøberg Hjermind Dencker", "O", "Hvidovre")),
    ("Knud von Essen (C), Faxe", ("Knud von Essen", "C", "Faxe")),
    ("Bo af Rosenborg (C), Lejre", ("Bo af Rosenborg", "C", "Lejre")),
    ("Sean O'Connor (B), Greve", ("Sean O'Connor", "B", "Greve")),
    ("Jens Hansen Jr. (V), Køge", ("Jens Hansen Jr.", "V", "Køge")),
    ("Aqqaluk K. Nuka (A), Greve", ("Aqqaluk K. Nuka", "A", "Greve")),
    ("Hüseyin Çelik Öz (A), Ishøj", ("Hüseyin Çelik Öz", "A", "Ishøj")),
    ("Ali al-Khatib (Ø), København", ("Ali al-Khatib", "Ø", "København")),
    # A letter without its dot is a party's; brackets may hold both, or be set badly.
    ("V Jens Hansen, Køge", JENS),
    ("Jens Hansen (V, Køge)", JENS),
    ("Jens Hansen (Køge, V)", JENS),
    ("Jens Hansen (V-Køge)", JENS),
    ("Jens Hansen(V) ,Køge", JENS),
    ("Jens Hansen/Køge (V)", JENS),
    ("Jens Hansen/Køge/V", JENS),
    ("Jens Hansen (V)/Køge", JENS),
    # Whoever chairs the council is no guest.
    ("Borgmester Jens Hansen (V), Køge, formand for KKR Sjælland", JENS),
    ("Formand for KKR Sjælland, borgmester Jens Hansen, Køge (V)", JENS),
    # The list of a town.
    ("Tobias Byrum Lassen (Læsø Listen), Læsø", ("Tobias Byrum Lassen", "Læsø Listen", "Læsø")),
    ("Bo Ølgaard (Lokallisten Odsherred), Odsherred", ("Bo Ølgaard", "Lokallisten Odsherred", "Odsherred")),
    ("Dragør: Bo Bosen (Tværpolitisk Forening), formand", ("Bo Bosen", "Tværpolitisk Forening", "Dragør")),
    # A surname that is a town stands before its own.
    ("Hans Peter Kolding (V), Vejle", ("Hans Peter Kolding", "V", "Vejle")),
    ("Formand, borgmester Hans Peter Kolding (V), Vejle", ("Hans Peter Kolding", "V", "Vejle")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_one_person_of_a_row(text: str, expected: tuple[str, str | None, str | None]) -> None:
    assert present(text) == [expected]


SEVERAL = [
    # On one line, apart by commas, semicolons or room.
    "Jens Hansen (V), Køge, Lis Jensen (A), Greve",
    "Jens Hansen (V), Køge; Lis Jensen (A), Greve",
    "Jens Hansen (V), Køge      Lis Jensen (A), Greve",
    "Jens Hansen (V), Køge og borgmester Lis Jensen (A), Greve.",
    "Køge   Jens Hansen   V      Greve   Lis Jensen   A",
    # By municipality: a heading, a colon, or the rest of a line; also below the name.
    "Køge Kommune\nJens Hansen (V)\nGreve Kommune\nLis Jensen (A)",
    "Køge:\nJens Hansen (V)\n\nGreve:\nLis Jensen (A)",
    "Køge\nJens Hansen (V)\nGreve\nLis Jensen (A)",
    "Køge: Jens Hansen (V). Greve: Lis Jensen (A).",
    "Køge: Jens Hansen (V). Greve:\nLis Jensen (A).",
    "Fra Køge deltog Jens Hansen (V), og fra Greve Lis Jensen (A).",
    "V: Jens Hansen, Køge. A: Lis Jensen, Greve.",
    "V: Jens Hansen (Køge)\nA: Lis Jensen (Greve)",
    "Køge: Jens\nHansen (V). Greve: Lis\nJensen (A)",
    "Køge: Jens Hansen (V)\nGreve: Lis Jensen (A)",
    "Jens Hansen (V)\nKøge Kommune\nLis Jensen (A)\nGreve Kommune",
    "Jens Hansen\nV\nKøge\nLis Jensen\nA\nGreve",
    # By party.
    "V: Jens Hansen, Køge\nA: Lis Jensen, Greve",
    "Venstre (V)\nJens Hansen, Køge\nSocialdemokratiet (A)\nLis Jensen, Greve",
    # Over lines, at a comma, in a name, before the kind of municipality.
    "Jens Hansen (V),\nKøge\nLis Jensen (A), Greve",
    "Jens Hansen (V), Køge, Lis\nJensen (A), Greve",
    "Jens Hansen (V), Køge\nKommune\nLis Jensen (A), Greve",
    "Jens Hansen (V), Køge\nborgmester\nLis Jensen (A), Greve",
    "Formand Jens Hansen\nBorgmester i Køge Kommune (V)\nNæstformand Lis Jensen\nBorgmester i Greve (A)",
    "Borgmester Jens\nHansen, Køge (V)\nborgmester Lis\nJensen, Greve (A)",
    # Tables with a header.
    "Navn            Kommune    Parti\nJens Hansen     Køge       V\nLis Jensen      Greve      A",
    "Navn | Parti | Kommune | Til stede\nJens Hansen | V | Køge | ☒\nLis Jensen | A | Greve | ja",
    "Kommune\tNavn\tParti\nKøge\tJens Hansen\tV\nGreve\tLis Jensen\tA",
]  # fmt: skip


@pytest.mark.parametrize("text", SEVERAL)
def test_several_persons(text: str) -> None:
    assert present(text) == [JENS, LIS]


PARTIES = [
    # Letters of parties and of local lists, as printed.
    *"ABCDFIKMOVÆØÅGTLN",
    # Short names, local lists in full, and those of no party.
    "S", "SF", "RV", "DF", "KF", "UP", "Borgernes Stemme", "Lokallisten", "Liste T", "Slesvigsk Parti",
    "Det Konservative Folkeparti", "løsgænger", "uden for parti",
]  # fmt: skip


@pytest.mark.parametrize("party", PARTIES)
def test_a_party_stands_as_printed(party: str) -> None:
    got = read(f"Deltagere\nJens Hansen ({party}), Køge")
    assert [(who.party, who.party_uncertain) for who in got.people] == [(party, False)]
    assert got.warnings == []


def test_a_list_is_read_without_its_quotation_marks() -> None:
    assert present('Michael Hemming Nielsen ("Nytgribskov"), Gribskov Kommune') == [
        ("Michael Hemming Nielsen", "Nytgribskov", "Gribskov")
    ]


ROLES = [
    ("Borgmester Jens Hansen (V), Køge", "borgmester"),
    ("Jens Hansen (V), Køge (Formand)", "formand"),
    ("Jens Hansen (V), borgmester, Køge Kommune (formand)", "borgmester, formand"),
    ("Rådmand Jens Hansen (V), Aalborg", "rådmand"),
    ("1. viceborgmester Jens Hansen (V), Køge", "1. viceborgmester"),
    ("Børne- og ungdomsborgmester Jens Hansen (Ø), København", "børne- og ungdomsborgmester"),
    ("Næstformand\nJens Hansen (V), Køge", "næstformand"),
    ("Navn  Titel  Kommune\nJens Hansen  Borgmester  Køge", "borgmester"),
    ("Jens Hansen (V), Køge", None),
]


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_a_role_is_kept_in_lower_case(text: str, role: str | None) -> None:
    assert [who.role for who in read(f"Deltagere\n{text}").people] == [role]


ABSENT = [
    "Afbud\nJens Hansen (V), Køge",
    "Afbud:\n\nJens Hansen (V), Køge",
    "AFBUD: Jens Hansen (V), Køge",
    "Afbud fra: Jens Hansen (V), Køge",
    "Afbud   Jens Hansen (V), Køge",
    "Fraværende: Jens Hansen (V), Køge",
    "Fraværende uden afbud\nJens Hansen (V), Køge",
    "Ikke til stede: Jens Hansen (V), Køge",
    "Der var afbud fra Jens Hansen (V), Køge.",
    "Følgende havde meldt afbud:\nJens Hansen (V), Køge",
    "Jens Hansen (V), Køge havde meldt afbud.",
    "Deltagere\nJens Hansen (V), Køge (afbud)",
    "Deltagere\nJens Hansen (V), Køge, fraværende",
    "Deltagere\n☐ Jens Hansen (V), Køge",
    "Navn  Kommune  Parti  Til stede\nJens Hansen  Køge  V  nej",
    "Navn           Kommune  Parti  Til stede  Afbud\nJens Hansen    Køge     V                 x",
    "A F B U D\nJens Hansen (V), Køge",
    # A list of all members says nothing of who came.
    "Medlemmer\nJens Hansen (V), Køge\nAfbud\nJens Hansen",
]


@pytest.mark.parametrize("text", ABSENT)
def test_who_was_away(text: str) -> None:
    assert rows(text) == [(*JENS, "absent", None)]


SENTENCES = [
    "Afbud: Jens Hansen (V), Køge, og Lis Jensen (A), Greve.",
    "Der var afbud fra Jens Hansen (V), Køge,\nog Lis Jensen (A), Greve.",
    "Fraværende: Jens Hansen (V), Køge; Lis Jensen (A), Greve",
    "Afbud fra Jens Hansen (V), Køge\nsamt Lis Jensen (A), Greve",
    "Jens Hansen (V), Køge og Lis Jensen (A), Greve havde meldt afbud.",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_several_away_in_a_sentence(text: str) -> None:
    assert rows(text) == [(*JENS, "absent", None), (*LIS, "absent", None)]


NOBODY = [
    "Afbud: Ingen", "Ingen afbud", "Der var ingen afbud.", "Afbud:\nIngen", "Afbud: -", "Fraværende: Ingen.",
    "Alle var til stede.", "Afbud",
]  # fmt: skip


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_away_is_no_row_and_no_doubt(text: str) -> None:
    got = read(f"Deltagere\nJens Hansen (V), Køge\n\n{text}")
    assert ([who.name for who in got.people], got.warnings) == (["Jens Hansen"], [])


REPLACED = [
    # The substitute's row, or the member's, or a sentence.
    "Deltagere\nLis Jensen (A), Greve (suppleant for Jens Hansen (V), Køge Kommune)",
    "Deltagere\nLis Jensen (A), Greve (stedfortræder for borgmester Jens Hansen (V), Køge)",
    "Deltagere\nLis Jensen (A), Greve, suppleant for Jens Hansen (V), Køge",
    "Deltagere\nLis Jensen (A), Greve deltog i stedet for Jens Hansen (V), Køge",
    "Deltagere\nLis Jensen (A), Greve deltog som suppleant for Jens Hansen (V), Køge.",
    "Deltagere\nLis Jensen (A), Greve mødte for Jens Hansen (V), Køge",
    "Afbud\nJens Hansen (V), Køge – supp. Lis Jensen (A), Greve deltog",
    "Afbud\nJens Hansen (V), Køge (suppleant Lis Jensen (A), Greve deltog)",
    "Afbud\nJens Hansen (V), Køge, suppleant: Lis Jensen (A), Greve",
    "Afbud\nJens Hansen (V), Køge\nsupp. Lis Jensen (A), Greve deltog",
    "Afbud\nJens Hansen (V), Køge\nSuppleant: Lis Jensen (A), Greve",
    "Afbud\nJens Hansen (V), Køge, i stedet deltog Lis Jensen (A), Greve",
    "I stedet for Jens Hansen (V), Køge deltog Lis Jensen (A), Greve\nAfbud",
    "Deltagere\nStedfortræder for Jens Hansen (V), Køge: Lis Jensen (A), Greve",
    "Suppleanter:\nLis Jensen (A), Greve, for Jens Hansen (V), Køge",
    "Suppleanter\nLis Jensen (A), Greve (for Jens Hansen (V), Køge)",
    "Deltagere\nLis Jensen (A), Greve for Jens Hansen (V), Køge",
    # In a sentence of its own, for the only one who was away.
    "Afbud: Jens Hansen (V), Køge. Lis Jensen (A), Greve, deltog som suppleant.",
    "Afbud: Jens Hansen (V), Køge. Som suppleant deltog Lis Jensen (A), Greve.",
    "Der var afbud fra Jens Hansen (V), Køge, hvor Lis Jensen (A), Greve, deltog som suppleant.",
    "Der var afbud fra Jens Hansen, Køge (V). For Jens Hansen deltog\nLis Jensen, Greve (A).",
    # "Hans sted" is whose name stood before; brackets behind one who was away tell who came.
    "Afbud: Jens Hansen (V), Køge. I hans sted mødte Lis Jensen (A), Greve.",
    "Afbud\nJens Hansen (V), Køge (Lis Jensen (A), Greve, deltog i hans sted)",
    "Afbud\nJens Hansen (V), Køge (Lis Jensen (A), Greve, deltog)",
    "Afbud: Jens Hansen (V), Køge – Lis Jensen (A), Greve, deltog som hans suppleant.",
    "Afbud: Jens Hansen (V), Køge. Som hans suppleant deltog Lis Jensen (A), Greve.",
    "Afbud: Jens Hansen (V), Køge. I stedet for ham mødte Lis Jensen (A), Greve.",
    "Jens Hansen (V), Køge, havde meldt afbud. Suppleant: Lis Jensen (A), Greve",
    "Afbud\nJens Hansen (V), Køge → Lis Jensen (A), Greve",
    "Afbud\nJens Hansen (V), Køge / Lis Jensen (A), Greve, deltog",
    "Afbud\nJens Hansen (V), Køge; i stedet mødte 1. suppleant Lis Jensen (A), Greve.",
    # In a list of substitutes the name in brackets is the member's.
    "Afbud\nJens Hansen (V), Køge\nSuppleanter: Lis Jensen (A), Greve (Jens Hansen)",
    # A line that ends in the middle of who it is for, or of a name.
    "Afbud: Jens Hansen (V), Køge. For Jens\nHansen mødte Lis Jensen (A), Greve.",
    "Afbud\nJens Hansen (V), Køge\n\nSuppleanter: Lis Jensen (A), Greve, for\n\n1\n\fJens Hansen.",
    # In their own lists too, and then counted once.
    "Deltagere\nLis Jensen (A), Greve\nAfbud\nJens Hansen (V), Køge\nLis Jensen deltog for Jens Hansen.",
    "Deltagere\nLis Jensen (A), Greve (suppleant for Jens Hansen)\nAfbud\nJens Hansen (V), Køge",
    "Navn | Parti | Kommune | Afbud | Suppleant\nJens Hansen | V | Køge | x | Lis Jensen (A), Greve",
]  # fmt: skip


@pytest.mark.parametrize("text", REPLACED)
def test_a_substitute_and_the_member_replaced(text: str) -> None:
    # One sentence stands above its list.
    found = rows(text if text[0] != "I" else f"Deltagere\n{text}")
    assert sorted(found) == [(*JENS, "absent", None), (*LIS, "substitute", "Jens Hansen")]


WITHOUT_WHOM = [
    "Suppleanter\nLis Jensen (A), Greve",
    "Deltagere\nLis Jensen (A), Greve (suppleant)",
    "Deltagere\nSuppleant Lis Jensen (A), Greve",
    "Deltagere\nLis Jensen (A), Greve (suppleant for formanden)",
]


@pytest.mark.parametrize("text", WITHOUT_WHOM)
def test_a_substitute_of_whom_nobody_says_whose(text: str) -> None:
    assert rows(text) == [(*LIS, "substitute", None)]


def test_a_row_with_a_bracket_over_two_lines() -> None:
    text = (
        "Deltagere\nStine Rahbek Pedersen (Ø), Ballerup Kommune (suppleant for Ole Wedel-\n"
        "Brandt (Ø), Ishøj Kommune)\nPeter Mikkelsen (Ø), Rødovre"
    )
    assert rows(text) == [
        ("Stine Rahbek Pedersen", "Ø", "Ballerup", "substitute", "Ole Wedel-Brandt"),
        ("Ole Wedel-Brandt", "Ø", "Ishøj", "absent", None),
        ("Peter Mikkelsen", "Ø", "Rødovre", "present", None),
    ]


def test_a_substitute_without_a_town_is_from_where_the_member_is() -> None:
    text = "Afbud\nUlla Nykøbing Bale (A), Lemvig – supp. Verner Fabjerg Dam (A) deltog"
    assert rows(text) == [
        ("Ulla Nykøbing Bale", "A", "Lemvig", "absent", None),
        ("Verner Fabjerg Dam", "A", "Lemvig", "substitute", "Ulla Nykøbing Bale"),
    ]


def test_each_substitute_of_a_chain_is_for_the_member_behind_it() -> None:
    text = (
        "Suppleanter: Lis Jensen (A), Greve, mødte for Jens Hansen, og "
        "Bo Bosen (C), Faxe, mødte for Ib Ibsen.\n"
        "Afbud\nJens Hansen (V), Køge\nIb Ibsen (C), Lejre"
    )
    assert [row for row in rows(text) if row[3] == "substitute"] == [
        (*LIS, "substitute", "Jens Hansen"),
        ("Bo Bosen", "C", "Faxe", "substitute", "Ib Ibsen"),
    ]


SPELT = [
    # One letter in a long name; a scanner errs more; two Jensens are two people.
    ("Birthe Kjærsgaard Dyhr", False, True),
    ("Birthe Kjzrsgard Dyhr", True, True),
    ("Birthe Kjrsgrd Dur", True, True),
    ("Birthe Kjrsgrd Dur", False, False),
    ("Birte Hansen", True, False),
]


@pytest.mark.parametrize(("written", "damaged", "same"), SPELT)
def test_who_is_replaced_is_known_by_a_name_spelt_nearly_so(written: str, damaged: bool, same: bool) -> None:
    text = f"Afbud\nBirthe Kjærsgård Dyhr (V), Samsø\nFor {written} deltog Bo Bosen (V)."
    bo = next(row for row in rows(text, damaged) if row[0] == "Bo Bosen")
    town, member = ("Samsø", "Birthe Kjærsgård Dyhr") if same else (None, written)
    assert bo[2:] == (town, "substitute", member)


def test_a_town_said_in_a_row_holds_to_the_next_blank_line() -> None:
    text = (
        "Deltagere\nKøge: Jens Hansen (V),\nBo Bosen (C)\n\nLis Jensen kom kl. 9.\nAfbud\nLis Jensen, Greve"
    )
    assert [row[:3] for row in rows(text)] == [JENS, ("Bo Bosen", "C", "Køge"), ("Lis Jensen", None, "Greve")]


def test_several_members_and_their_substitutes_stand_in_the_same_order() -> None:
    text = (
        "Afbud\nFor Jens Hansen (V), Køge, og Bo Bosen (C), Faxe, deltog hhv. Lis Jensen (V) og Ib Ibsen (C)."
    )
    assert rows(text) == [
        (*JENS, "absent", None),
        ("Bo Bosen", "C", "Faxe", "absent", None),
        ("Lis Jensen", "V", "Køge", "substitute", "Jens Hansen"),
        ("Ib Ibsen", "C", "Faxe", "substitute", "Bo Bosen"),
    ]


def test_the_plural_of_a_title_is_no_name() -> None:
    text = "Borgmestrene Jens Hansen (V), Køge, og Lis Jensen (A), Greve, og byrådsmedlemmerne Bo Bo, Faxe"
    assert present(text) == [JENS, LIS, ("Bo Bo", None, "Faxe")]


ROWS_OF_TOWNS = [
    (
        "Greve: Ib Ibsen (A), stedfortræder for Bo Bosen (A)\nKøge: Jens Hansen (V)",
        ["Greve", "Greve", "Køge"],
    ),
    # Who is from a town that nobody came from is no part of the name above.
    ("Faxe: Ib Ibsen\nLejre: Ingen\nKøge: Jens Hansen", ["Faxe", "Køge"]),
]


@pytest.mark.parametrize(("text", "towns"), ROWS_OF_TOWNS)
def test_a_row_of_a_town_says_nothing_of_the_next(text: str, towns: list[str]) -> None:
    assert [town for _, _, town, _, _ in rows(f"Deltagere\n{text}")] == towns


def test_a_substitute_is_of_the_town_whose_row_it_stands_in() -> None:
    text = "Medlemmer\nFaxe: Bo Bosen (C)\nKøge: Jens Hansen (V), afbud, supp. Ib Ibsen (V)"
    assert rows(text)[1:] == [(*JENS, "absent", None), ("Ib Ibsen", "V", "Køge", "substitute", "Jens Hansen")]


def test_a_bracket_that_was_never_closed_takes_no_other_row() -> None:
    text = "Deltagere\nJens Hansen (V, Køge\nLis Jensen (A), Greve"
    assert rows(text) == [(*JENS, "present", None), (*LIS, "present", None)]


def test_a_substitute_in_a_list_of_those_away_ends_with_its_member() -> None:
    text = "Afbud: Jens Hansen (V), Køge (suppleant: Bo Bosen (V), Køge), Lis Jensen (A), Greve"
    assert rows(text) == [
        (*JENS, "absent", None),
        ("Bo Bosen", "V", "Køge", "substitute", "Jens Hansen"),
        (*LIS, "absent", None),
    ]


GUESTS = [
    ("Fra KL\nBo Bosen\nIb Ibsen, konsulent", ["Bo Bosen", "Ib Ibsen"]),
    ("Fra sekretariatet:\nBo Bosen, KKR\nIb Ibsen", ["Bo Bosen", "Ib Ibsen"]),
    ("Øvrige deltagere\nBo Bosen (V), Faxe Kommune", ["Bo Bosen"]),
    ("Embedsmænd: Bo Bosen, Faxe; Ib Ibsen, Lejre", ["Bo Bosen", "Ib Ibsen"]),
    ("Desuden deltog kommunaldirektør Bo Bosen, Faxe, og chef Ib Ibsen, KL.", ["Bo Bosen", "Ib Ibsen"]),
    ("Referent: Bo Bosen", ["Bo Bosen"]),
    ("Region Sjælland:\nBo Bosen", ["Bo Bosen"]),
    ("KKR-sekretariatet\nBo Bosen", ["Bo Bosen"]),
    ("Gæster: Professor Bo Bosen, Aalborg Universitet (punkt 2)", ["Bo Bosen"]),
    ("Oplægsholdere\nProfessor Bo Bosen, RUC", ["Bo Bosen"]),
    # Among the members, told by what they are.
    ("Kommunaldirektør Bo Bosen, Faxe Kommune", ["Bo Bosen"]),
    ("Direktør Bo Bosen, Region Sjælland", ["Bo Bosen"]),
    ("Bo Bosen, chefkonsulent, KL", ["Bo Bosen"]),
    # Nobody by name, and not lost.
    ("Fra KL\nto studentermedhjælpere", ["to studentermedhjælpere"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), GUESTS)
def test_staff_and_guests_are_no_members(text: str, names: list[str]) -> None:
    got = read(f"Deltagere\nJens Hansen (V), Køge\n\n{text}\n\nAfbud\nLis Jensen (A), Greve")
    assert [who.name for who in got.people] == ["Jens Hansen", "Lis Jensen"]
    assert [guest.name for guest in got.guests] == names
    assert all(guest.text in text for guest in got.guests)
    assert got.warnings == []


def test_a_region_above_members_makes_them_no_guests() -> None:
    assert present("Region Sjælland\nJens Hansen (V), Køge\nLis Jensen (A), Greve") == [JENS, LIS]


ONCE = [
    # Present in one list and away in another: present, and said.
    ("Deltagere\nJens Hansen (V), Køge\nAfbud\nJens Hansen (V), Køge", "present", ["attendance_twice"]),
    # What one list leaves out the other has.
    ("Deltagere\nJens Hansen, Køge\nFormandskabet\nJens Hansen (V)", "present", []),
    # A lost hyphen makes no other person.
    ("Afbud\nJens Hansen (V), Køge\nAfbud\nJens-Hansen (V), Køge", "absent", ["attendance_unread"]),
]


@pytest.mark.parametrize(("text", "status", "warnings"), ONCE)
def test_a_name_in_two_lists_is_one_person(text: str, status: str, warnings: list[str]) -> None:
    got = read(text)
    assert [(who.name, who.party, who.municipality, who.status) for who in got.people] == [(*JENS, status)]
    assert [warning.code for warning in got.warnings] == warnings


def test_namesakes_of_two_municipalities_are_two_people() -> None:
    assert present("Jens Hansen (V), Køge\nJens Hansen (A), Greve") == [JENS, ("Jens Hansen", "A", "Greve")]


def test_two_lists_side_by_side() -> None:
    text = (
        "Til stede                Afbud\nJens Hansen (V), Køge    Lis Jensen (A), Greve\nBo Bosen (C), Faxe"
    )
    assert rows(text) == [
        (*JENS, "present", None),
        (*LIS, "absent", None),
        ("Bo Bosen", "C", "Faxe", "present", None),
    ]


def test_a_row_knows_its_page_its_line_and_its_words() -> None:
    text = "Deltagere\nJens Hansen (V), Køge, Lis\nJensen (A), Greve\n Afbud\nBo Bosen (C), Faxe"
    assert [(who.name, who.page, who.line, who.as_written) for who in read(text).people] == [
        ("Jens Hansen", 1, 2, "Jens Hansen (V), Køge"),
        ("Lis Jensen", 1, 2, "Lis Jensen (A), Greve"),
        ("Bo Bosen", 2, 5, "Bo Bosen (C), Faxe"),
    ]


DAMAGED = [
    # What an English scanner makes of Ø.
    *((f"({letter})", "Ø", False) for letter in "@&9dg6é"),
    # D is a party too: kept, and marked.
    ("(D)", "D", True),
    # A digit for a letter: the likely one, and marked.
    ("(0)", "O", True),
    ("(4)", "A", True),
    ("(8)", "B", True),
    ("(€)", "C", True),
    # A letter that is no party's cannot be settled alone.
    ("(J)", "J", True),
    # A small letter is the capital.
    ("(v)", "V", False),
    ("(A)", "A", False),
    ("(S)", "S", False),
]


@pytest.mark.parametrize(("written", "party", "uncertain"), DAMAGED)
def test_a_misread_party_is_mended_or_marked(written: str, party: str, uncertain: bool) -> None:
    got = read(f"Deltagere\nLine Barfod {written}, København", damaged=True)
    assert [(who.party, who.party_uncertain) for who in got.people] == [(party, uncertain)]
    assert [warning.code for warning in got.warnings] == ["party_uncertain"] * uncertain


def test_an_o_is_one_where_an_oe_was_read_too() -> None:
    text = "Deltagere\nBo Bosen (O), Faxe\nIb Ibsen ({}), Lejre"
    for other, uncertain in (("@", False), ("A", True)):
        people = read(text.format(other), damaged=True).people
        assert (people[0].party, people[0].party_uncertain) == ("O", uncertain)


def test_in_a_clean_text_a_letter_is_what_it_is() -> None:
    got = read("Deltagere\nSteen Løfstrøm (D), Fredensborg")
    assert [(who.party, who.party_uncertain) for who in got.people] == [("D", False)]
    assert got.warnings == []


def test_a_name_whose_capital_was_misread_is_a_name() -> None:
    text = "Deltagere\nVagn Kjær-Hansen (F), Brøndby Kommune\ngystein Vilsholm (9), Furesø Kommune"
    assert [row[0] for row in rows(text, damaged=True)] == ["Vagn Kjær-Hansen", "gystein Vilsholm"]


MISREAD = [
    ("Knud &rbo Larsen", "Knud &rbo Larsen", ["name_uncertain"]),
    ("Kasper Søgård 4rsted", "Kasper Søgård 4rsted", ["name_uncertain"]),
    # Parted, and nothing that stands behind a name.
    ("Allan Rødt ness", "Allan Rødtness", []),
    ("Allan Rødtness formand", "Allan Rødtness", []),
    # Mended without knowing that it begins a name.
    ("Kasper Søgård årsted", "Kasper Søgård Årsted", []),
]


@pytest.mark.parametrize(("written", "name", "codes"), MISREAD)
def test_a_name_that_was_misread_is_kept_and_said(written: str, name: str, codes: list[str]) -> None:
    got = read(f"Deltagere\nBorgmester {written} (V), Køge", damaged=True)
    assert [(who.name, who.party, who.municipality) for who in got.people] == [(name, "V", "Køge")]
    assert [warning.code for warning in got.warnings] == codes


def test_a_substitute_has_the_party_of_the_member() -> None:
    text = "Deltagere\nStine Pedersen (J), Ballerup Kommune (suppleant for Ole Brandt (@), Ishøj Kommune)"
    assert [row[1] for row in rows(text, damaged=True)] == ["Ø", "Ø"]
    assert [warning.code for warning in read(text, damaged=True).warnings] == ["party_inferred"]


SETTLED = [
    ("Line Barfod (Ø) tog forbehold.", ("Ø", False, True)),
    # As often one as the other says nothing.
    ("Line Barfod (Ø) og Line Barfod (O) talte.\nLine Barfod (O)", ("D", True, False)),
    ("Ingen tog forbehold.", ("D", True, False)),
]


@pytest.mark.parametrize(("decision", "expected"), SETTLED)
def test_the_rest_of_the_document_settles_a_party(decision: str, expected: tuple[str, bool, bool]) -> None:
    whole = lines(f"Deltagere\nLine Barfod (D), København\n\nBeslutning\n{decision}")
    (who,) = attendance.read(whole[:2], damaged=True, document=whole).people
    assert (who.party, who.party_uncertain, who.party_inferred) == expected


UNREAD = [
    ("Deltagere\nBent Hansen (V), Gribskov Kommune\nDer var kaffe.", [("attendance_unread", 3)]),
    ("Deltagere\nBent Hansen (V), Atlantis", [("municipality_unknown", 2)]),
    ("Deltagere\n" + "x" * 5000, [("attendance_unread", 2)]),
    # A list without municipalities is one doubt, not one for each.
    ("Deltagere\nBent Hansen\nLis Jensen\nBo Bosen", [("municipality_unknown", 2)]),
    # How many the paper says there were.
    ("Deltagere (2)\nBent Hansen (V), Køge", [("attendance_total", 1)]),
    ("Deltagere\nBent Hansen (V), Køge\n\nI alt deltog 39 medlemmer.", [("attendance_total", 4)]),
    ("Deltagere (1)\nBent Hansen (V), Køge\nAntal fremmødte: 1", []),
]


@pytest.mark.parametrize(("text", "expected"), UNREAD)
def test_what_is_not_understood_is_said(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(warning.code, warning.line) for warning in read(text).warnings] == expected


NOTES = [
    ("Jens Hansen (V), Køge (deltog fra punkt 4)", "deltog fra punkt 4"),
    ("Jens Hansen (V), Køge, forlod mødet kl. 11 under punkt 3.2", "forlod mødet kl. 11 under punkt 3.2"),
    ("Jens Hansen (V), Køge gik efter pkt. 7", "gik efter pkt. 7"),
    ("Jens Hansen (V), Køge (fra kl. 10.15)", "fra kl. 10.15"),
    ("Jens Hansen (V), Køge, forlod mødet under Ad 5", "forlod mødet under Ad 5"),
    ("Jens Hansen (V), Køge, tiltrådte\nmødet kl. 10:25.", "tiltrådte mødet kl. 10:25."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "note"), NOTES)
def test_who_came_late_was_there_and_it_is_noted(text: str, note: str) -> None:
    got = read(f"Deltagere\n{text}")
    assert [(who.name, who.municipality, who.status) for who in got.people] == [
        ("Jens Hansen", "Køge", "present")
    ]
    assert [(each.person, each.text) for each in got.notes] == [("Jens Hansen", note)]


@pytest.mark.campaign
def test_a_list_of_thousands_is_read_so_far_and_said() -> None:
    text = "Deltagere\n" + "Jens Hansen (V), Køge\n" * 6000
    warnings = read(text).warnings
    assert [(warning.code, warning.line) for warning in warnings] == [("attendance_too_long", 5001)]


def test_many_of_one_name_are_counted_once_in_seconds() -> None:
    before = time.process_time()
    assert len(rows("Deltagere\n" + "Jens Hansen (V), Køge\n" * 4000)) == 1
    assert time.process_time() - before < 20


HOSTILE = [
    "V A ", "Bo Ib å ", "Køge b ", "Jens* ", "for Jens ", "Køge: Jens Hansen. ", "(", "(V) ", "Jens ",
    "Jens Hansen, ", "a og B ", "deltog ", "gik kl ", "- ", "Køge\n", "x |\t", "A: B\n",
]  # fmt: skip


@pytest.mark.campaign
@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("wide", [False, True])
def test_odd_lists_take_seconds_at_most(piece: str, wide: bool) -> None:
    text = piece * (1_000_000 // len(piece))
    if not wide:
        text = "\n".join(text[at : at + 80].strip() for at in range(0, len(text), 80))
    before = time.process_time()
    printed = ["Deltagere", *text.split("\n")]
    found = [Line(line, 1, number) for number, line in enumerate(printed, start=1)]
    list_places.before_items(found)
    attendance.read(found, damaged=True)
    assert time.process_time() - before < 20
