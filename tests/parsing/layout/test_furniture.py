"""Heads, feet and page numbers are known by what they say, by where they stand and by coming back."""

import pytest

from minutes.parsing import layout
from minutes.parsing.types import RawPage


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
    # Odd and even pages have heads of their own, and the first page none.
    (
        [("REFERAT", "a"), *((("KKR", "Referat")[n % 2], f"tekst {'abcdefg'[n]}") for n in range(7))],
        ["KKR", "Referat"] * 3 + ["KKR"],
    ),
    # A head with its date is known by its form from the second page on; on the first it is a heading.
    (
        [("KKR Sjælland | 02-03-2015", "a"), ("KKR Sjælland | 02-03-2015", "b")],
        ["KKR Sjælland | 02-03-2015"],
    ),
    ([("a", "b"), ("KKR Syddanmark, den 8. december 2010", "c")], ["KKR Syddanmark, den 8. december 2010"]),
    # So is a foot that says the page beside something else.
    (
        [("a", "KKR Sjælland | Side 1 af 2"), ("b", "Side 2 - Referat")],
        ["KKR Sjælland | Side 1 af 2", "Side 2 - Referat"],
    ),
    # Read differently on each page, and below numbers torn off in the margin.
    (
        [
            ("forside",),
            ("KKR Sjælland | 23-02-2015", "a"),
            ("2.2.", "3.1.", "KKR Sjzlland | 23-O2-2015", "b"),
        ],
        ["KKR Sjælland | 23-02-2015", "KKR Sjzlland | 23-O2-2015"],
    ),
    (
        [
            ("forside",),
            *((f"KKR Syddanmark 17. apri{'l1I'[n]} 2015     {n}", f"{'abc'[n]}") for n in range(3)),
        ],
        [f"KKR Syddanmark 17. apri{'l1I'[n]} 2015     {n}" for n in range(3)],
    ),
    ([("a", "5ide 1"), ("b", "S1DE 2"), ("c", "S|DE 3 af 4")], ["5ide 1", "S1DE 2", "S|DE 3 af 4"]),
    (
        [(f"Fæl{letter}es sekretariat", f"tekst {'abcd'[n]}") for n, letter in enumerate("l1I|")],
        [f"Fæl{letter}es sekretariat" for letter in "l1I|"],
    ),
    # The paper of another meeting is named once.
    (
        [("a", "KKR Sjælland den 2. marts kl. 10"), ("b", "KKR Sjælland den 5. april kl. 10")],
        [],
    ),
    # A heading of the decision above its last lines is no foot, though it often stands there.
    (
        [(f"tekst {'abcd'[n]}", "Referat", f"Godkendt {'abcd'[n]}", f"Side {n}") for n in range(4)],
        [f"Side {n}" for n in range(4)],
    ),
    # Other forms of a page number.
    ([("a", "- 1 -"), ("b", "– 2 –"), ("c", "3 af 4"), ("d", "[4]")], ["- 1 -", "– 2 –", "3 af 4", "[4]"]),
    # Numbers that count from another page than the first.
    ([("forside",), *((f"tekst {'abcd'[n]}", str(n + 1)) for n in range(4))], ["1", "2", "3", "4"]),
    # A letterhead goes on for some lines, as long as they come back or say how to be reached.
    (
        [("KL", "Fælles sekretariat", "Weidekampsgade 10", f"tekst {'abcd'[n]}") for n in range(4)],
        ["KL", "Fælles sekretariat", "Weidekampsgade 10"] * 4,
    ),
    ([("tekst", "Tlf. 3370 3370 · kl@kl.dk · www.kl.dk")], ["Tlf. 3370 3370 · kl@kl.dk · www.kl.dk"]),
    # An address in the text is text.
    ([("tekst", "Læs mere på www.kl.dk")], []),
    # What comes back in the middle of pages is text.
    ([("a", "b", "c", "KKR godkendte.", "d", "e", "f") for _ in range(2)], []),
    # Margin numbers and headings stand at page tops too, and belong to the items.
    ([(f"3.{n}.", f"tekst {'abcd'[n]}") for n in range(4)], []),
    ([("Beslutning", f"tekst {'abcd'[n]}") for n in range(4)], []),
    ([("SAG-2025-03121 gitb", f"tekst {'abcd'[n]}") for n in range(4)], []),
]


@pytest.mark.parametrize(("pages", "expected"), FURNITURE)
def test_running_heads_and_feet_are_marked(pages: list[tuple[str, ...]], expected: list[str]) -> None:
    assert furniture(*pages) == expected
