"""What Danish words there are, and how likely."""

from __future__ import annotations

import pytest

from minutes.parsing.confusions import as_seen, slips
from minutes.parsing.lexicon import NAME, RARE, danish
from minutes.parsing.neighbours import contexts, pull
from minutes.parsing.wordlist import build


@pytest.mark.parametrize("word", ["møde", "tiltrådt", "nuværende", "beskæftigelsen", "københavns", "taarbæk"])
def test_it_has_words_in_all_forms_and_places(word: str) -> None:
    assert word in danish()
    assert danish().cost(word) is not None


# What people write who have no Danish keyboard, and what no one writes at all.
@pytest.mark.parametrize("word", ["vaeret", "sa", "mgde", ""])
def test_it_has_no_slips_of_the_keyboard(word: str) -> None:
    assert danish().cost(word) is None


def test_a_word_costs_the_more_the_rarer_it_is() -> None:
    costs = [danish().cost(word) or 0 for word in ("og", "møde", "tiltrådt", "afholdelses")]
    assert costs == sorted(costs)
    assert costs[-1] == RARE


def test_minutes_speak_of_other_things_than_films_do() -> None:
    words = danish()
    assert words.costs["får"] < words.costs["far"]
    assert words.costs["møde"] < words.costs["måde"]


def test_names_are_known_as_such() -> None:
    assert "hillerød" in danish().proper
    assert danish().costs["søndergaard"] <= NAME
    assert "copenhagen" in danish().foreign


def test_words_with_a_prefix_stand_together() -> None:
    words = danish()
    low, high = words.span("kommunekontaktr", 0, len(words.words))
    assert all(word.startswith("kommunekontaktr") for word in words.words[low:high])
    assert low == high or not words.words[low - 1].startswith("kommunekontaktr")


def test_the_list_keeps_forms_frequencies_names_and_foreign_words_apart() -> None:
    forms = ["møde", "møder", "København", "våd", "på", "v2"]
    shares = {"møde": 0.001, "københavn": 0.0005, "pa": 0.00001, "på": 0.01, "office": 0.0001, "xy": 1e-7}
    words, costs, proper, foreign = build(forms, shares).split("\n\n")
    assert words.split("\n") == ["københavn", "møde", "møder", "office", "på", "våd"]
    assert "6.9 møde" in costs.split("\n")
    # pa is a keyboard's på, xy is noise
    assert (proper, foreign) == ("københavn", "office")


def test_common_slips_cost_less_than_rare_ones() -> None:
    costs = {(slip.printed, slip.read): slip.cost for each in slips().values() for slip in each}
    assert costs["ø", "g"] < costs["ø", "e"] < costs["ø", "s"]
    assert costs["å", "a"] < 0.2
    # aa is no slip for å, but how it was written until 1948
    assert ("å", "aa") not in costs


def test_a_scanner_with_habits_of_its_own_is_learned() -> None:
    seen = {("ø", "6"): 90, ("ø", "o"): 10, ("å", "a"): 100}
    costs = {(slip.printed, slip.read): slip.cost for each in as_seen(seen).values() for slip in each}
    assert costs["ø", "6"] < 0.6 < costs["ø", "g"]
    # the scanner we know needs no table of its own
    assert as_seen({("ø", "g"): 70, ("ø", "e"): 8, ("å", "a"): 90}) is slips()
    assert as_seen({}) is slips()


def test_neighbours_speak_for_a_word() -> None:
    assert pull("møde", "afholdt", ["i", "maj"]) > pull("møde", "samme", ["som"]) == 0
    assert pull("måde", "samme", ["som"]) > 0
    # an adjective may stand between
    assert pull("gør", "sagen", ["aktuel", "status"]) > pull("går", "sagen", ["aktuel", "status"])
    assert all(word == word.lower() for word in contexts())
