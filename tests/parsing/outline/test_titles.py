"""The number on a line, and what follows it."""

import pytest

from minutes.parsing.outline import titles

NUMBERED = [
    ("3.2 Budget", ("3.2", "Budget")),
    ("Pkt. 3.2: Budget", ("3.2", "Budget")),
    ("3. 2 Budget", ("3.2", "Budget")),
    # In a column of its own a lone l is the figure one, since it is no word.
    ("l   Godkendelse af referat", ("l", "Godkendelse af referat")),
    ("l.  Godkendelse af referat", ("l", "Godkendelse af referat")),
    # In a line of text it may be a letter, and a capital I is a word.
    ("l Godkendelse af referat", None),
    ("l   forhold til aftalen", None),
    ("I   Godkendelse af referat", None),
    ("I 2019 blev der", None),
]


@pytest.mark.parametrize(("line", "expected"), NUMBERED)
def test_a_number_before_a_title(line: str, expected: tuple[str, str] | None) -> None:
    found = titles.numbered(line)
    assert (found and (found.number, found.text)) == expected
