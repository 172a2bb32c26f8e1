"""What may have been printed where the scanner read a word."""

from __future__ import annotations

import pytest

from minutes.parsing.restore.compound import CHEAPEST_END, MOST_LETTERS
from minutes.parsing.restore.confusions import as_seen
from minutes.parsing.restore.lexicon import GRAMMAR, danish
from minutes.parsing.restore.reading import Edit
from minutes.parsing.restore.readings import CHEAPEST, MOST_READ, Search


@pytest.fixture(scope="module")
def search() -> Search:
    return Search(danish())


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("mgde", "møde"),
        # an accent or an umlaut of another language; two letters run into one; a mark for an l
        ("bôr", "bør"),
        ("fremlmgger", "fremlægger"),
        ("indsülles", "indstilles"),
        ("forho!d", "forhold"),
        ("dragftelse", "drøftelse"),
        ("indgéar", "indgår"),
        # several slips in one word
        ("Isanmodtagere", "lønmodtagere"),
        ("beskeeftigelsesomradet", "beskæftigelsesområdet"),
        # compounds, with and without letters between
        ("fuldtidsarsveerk", "fuldtidsårsværk"),
        ("sundhedsradene", "sundhedsrådene"),
        ("takstaftale", "takstaftale"),
        # a verb made of an adjective: not tyde|ligger
        ("tydeligger", "tydeliggør"),
        # a word there is, is not taken apart: no for|ståden
        ("forstaden", "forstaden"),
    ],
)
def test_the_likeliest_reading_comes_first(search: Search, raw: str, expected: str) -> None:
    assert search.readings(raw)[0].word == expected


@pytest.mark.parametrize("raw", ["Okonkwo", "xkcd", "qwrtz", "m" * (MOST_LETTERS + 1), ""])
def test_some_words_have_no_reading(search: Search, raw: str) -> None:
    assert search.readings(raw) == []


@pytest.mark.parametrize(
    ("raw", "is_danish"),
    [
        ("møde", True),
        ("fælleskommunale", True),
        ("klimaområdet", True),
        ("mgde", False),
        # words of grammar end no compound
        ("fordelingsnogle", False),
        # names and loans are part of none
        ("mødecopenhagen", False),
    ],
)
def test_it_knows_what_is_danish_as_it_stands(search: Search, raw: str, is_danish: bool) -> None:
    assert (search.as_read(raw) is not None) is is_danish


def test_a_reading_tells_which_letters_were_mended(search: Search) -> None:
    assert search.readings("forelgbige")[0].edits == (Edit(5, "g", "ø"),)
    assert search.readings("sundhedsradene")[0].edits == (Edit(9, "a", "å"),)


def test_no_slip_straddles_the_end_of_a_line(search: Search) -> None:
    assert search.readings("laerer")[0].word == "lærer"
    assert "lærer" not in [reading.word for reading in search.readings("laerer", cuts=(2,))]


def test_a_scanner_that_keeps_a_letter_is_trusted_with_it() -> None:
    trusting, wary = Search(danish()), Search(danish(), as_seen({("ø", "o"): 1}, {"ø": 99}))
    assert trusting.readings("hoj")[0].word == "høj"
    assert wary.readings("hoj")[0].cost > trusting.readings("hoj")[0].cost


@pytest.mark.parametrize(
    "raw",
    [
        # whole words, compounds that lost a letter, compounds as they stand, names, nothing known
        "mgde",
        "tilgeengelig",
        "sundhedsradene",
        "opgavelgsningen",
        "klimahandlingsplaner",
        "tydeligggre",
        "Helsinggr",
        "Okonkwo",
        "m" * (MOST_LETTERS + 1),
    ],
)
def test_a_limit_changes_nothing_of_what_costs_less(search: Search, raw: str) -> None:
    first = next(iter(search.readings(raw)), None)
    for limit in (8.0, 12.0, 16.0, 20.0, 30.0):
        found = Search(danish()).likeliest(raw, (), limit)
        assert found == (first if first and first.cost < limit else None)


def test_no_compound_ends_in_a_likelier_word_than_the_bound_says(search: Search) -> None:
    ends = {word: cost for word, cost in danish().costs.items() if len(word) > 2 and word not in GRAMMAR}
    assert min(ends.values()) >= CHEAPEST_END
    assert min(danish().costs.values()) >= CHEAPEST


def test_no_slip_reads_more_letters_than_are_looked_at(search: Search) -> None:
    assert max(len(slip.read) for slips in search.slips.values() for slip in slips) == MOST_READ
