"""What the place of a word tells of it: a municipality, a name's capital, a word in a heading."""

from __future__ import annotations

import pytest

from minutes.parsing import restore
from minutes.parsing.types import Line

# Damaged beyond doubt; of capitals too, and ø also as o and e.
DAMAGED = """\
Der er ikke afholdt mode i udvalget siden sidst, og formedet blev ogsa aflyst af @stkommunerne.
Budgetforslaget er sendt til kommuner og regioner, sa det kan indga i dreftelserne i 0resund.
KL opnar indflydelse og resultater pa kommunernes vegne, bade for borgerne og faellesskabet.
"""


def mended(text: str) -> str:
    texts = (DAMAGED + "\n" + text).split("\n")
    given = [Line(each, 1, number) for number, each in enumerate(texts, start=1)]
    return "\n".join(line.text for line in restore.text(given).lines[DAMAGED.count("\n") + 1 :])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # behind a party and at the head of its members a municipality is named
        # (elsewhere read and fane are words)
        ("Hans Bro (V), Laese", "Hans Bro (V), Læsø"),
        ("Fane: Hans Bro (V)", "Fanø: Hans Bro (V)"),
        ("Hans Bro (V). Sams9: Ida Lund (A)", "Hans Bro (V). Samsø: Ida Lund (A)"),
        ("Under en anden fane: der er mere", "Under en anden fane: der er mere"),
        # a surname before a party, and before another name
        ("Asger Rask 0stersen (C), Vejle", "Asger Rask Østersen (C), Vejle"),
        ("Ida @ster Lund (Radikale), Vejle", "Ida Øster Lund (Radikale), Vejle"),
        # at the head of a table's row, whatever stands above it
        ("herunder de\n0vrige byer    2.840    705", "herunder de\nØvrige byer    2.840    705"),
        # in a list as its other items are
        ("- flere lokaler\n- mere tid\n- @get brug", "- flere lokaler\n- mere tid\n- øget brug"),
        ("- Flere lokaler\n- Mere tid\n- @get brug", "- Flere lokaler\n- Mere tid\n- Øget brug"),
        # not inside a sentence
        ("sammen med 0vrige byer i regionen", "sammen med øvrige byer i regionen"),
        # a heading in capitals, but an abbreviation stands anywhere
        ("KONSTITUERENDE MODE", "KONSTITUERENDE MØDE"),
        ("Notat om MODE og andre skemaer", "Notat om MODE og andre skemaer"),
        ("DAGSORDEN FOR KKR", "DAGSORDEN FOR KKR"),
    ],
)
def test_it_sees_where_a_word_stands(text: str, expected: str) -> None:
    assert mended(text) == expected


@pytest.mark.parametrize("text", ["(V)," * 20_000, "A (V), " * 20_000, ("Ø" * 50 + " ") * 5_000])
def test_it_takes_its_time_but_not_forever(text: str) -> None:
    assert len(mended(text)) >= 1
