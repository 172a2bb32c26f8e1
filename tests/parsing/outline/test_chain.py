"""Of the lines that may be titles those that count on from one another."""

import pytest

from minutes.parsing.outline import chain
from minutes.parsing.outline.candidates import SURE, Candidate
from minutes.parsing.outline.titles import Title

Sketch = tuple[str | None, float]


def chosen(*sketches: Sketch, restarts: tuple[int, ...] = ()) -> list[str | None]:
    """Candidates one line apart, sketched by number and weight; the numbers of those taken."""
    candidates = [
        Candidate(Title(2 * at, 2 * at + 1, "Titel", number), weight)
        for at, (number, weight) in enumerate(sketches)
    ]
    return [title.number for title in chain.best(candidates, restarts)]


CHAINS: list[tuple[list[Sketch], list[str | None]]] = [
    ([("1", 1), ("2", 1), ("3", 1)], ["1", "2", "3"]),
    # Ten comes after nine, and a heading's first item after the last of the one before.
    ([("3.9", 1), ("3.10", 1), ("4.1", 1)], ["3.9", "3.10", "4.1"]),
    # More against it than for it.
    ([("1", 1), ("2", -2), ("3", 2)], ["1", "3"]),
    # Little against it, and a number would be missing without it.
    ([("1", 1), ("2", -0.5), ("3", 1)], ["1", "2", "3"]),
    # A list that counts from one stands between two items.
    ([("2", 2), ("3", 2), ("1", 1), ("2", 1), ("4", 2)], ["2", "3", "4"]),
    # A later title tells what an earlier one was.
    ([("1", 1), ("4", 0.5), ("2", 1), ("3", 1)], ["1", "2", "3"]),
    # The dot inside the number is lost.
    ([("2", 1), ("21", 1), ("2.2", 1)], ["2", "21", "2.2"]),
    # What is sure is taken whatever its number.
    ([("2", SURE), ("1", SURE), ("2", 1)], ["2", "1", "2"]),
    ([("1", 1), (None, SURE), ("3", 1)], ["1", None, "3"]),
    # Without a number much must speak for it.
    ([("1", 1), (None, 0.5), ("2", 1)], ["1", "2"]),
    ([("1", 1), (None, 3), ("3", 1)], ["1", None, "3"]),
    ([], []),
]


@pytest.mark.parametrize(("sketches", "expected"), CHAINS)
def test_titles_count_on_from_one_another(sketches: list[Sketch], expected: list[str | None]) -> None:
    assert chosen(*sketches) == expected


def test_numbers_begin_anew_only_where_the_paper_says_so() -> None:
    again: list[Sketch] = [("1", 1), ("2", 1), ("1", 1), ("2", 1)]
    assert chosen(*again) == ["1", "2"]
    assert chosen(*again, restarts=(3,)) == ["1", "2", "1", "2"]


def test_titles_do_not_share_lines() -> None:
    both = [Candidate(Title(0, 3, "To linjer", "1"), 1), Candidate(Title(2, 3, "Anden linje", "2"), 3)]
    assert [title.number for title in chain.best(both)] == ["2"]
