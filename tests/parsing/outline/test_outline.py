import pytest

from minutes.parsing import outline
from minutes.parsing.attendance import list_places
from tests.parsing.lines import lines

CASE = "SAG-2025-03121 gitb"
ITEM = f"{CASE}\n\nBaggrund\n\nen\n\nBeslutning\n\nto\n"


def heads(text: str) -> list[tuple[str, str]]:
    return [(item.number, item.title) for item in outline.of(lines(text)).items]


NUMBERED = [
    # Numbers on their titles.
    (
        f"1. Godkendelse\n\n1.1. Godkendelse af referat\n{ITEM}\n1.2. Godkendelse af dagsorden\n{ITEM}",
        [("1", "Godkendelse"), ("1.1", "Godkendelse af referat"), ("1.2", "Godkendelse af dagsorden")],
    ),
    # Heading and item torn off together at the top of a page.
    (
        f"1.1. Referat\n{ITEM}\n 2.\n\n2.1.\n\nSiden sidst\n\nSiden sidst\n{ITEM}",
        [("1.1", "Referat"), ("2", "Siden sidst"), ("2.1", "Siden sidst")],
    ),
    # And with no blank line left on the page.
    (
        f"1.1. Referat\n{ITEM}\n 2.\n2.1.\nSiden sidst\nNyt fra Movia\n{ITEM}",
        [("1.1", "Referat"), ("2", "Siden sidst"), ("2.1", "Nyt fra Movia")],
    ),
    (
        f"1. Godkendelse\n1.1. Godkendelse af referat\n{ITEM}",
        [("1", "Godkendelse"), ("1.1", "Godkendelse af referat")],
    ),
    # The dot inside the number lost.
    (
        f"1.1. Referat\n{ITEM}\n 2.\n\n21.\n\nSiden sidst\n\nNyt fra Movia\n{ITEM}",
        [("1.1", "Referat"), ("2", "Siden sidst"), ("2.1", "Nyt fra Movia")],
    ),
    # A number at a page's top, its title at the page's end.
    (
        f"3.1. Status\n{ITEM}\n 3.2.\n\nmere tekst\n\nOpfølgning på\nstrategien\n\n{ITEM}",
        [("3.1", "Status"), ("3.2", "Opfølgning på strategien")],
    ),
    # Numbers lost altogether are counted on, also past nine.
    (
        f"3.8. Evaluering\n{ITEM}\nElever\n{ITEM}\nIt-drift\n{ITEM}\n4. Næste\n\n41. Næste\n{ITEM}",
        [
            ("3.8", "Evaluering"),
            ("3.9", "Elever"),
            ("3.10", "It-drift"),
            ("4", "Næste"),
            ("4.1", "Næste"),
        ],
    ),
    # Nor does a list that ends above a heading of the form.
    (f"1. Status\n{CASE}\nBaggrund\n\n1. Et\n2. To\n\nIndstilling\n\ntre\n", [("1", "Status")]),
    # A numbered list inside an item is text, even where it hits the next number.
    (f"1. Status\n{ITEM}\n1. En rehabiliterende tilgang\n\n2. Borgere skal opleve\n", [("1", "Status")]),
    # A closed item without a case, between two that have one.
    (
        f"1. Status\n{ITEM}\n2. Lukket punkt\n\nSagen er lukket.\n\n3. Movia\n{ITEM}",
        [("1", "Status"), ("2", "Lukket punkt"), ("3", "Movia")],
    ),
    # Without cases: numbered titles above the form's headings, with or without a final dot.
    (
        "1 Godkendelse\n\nBaggrund\n\nen\n\nBeslutning\n\nto\n\n2. Rammeaftale\n\nBaggrund\n\ntre\n",
        [("1", "Godkendelse"), ("2", "Rammeaftale")],
    ),
    # Without anything but numbers.
    (
        "1. Velkomst\n\nFormanden bød velkommen.\n\n2. Økonomi\n\nDrøftet.\n\n3. Eventuelt\n\nIntet.\n",
        [("1", "Velkomst"), ("2", "Økonomi"), ("3", "Eventuelt")],
    ),
    # A title ends where the next one begins, also where that one begins with a figure.
    (f"5. Eventuelt\n0\nSiden\nSidst\n{CASE}", [("5", "Eventuelt"), ("6", "0 Siden Sidst")]),
    # Figures read as letters, and a stop set apart.
    (
        f"1. Status\n{ITEM}\n2.l Økonomi\n{ITEM}\n2 .2. Movia\n{ITEM}\n3. Flere\n{ITEM}",
        [("1", "Status"), ("2.1", "Økonomi"), ("2.2", "Movia"), ("3", "Flere")],
    ),
    (
        f"9. Status\n{ITEM}\n1O. Økonomi\n{ITEM}\nl1. Movia\n{ITEM}",
        [("9", "Status"), ("10", "Økonomi"), ("11", "Movia")],
    ),
    (f"1.2. Status\n{ITEM}\nZ.1.\nØkonomi\n{ITEM}", [("1.2", "Status"), ("2.1", "Økonomi")]),
    # Specks of the paper, before a title and on a line of their own.
    (
        f"1. Status\n{ITEM}\n~ 2. Økonomi\n{ITEM}\n,\n3. Valg\n\n» Movia\n{ITEM}",
        [("1", "Status"), ("2", "Økonomi"), ("3", "Valg"), ("4", "Movia")],
    ),
    # Two numbers of headings torn off above an item with a case: they are the titles' below it.
    (
        f"4.1. Status\n{ITEM}\n 5.\n\n6.\n\ntekst.\n\nSiden sidst\n{ITEM}\nEventuelt\n",
        [("4.1", "Status"), ("5", "Siden sidst"), ("6", "Eventuelt")],
    ),
    # Nothing at all.
    ("Et brev uden punkter.", []),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERED)
def test_items_get_their_numbers(text: str, expected: list[tuple[str, str]]) -> None:
    assert heads(text) == expected


WARNED = [
    (f"3.1. Status\n{ITEM}\n 3.2.\n\nmere\n\nOpfølgning\n{ITEM}", ["number_moved"]),
    # A number that fits nowhere stays in the text.
    (f"3.1. Status\n{ITEM}\n\n7.9.\n\nmere", ["number_unplaced"]),
    # A number right above its title is at its place.
    (f"3.1. Status\n{ITEM}\n 3.2.\n\nOpfølgning\n{ITEM}", []),
    (f"3.1. Status\n{ITEM}\n\nOpfølgning\n{ITEM}", ["number_inferred"]),
    (f"3.2. Status\n{ITEM}\n\n3.1. Opfølgning\n{ITEM}", ["number_out_of_order"]),
]


@pytest.mark.parametrize(("text", "expected"), WARNED)
def test_what_was_put_right_is_said(text: str, expected: list[str]) -> None:
    assert [warning.code for warning in outline.of(lines(text)).warnings] == expected


def test_a_warning_says_where() -> None:
    (warning,) = outline.of(lines(WARNED[0][0])).warnings
    assert (warning.page, warning.line) == (2, 12)


def parts(text: str) -> dict[str, list[str]]:
    item = outline.of(lines(text)).items[0]
    named = {"lead": item.lead, "bilag": item.attachments, **item.sections}
    return {name: [line.text for line in part if line.text] for name, part in named.items()}


PARTS = [
    (
        f"1. Status\n{CASE}\nBaggrund\na\nIndstilling\nb\nSagsfremstilling\nc\nBilag\nd\nBeslutning\ne",
        {
            "lead": [],
            "bilag": ["d"],
            "baggrund": ["a"],
            "indstilling": ["b"],
            "sagsfremstilling": ["c"],
            "beslutning": ["e"],
        },
    ),
    # A heading may have a colon and stand in capitals; a sentence that begins like one is text.
    (
        f"1. Status\n{CASE}\nBAGGRUND:\nBaggrund for sagen er\nBeslutning\ne",
        {"lead": [], "bilag": [], "baggrund": ["Baggrund for sagen er"], "beslutning": ["e"]},
    ),
    # A heading and what it says on one line.
    (
        f"1. Status\n{CASE}\nBaggrund: a\nb\nBeslutning: Godkendt.",
        {"lead": [], "bilag": [], "baggrund": ["a", "b"], "beslutning": ["Godkendt."]},
    ),
    # Text before the first heading.
    (
        f"1. Status\n{CASE}\nDer orienteres.\n\nBeslutning\ne",
        {"lead": ["Der orienteres."], "bilag": [], "beslutning": ["e"]},
    ),
    # The next item's number at a page top inside a decision is not part of it.
    (
        f"3.1. Status\n{CASE}\nBeslutning\na\n 3.2.\n\nb\n\nNy sag\n{ITEM}",
        {"lead": [], "bilag": [], "beslutning": ["a", "b"]},
    ),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_lines_fall_under_their_heading(text: str, expected: dict[str, list[str]]) -> None:
    assert parts(text) == expected


def test_what_stands_before_the_items_is_front_page_and_attendance() -> None:
    cut = outline.of(lines(f"REFERAT\nDeltagere\nBent Hansen (V)\n 1. Status\n{ITEM}"))
    placed = list_places.of(cut)
    assert [line.text for line in cut.above] == ["REFERAT", "Deltagere", "Bent Hansen (V)"]
    assert [line.text for line in placed.front] == ["REFERAT"]
    assert [line.text for line in placed.lists] == ["Deltagere", "Bent Hansen (V)"]


def test_a_heading_is_a_title_over_items_or_with_nothing_below() -> None:
    cut = outline.of(lines(f"1. Sager\n\n1.1. Status\n{ITEM}\n2. Eventuelt\n"))
    assert [item.is_heading for item in cut.items] == [True, False, True]
    # Where items are not counted 1.1, an empty one is an item still, and Eventuelt says nothing there either.
    cut = outline.of(lines("1. Sager\n\nDrøftet.\n\n2. Lukket punkt\n\n3. Trafik\n\n4. Eventuelt\n"))
    assert [item.is_heading for item in cut.items] == [False, False, False, True]
