import pytest

from minutes.parsing import outline
from minutes.parsing.outline import contents
from tests.parsing.lines import lines

TABLES = [
    # Dot leaders, a wrapped title, the heading above.
    (
        "Indholdsfortegnelse\n\n1. Godkendelse ........ 3\n3.3. Positioner\nnære tilbud .... 9\n\n1. Ref",
        4,
    ),
    # Leaders of another make.
    ("1. Godkendelse . . . . . 3\n2. Eventuelt …… 4\n\nTekst", 2),
    # Page numbers without leaders need the heading.
    ("Indhold\n1. Godkendelse 3\n2. Eventuelt 4\n\nMødet begynder.\n Den 5", 3),
    ("1. Godkendelse 3\n2. Eventuelt 4\n", 0),
    # Page numbers that fall are a table of something else.
    ("Indhold\n1. Godkendelse 3\nHele landet 2\n", 0),
    # Over several pages, the numbers in a column of their own.
    ("Indhold\n1.\nGodkendelse ..... 3\n 2.\nBudget ..... 4\n3.\nEventuelt ..... 5\n\nTekst", 7),
    # Without page numbers: titles that all stand again.
    ("Dagsorden\n1. Referat\n2. Budget\n3. Eventuelt\n\n1. Referat\n\nEn\n\n2. Budget\n\n3. Eventuelt\n", 4),
    # And an agenda of titles alone, which stand nowhere else.
    ("Dagsorden\n1. Referat\n2. Budget\n3. Eventuelt\n", 0),
    # Dots in text.
    ("Han sagde ...\n\nen\nto\ntre\nfire\nfem\nsyv\notte\nni\nti\nelleve\ntolv\nog mere ...", 0),
]


@pytest.mark.parametrize(("text", "count"), TABLES)
def test_the_table_of_contents_is_told_from_the_agenda(text: str, count: int) -> None:
    printed = lines(text)
    assert sum(1 for at in contents.of(printed) if printed[at].text.strip()) == count


ENTRIES = [
    (
        "Indhold\n1. Status ..... 2\n2.1. Budget og\nregnskab ..... 3\n",
        {"status": "1", "budgetogregnskab": "2.1"},
    ),
    # The number on the line above its title, and none at all.
    ("Indhold\n1.\nStatus ..... 2\nEventuelt ..... 3\n", {"status": "1", "eventuelt": None}),
    # A heading and its first item of one title tell no number.
    ("Indhold\n2. Siden sidst ..... 3\n2.1. Siden sidst ..... 3\n", {"sidensidst": None}),
    # The lists of who was there are listed too, and are no item.
    ("Indhold\nDeltagerfortegnelse ..... 2\n1. Status ..... 3\n", {"status": "1"}),
]


@pytest.mark.parametrize(("text", "expected"), ENTRIES)
def test_it_tells_titles_and_their_numbers(text: str, expected: dict[str, str | None]) -> None:
    printed = lines(text)
    assert contents.entries(printed, contents.of(printed)) == expected


def test_its_titles_are_no_items() -> None:
    text = "Indhold\n1. Status ..... 2\n2. Eventuelt ..... 3\n\n1. Status\n\nBaggrund\n\nen\n\n2. Eventuelt\n"
    cut = outline.of(lines(text))
    assert [item.number for item in cut.items] == ["1", "2"]
    assert [line.number for line in cut.contents] == [1, 2, 3]
