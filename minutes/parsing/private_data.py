"""What may be private: numbers like a CPR-nummer, phone numbers, people's e-mail addresses.

A CPR-like number is ddmmyy-xxxx or ddmmyyxxxx, with a day that exists. A phone number has eight figures,
as they are set in Danish, and stands by itself or after a word that says what it is. The mailboxes and
phones of organisations (data/private.json) are everybody's. No value is ever repeated.

>>> [warning.code for warning in warnings([Line("Borger 010203-1234, tlf. 44 14 00 00", 4, 90)])]
['cpr', 'phone']
>>> warnings([Line("SAG-2025-03121, CVR 44140000, konto 452099-1234, kl@kl.dk", 1, 1)])
[]
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from minutes.parsing.types import Line, Warning
from minutes.parsing.vocabulary import DATA

FACTS: dict[str, list[str]] = json.loads((DATA / "private.json").read_text(encoding="utf-8"))
HELD = "Dokumentet vises først, når en redaktør har set på det."
MESSAGES = {
    "cpr": f"Linjen har et tal, der ligner et CPR-nummer. {HELD}",
    "phone": f"Linjen har et tal, der ligner et telefonnummer. {HELD}",
    "email": f"Linjen har en e-mailadresse, der kan være en persons. {HELD}",
}
CODES = frozenset(MESSAGES)

# A scanner may read the hyphen as a longer dash, and set it apart.
BETWEEN = r"(?: ?[-–—] ?| )?"
CPR_LIKE = re.compile(rf"(?=\d)(?<!\d)(?<!\d-)(\d{{2}})(\d{{2}})(\d{{2}}){BETWEEN}\d{{4}}(?!-?\d)")
# What every one of them has; a pattern that begins with a set of signs is looked for fastest.
SIX_FIGURES = re.compile(r"\d\d{5}")

# Of a phone's eight, a scanner may have read some as letters.
FEWEST_FIGURES = 3
URL = re.compile(r"(?:https?://|www\.)\S+", re.I)
ABROAD = r"(?:(?:\+|00)\s?45[\s.)-]{0,3}|\(\+?45\)\s?)"
# Said to be a phone: then a scanner's O and l are figures too, however they are set.
FIGURE = r"[0-9OoIl|]"
TOLD = re.compile(
    rf"(?:\b(?:{'|'.join(FACTS['told_by'])})\b[^\d\n]{{0,12}}?{ABROAD}?|{ABROAD})"
    rf"({FIGURE}(?:[ .\-–]?{FIGURE}){{7}})(?![\dOol])",
    re.I,
)
# Two and two, four and four, or all in one; none begins with 0 or 1.
ALONE = re.compile(
    r"(?<![\w.,/+-])(?<!\d )"
    r"([2-9]\d(?:( )|[.\-–])\d\d(?:(?(2) |[.\-–])\d\d){2}|[2-9]\d{3} \d{4}|[2-9]\d{7})"
    r"(?![\w%/-]|[ .,]\d)(?! ?(?:kr|mio|mia|pct|stk|t\.|DKK)\b)"
)
YEARS = re.compile(r"(?:19|20)\d\d ?(?:19|20)\d\d")
OTHER_NUMBER = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, FACTS['other_numbers']))})\b[.:]?(?:\s?nr\.?:?)?\s?$", re.I
)
EMAIL = re.compile(
    rf"(?<![\w.+-])([\w+-][\w.+-]*)\s?(?:@|\((?:at|a|snabel-a)\))\s?[\w-][\w.-]*?\.(?:{'|'.join(FACTS['domains'])})\b",
    re.I,
)


def warnings(lines: Sequence[Line]) -> list[Warning]:
    """One warning for each kind that a line has; what runs over a line's end counts as the first's."""
    return [
        Warning(code, MESSAGES[code], line.page, line.number)
        for line, following in pairwise([*lines, Line("", 0, 0)])
        for code in _codes(line.text, following.text)
    ]


def values(text: str) -> Iterator[str]:
    """The numbers and addresses of a line that may be private, for an editor alone."""
    yield from (match[0] for match in CPR_LIKE.finditer(text) if _is_day(*match.groups()))
    yield from (match[1] for match in TOLD.finditer(text))
    yield from (
        match[1] for match in ALONE.finditer(text) if not _is_other_number(text[: match.start()], match[1])
    )
    yield from (match[0] for match in EMAIL.finditer(text) if not _is_open(match[1].casefold()))


def _codes(text: str, following: str) -> Iterator[str]:
    if SIX_FIGURES.search(text) and any(_is_day(*match.groups()) for match in CPR_LIKE.finditer(text)):
        yield "cpr"
    if sum(map(str.isdigit, text)) >= FEWEST_FIGURES and _has_phone(URL.sub(" ", text)):
        yield "phone"
    if _has_email(text, following):
        yield "email"


def _has_phone(text: str) -> bool:
    told = (match[1] for match in TOLD.finditer(text))
    alone = (
        match[1] for match in ALONE.finditer(text) if not _is_other_number(text[: match.start()], match[1])
    )
    return any(_figures(number) not in FACTS["open_phones"] for number in (*told, *alone))


def _figures(number: str) -> str:
    return re.sub(r"\D", "", number.translate(str.maketrans("OoIl|", "00111")))


def _is_other_number(before: str, number: str) -> bool:
    """Two years, a day written in figures, or what the word before says it is."""
    as_day = number[6:8], number[4:6], number[2:4]
    is_day = number.isdigit() and number[:2] in {"19", "20"} and _is_day(*as_day)
    return bool(YEARS.fullmatch(number)) or is_day or bool(OTHER_NUMBER.search(before))


def _has_email(text: str, following: str) -> bool:
    """Also one that goes on in the next line, and the (at) of those who hide theirs from machines."""
    if "@" not in text and "(" not in text:
        return False
    found = list(EMAIL.finditer(text))
    if "@" in text.rpartition(" ")[2] and not (found and found[-1].end() >= len(text) - 1):
        found += EMAIL.finditer(text + following.lstrip())
    return any(not _is_open(match[1].casefold()) for match in found if match.start() < len(text))


def _is_open(mailbox: str) -> bool:
    return mailbox in FACTS["open_mailboxes"] or mailbox.startswith(tuple(FACTS["open_mailboxes_begin"]))


def _is_day(day: str, month: str, year: str) -> bool:
    try:
        # A leap year: the century is not known, and 29 February must count.
        date(2000 if int(year) % 4 == 0 else 2001, int(month), int(day))
    except ValueError:
        return False
    return True
