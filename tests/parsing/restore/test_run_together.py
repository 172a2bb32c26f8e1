"""Words between which a scanner lost the space."""

import pytest

from minutes.parsing.restore import run_together
from minutes.parsing.restore.lexicon import danish
from minutes.parsing.restore.readings import Search
from minutes.parsing.restore.tokens import Part, Token

TOGETHER = [
    ("kommertil", True, "kommer til"),
    ("kommertil", False, "kommer til"),
    ("oghvordan", False, "og hvordan"),
    ("Sagertil", True, "sager til"),
    # A name inside a sentence, which may hold words, is left alone.
    ("Sagertil", False, None),
    # What is a word, a compound or too short to be sure is no two words.
    ("medlemmerne", False, None),
    ("sundhedsråd", False, None),
    ("atder", False, None),
    # One of the two is no word in common use.
    ("kommertilk", False, None),
    # Capitals and digits say that it is something else.
    ("KOMMERTIL", True, None),
    ("kommer2til", False, None),
]


@pytest.fixture(scope="module")
def search() -> Search:
    return Search(danish())


@pytest.mark.parametrize(("raw", "opens", "expected"), TOGETHER)
def test_a_lost_space_is_seen(search: Search, raw: str, opens: bool, expected: str | None) -> None:
    found = run_together.reading(Token(raw, (Part(0, 0, len(raw)),), opens), search)
    assert (found and found.word) == expected


def test_a_word_broken_over_lines_is_one(search: Search) -> None:
    assert run_together.reading(Token("kommertil", (Part(0, 0, 6), Part(1, 0, 3)), False), search) is None
