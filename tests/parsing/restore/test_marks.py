"""Lines that stand alone and are no text."""

import pytest

from minutes.parsing.wording import marks

NUMBERS = [
    ("3.3.", "3.3"),
    ("Punkt 4", "4"),
    ("Ad 3)", "3"),
    ("~ 2.1.", "2.1"),
    ("l.", "l."),
    # A figure alone may be a page's; a text is no number.
    ("3", None),
    ("3. Status", None),
]


@pytest.mark.parametrize(("line", "number"), NUMBERS)
def test_a_number_stands_alone_in_the_margin(line: str, number: str | None) -> None:
    assert marks.margin_number(line) == number


@pytest.mark.parametrize(
    ("line", "is_mark"),
    [
        ("Indstilling", True),
        ("SAG-2025-03121 lar", True),
        ("3.3.", True),
        ("Status", False),
        ("Budget 2026", False),
    ],
)
def test_what_is_never_part_of_a_title(line: str, is_mark: bool) -> None:
    assert marks.is_mark(line) is is_mark
