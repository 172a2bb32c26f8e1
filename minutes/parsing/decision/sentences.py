"""A text cut into sentences, and paragraphs that a lead-in and its list make together.

    KKR tog orienteringen til efterretning, jf. KL's notat. Ole S. Nielsen (O) tog forbehold.
    → two sentences: neither `jf.` nor the initial `S.` ends one, nor do those of H. C. Lund

Words and their order are not changed.
"""

from __future__ import annotations

import re
from functools import lru_cache

END = re.compile(r"[.!?][\"”’')\]]{0,3}\s+(?=[\"”“»(]?[A-ZÆØÅ0-9])")
LONGEST_WORD = 30
# How far back is looked at, and for how many paragraphs: each step asks for those of one item.
WITHIN, REMEMBERED = 70, 32
# What goes on after its full stop, also before a capital: `jf. KL`, `pkt. A`, `d. 3`.
NEVER_LAST = frozenset(
    "jf jvf pkt nr hhv bl.a b.la ca d kl vedr ml f.eks fx dvs inkl ekskl sct skt dr prof stk tlf s".split()  # noqa: SIM905
)
# What a figure is counted in: a parenthesis after it says more of the figure, `30.000 kr. (Solrød)`.
UNITS = frozenset({"kr", "mio", "mia", "pct"})
INITIAL = re.compile(r"(?:^|\s)([A-ZÆØÅ][a-zæøåéü]{1,30})\s(?:[A-ZÆØÅ]\.\s?){0,2}[A-ZÆØÅ]\.$")
# Two initials are of a name that follows; one is where it begins a sentence.
FIRST_INITIALS = re.compile(r"(?:^|[\s(])[A-ZÆØÅ]\.\s?[A-ZÆØÅ]\.$|(?:^|[.!?]\s)[A-ZÆØÅ]\.$")
# `København H.` is a station, and `Region H.` half of a name: these end a sentence.
NOT_BEFORE_INITIALS = frozenset({"København", "Region", "Liste", "Listerne", "Partierne", "Hovedstaden"})
# A number with a full stop ends no sentence before another number or a month: `den 3. 4.`.
ORDINAL = re.compile(r"\d\.$")
BULLET = re.compile(r"\s*(?:[—–•·▪◦‣*o-]\s+|\(?(?:\d{1,2}|[a-zæøå])[.)]\s+)")


@lru_cache(REMEMBERED)
def of(paragraph: str) -> tuple[str, ...]:
    """The sentences of one paragraph, each as written."""
    found, start = list[str](), 0
    for match in END.finditer(paragraph):
        before = paragraph[max(0, match.start() - WITHIN) : match.start() + 1]
        if not _goes_on(before, paragraph, match.end()):
            found.append(paragraph[start : match.end()].strip())
            start = match.end()
    rest = paragraph[start:].strip()
    return (*found, rest) if rest else tuple(found)


def paragraphs(text: str | None) -> list[str]:
    return [paragraph for paragraph in re.split(r"\n\n+", text or "") if paragraph.strip()]


def is_bullet(paragraph: str) -> bool:
    return bool(BULLET.match(paragraph))


def without_bullet(paragraph: str) -> str:
    bullet = BULLET.match(paragraph)
    return paragraph[bullet.end() :] if bullet else paragraph


def _goes_on(before: str, paragraph: str, at: int) -> bool:
    """Whether the full stop is an abbreviation's, an initial's or a day's."""
    if not before.endswith("."):
        return False
    word = before.split()[-1][-LONGEST_WORD:].rstrip(".").lstrip('("”“').lower()
    if word in NEVER_LAST or (before[-2:-1].isupper() and _ends_in_initial(before)):
        return True
    if word in UNITS:
        return paragraph[at] == "("
    return paragraph[at].isdigit() and not ORDINAL.search(before) and word in {"den", "punkt", "art", "gr"}


def _ends_in_initial(before: str) -> bool:
    """`Ole S.` and `H. C.` of Lund, but not `København H.`"""
    initial = INITIAL.search(before)
    return bool((initial and initial[1] not in NOT_BEFORE_INITIALS) or FIRST_INITIALS.search(before))
