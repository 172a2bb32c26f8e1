"""What Danish words there are, and how likely."""

from __future__ import annotations

import pytest

from minutes.parsing.restore.confusions import as_seen, slips
from minutes.parsing.restore.lexicon import NAME, RARE, danish
from minutes.parsing.restore.neighbours import contexts, pull
from minutes.parsing.restore.wordlist import build


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


def test_words_with_a_beginning_stand_together() -> None:
    words = danish()
    node = words.step(words.root, "indstillin")
    assert node is not None and node.word is None
    assert all(word.startswith("indstillin") for word in node.text[node.low : node.high].split())
    assert not node.text[: node.low].split()[-1].startswith("indstillin")
    longer = words.step(node, "gen")
    assert longer is not None and longer.word == "indstillingen"
    assert words.step(node, "x") is None


# *Lang* is a name, and still a word: only where a capital stands does it count as one.
def test_a_name_that_is_a_word_keeps_the_cost_of_the_word() -> None:
    assert "lang" in danish().names and "lang" not in danish().proper
    assert danish().costs["lang"] < NAME


def test_the_list_keeps_forms_frequencies_names_and_foreign_words_apart() -> None:
    forms = ["møde", "møder", "København", "våd", "på", "v2"]
    shares = {"møde": 0.001, "københavn": 0.0005, "pa": 0.00001, "på": 0.01, "office": 0.0001, "xy": 1e-7}
    costs, proper, foreign, quoted, words = build(forms, shares, ["able", "office", "to"]).split("\n\n")
    assert words.split("\t") == ["københavn", "møde\nmøder", "office", "på", "våd"]
    assert "6.9 møde" in costs.split("\n")
    # pa is a keyboard's på, xy is noise
    assert (proper, foreign, quoted) == ("københavn", "office", "able")


def test_common_slips_cost_less_than_rare_ones() -> None:
    costs = {(slip.printed, slip.read): slip.cost for each in slips().values() for slip in each}
    assert costs["ø", "g"] < costs["ø", "e"] < costs["ø", "s"]
    assert costs["å", "a"] < 0.2
    # aa is how å was written until 1948, and seldom a slip
    assert costs["å", "aa"] > 5


def costs_of(seen: dict[tuple[str, str], int], kept: dict[str, int]) -> dict[tuple[str, str], float]:
    return {(slip.printed, slip.read): slip.cost for each in as_seen(seen, kept).values() for slip in each}


def test_a_scanner_with_habits_of_its_own_is_learned() -> None:
    costs = costs_of({("ø", "6"): 90, ("ø", "o"): 10, ("å", "a"): 100}, {})
    assert costs["ø", "6"] < 0.6 < costs["ø", "g"]
    # what the table knows may still come for the first time
    assert costs["ø", "g"] < 3


def test_a_letter_that_is_mostly_kept_is_seldom_lost() -> None:
    seen = {("ø", "g"): 5, ("l", "1"): 60}
    costs = costs_of(seen, {"ø": 95, "l": 540, "m": 3000})
    assert costs["ø", "g"] > 2.5
    assert costs["l", "1"] < costs_of({}, {})["l", "1"]
    assert costs["m", "rn"] > costs_of({}, {})["m", "rn"]


def test_neighbours_speak_for_a_word() -> None:
    assert pull("møde", "afholdt", ["i", "maj"]) > pull("møde", "samme", ["som"]) == 0
    assert pull("måde", "samme", ["som"]) > 0
    # an adjective may stand between
    assert pull("gør", "sagen", ["aktuel", "status"]) > pull("går", "sagen", ["aktuel", "status"])
    assert all(word == word.lower() for word in contexts())
