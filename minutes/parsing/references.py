"""What an item points at: other items, meetings, other councils, days, addresses.

    jf. pkt. 3.2 · punkterne 3 og 4 · mødet den 18. juni 2025 · KKR Sjælland · www.kl.dk

Reads joined paragraphs, so that an address broken over lines is whole. A month without a
day is no date; the number of a law, a price or a point of the indstilling is no item.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

from minutes.parsing import dates, vocabulary
from minutes.parsing.types import CouncilSlug, References

Name = TypeVar("Name", bound=str)

NUMBER = r"\d{1,2}(?:\.\d{1,2}){0,2}"
AND = r"(?: ?, ?(?:og )?| og | samt | eller |/| & )"
RANGE = r" ?(?:-|–|—|til) ?"
# `sag nr. 5` is an item; `lov nr. 5`, `nr. 2 i indstillingen` and `indstillingens pkt. 1` are not.
AMOUNT = r" ?(?:pct|mio|mia|kr|år|stk)\b"
ITEMS = re.compile(
    r"(?<!indstillingens )(?<!indstillingen )(?<!aftalens )(?<!referatets )\b(?:pkt\.?|"
    r"punkt(?:et|er|erne)?(?: nr\.)?|dagsordens?punkt(?:et|er|erne)?(?: nr\.)?|sag(?:en|erne)? nr\.)"
    rf" ?({NUMBER}(?:(?:{AND}|{RANGE})(?:pkt\. |punkt )?{NUMBER}(?![\d:,]\d|{AMOUNT})){{0,20}})(?![\d:]|"
    rf",\d|\.\d|{AMOUNT}| i (?:indstilling|aftale|bekendtgørelse|lov|bilag))",
    re.I,
)
BETWEEN = re.compile(rf"({NUMBER})({RANGE})?", re.I)
# The most items that one range stands for; more is a slip.
LONGEST_RANGE = 20

MONTH = "|".join(vocabulary.MONTHS)
# `3.2.10` is an item before it is a day; `03.02.10` is a day.
RATHER_A_NUMBER = re.compile(r"(?!\d\d\.\d\d\.)\d{1,2}\.\d{1,2}\.\d\d")
# Days that share their month or year: `den 3. og 4. maj 2025`.
SHARED = re.compile(
    rf"(?<![\d.,/-])(\d{{1,2}})\.? ?({MONTH})?(?:,| og|-|–| -|"
    rf" –) ?(?:den )?(?=\d{{1,2}}\. ?({MONTH}) (\d{{4}}))",
    re.I,
)
# A Topmøde or a bestyrelsesmøde is no meeting that has minutes here.
MEETING = re.compile(r"(?<![\w-])(?:KKR-|råds)?møde[rt]?(?:ne|s)?\b(?! i (?:regionsråd|bestyrelse))", re.I)
# The date follows the word closely: "mødet i KKR Hovedstaden den 18. juni 2025".
DATE_WITHIN = 60
HAS_FIGURE = re.compile(r"\d")
# …but not after the sentence, and not where the date is of something else.
ENDS_MEETING = re.compile(r"[;?!:]|\.(?= [A-ZÆØÅ])|\b(?:senest|inden|frem til|siden|perioden|fra og med)\b")

NAME = "|".join(vocabulary.COUNCILS)
COUNCIL = re.compile(rf"\b(?:KKR|Kommunekontaktråd(?:et)?)(?: i| for)? ({NAME})s?\b", re.I)
# `KKR Sjælland og Hovedstaden`, `KKR Nord- og Midtjylland`.
COUNCILS = re.compile(rf"\bKKR (?:(?:{NAME}|Nord-|Midt-)(?:, | og |/)){{1,4}}(?:{NAME})\b", re.I)
NAMED = re.compile(rf"({NAME}|Nord-|Midt-)", re.I)
SHORTENED: dict[str, CouncilSlug] = {"nord-": "nordjylland", "midt-": "midtjylland"}

DOMAIN = r"(?:[a-zæøå0-9-]{1,63}\.){1,4}(?:dk|com|eu|org|net|nu|info)"
URL = re.compile(
    rf"(?:https?://|www\.)[^\s<>\"”“]{{3,500}}|(?<![\w@./-]){DOMAIN}(?:/[^\s<>\"”“]{{1,500}})?(?![\w@-])",
    re.I,
)
AFTER_URL = ".,;:)]’'"
# Left of a line's end inside an address in angle brackets.
BROKEN = re.compile(r"<((?:https?://|www\.)[^<>]{3,500})>", re.I)


def of(text: str) -> References:
    """The references in a text, each once, in the order they stand."""
    whole = BROKEN.sub(lambda match: f"<{''.join(match[1].split())}>", text)
    return References(
        items=_once(_items(text)),
        meetings=_once(_meetings(text)),
        urls=_once(_urls(whole)),
        councils=_once(_councils(text)),
        dates=_once(days(text)),
    )


def days(text: str) -> list[str]:
    """All days a text names, as ISO, in the order they stand; 31. februar is none."""
    shared = [
        (match.start(), each.iso)
        for match in SHARED.finditer(text)
        for each in dates.find(f"{match[1]}. {match[2] or match[3]} {match[4]}")
    ]
    whole = [
        (found.start, found.iso)
        for found in dates.find(text)
        if not RATHER_A_NUMBER.fullmatch(text[found.start : found.end])
    ]
    return [iso for _, iso in sorted(shared + whole, key=lambda each: each[0]) if iso]


def _items(text: str) -> Iterator[str]:
    for match in ITEMS.finditer(text):
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


def _meetings(text: str) -> Iterator[str]:
    for match in MEETING.finditer(text):
        near = text[match.end() : match.end() + DATE_WITHIN]
        found = days(ENDS_MEETING.split(near, maxsplit=1)[0]) if HAS_FIGURE.search(near) else []
        # `møder den 3. og 4. maj 2025` are two, `mødet den 3. maj om …, der trådte i kraft den 4.` one.
        yield from found if match[0].lower().endswith(("møder", "møderne")) else found[:1]


def _councils(text: str) -> Iterator[CouncilSlug]:
    found = [(match.start(1), match[1].lower()) for match in COUNCIL.finditer(text)]
    for match in COUNCILS.finditer(text):
        found += [
            (each.start(), each[1].lower()) for each in NAMED.finditer(text, match.start(), match.end())
        ]
    for _, name in sorted(found):
        yield SHORTENED.get(name) or vocabulary.COUNCILS[name]


def _urls(text: str) -> Iterator[str]:
    return (match.rstrip(AFTER_URL) for match in URL.findall(text))


def _once(found: Iterable[Name]) -> list[Name]:
    return list(dict.fromkeys(found))
