"""Which lines may be titles, and how much speaks for each."""

import pytest

from minutes.parsing import layout
from minutes.parsing.outline import candidates
from minutes.parsing.types import Box, Line, RawPage, Word
from tests.parsing.lines import lines

FORM = "Baggrund\nen\n\nIndstilling\nto\n\nBeslutning\ntre\n\n"


def weight(text: str, title: str) -> float:
    """What speaks for the last line that begins like a title; -9 where it is none."""
    found = [one.weight for one in candidates.of(lines(text), {}) if one.title.text.startswith(title)]
    return found[-1] if found else -9.0


MORE = [
    # The first heading of an item below it.
    (f"1. Budget\n{FORM}", "1. Budget\n\nen\n"),
    # The word that says what it is.
    (f"{FORM}Punkt 2: Budget\n\nen\n", f"{FORM}2. Budget\n\nen\n"),
    # Space above it.
    (f"{FORM}\n2. Budget\n\nen\n", "Beslutning\ntre\n2. Budget\n\nen\n"),
    # Below a decision rather than within a telling, a proposal or a list of papers.
    (f"{FORM}2. Budget\n\nen\n", "Baggrund\nen\n\n2. Budget\n\nen\n"),
    (
        "Baggrund\nen\n\n2. Budget\n\nen\n\nBeslutning\nto",
        "Indstilling\nen\n\n2. Budget\n\nen\n\nBeslutning\nto",
    ),
    # By itself rather than in a list.
    (f"{FORM}2. Budget\n\nen\n", f"{FORM}2. Budget\n\n3. Movia\n\nen\n"),
    # Like a title rather than like a sentence.
    (f"{FORM}2. Budget for 2020\n\nen\n", f"{FORM}2. Budget blev drøftet.\n\nen\n"),
]


@pytest.mark.parametrize(("more", "less"), MORE)
def test_more_speaks_for_a_line(more: str, less: str) -> None:
    assert weight(more, "Budget") > weight(less, "Budget")


NONE = [
    # The line above runs on into it.
    "Loven træder i kraft den\n2. Budget\n",
    # Days, proposals, and what begins small.
    "2. januar 2020\n",
    "2. at KKR godkender\n",
    "2. At KKR godkender\n",
]


@pytest.mark.parametrize("text", NONE)
def test_some_lines_are_no_titles_at_all(text: str) -> None:
    assert candidates.of(lines(text), {}) == []


def test_a_title_over_its_case_is_sure() -> None:
    (found,) = candidates.of(lines("Budget\nSAG-2018-00123 abc\n"), {})
    assert found.sure


FRONT = [
    # The case of the meeting stands in the letterhead, above the lists of who was there.
    ("KL\nJnr 01.20.09 P35\nSagsid 000184417\n\nTil stede:\nJens Hansen (A), Køge\n", []),
    # An item begins with its number, or with its case below the lists or a heading.
    ("1. Velkomst\nSAG-2018-00123 abc\n\nTil stede:\nJens Hansen (A), Køge\n", ["Velkomst"]),
    ("Til stede:\nJens Hansen (A), Køge\n\nVelkomst\nSAG-2018-00123 abc\n", ["Velkomst"]),
    # A paper's number alone is no case.
    ("REFERAT\nDok. ID: 2288154\n", []),
]


@pytest.mark.parametrize(("text", "expected"), FRONT)
def test_a_case_in_the_letterhead_is_no_items(text: str, expected: list[str]) -> None:
    assert [found.title.text for found in candidates.of(lines(text), {}) if found.sure] == expected


def test_without_beslutning_referat_is_the_heading_of_what_was_decided() -> None:
    """So that the next title does not seem to stand among the points of an indstilling."""
    above = "1. Trafik\nSAG-2018-00123 abc\n\nIndstilling\nAt KKR godkender.\n\n"
    decided = weight(f"{above}Referat\nGodkendt.\n\n2. Budget\n\nen\n", "Budget")
    assert decided > weight(f"{above}2. Budget\n\nen\n", "Budget")


def test_letters_larger_than_the_text_speak_for_a_title() -> None:
    def drawn(size: float) -> list[Line]:
        rows = [("2. Budget", 700.0, size), *((f"tekst {at}", 680.0 - 12 * at, 10.0) for at in range(9))]
        words = [Word(text, Box(72, y, 200, y + height), height) for text, y, height in rows]
        return layout.lines([RawPage(1, words=tuple(words))])

    (large,), (small,) = candidates.of(drawn(14), {}), candidates.of(drawn(10), {})
    assert large.weight > small.weight
