"""Every character of a mended text leads back to what the scanner read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.damage import SCANNERS, damaged
from minutes.parsing import restore
from minutes.parsing.restore import way_back
from minutes.parsing.types import Line, Mend, Restored

CLEAN = Path(__file__).parents[1] / "clean"
REFERAT = (CLEAN / "referat_sjaelland.txt").read_text("utf-8").split("\n")
SAMPLE = Path(__file__).parents[3] / "samples" / "kkr-hovedstaden-2025-09-02.txt"


def lines(texts: list[str]) -> list[Line]:
    return [Line(text, 1, number) for number, text in enumerate(texts, start=1)]


def of_line(restored: Restored, number: int) -> list[Mend]:
    return [mend for mend in restored.mends if mend.line == number]


def assert_leads_back(read: list[Line], restored: Restored) -> None:
    for before, after in zip(read, restored.lines, strict=True):
        mends = of_line(restored, before.number)
        assert way_back.as_read(after.text, mends) == before.text
        changed = {column for mend in mends for column in range(mend.start, mend.end)}
        for column in set(range(len(after.text))) - changed:
            start, end = way_back.span(mends, column)
            assert before.text[start:end] == after.text[column]


@pytest.mark.parametrize("scanner", SCANNERS)
def test_a_mended_text_leads_back(scanner: str) -> None:
    read = lines(damaged(REFERAT, SCANNERS[scanner], 0.14))
    restored = restore.text(read)
    assert restored.mends
    assert_leads_back(read, restored)


@pytest.mark.parametrize(
    ("column", "expected"), [(0, "a"), (5, "kom munerne"), (14, "kom munerne"), (16, "mgder"), (21, ".")]
)
def test_a_character_leads_to_its_like_or_to_the_whole_that_was_mended(column: int, expected: str) -> None:
    read, mended = "alle kom munerne mgder.", "alle kommunerne møder."
    mends = [
        Mend(1, 1, 5, 15, "kom munerne", "kommunerne", 0.9),
        Mend(1, 1, 16, 21, "mgder", "møder", 0.9),
    ]
    start, end = way_back.span(mends, column)
    assert read[start:end] == expected
    assert way_back.as_read(mended, mends) == read


# Mending a mended text changes nothing: neither the sample nor invented damage.
def assert_settled(once: Restored) -> None:
    twice = restore.text(once.lines)
    assert twice.mends == () and twice.lines == once.lines


def test_mending_the_mended_sample_changes_nothing() -> None:
    assert_settled(restore.text(lines(SAMPLE.read_text("utf-8").split("\n"))))


@settings(max_examples=12, deadline=None)
@given(
    st.sampled_from(sorted(SCANNERS)),
    st.sampled_from([0.02, 0.07, 0.14, 0.25]),
    st.integers(0, 10_000),
    st.integers(0, 80),
)
def test_mending_a_mended_text_changes_nothing(scanner: str, share: float, seed: int, first: int) -> None:
    read = lines(damaged(REFERAT[first : first + 50], SCANNERS[scanner], share, seed))
    once = restore.text(read)
    assert_leads_back(read, once)
    assert_settled(once)
