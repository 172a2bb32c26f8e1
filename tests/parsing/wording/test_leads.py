"""The headings of attendance lists, and the words that lead into a list in a sentence."""

import pytest

from minutes.parsing.wording import leads

LEADS = [
    # Headings, with colon and in capitals.
    ("Deltagere", "present", ""),
    ("DELTAGERE:", "present", ""),
    ("Deltagerfortegnelse", "present", ""),
    ("D E L T A G E R E", "present", ""),
    ("Til stede", "present", ""),
    ("Til stede var:", "present", ""),
    ("Mødt:", "present", ""),
    ("Fra KKR Sjælland deltog:", "present", ""),
    ("Medlemmer af KKR Sjælland", "roster", ""),
    ("Øvrige medlemmer", "roster", ""),
    ("Afbud", "absent", ""),
    ("Fraværende uden afbud", "absent", ""),
    ("Ikke til stede", "absent", ""),
    ("Fraværende medlemmer", "absent", ""),
    ("Følgende havde meldt afbud:", "absent", ""),
    ("Suppleanter:", "substitute", ""),
    ("Stedfortrædere", "substitute", ""),
    ("Øvrige deltagere", "guests", ""),
    ("Fra KL", "guests", ""),
    ("Fra KKR-sekretariatet deltog:", "guests", ""),
    ("Fra Region Sjælland:", "guests", ""),
    ("Embedsmænd", "guests", ""),
    # With the first of the list behind them.
    ("Afbud: Jens Hansen, Køge", "absent", "Jens Hansen, Køge"),
    ("Afbud Jens Hansen (V), Køge", "absent", "Jens Hansen (V), Køge"),
    ("Der var afbud fra Jens Hansen, Køge", "absent", "Jens Hansen, Køge"),
    ("Referent: Lis Jensen", "guests", "Lis Jensen"),
    ("Desuden deltog kommunaldirektør Lis Jensen", "guests", "kommunaldirektør Lis Jensen"),
    ("Deltagere og gæster: Lis Jensen", "present", "Lis Jensen"),
]

NONE = [
    "Afbud bedes meldt til sekretariatet",
    "Eventuelt afbud til lij@kl.dk",
    # An agenda is addressed to people who have not come yet.
    "Til medlemmerne af KKR Midtjylland: Jens Hansen, formand",
    "Til: Medlemmer",
    # A time of day is no colon, and its minutes are no number of people.
    "mødet kl. 10:25.",
    "Deltagere i mødet var enige om at fortsætte",
    "deltog i mødet",
    "Suppleant Lis Jensen (V), Køge",
    "Stedfortræder for Jens Hansen: Lis Jensen",
    "Kommunaldirektør Lis Jensen, Køge",
    "Møde i KKR Sjælland",
    "Borgmester Jens Hansen",
    "",
    "x" * 100_000,
]


@pytest.mark.parametrize(("text", "kind", "rest"), LEADS)
def test_a_list_begins(text: str, kind: str, rest: str) -> None:
    lead = leads.of(text)
    assert lead is not None
    assert (lead.kind, lead.rest) == (kind, rest)


@pytest.mark.parametrize("text", NONE)
def test_nothing_begins(text: str) -> None:
    assert leads.of(text) is None


HEADS = [
    ("Deltagere:", True),
    ("Afbud", True),
    ("M E D L E M M E R", True),
    # A list in one line, a number of people, and what somebody did.
    ("Afbud: Jens Hansen, Køge", False),
    ("Deltagere: 39", False),
    ("Deltagere fra kommunerne drøftede", False),
]


@pytest.mark.parametrize(("text", "heads"), HEADS)
def test_a_heading_stands_alone(text: str, heads: bool) -> None:
    assert leads.heads(text) is heads


TOTALS = [
    ("Deltagere (39):", 39, False),
    ("Deltagere: 39", 39, True),
    ("39 medlemmer deltog.", 39, True),
    ("I alt deltog 39 medlemmer", 39, True),
    ("Antal fremmødte medlemmer: 39", 39, True),
]


@pytest.mark.parametrize(("text", "total", "only_total"), TOTALS)
def test_how_many_there_are_said_to_be(text: str, total: int, only_total: bool) -> None:
    lead = leads.of(text)
    assert lead is not None
    assert (lead.total, lead.only_total) == (total, only_total)


BEGINS = [
    ("Deltagere", True),
    ("Der var afbud fra Jens Hansen", True),
    ("Øvrige deltagere", False),
    ("Jens Hansen (V), Køge", False),
    ("Til medlemmerne: Jens Hansen", False),
]


@pytest.mark.parametrize(("text", "expected"), BEGINS)
def test_what_begins_the_lists(text: str, expected: bool) -> None:
    assert leads.begins(text) is expected
