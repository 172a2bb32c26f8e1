import pytest

from minutes.parsing import contents, outline
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
    # Dots in text.
    ("Han sagde ...\n\nen\nto\ntre\nfire\nfem\nsyv\notte\nni\nti\nelleve\ntolv\nog mere ...", 0),
]


@pytest.mark.parametrize(("text", "count"), TABLES)
def test_the_table_of_contents_is_told_from_the_agenda(text: str, count: int) -> None:
    printed = lines(text)
    assert sum(1 for at in contents.of(printed) if printed[at].text.strip()) == count


def test_its_titles_are_no_items() -> None:
    text = "Indhold\n1. Status ..... 2\n2. Eventuelt ..... 3\n\n1. Status\n\nBaggrund\n\nen\n\n2. Eventuelt\n"
    cut = outline.of(lines(text))
    assert [item.number for item in cut.items] == ["1", "2"]
    assert [line.number for line in cut.contents] == [1, 2, 3]
