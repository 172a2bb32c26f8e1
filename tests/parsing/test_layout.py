import pytest

from minutes.parsing import layout
from minutes.parsing.types import Box, RawPage, Word


def word(text: str, x: float, y: float, size: float = 10) -> Word:
    return Word(text, Box(x, y, x + len(text) * size / 2, y + size), size)


def texts(*words: Word) -> list[str]:
    return [line.text for line in layout.lines([RawPage(1, words=words)])]


DRAWN = [
    # From the left, however the file draws them.
    ([word("møde", 100, 700), word("Et", 72, 700)], ["Et møde"]),
    # Lines of a paragraph follow at one step, close or wide; a larger step is a blank line.
    ([word("en", 72, 700), word("to", 72, 688), word("tre", 72, 664)], ["en", "to", "", "tre"]),
    ([word("en", 72, 700), word("to", 72, 682), word("tre", 72, 646)], ["en", "to", "", "tre"]),
    # A little more, as above a larger letter, is none.
    ([word("en", 72, 700), word("to", 72, 688), word("TRE", 72, 673, 12)], ["en", "to", "TRE"]),
    # A margin number in smaller letters stands on its title's line.
    ([word("Siden sidst", 110, 700, 12), word("2.1.", 72, 701, 9)], ["2.1. Siden sidst"]),
    # A raised figure does not make a line of its own.
    ([word("CO", 72, 700), word("2", 84, 697, 6)], ["CO 2"]),
]


@pytest.mark.parametrize(("words", "expected"), DRAWN)
def test_words_become_lines_in_reading_order(words: list[Word], expected: list[str]) -> None:
    assert texts(*words) == expected


def test_lines_are_numbered_through_the_document() -> None:
    found = layout.lines([RawPage(1, lines=("a", "")), RawPage(2, lines=("b",))])
    assert [(line.number, line.page, line.text) for line in found] == [(1, 1, "a"), (2, 1, ""), (3, 2, "b")]


def furniture(*pages: tuple[str, ...]) -> list[str]:
    found = layout.lines([RawPage(number, lines=page) for number, page in enumerate(pages, start=1)])
    return [line.text for line in found if line.furniture]


FURNITURE = [
    # A page number says itself what it is.
    ([("tekst", "SIDE 1"), ("mere", "SIDE 2")], ["SIDE 1", "SIDE 2"]),
    ([("tekst", "Side 1 af 2"), ("mere", "2/2")], ["Side 1 af 2", "2/2"]),
    # A bare number is one only when it is the page's.
    ([("tekst", "1"), ("tabel", "313")], ["1"]),
    # A running head stands on several pages, with whatever numbers.
    (
        [(f"KKR Hovedstaden | 23-0{n}-2015", f"tekst {'abcd'[n]}") for n in range(4)],
        [f"KKR Hovedstaden | 23-0{n}-2015" for n in range(4)],
    ),
    # Two pages may begin alike by chance.
    ([("Videre proces", "a"), ("Videre proces", "b")], []),
    # Margin numbers and headings stand at page tops too, and belong to the items.
    ([(f"3.{n}.", f"tekst {'abcd'[n]}") for n in range(4)], []),
    ([("Beslutning", f"tekst {'abcd'[n]}") for n in range(4)], []),
    ([("SAG-2025-03121 gitb", f"tekst {'abcd'[n]}") for n in range(4)], []),
]


@pytest.mark.parametrize(("pages", "expected"), FURNITURE)
def test_running_heads_and_feet_are_marked(pages: list[tuple[str, ...]], expected: list[str]) -> None:
    assert furniture(*pages) == expected


def test_an_empty_page_has_no_lines() -> None:
    assert layout.lines([RawPage(1), RawPage(2, lines=("a",))])[0].page == 2
