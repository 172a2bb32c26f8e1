"""How names that nobody knows must have been printed."""

from __future__ import annotations

import pytest

from minutes.parsing.restore import letters, spelling
from minutes.parsing.restore.confusions import as_seen, slips

# A scanner that was seen to lose every Danish letter in these ways.
SEEN = {
    ("ø", "o"): 20,
    ("ø", "9"): 5,
    ("ø", "j"): 3,
    ("æ", "ae"): 20,
    ("æ", "ee"): 15,
    ("æ", "z"): 3,
    ("å", "a"): 30,
}
LOSES = as_seen({**SEEN, ("rn", "m"): 3}, {})


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # next to no name has trg, tgt or sgn
        ("Trgst", "trøst"),
        ("Engstrgm", "engstrøm"),
        # no name has a digit or a sign
        ("T6rning", "tørning"),
        ("B@cker", "bøcker"),
        ("K&rsbo", "kærsbo"),
        # endings: -ø, -sø, -gård, -bæk, -kær, -kjær, -møller, -bøll, -høj
        ("Mortensj", "mortensø"),
        ("Villads9", "villadsø"),
        ("Fuglegard", "fuglegård"),
        ("Askebeek", "askebæk"),
        ("Rugbzk", "rugbæk"),
        ("Elmekeer", "elmekær"),
        ("Uglekjaer", "uglekjær"),
        ("Hedemoller", "hedemøller"),
        ("Vadb9ll", "vadbøll"),
        ("Lyngh9j", "lynghøj"),
        # beginnings: Nørre-, Grøn-, Bjørn-, also with rn read as m
        ("Norrekilde", "nørrekilde"),
        ("Gronlokke", "grønløkke"),
        ("Bjomvang", "bjørnvang"),
        # Danish letters at the head are capitals, so a small letter is none
        ("0sterlev", "østerlev"),
        ("Naesager", "næsager"),
        # names as they are
        ("Rafael", None),
        ("Borgbjerg", None),
        ("Lange", None),
        ("Papageorge", None),
        ("Steenstrup", None),
        ("Jelsager", None),
        ("Marko", None),
        ("Thorhauge", None),
    ],
)
def test_names_are_spelt_as_danish_names_are(name: str, expected: str | None) -> None:
    best = spelling.names(name, (), LOSES)[0]
    assert best.word == (expected or name.lower())
    assert bool(best.edits) == bool(expected)


def test_a_scanner_that_reads_a_letter_is_believed() -> None:
    """Of one that reads every æ an ae is one, whatever other names have."""
    reads = as_seen({("æ", "ae"): 1}, {"æ": 500})
    assert spelling.names("Udbaek", (), LOSES)[0].word == "udbæk"
    assert not spelling.names("Graebe", (), reads)[0].edits


def test_the_name_as_read_is_among_the_readings_and_costs_more() -> None:
    first, *others = spelling.names("Fuglegard", (), LOSES)
    as_read = next(reading for reading in others if not reading.edits)
    assert as_read.word == "fuglegard" and as_read.word_cost > first.word_cost


def test_no_slip_straddles_a_line_break() -> None:
    assert spelling.names("Uglekjaer", (), LOSES)[0].word == "uglekjær"
    assert "æ" not in spelling.names("Uglekjaer", (7,), LOSES)[0].word


@pytest.mark.parametrize("name", ["Sjællancl", "Rådhiiset", "Engstrgm", "Ovcr1und"])
def test_what_no_name_is_like_is_odd(name: str) -> None:
    assert spelling.is_odd(name)


@pytest.mark.parametrize("name", ["Jensager", "Loklindt", "Ziegler", "Stauning", "Mohammed", "Qvist"])
def test_names_of_all_kinds_are_not_odd(name: str) -> None:
    assert not spelling.is_odd(name)


@pytest.mark.parametrize(
    ("likely", "unlikely"),
    [("villadsø", "villadsj"), ("fuglegård", "fuglegard"), ("gærum", "gaerum"), ("bjørnvang", "bjomvang")],
)
def test_letters_tell_how_names_are_written(likely: str, unlikely: str) -> None:
    assert letters.total(likely) + 2 < letters.total(unlikely)


def test_every_letter_of_the_alphabet_may_follow_but_no_sign() -> None:
    chances = [2.718281828 ** -letters.cost("^kj", letter) for letter in letters.ALPHABET]
    assert sum(chances) == pytest.approx(1.0, abs=0.01)
    assert letters.cost("^kj", "@") == letters.STRANGE


def test_a_long_row_of_signs_ends() -> None:
    assert spelling.names("G" + "g9@&" * 10, (), slips())
