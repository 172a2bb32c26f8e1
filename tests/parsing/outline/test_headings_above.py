"""A heading whose number is lost stands above the first item under it; text does not."""

import pytest

from minutes.parsing import outline
from tests.parsing.lines import lines

CASE = "SAG-2025-03121 gitb"
ITEM = f"{CASE}\n\nBaggrund\n\nen\n\nBeslutning\n\nGodkendt.\n"
FIRST = f"1. Godkendelse\n{ITEM}\n"


def heads(text: str) -> list[tuple[str, str]]:
    return [(item.number, item.title) for item in outline.of(lines(text)).items]


ABOVE = [
    # Its number is nowhere, the item's stands.
    ("Valg og udpegninger\n\n", "Valg og udpegninger"),
    # Two lines, and a speck before it.
    (
        "Valg og udpegninger til udvalg samt\nandre organer\n\n",
        "Valg og udpegninger til udvalg samt andre organer",
    ),
    ("~ Valg og udpegninger\n\n", "Valg og udpegninger"),
    # The end of the item before: a sentence, a person, a paper, a row of a table, what begins small.
    ("Borgmestrene enedes.\n\n", None),
    ("Jens Hansen (A), Køge\n\n", None),
    ("Jens Hansen, Køge Kommune\n\n", None),
    ("Bilag\n\nNotat om Movia\n\n", None),
    ("Haderslev      24      26\n\n", None),
    ("og de øvrige\n\n", None),
    # What stands in one block with the text above it.
    ("Sagen er vigtig.\nValg og udpegninger\n\n", None),
]


@pytest.mark.parametrize(("above", "expected"), ABOVE)
def test_a_heading_without_its_number_stands_above_its_first_item(above: str, expected: str | None) -> None:
    assert dict(heads(f"{FIRST}{above}2.1. Udpegning til Movia\n{ITEM}")).get("2") == expected


OPENING = [
    # The first of all, where the front page ends: it says that it opens the meeting.
    (f"Deltagere\nJens Hansen (A), Køge\n\nGodkendelser\n\n1.1. Referat\n{ITEM}", ["1", "1.1"]),
    (f"Deltagere\nJens Hansen (A), Køge\n\nSekretariatet\n\n1.1. Referat\n{ITEM}", ["1.1"]),
    # The heading's number torn off, the item's lost.
    (f"{FIRST} 2.\n\ntekst.\n\nSager\n\nMovia\n{ITEM}\n2.2. Letbanen\n{ITEM}", ["1", "2", "2.1", "2.2"]),
    # Both numbers lost; items further down are counted 2.1.
    (
        f"Deltagere\nJens Hansen (A), Køge\n\nGodkendelser\n\nReferat\n{ITEM}\n2.1. Movia\n{ITEM}",
        ["1", "1.1", "2.1"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), OPENING)
def test_a_heading_and_its_first_item_are_counted_together(text: str, expected: list[str]) -> None:
    assert [number for number, _ in heads(text)] == expected


def test_an_editor_hears_of_a_heading_that_was_counted() -> None:
    text = f"{FIRST}Valg og udpegninger\n\n2.1. Udpegning til Movia\n{ITEM}"
    assert [warning.code for warning in outline.of(lines(text)).warnings] == ["number_inferred"]


ALONE = [
    # Lines that stand by themselves on a page whose margin has a number to give away.
    (
        f"{FIRST} 2.\n\ntekst.\n\nEvaluering og tak for i dag\n\nMødet sluttede.\n",
        [("1", "Godkendelse"), ("2", "Evaluering og tak for i dag")],
    ),
    # Without one they are a heading within the text.
    (f"{FIRST} tekst.\n\nEvaluering og tak for i dag\n\nMødet sluttede.\n", [("1", "Godkendelse")]),
    # A row of a table, a head of the page, a sentence and what a list begins with are none.
    (f"{FIRST} 2.\n\nHaderslev      24      26\n\nMødet sluttede.\n", [("1", "Godkendelse")]),
    (f"{FIRST} 2.\n\nKKR Syddanmark\n\nMødet sluttede.\n", [("1", "Godkendelse")]),
    # An item with its case takes the number before such a line.
    (f"{FIRST} 2.\n\nKort\n\nMovia\n{ITEM}", [("1", "Godkendelse"), ("2", "Movia")]),
]


@pytest.mark.parametrize(("text", "expected"), ALONE)
def test_lines_alone_are_titles_if_a_number_is_left(text: str, expected: list[tuple[str, str]]) -> None:
    assert heads(text) == expected
