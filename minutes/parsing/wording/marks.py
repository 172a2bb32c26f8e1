"""What a line is that stands alone and is no text: a number in the margin, a heading of the form, a case.

3.3.              an item's number, torn off its title
Punkt 4           the same
Indstilling       a heading
"""

from __future__ import annotations

import re
from functools import lru_cache

from minutes.parsing.wording import cases, headings
from minutes.parsing.wording.numbers import MISREAD

# `Punkt 3`, `Pkt. 3.2:`, `Ad 3)`, `Sag nr. 4`, `Nyt punkt 7.`
PREFIX = (
    r"(?:(?:nyt |ekstra )?(?:(?:dagsordens|tillægs)?punkt|pkt)|ad(?: punkt| pkt\.?)?|sag(?=\s?(?:nr|\d)))"
    r"\.?(?: ?nr\.?)? ?"
)
MARGIN_NUMBER = re.compile(
    rf"\s*(?:(?:{PREFIX})(\d{{1,2}}(?:\s?[.,]\s?\d{{1,2}}){{0,2}})[.:)]?"
    rf"|(\d{{1,2}}(?:\s?[.,]\s?\d{{1,2}}){{1,2}})[.)]?|(\d{{1,3}})[.)]|((?-i:[lI|])\.(?:\d{{1,2}})?)\.?"
    rf"|({MISREAD})\.?)\s*",
    re.I,
)
# Specks and lines in the margin, read as marks before a title.
STRAY = re.compile(r"\s*[|~_.,;:'`´»«^°]{1,2}\s{1,20}(?=\S)")
LONGEST_TITLE_LINE = 110


@lru_cache(maxsize=4096)
def margin_number(text: str) -> str | None:
    """The number that stands alone on a line, as written: `3.3.` → 3.3, `Punkt 4` → 4."""
    match = MARGIN_NUMBER.fullmatch(without_stray(text)) if len(text) < LONGEST_TITLE_LINE else None
    return next(filter(None, match.groups())) if match else None


def is_margin_number(text: str) -> bool:
    return margin_number(text) is not None


def is_mark(text: str) -> bool:
    """Whether a line is a heading of the form, a case or a number, and so never part of a title."""
    heading = headings.read(text)
    return bool((heading and heading.firm) or cases.read(text) or is_margin_number(text))


def without_stray(text: str) -> str:
    """A title without the stray mark before it: `~ Udpegning til Vækstforum`."""
    stray = STRAY.match(text)
    return text[stray.end() :] if stray else text
