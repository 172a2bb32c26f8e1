"""What a paper says of an item itself: closed, withdrawn, postponed, added, a supplement.

    3.4. Udpegning til bestyrelsen (lukket punkt)        closed
    Punktet blev taget af dagsordenen.                   withdrawn
    Punktet blev udsat til næste møde.                   postponed
    Nyt punkt 7. Høringssvar om …                        added
    Udpegning til SOSU Sjælland - Tillæg                 supplement

Said in the title, above the first heading, or in the decision. What is told of other items or
other papers (`Tillæg til sundhedsaftalen`, `lukkede afdelinger`) is no remark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutes.parsing.types import Remark

ITEM = (
    r"(?:dette |hele )?"
    r"(?:punktet|sagen|dagsordenspunktet|(?:punkt|pkt\.) ?\d{1,2}(?:\.\d{1,2}){0,2})"
)
BECAME = r" (?:blev |er |bliver |er blevet |blev derfor |er derfor )?"
IN_TITLE: tuple[tuple[Remark, str], ...] = (
    (
        "closed",
        r"\blukke[dt] (?:punkt|sag|møde|dagsorden|drøftelse)\b|[(\[–-]\s?lukket\b|^lukket\b|"
        r"\bfortrolig(?:t punkt| sag)?\s?[)\]]|\bfor lukkede døre\b",
    ),
    ("withdrawn", r"\b(?:udgået|udgår|udgik|tilbagetrukket)\b|\btaget af dagsordenen\b"),
    ("postponed", r"[(\[–-]\s?(?:udsat|udskudt|udsættes|udskydes)\b|\b(?:udsat|udskudt) til\b"),
    (
        "added",
        r"(?:^|\d[.:)]?)\s?(?:(?:nyt|ekstra) (?:dagsordens)?punkt|tillægspunkt)\b|"
        r"[(\[–-]\s?(?:nyt punkt|ekstra punkt|tillægspunkt|tilføjet|eftersendt punkt)\b",
    ),
    (
        "supplement",
        r"\btillægsdagsorden\b|^\s?tillæg\s?[:–-]|[–(\[-]\s?tillæg\s?[)\]]?\s?$|"
        r"\bsupplerende dagsorden\b",
    ),
)
IN_TEXT: tuple[tuple[Remark, str], ...] = (
    (
        "closed",
        rf"^{ITEM} (?:er|var|blev|behandles|behandledes|blev behandlet)(?: som)? (?:et )?"
        r"(?:lukket|fortroligt?|for lukkede døre)\b"
        r"|^\W?lukke[dt] (?:punkt|sag)\W{0,2}$",
    ),
    (
        "withdrawn",
        rf"^{ITEM}{BECAME}(?:udgik|udgår|udgået|udgå|trukket|trukket tilbage|taget af(?: dagsordenen)?|"
        r"(?:tages|toges) af(?: dagsordenen)?|slettet)\b|"
        r"^\W?(?:udgået|udgik|udgår|(?:taget|tages) af(?: dagsordenen)?)\W{0,2}$",
    ),
    (
        "postponed",
        rf"^{ITEM}{BECAME}(?:udsat|udsættes|udskudt|udskydes|udsattes)\b"
        r"|^\W?(?:udsat|udskudt)(?: til .{1,60})?\W{0,2}$"
        rf"|\b(?:besluttede|enedes om) at (?:udsætte|udskyde) (?:punktet|sagen|behandlingen)\b",
    ),
    (
        "added",
        rf"^{ITEM}{BECAME}(?:tilføjet|optaget på dagsordenen|sat på dagsordenen|kommet til)\b"
        r"|^(?:nyt punkt|ekstra punkt|tillægspunkt)\W{0,2}$"
        r"|\b(?:optaget på|tilføjet) dagsordenen på mødet\b",
    ),
    ("supplement", rf"^{ITEM}{BECAME}(?:udsendt som tillæg|eftersendt)\b|^tillægsdagsorden\W{{0,2}}$"),
)
TITLE_PATTERNS = tuple((remark, re.compile(pattern, re.I)) for remark, pattern in IN_TITLE)
TEXT_PATTERNS = tuple((remark, re.compile(pattern, re.I)) for remark, pattern in IN_TEXT)
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])|\n{2,}")
# A remark opens what is said of an item; what stands far down speaks of something else.
SENTENCES = 6
LONGEST_SENTENCE = 300


def of(title: str, lead: str | None, decision: str | None) -> list[Remark]:
    """The remarks, each once, in the order of the contract.

    >>> of("3.4 Udpegning (lukket punkt)", None, "Punktet blev udsat til næste møde.")
    ['closed', 'postponed']
    """
    found = set(_in_title(title)) | set(_in_text(lead)) | set(_in_text(decision))
    return [remark for remark, _ in IN_TITLE if remark in found]


def _in_title(title: str) -> Iterator[Remark]:
    for remark, pattern in TITLE_PATTERNS:
        if pattern.search(title[:LONGEST_SENTENCE]):
            yield remark


def _in_text(text: str | None) -> Iterator[Remark]:
    for sentence in SENTENCE.split(text or "", maxsplit=SENTENCES)[:SENTENCES]:
        for remark, pattern in TEXT_PATTERNS:
            if pattern.search(sentence.strip()[:LONGEST_SENTENCE]):
                yield remark
