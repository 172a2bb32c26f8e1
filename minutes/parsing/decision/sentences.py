"""A text cut into sentences, and paragraphs that a lead-in and its list make together.

    KKR tog orienteringen til efterretning, jf. KL's notat. Ole S. Nielsen (O) tog forbehold.
    → two sentences: neither `jf.` nor the initial `S.` ends one, nor do those of H. C. Lund

Words and their order are not changed.
"""

from __future__ import annotations

import re

END = re.compile(r"[.!?][\"”’')\]]{0,3}\s+(?=[\"”“»(]?[A-ZÆØÅ0-9])")
LAST_WORD = re.compile(r"(\S{1,30})$")
# What goes on after its full stop, also before a capital: `jf. KL`, `pkt. A`, `d. 3`.
NEVER_LAST = frozenset(
    "jf jvf pkt nr hhv bl.a b.la ca d kl vedr ml f.eks fx dvs inkl ekskl sct skt dr prof stk tlf s".split()  # noqa: SIM905
)
INITIAL = re.compile(r"(?:^|\s)([A-ZÆØÅ][a-zæøåéü]{1,30})\s(?:[A-ZÆØÅ]\.\s?){0,2}[A-ZÆØÅ]\.$")
# Two initials are of a name that follows; one is where it begins a sentence.
FIRST_INITIALS = re.compile(r"(?:^|[\s(])[A-ZÆØÅ]\.\s?[A-ZÆØÅ]\.$|(?:^|[.!?]\s)[A-ZÆØÅ]\.$")
# `København H.` is a station, and `Region H.` half of a name: these end a sentence.
NOT_BEFORE_INITIALS = frozenset({"København", "Region", "Liste", "Listerne", "Partierne", "Hovedstaden"})
# A number with a full stop ends no sentence before another number or a month: `den 3. 4.`.
ORDINAL = re.compile(r"\d\.$")
BULLET = re.compile(r"\s*(?:[—–•·▪◦‣*o-]\s+|\(?(?:\d{1,2}|[a-zæøå])[.)]\s+)")


def of(paragraph: str) -> list[str]:
    """The sentences of one paragraph, each as written."""
    found, start = [], 0
    for match in END.finditer(paragraph):
        if not _goes_on(paragraph[max(0, match.start() - 70) : match.start() + 1], paragraph, match.end()):
            found.append(paragraph[start : match.end()].strip())
            start = match.end()
    rest = paragraph[start:].strip()
    return [*found, rest] if rest else found


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
    last = LAST_WORD.search(before)
    word = last[1].rstrip(".").lstrip('("”“').lower() if last else ""
    initial = INITIAL.search(before)
    if word in NEVER_LAST or (initial and initial[1] not in NOT_BEFORE_INITIALS):
        return True
    if FIRST_INITIALS.search(before):
        return True
    return paragraph[at].isdigit() and not ORDINAL.search(before) and word in {"den", "punkt", "art", "gr"}
