"""Clean Danish of any kind passes to the letter: alone, among its like, and beside a page that is damaged.

The texts are our own, with the reason above each group; what they hold is what a
careful reader of minutes would not touch, however odd it looks.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from minutes.parsing import restore
from minutes.parsing.types import Line

HERE = Path(__file__).parent
CLEAN = HERE / "clean"
EXAMPLES = HERE.parent / "examples"
LINES = [line for line in (CLEAN / "lines.txt").read_text("utf-8").split("\n") if line and line[0] != "#"]
DAMAGED = (
    "Der er ikke afholdt mgde i udvalget siden sidst, og formgdet blev ogsa aflyst.\n"
    "Budgetforslaget er sendt til kommuner og regioner, sa det kan indga i dragftelserne.\n"
    "KL opnar indflydelse og resultater pa kommunernes vegne, bade for borgerne og faellesskabet."
)


def lines(texts: Sequence[str], page: int = 1, first: int = 1) -> list[Line]:
    return [Line(text, page, number) for number, text in enumerate(texts, start=first)]


def documents() -> Iterator[Path]:
    """Whole clean referater: ours, and the reader's examples that nothing was done to."""
    yield from sorted(CLEAN.glob("referat_*.txt"))
    for expected in sorted(EXAMPLES.glob("*.json")):
        text = expected.with_suffix(".txt")
        if text.exists() and json.loads(expected.read_text("utf-8")).get("restored") is False:
            yield text


def assert_untouched(given: list[Line]) -> None:
    restored = restore.text(given)
    assert [line.text for line in restored.lines] == [line.text for line in given]
    assert restored.lines == tuple(given)
    assert not restored.damaged and restored.mends == ()
    assert restored.quality >= 0.8


def test_there_are_enough_of_them() -> None:
    assert len(LINES) >= 150


@pytest.mark.parametrize("text", LINES)
def test_a_clean_line_passes_alone(text: str) -> None:
    assert_untouched(lines([text]))


def test_all_clean_lines_pass_together() -> None:
    assert_untouched(lines(LINES))


@pytest.mark.parametrize("document", [*documents()], ids=lambda path: path.stem)
def test_a_clean_document_passes(document: Path) -> None:
    assert_untouched(lines(document.read_text("utf-8").split("\n")))


# Ten at a time are a page: names, English, tables.
@pytest.mark.parametrize("start", range(0, len(LINES), 10))
def test_a_clean_page_passes_in_a_damaged_document(start: int) -> None:
    damaged = DAMAGED.split("\n")
    page = lines(LINES[start : start + 10], page=2, first=len(damaged) + 1)
    restored = restore.text([*lines(damaged), *page])
    assert restored.damaged
    assert list(restored.lines[len(damaged) :]) == page


@pytest.mark.parametrize("document", [*documents()], ids=lambda path: path.stem)
def test_a_clean_document_passes_behind_a_damaged_page(document: Path) -> None:
    damaged = DAMAGED.split("\n")
    page = lines(document.read_text("utf-8").split("\n"), page=2, first=len(damaged) + 1)
    restored = restore.text([*lines(damaged), *page])
    assert list(restored.lines[len(damaged) :]) == page
