"""A line that says the council, the day and the page and no more, however its letters were read."""

import pytest

from minutes.parsing.layout import running_heads

# (line, council, day, it says the page)
HEADS = [
    ("KKR Hovedstaden | 23-02-2015", "hovedstaden", ("23", "02"), False),
    ("KKR Syddanmark 17. april 2015                3", "syddanmark", ("17", "2015"), False),
    ("Side 4", None, ("4",), True),
    ("Side 2 af 14", None, ("2", "14"), True),
    ("KKR Sjælland, referat - side 3", "sjaelland", ("3",), True),
    # As scanners leave them.
    ("KKR Hovedstaden | 23-O2-2O15", "hovedstaden", ("23", "02"), False),
    ("KKR Midtjyl1and | ll-09-2015    5ide 7", "midtjylland", ("11", "09"), True),
    ("KKR Sjzlland den 3. rnarts 2015", "sjaelland", ("3", "2015"), False),
    ("KKR Sjeelland den 3. marts 2015", "sjaelland", ("3", "2015"), False),
    ("S1DE 2", None, ("2",), True),
    ("S|DE 2", None, ("2",), True),
]


@pytest.mark.parametrize(("line", "council", "day", "says_page"), HEADS)
def test_a_head_is_known_by_what_it_says(
    line: str, council: str | None, day: tuple[str, ...], says_page: bool
) -> None:
    found = running_heads.read(line)
    assert found is not None
    assert (found.council, found.day, found.is_page_number) == (council, day, says_page)


TEXT = [
    "Referat",
    "Møde den 3. marts 2015",
    "Referat fra KKR Hovedstaden 23-02-2015",
    "side om side",
    "KKR Sjælland tog orienteringen til efterretning.",
    "Næste møde i KKR Sjælland",
    "3.2.",
    "2015",
    "",
    "x" * 1_000_000,
    "1 " * 1_000_000,
]


@pytest.mark.parametrize("line", TEXT, ids=lambda line: line[:40])
def test_a_line_that_says_more_is_text(line: str) -> None:
    assert running_heads.read(line) is None
