"""What an item points at: other items, meetings by their dates, addresses.

    jf. pkt. 3.2 · mødet den 18. juni 2025 · https://www.trm.dk/media/…

Reads joined paragraphs, so that an address broken over lines is whole. Dates that are
not said to be of a meeting are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from minutes.parsing import front_page
from minutes.parsing.types import References

ITEM = re.compile(
    r"\b(?:pkt\.|punkt|punkterne|dagsordenspunkt) ?(\d{1,2}(?:\.\d{1,2})?)(?![\d:,]|\.\d)", re.I
)
MEETING = re.compile(r"\b\w{0,20}møde[rt]?(?:ne)?\b", re.I)
# The date follows the word closely: "mødet i KKR Hovedstaden den 18. juni 2025".
DATE_WITHIN = 60
URL = re.compile(r"(?:https?://|www\.)[^\s<>\"”“]{3,500}", re.I)
AFTER_URL = ".,;:)]’'"


def of(text: str) -> References:
    """The references in a text, each once, in the order they stand."""
    return References(
        items=_once(ITEM.findall(text)), meetings=_once(_meetings(text)), urls=_once(_urls(text))
    )


def _meetings(text: str) -> Iterable[str]:
    for match in MEETING.finditer(text):
        yield from front_page.dates(text[match.end() : match.end() + DATE_WITHIN])[:1]


def _urls(text: str) -> Iterable[str]:
    return (match.rstrip(AFTER_URL) for match in URL.findall(text))


def _once(found: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(found))
