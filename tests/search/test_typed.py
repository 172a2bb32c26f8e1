"""Half a word typed, and the names that begin with it."""

import pytest

from minutes.search import typed
from minutes.search.analysis import words

BEGINS = [
    # typed, name, as marked ("" where the name does not begin so)
    ("maja h", "Maja Højgaard", "[Maja] [H]øjgaard"),
    ("h maja", "Maja Højgaard", "[Maja] [H]øjgaard"),
    ("øjgaard", "Maja Højgaard", ""),
    ("maja x", "Maja Højgaard", ""),
    # å, aa and a alike; ø, oe and o; æ and ae.
    ("højgå", "Maja Højgaard", "Maja [Højgaa]rd"),
    ("hojga", "Maja Højgaard", "Maja [Højga]ard"),
    ("hoejgaa", "Maja Højgaard", "Maja [Højgaa]rd"),
    ("MAJA HOJGÅRD", "Maja Højgaard", "[Maja] [Højgaard]"),
    ("naes", "Næstved", "[Næs]tved"),
    ("aa", "Ålborg", "[Å]lborg"),
    ("å", "Aabenraa", "[Aa]benraa"),
    ("rene", "René", "[René]"),
    # A Danish letter typed is meant.
    ("ø", "Odense", ""),
    ("å", "Albertslund", ""),
    ("o", "Ølstykke", "[Ø]lstykke"),
    # Hyphens and points part words; signs are passed over.
    ("tårb", "Lyngby-Taarbæk", "Lyngby-[Taarb]æk"),
    ('"lyngby-t', "Lyngby-Taarbæk", "[Lyngby]-[T]aarbæk"),
    ("dk20", "Klimaplaner (DK2020)", "Klimaplaner ([DK20]20)"),
    # A number is whole, unless it is what is being typed.
    ("2. sep", "KKR Hovedstaden 2. september 2025", "KKR Hovedstaden [2]. [sep]tember 2025"),
    ("2. sep", "KKR Hovedstaden 20. september 2025", ""),
    ("september 20", "KKR Hovedstaden 2. september 2025", "KKR Hovedstaden 2. [september] [20]25"),
]


@pytest.mark.parametrize(("text", "name", "marked"), BEGINS)
def test_a_name_begins_as_typed(text: str, name: str, marked: str) -> None:
    asked = typed.read(text)
    assert asked.begins(word.form for word in words(name)) == bool(marked)
    if marked:
        assert shown(asked.pieces(name)) == marked


FORGIVEN = [
    # typed, name, as marked
    ("sundhedsrefrom", "Sundhedsreformen", "[Sundhedsreformen]"),
    ("sundehds", "Sundhed", ""),
    ("hejgaard", "Højgaard", "[Højgaard]"),
    ("klmia", "Klima", "[Klima]"),
    ("kimaal", "Klimaalliancen", "[Klimaalliancen]"),
    ("kliima", "Klima", "[Klima]"),
    ("xlima", "Klima", "[Klima]"),
    ("klimq", "Klima", "[Klima]"),
    # Two mistakes, short words and numbers are not forgiven.
    ("xlimq", "Klima", ""),
    ("klx", "Klima", ""),
    ("2026", "2025", ""),
]


@pytest.mark.parametrize(("text", "name", "marked"), FORGIVEN)
def test_one_letter_may_be_wrong_where_that_is_forgiven(text: str, name: str, marked: str) -> None:
    strict, forgiving = typed.read(text), typed.Typed(typed.read(text).words, forgiving=True)
    assert not strict.begins([name.lower()])
    assert forgiving.begins([name.lower()]) == bool(marked)
    if marked:
        assert shown(forgiving.pieces(name)) == marked


def test_nothing_of_the_name_is_lost() -> None:
    for name in ("", "  Æ – «ø»\n", "e\u0301\u0301tage", "İstanbul", "🚂 tog", "\ud800x"):
        assert "".join(typed.read("e i t").pieces(name)) == name


def shown(pieces: list[str]) -> str:
    return "".join(f"[{piece}]" if number % 2 else piece for number, piece in enumerate(pieces))
