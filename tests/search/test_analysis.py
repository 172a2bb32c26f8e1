"""Tables of what a word is looked up as: the reason above each row."""

import json
from collections import Counter

import pytest
from django.conf import settings

from minutes.management.commands.lemmas import listed
from minutes.search.analysis import (
    asked,
    fold,
    is_stop_word,
    joined,
    skeletons,
    spellings,
    stem,
    terms,
    words,
)  # fmt: skip
from minutes.search.compounds import parts
from minutes.search.lemmas import lemma

# (a word in a text, a word in a question): whether the one is found by the other.
MEET = [
    # Danish letters typed without a Danish keyboard, in every way people do.
    ("økonomi", "økonomi", True),
    ("økonomi", "okonomi", True),
    ("økonomi", "oekonomi", True),
    ("ÅRHUS", "aarhus", True),
    ("Aarhus", "århus", True),
    ("Aarhus", "arhus", True),
    ("lærer", "laerer", True),
    # å written as one letter and a ring is the same å.
    ("råd", "ra\u030ad", True),
    # Inflections.
    ("sundhedsreformens", "sundhedsreform", True),
    ("kommunerne", "kommune", True),
    ("borgmestrene", "borgmester", True),
    ("midler", "middel", True),
    ("møderne", "moede", True),
    # Inflections that the stemmer alone keeps apart: the dictionary form brings them together.
    ("lærepladserne", "læreplads", True),
    ("klimaindsatser", "klimaindsats", True),
    ("processer", "proces", True),
    ("kommunalt", "kommunal", True),
    ("tiltrådte", "tiltræde", True),
    ("ministeriet", "ministerium", True),
    ("børnene", "barn", True),
    ("budgettet", "budgetter", True),
    ("dagsordenen", "dagsordener", True),
    # The genitive of a name and of an abbreviation.
    ("Furesøs", "furesø", True),
    ("KKRs", "kkr", True),
    ("SSU", "SSUs", True),
    # "mod" is a word of no weight: it must not be what mode (møde) finds.
    ("mod", "mode", False),
    # Near in letters, far in meaning.
    ("bande", "bønde", False),
    ("reform", "norm", False),
]


@pytest.mark.parametrize(("written", "typed", "meet"), MEET)
def test_it_looks_up_text_and_question_alike(written: str, typed: str, meet: bool) -> None:
    in_text = {term for word in words(written) for term in terms(word.form)}
    in_question = {term for word in words(typed) for term in asked(word.form)}
    assert bool(in_text & in_question) is meet


def test_it_counts_the_spelling_as_typed_for_most() -> None:
    assert asked("økonomi")["økonomi"] > asked("økonomi")["~okonomi"]
    assert asked("oekonomi")["økonomi"] == asked("oekonomi")["oekonomi"] == 1.0


def test_it_lists_only_forms_that_the_stemmer_keeps_from_their_lemma() -> None:
    known = [
        ("Lærepladser", "læreplads"),
        ("lærepladserne", "læreplads"),
        ("reformen", "reform"),
        ("a.b", "x"),
    ]
    assert listed(known) == "læreplads lærepladser lærepladserne"
    assert lemma("lærepladser") == "læreplads" and lemma("reformen") == "reformen"


def test_synonyms_are_told_once_and_never_of_a_word_of_no_weight() -> None:
    data = json.loads((settings.BASE_DIR / "data" / "synonyms.json").read_text("utf-8"))
    names = [name.lower() for group in data["alike"] for name in group]
    assert len(data["alike"]) >= 60
    assert [name for name, times in Counter(names).items() if times > 1] == []
    assert [name for name in names if is_stop_word(name)] == []


JOINED = [
    ("e-mail til it‑systemet", ["email", "itsystemet"]),
    ("1.000 kr. og 1.234.567", ["1000", "1234567"]),
    # A date, an item's number and a decimal are no thousands.
    ("02.09.2025, punkt 3.100.2, 3,5", []),
    ("Lyngby-Taarbæk - og -", ["lyngbytaarbæk"]),
]


@pytest.mark.parametrize(("text", "expected"), JOINED)
def test_it_joins_what_a_hyphen_or_a_point_parts(text: str, expected: list[str]) -> None:
    assert list(joined(text)) == expected


# (as a scanner read it, as printed, whether the two are taken for one word)
SCANNED = [
    ("nggletal", "nøgletal", True),
    ("beskeeftigelse", "beskæftigelse", True),
    ("szerligt", "særligt", True),
    ("breandby", "brøndby", True),
    ("Iandomrader", "landområder", True),
    ("kemmuneme", "kommunerne", True),
    # Words of few letters, and numbers, would be too many others.
    ("mg", "mø", False),
    ("2025", "2029", False),
    # Alike too, which is why a word that a dictionary has is not indexed so.
    ("takst", "tekst", True),
    ("reform", "form", False),
]


@pytest.mark.parametrize(("read", "printed", "alike"), SCANNED)
def test_it_takes_letters_for_alike_that_a_scanner_confuses(read: str, printed: str, alike: bool) -> None:
    assert bool(skeletons(read.lower()) & skeletons(printed)) is alike


COMPOUNDS = [
    ("sundhedsreformen", {"sundhed", "reformen"}),
    ("takstaftale", {"takst", "aftale"}),
    ("togdriften", {"tog", "driften"}),
    # A fuge-s belongs to the first word: ungdom-s-kort, no skort.
    ("ungdomskort", {"ungdom", "kort"}),
    ("hovedstadsregionen", {"hovedstad", "hoved", "stad", "regionen"}),
    # Endings and prefixes are no words of a compound.
    ("betaling", set()),
    ("efterretning", set()),
    ("virksomheder", set()),
    ("bus", set()),
    ("", set()),
]


@pytest.mark.parametrize(("word", "expected"), COMPOUNDS)
def test_it_takes_compounds_apart(word: str, expected: set[str]) -> None:
    assert set(parts(word)) == expected


def test_it_says_where_each_word_stands() -> None:
    text = "Ø-bus: KL’s 3.2"
    assert [(word.form, text[word.start : word.end]) for word in words(text)] == [
        ("ø", "Ø"), ("bus", "bus"), ("kl", "KL"), ("s", "s"), ("3", "3"), ("2", "2"),
    ]  # fmt: skip


def test_it_cuts_words_longer_than_any_alike() -> None:
    [word] = words("a" * 500)
    assert word.form == next(words("A" * 700)).form


def test_it_knows_words_of_no_weight_however_typed() -> None:
    assert is_stop_word("på") and is_stop_word("vaere") and not is_stop_word("parti")
    assert terms("på") == ()


def test_it_respells_without_inventing() -> None:
    assert spellings("moede") == ["moede", "møde"]
    assert spellings("reform") == ["reform"]
    assert fold("Smørrebrød Å") == "Smorrebrod A"
    assert stem("artikler") == stem("artikel")
