"""Numbers that stand alone on a line: which title may have them, and which are no part of a text."""

import pytest

from minutes.parsing import outline
from minutes.parsing.outline import loose_numbers, titles
from minutes.parsing.outline.loose_numbers import LooseNumbers
from tests.parsing.lines import lines

CASE = "SAG-2025-03121 gitb"
LOST_STOPS = [
    # A heading's number above its first item's, both torn off, has lost its stop.
    ("2\n\n2.1.\n\nSiden sidst", "2.\n\n2.1.\n\nSiden sidst"),
    ("2\n21.\nSiden sidst", "2.\n21.\nSiden sidst"),
    # Above anything else a bare number may be a page's, or a line of a text.
    ("2\n\n3.1.\n\nSiden sidst", None),
    ("2\n\nSiden sidst", None),
    ("2\n 2.1.\nSiden sidst", None),
]


@pytest.mark.parametrize(("text", "expected"), LOST_STOPS)
def test_a_heading_gets_its_lost_stop_back(text: str, expected: str | None) -> None:
    got = loose_numbers.with_lost_stops(lines(text))
    assert got == lines(text if expected is None else expected)


PAGES = """1. Status
SAG-2025-03121 gitb
 2.1.

2.2.

tekst

Budget

Movia"""


def loose() -> tuple[LooseNumbers, list[titles.Title]]:
    found = lines(PAGES)
    budget = next(at for at, line in enumerate(found) if line.text == "Budget")
    wanted = [titles.of(found, 0, 1), titles.of(found, budget, budget + 1)]
    return LooseNumbers(found, wanted), wanted


def test_a_number_is_found_on_its_page_until_it_is_taken() -> None:
    numbers, (status, budget) = loose()
    at = numbers.on_page(budget, "2.1")
    assert at is not None
    assert numbers.on_page(status, "2.1") is None
    numbers.taken.add(at)
    assert numbers.on_page(budget, "2.1") is None
    assert numbers.only_one(2) == numbers.on_page(budget, "2.2")


def test_a_page_gives_away_what_its_own_titles_do_not_want() -> None:
    numbers, (status, _) = loose()
    assert numbers.close_by(status, "2.2", after=0) is not None
    numbers.wanting[2] = 2
    assert numbers.close_by(status, "2.2", after=0) is None


LEFT = [
    # Printed as items' are, or torn off at a page's top: no part of the text.
    ("Drøftet.\n\n7.9.\n\nmere", ["Drøftet.", "mere"]),
    ("Drøftet.\n 7.9\n\nmere", ["Drøftet.", "mere"]),
    ("Drøftet.\n 7.9\n\n8.1\n\nmere", ["Drøftet.", "mere"]),
    # What may be a figure of the text stays in it.
    ("Drøftet.\n\n7.9\n\nmere", ["Drøftet.", "7.9", "mere"]),
]


@pytest.mark.parametrize(("text", "expected"), LEFT)
def test_a_number_that_fits_nothing_is_said(text: str, expected: list[str]) -> None:
    cut = outline.of(lines(f"1. Status\n{CASE}\n\nBeslutning\n{text}\n"))
    printed = [line.text.strip() for line in cut.items[-1].sections["beslutning"] if line.text.strip()]
    assert printed == expected
    assert {warning.code for warning in cut.warnings} == {"number_unplaced"}
