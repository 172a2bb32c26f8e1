"""Dates and times of day as minutes write them.

02-09-2025 · 23.02.15 · 2015-02-23 · 5/2 2014 · den 14. juni 2019 · 14. juni (of a known year)
10:00 · kl. 9.30–12.00 · kl. 13-15 · kl. 9
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from minutes.parsing import vocabulary

SHORT_MONTHS = {month[:3]: at for at, month in enumerate(vocabulary.MONTHS, start=1)} | {"sept": 9}
MONTH = rf"(?P<month>{'|'.join(vocabulary.MONTHS)}|(?:{'|'.join(SHORT_MONTHS)})\b\.?)"
DATE = re.compile(
    rf"""(?ix)(?=\d)(?<![\d.,/-])(?:
      (?P<iso>\d{{4}}-\d\d-\d\d)
    | (?P<day>\d{{1,2}})(?:
          [-./]\s?(?P<number>\d{{1,2}})[-./\s]\s?(?P<year>(?:19|20)\d\d|\d\d(?![.:]\d|\s?-\s?\d))
        | \.?\s?{MONTH}(?:,?\s?(?P<written>(?:19|20)\d\d)(?!\d))?
      )
    )(?![\d/-])"""
)
# A date begins where figures do; a pattern that begins with a set of signs is looked for fastest.
FIGURES = re.compile(r"\d\d*")
CLOCK = re.compile(
    r"(?=[k\d])(?<![\d.,-])(?:kl\.?\s?)?([01]?\d|2[0-3])[.:]([0-5]\d)(?!\d|[.,]\d)"
    r"|\bkl\.?\s?([01]?\d|2[0-3])\b(?![.:]\d)",
    re.I,
)
# After a label a bare pair of hours is one: "Tid: 13-15".
HOURS = re.compile(r"(?<![\d.,:-])([01]?\d|2[0-3])\s?(?:-|–|til)\s?(?:[01]?\d|2[0-3])(?![\d.:-])")
CENTURY = 2000


@dataclass(frozen=True, slots=True)
class Found:
    """A date at start:end of a text; `iso` is None where it names no year and none is known."""

    start: int
    end: int
    iso: str | None


def find(text: str, year: int | None = None) -> Iterator[Found]:
    """Dates that exist, in the order they stand; `year` is for those that name none."""
    end = 0
    for figures in FIGURES.finditer(text):
        at = figures.start()
        if at >= end and (match := DATE.match(text, at)):
            end = match.end()
            yield from _found(match, year)


def clock(text: str, after_label: bool = False) -> str | None:
    """The first time of day, as HH:MM.

    >>> clock("onsdag kl. 9.30–12.00"), clock("Kl. 13-15"), clock("13-15"), clock("13-15", after_label=True)
    ('09:30', '13:00', None, '13:00')
    """
    match = CLOCK.search(text)
    if match:
        return f"{int(match[1] or match[3]):02}:{match[2] or '00'}"
    hours = HOURS.search(text) if after_label else None
    return f"{int(hours[1]):02}:00" if hours else None


def without(text: str) -> str:
    """The text with its dates taken out, so that `02.09` of one is no time of day."""
    return DATE.sub(" ", text)


def _found(match: re.Match[str], year: int | None) -> Iterator[Found]:
    if match["iso"]:
        parts = [int(part) for part in match["iso"].split("-")]
    else:
        written = match["year"] or match["written"]
        month = int(match["number"]) if match["number"] else _month(match["month"])
        if not written and year is None:
            yield Found(match.start(), match.end(), None)
            return
        parts = [_full(int(written)) if written else year or 0, month, int(match["day"])]
    try:
        yield Found(match.start(), match.end(), date(*parts).isoformat())
    except ValueError:
        return


def _month(written: str) -> int:
    name = written.lower().rstrip(".")
    return SHORT_MONTHS[name[:3]]


def _full(year: int) -> int:
    return year if year > 99 else CENTURY + year
