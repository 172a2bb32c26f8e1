"""What an item points at: other items, meetings, other councils, days, addresses.

    jf. pkt. 3.2 · punkterne 3 og 4 · mødet den 18. juni 2025 · KKR Sjælland · www.kl.dk

Reads joined paragraphs, so that an address broken over lines is whole. A month without a
day is no date; the number of a law, a price or a point of the indstilling is no item.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

from minutes.parsing import meetings, vocabulary
from minutes.parsing.types import CouncilSlug, References

Name = TypeVar("Name", bound=str)

NUMBER = r"\d{1,2}(?:\.\d{1,2}){0,2}"
AND = r"(?: ?, ?(?:og )?| og | samt | eller |/| & )"
RANGE = r" ?(?:-|–|—|til) ?"
# For a text in lower case.
# `sag nr. 5` is an item; `lov nr. 5`, `nr. 2 i indstillingen` and `indstillingens pkt. 1` are not.
AMOUNT = r" ?(?:pct|mio|mia|kr|år|stk)\b"
ITEMS = re.compile(
    r"\b(?=[pds])(?<!indstillingens )(?<!indstillingen )(?<!aftalens )(?<!referatets )(?:pkt\.?|"
    r"punkt(?:et|er|erne)?(?: nr\.)?|dagsordens?punkt(?:et|er|erne)?(?: nr\.)?|sag(?:en|erne)?(?: nr\.|"
    r"(?= \d\.\d)))"
    rf" ?({NUMBER}(?:(?:{AND}|{RANGE})(?:pkt\. |punkt )?{NUMBER}(?![\d:,]\d|{AMOUNT})){{0,20}})(?![\d:]|"
    rf",\d|\.\d|{AMOUNT}| i (?:indstilling|aftale|bekendtgørelse|lov|bilag))"
)
BETWEEN = re.compile(rf"({NUMBER})({RANGE})?")
# The most items that one range stands for; more is a slip.
LONGEST_RANGE = 20

NAME = "|".join(vocabulary.COUNCILS)
# Both begin with a set of letters, which is looked for faster than a word's edge.
K = r"[Kk](?<!\w[Kk])"
COUNCIL = re.compile(rf"{K}(?i:KR|ommunekontaktråd(?:et)?)(?i:(?: i| for)? ({NAME})s?)\b")
# `KKR Sjælland og Hovedstaden`, `KKR Nord- og Midtjylland`.
COUNCILS = re.compile(rf"{K}(?i:KR (?:(?:{NAME}|Nord-|Midt-)(?:, | og |/)){{1,4}}(?:{NAME}))\b")
NAMED = re.compile(rf"({NAME}|Nord-|Midt-)", re.I)
SHORTENED: dict[str, CouncilSlug] = {"nord-": "nordjylland", "midt-": "midtjylland"}

DOMAIN = r"(?:[a-zæøå0-9-]{1,63}\.){1,4}(?:dk|com|eu|org|net|nu|info)"
URL = re.compile(
    rf"(?:https?://|www\.)[^\s<>\"”“]{{3,500}}|(?<![\w@./-]){DOMAIN}(?:/[^\s<>\"”“]{{1,500}})?(?![\w@-])",
    re.I,
)
# What every address has, in lower case.
MAYBE_URL = re.compile(r"://|www\.|\.(?:dk|com|eu|org|net|nu|info)")
AFTER_URL = ".,;:)]’'"
# Left of a line's end inside an address in angle brackets.
BROKEN = re.compile(r"<((?:https?://|www\.)[^<>]{3,500})>", re.I)


def of(text: str, today: str | None = None, title: str = "") -> References:
    """The references in an item's title and text, each once, in the order they stand.

    `today` (ISO) is the day of this meeting, from which a day without a year takes its year.
    """
    whole = BROKEN.sub(lambda match: f"<{''.join(match[1].split())}>", text)
    return References(
        items=_once(_items(text)),
        meetings=meetings.of(text, today, title),
        urls=_once(_urls(whole)),
        councils=_once(_councils(text)),
        dates=_once(day.iso for day in meetings.days(text)),
    )


def _items(text: str) -> Iterator[str]:
    for match in ITEMS.finditer(text.lower()):
        parts = [(part[1], bool(part[2])) for part in BETWEEN.finditer(match[1])]
        for at, (number, _) in enumerate(parts):
            if at and parts[at - 1][1]:
                yield from _from_to(parts[at - 1][0], number)
            yield number


def _from_to(first: str, last: str) -> Iterator[str]:
    """The numbers between two: 3.1-3.4 → 3.2, 3.3."""
    head, _, low = first.rpartition(".")
    same, _, high = last.rpartition(".")
    if head == same and 1 < int(high) - int(low) <= LONGEST_RANGE:
        yield from (f"{head}.{number}" if head else str(number) for number in range(int(low) + 1, int(high)))


def _councils(text: str) -> Iterator[CouncilSlug]:
    found = [(match.start(1), match[1].lower()) for match in COUNCIL.finditer(text)]
    for match in COUNCILS.finditer(text):
        found += [
            (each.start(), each[1].lower()) for each in NAMED.finditer(text, match.start(), match.end())
        ]
    for _, name in sorted(found):
        yield SHORTENED.get(name) or vocabulary.COUNCILS[name]


def _urls(text: str) -> Iterator[str]:
    found = URL.findall(text) if MAYBE_URL.search(text.lower()) else ()
    return (match.rstrip(AFTER_URL) for match in found)


def _once(found: Iterable[Name]) -> list[Name]:
    return list(dict.fromkeys(found))
