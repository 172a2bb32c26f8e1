"""Whole referater, invented but lifelike, read as a careful Dane reads them: as text and as PDF.

What each is about stands in its first lines and in tests/examples; `python -m bench.differences
NAME` says what the reader gives otherwise. What it is still known to get wrong stands in `STILL`.
"""

from functools import cache

import pytest

from bench import differences, examples, figures
from bench.examples import Json
from bench.figures import Tally

EVERY = {example.name: example for example in examples.every()}
FIGURES = (
    "facts", "attendance", "guests", "items", "titles", "case numbers", "case officers",
    "section boundaries", "section text", "attachments", "outcomes", "reservations", "appointments",
    "votes", "follow-ups", "follows", "presence", "remarks", "topics", "references",
)  # fmt: skip
# A text may miss one word in a hundred, as when a table's row is read across; all else is right or wrong.
LEAST = {"section text": 0.99}
# Half of what a scanner does to names that nobody knows cannot be mended, and lists are full of them.
LEAST_MENDED = 0.985

# By figure and example, what the reader does not do yet: in both, or only in the one named.
STILL: dict[str, dict[str, str]] = {
    "facts": {
        "kkr-hovedstaden-2015-02-23": "an unknown street keeps the scanner's rn read as m",
    },
}


@cache
def read(name: str, medium: str) -> tuple[Json, Json]:
    """What is expected of an example and what is found."""
    example = EVERY[name]
    if medium == "text":
        return example.expected, example.as_text()
    return examples.without_lines(example.expected), example.as_pdf()


@cache
def tally(name: str, medium: str) -> Tally:
    return figures.tally(*read(name, medium))


def cases() -> list[object]:
    found = []
    for name in EVERY:
        for medium in ("text", "pdf"):
            for figure in FIGURES:
                known = STILL.get(figure, {})
                reason = known.get(name) or known.get(f"{name} {medium}")
                marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
                found.append(pytest.param(name, medium, figure, marks=marks, id=f"{name}-{medium}-{figure}"))
    return found


@pytest.mark.parametrize(("name", "medium", "figure"), cases())
def test_it_is_read_as_a_careful_reader_reads_it(name: str, medium: str, figure: str) -> None:
    count = tally(name, medium).get(figure, (0, 0))
    enough = figures.share(count) >= LEAST.get(figure, 1.0)
    assert enough, "\n".join([f"{count[0]} of {count[1]}", *differences.between(*read(name, medium))])


@pytest.mark.parametrize("name", [name for name, example in EVERY.items() if example.printed])
def test_a_clean_text_stays_and_a_damaged_one_is_mended(name: str) -> None:
    example = EVERY[name]
    if not example.expected["restored"]:
        assert not list(differences.in_words(example))
        return
    counts = [
        figures.words(printed.split(), mended.split())
        for printed, mended in zip(example.printed or [], example.restored(), strict=True)
    ]
    right, total = (sum(column) for column in zip(*counts, strict=True))
    assert right / total >= LEAST_MENDED, "\n".join(differences.in_words(example))


@pytest.mark.parametrize("name", [name for name in EVERY if EVERY[name].source.parent == examples.FOLDER])
def test_an_invented_one_says_so_on_its_face(name: str) -> None:
    first_page = EVERY[name].source.read_text(encoding="utf-8").split("\n ")[0]
    assert "OPDIGTET EKSEMPEL" in first_page


def test_there_are_examples_of_all_councils_over_twenty_years() -> None:
    councils = {example.expected["council"] for example in EVERY.values()}
    years = sorted(example.expected["date"][:4] for example in EVERY.values())
    assert len(councils) == 5
    assert (years[0], years[-1]) == ("2007", "2026")
    assert any((examples.FOLDER / f"{name}.clean.txt").exists() for name in EVERY)


def test_a_difference_is_told_in_one_line() -> None:
    expected = {
        "date": "2018-06-13",
        "attendance": [{"name": "Ib"}],
        "items": [{"number": "1", "title": "A"}],
    }
    got = {"date": None, "attendance": [], "items": [{"number": "1", "title": "B"}]}
    assert list(differences.between(expected, got)) == [
        'date: "2018-06-13" ≠ null',
        'lost {"name": "Ib"}',
        '1 title: "A" ≠ "B"',
    ]
