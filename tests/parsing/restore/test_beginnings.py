"""Words by how they begin."""

from __future__ import annotations

import pytest

from minutes.parsing.restore.beginnings import Beginnings, Node, written

WORDS = ["af", "afd", "afdeling", "mød", "møde", "mødeleder", "møder", "mål", "måle", "måles"]


def node(words: Beginnings, letters: str) -> Node | None:
    found: Node | None = words.root
    for letter in letters:
        found = words.longer(found, letter) if found else None
    return found


@pytest.mark.parametrize("word", WORDS)
def test_it_has_each_word(word: str) -> None:
    words = Beginnings.of(WORDS)
    found = node(words, word)
    assert word in words
    assert found is not None and found.word == word


# Beginnings of words, words with a letter more, ends of words, two words of a group, nothing.
@pytest.mark.parametrize("word", ["a", "afde", "mødel", "ødelede", "mødere", "leder", ""])
def test_it_has_no_other_word(word: str) -> None:
    words = Beginnings.of(WORDS)
    found = node(words, word)
    assert word not in words
    assert found is None or found.word is None


def test_words_besides_stand_among_the_others() -> None:
    words = Beginnings.of(WORDS).along_with(["mødefri", "ishøj", "øl", "møde"])
    assert all(word in words for word in [*WORDS, "mødefri", "ishøj", "øl"])
    below = node(words, "møde")
    assert below is not None and below.text[below.low : below.high].split() == [
        "møde",
        "mødefri",
        "mødeleder",
        "møder",
    ]
    assert "mødefri" not in Beginnings.of(WORDS)


def test_a_group_is_written_apart_from_the_next() -> None:
    groups = ["af", "afd", "afdeling", "mål", "måle\nmåles", "mød", "møde\nmødeleder\nmøder"]
    assert written(reversed(WORDS)).split("\t") == groups


def test_no_words_are_none() -> None:
    assert not Beginnings.of([])
    assert node(Beginnings.of([]), "a") is None
