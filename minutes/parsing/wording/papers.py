"""What a paper calls itself: a referat, or a dagsorden without decisions.

Beslutningsreferat · R E F E R A T · Udkast til referat · Protokol      referat
Mødeindkaldelse · Dagsorden                                            dagsorden
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from minutes.parsing.types import Kind

LONGEST = 300
KIND = re.compile(
    r"(?:udkasttil|udkast|godkendt|endeligt?|foreløbigt?|åbent?|opdateret|revideret|kort)?"
    r"(?:beslutnings|møde|tillægs)?(referat(?!et|er|s)|protokol|dagsorden(?!en|s)|(?:møde)?indkaldelse)"
)


def kind(texts: Iterable[str]) -> Kind | None:
    """By the first line that begins with such a word; None where none does."""
    for text in texts:
        short = compact(text[:LONGEST])
        match = KIND.match(short)
        if match:
            minutes = (
                match[1] in {"referat", "protokol"} or "referat" in short[match.end() : match.end() + 12]
            )
            return "referat" if minutes else "dagsorden"
    return None


def compact(text: str) -> str:
    """Without spaces and in lower case, as letter-spaced headings are read."""
    return "".join(text.split()).lower()
