"""How restored lines are counted against the lines as printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.restored_words import words_right, wrong_lines

GOLD = "# line <TAB> as printed\n1\tDer er møde på\n3\t torsdag.\n4\t\n"


@pytest.mark.parametrize(
    ("restored", "right"),
    [
        (["Der er møde på", "what is not in the gold", " torsdag.", ""], 5),
        (["Der er mgde på", "", "torsdag.", ""], 4),
        # a word too many costs only itself
        (["Der er ikke møde på", "", "torsdag", ""], 4),
    ],
)
def test_it_counts_the_words_that_came_out_as_printed(
    tmp_path: Path, restored: list[str], right: int
) -> None:
    gold = tmp_path / "gold.tsv"
    gold.write_text(GOLD, encoding="utf-8")
    assert words_right(gold, restored) == (right, 5)
    assert bool(list(wrong_lines(gold, restored))) is (restored[0] != "Der er møde på")
