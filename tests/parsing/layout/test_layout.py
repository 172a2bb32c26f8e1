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
    # A bullet whose font says nothing of it is a bullet.
    ([word("\ufffd", 72, 700), word("Metro", 84, 700)], ["• Metro"]),
    # A raised or lowered figure does not make a line of its own; a chemist's belongs to its word.
    ([word("CO", 72, 700), word("2", 82, 697, 6)], ["CO2"]),
    ([word("loven", 72, 700), word("2", 97, 706, 6)], ["loven 2"]),
    # Bold letters made by drawing them twice are one word.
    ([word("Referat", 72, 700), word("af", 110, 700), word("Referat", 72.3, 700)], ["Referat af"]),
]


@pytest.mark.parametrize(("words", "expected"), DRAWN)
def test_words_become_lines_in_reading_order(words: list[Word], expected: list[str]) -> None:
    assert texts(*words) == expected


def test_lines_are_numbered_through_the_document() -> None:
    found = layout.lines([RawPage(1, lines=("a", "")), RawPage(2, lines=("b",))])
    assert [(line.number, line.page, line.text) for line in found] == [(1, 1, "a"), (2, 1, ""), (3, 2, "b")]


GAPS = (0, 12, 24, 48, 60, 72)
SPACED = [
    # A heading of spaced letters, with a wider gap between its words.
    (
        [word(letter, 72 + at, 700) for at, letter in zip((0, 12, 24, 48, 60, 72), "KKRFOR", strict=True)],
        "KKR FOR",
    ),
    # Kerning drew two letters together, and the gaps tell nothing.
    (
        [
            word(text, 72 + 12 * at, 700)
            for at, text in enumerate(["D", "AG", "S", "O", "R", "D", "E", "N", "2", "0", "1", "8"])
        ],
        "DAGSORDEN 2018",
    ),
    # A row of parties is none.
    ([word(letter, 72 + 20 * at, 700) for at, letter in enumerate("ABCFOVØ")], "A B C F O V Ø"),
]


@pytest.mark.parametrize(("words", "expected"), SPACED)
def test_spaced_letters_are_words(words: list[Word], expected: str) -> None:
    assert texts(*words) == [expected]


def test_a_text_file_is_composed_and_freed_of_what_nobody_sees() -> None:
    found = layout.lines(
        [RawPage(1, lines=("Ga\u030ard\u200b", "K K R  S J Æ L L A N D", "\uf0b7 kom\u00admune"))]
    )
    assert [line.text for line in found] == ["Gård", "KKR SJÆLLAND", "• kommune"]


def test_what_the_file_calls_the_pages_own_is_furniture() -> None:
    head = Word("KKR", Box(72, 800, 90, 810), 10, furniture=True)
    found = layout.lines([RawPage(1, words=(head, word("tekst", 72, 700)))])
    assert [(line.text, line.furniture) for line in found if line.text] == [("tekst", False), ("KKR", True)]


def test_an_empty_page_has_no_lines() -> None:
    assert layout.lines([RawPage(1), RawPage(2, lines=("a",))])[0].page == 2
