"""Which stretches of a text are words to be judged, and which words go on over a line's end."""

from __future__ import annotations

from itertools import pairwise

import pytest

from minutes.parsing.restore import tokens
from minutes.parsing.types import Line


def raws(text: str) -> list[str]:
    lines = [Line(line, 1, number) for number, line in enumerate(text.split("\n"), start=1)]
    return ["|".join(_pieces(token)) for token in tokens.of(lines)]


def _pieces(token: tokens.Token) -> list[str]:
    bounds = (0, *token.cuts, len(token.raw))
    return [token.raw[start:end] for start, end in pairwise(bounds)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a scanner makes of letters belongs to the word
        ("b@rne- og forl&engelse, p4 sp0rgsm4l", ["b@rne", "og", "forl&engelse", "p4", "sp0rgsm4l"]),
        ("/Endring af K9benhavns", ["/Endring", "af", "K9benhavns"]),
        ("| sagen", ["|", "sagen"]),
        # an exclamation mark inside a word is an l, behind it a mark
        ("forho!d, Hør!", ["forho!d", "Hør"]),
        # parts of a word with a hyphen or a slash are words of their own
        ("KKR-mgde og/eller bus", ["KKR", "mgde", "og", "eller", "bus"]),
        # numbers, codes, lone letters, roman numerals
        ("1.550.000 kr. i 2025, 150S, DK2020, CO2, 2a, § 17 iii", ["kr"]),
        # addresses, also where they go on below
        ("se www.kl.dk/kkr eller skriv til ab@kl.dk nu", ["se", "eller", "skriv", "til", "nu"]),
        ("https://ehhs.dk/ydelser/fd1e-\nb80e-97d7/ findes", ["findes"]),
        # the line of a case number with its initials
        ("SAG-2025-03121 gitb lar/chch\nBaggrund", ["Baggrund"]),
    ],
)
def test_it_finds_the_words(text: str, expected: list[str]) -> None:
    assert raws(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("faelles-\nskab", ["faelles|skab"]),
        # over a blank line, a page number, a torn-off item number
        ("faelles-\n\n 3.4.\n\nskab", ["faelles|skab"]),
        # in three pieces
        ("Ho-\nved-\nstaden", ["Ho|ved|staden"]),
        # a hyphen before og stands for a part left out
        ("bus-\nog tog", ["bus", "og", "tog"]),
        # what follows begins with a capital: Wedel-Brandt
        ("Wedel-\nBrandt", ["Wedel", "Brandt"]),
        # an abbreviation keeps its hyphen
        ("KKR-\nformandskab", ["KKR", "formandskab"]),
        # columns break each for itself
        ("sione- sione-\nring ring", ["sione", "sione", "ring", "ring"]),
        # a cell has no room for a hyphen: a guess, undone if no such place is known
        ("Sjeell\nand 476 477", ["Sjeell|and"]),
        ("Bilag\npositionspapir om opgaver", ["Bilag", "positionspapir", "om", "opgaver"]),
    ],
)
def test_it_joins_what_the_end_of_a_line_broke(text: str, expected: list[str]) -> None:
    assert raws(text) == expected


@pytest.mark.parametrize(
    ("text", "word", "opens"),
    [
        ("Mgdet er slut. Nagle", "Nagle", True),
        ("samt 9.000 kr. arligt", "arligt", False),
        ("tog — @get kapacitet", "get", True),
        ("et godt\n@get pres", "get", False),
        ("et godt\n\n@get pres", "get", True),
    ],
)
def test_it_tells_where_a_sentence_may_begin(text: str, word: str, opens: bool) -> None:
    lines = [Line(line, 1, number) for number, line in enumerate(text.split("\n"), start=1)]
    token = next(token for token in tokens.of(lines) if token.raw.endswith(word))
    assert token.opens is opens


def test_a_broken_word_that_is_none_falls_into_its_pieces() -> None:
    whole = tokens.of([Line("et it-", 1, 1), Line("driftscenter", 1, 2)])[-1]
    assert [token.raw for token in tokens.apart(whole)] == ["it", "driftscenter"]


def test_only_the_guess_is_undone() -> None:
    whole = tokens.of([Line("Hele", 1, 1), Line("lan-", 1, 2), Line("det 3.000", 1, 3)])[-1]
    assert whole.guessed
    assert [token.raw for token in tokens.apart(whole)] == ["Hele", "landet"]
