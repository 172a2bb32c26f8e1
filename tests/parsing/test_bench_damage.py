"""How invented damage is made and counted."""

from __future__ import annotations

import pytest

from bench.damage import SCANNERS, Scanner, Tally, damaged
from minutes.parsing.types import Line, Mend, Restored

TEXT = [
    "Møderne på området følger støtten, og de færreste",
    "når længere end til drøftelsen af sundheds-",
] * 8
ONLY_OE = Scanner({"ø": {"g": 1}}, {}, torn=0.0)


def test_the_same_seed_makes_the_same_damage() -> None:
    scanner = SCANNERS["accents"]
    assert damaged(TEXT, scanner, 0.2) == damaged(TEXT, scanner, 0.2)
    assert damaged(TEXT, scanner, 0.2) != damaged(TEXT, scanner, 0.2, seed=8)


@pytest.mark.parametrize("share", [0.0, 0.1, 0.2])
def test_so_many_words_are_damaged_as_asked_for(share: float) -> None:
    words = [word for line in TEXT for word in line.split()]
    made = [word for line in damaged(TEXT, ONLY_OE, share) for word in line.split()]
    wrong = sum(one != other for one, other in zip(words, made, strict=True))
    assert wrong == pytest.approx(share * len(words), abs=1)


def test_addresses_are_not_damaged() -> None:
    assert damaged(["skriv til bør@kl.dk"], ONLY_OE, 1.0) == ["skriv til bør@kl.dk"]


def test_words_mended_missed_and_spoilt_are_told_apart() -> None:
    tally = Tally()
    mends = (Mend(1, 1, 0, 4, "mgde", "møde", 0.9), Mend(1, 1, 8, 11, "bar", "bær", 0.6))
    restored = Restored((Line("møde pa bær", 1, 1),), mends, True, 0.5)
    tally.add(["møde på bar"], ["mgde pa bar"], restored)
    assert (tally.words, tally.right_as_read, tally.right, tally.spoilt) == (3, 1, 1, 1)
    assert (tally.sure_right, tally.sure_wrong) == ([0.9], [0.6])
    assert tally.wrong == {("på", "pa", "pa"): 1, ("bar", "bar", "bær"): 1}


# A word made whole again is one word, wherever the space was.
def test_a_torn_word_made_whole_is_right() -> None:
    tally = Tally()
    mend = Mend(1, 1, 5, 13, "kom muner", "kommuner", 0.9)
    tally.add(
        ["alle kommuner"], ["alle kom muner"], Restored((Line("alle kommuner", 1, 1),), (mend,), True, 0.5)
    )
    assert (tally.right_as_read, tally.right, tally.sure_right) == (1, 2, [0.9])
