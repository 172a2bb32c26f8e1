"""What a decision announces for later, in its own words, with the day where one is named.

    Sagen genoptages på mødet den 24. oktober 2025.                 2025-10-24
    Følgegruppen giver en status på mødet i juni.                   a month is no day
    KKR-formandskabet kommer til næste møde med et forslag.         no day is named
    Punktet blev udsat til mødet den 5. september 2018.             2018-09-05

A sentence announces something if it speaks of a coming meeting or of coming back; what
others will do, and when an agreement begins, is left alone.
"""

from __future__ import annotations

import re

from minutes.parsing import meetings, vocabulary
from minutes.parsing.decision import sentences
from minutes.parsing.types import FollowUp

MONTH = "|".join(vocabulary.MONTHS)
COMING = re.compile(
    r"\b(?:næste|kommende|førstkommende|efterfølgende|et senere|senere|et af de næste|de kommende|"
    r"ekstraordinært) (?:KKR-?|ordinære )?(?:møder?|KKR-møde\w*|politiske møde|"
    r"dialogmøde)\b(?! (?:er|var|blev) )|\b(?:genoptages|genoptager|genbehandles|genfremlægges|"
    r"genforelægges|dagsordensættes|genbesøges|ventes genoptaget|sættes på (?:dagsordenen|igen))\b|"
    r"\btager (?:\w+ ){0,3}?op igen\b|"
    rf"\b(?:udsat|udsættes|udskudt|udskydes|fremrykkes|fremrykket) til (?:[\w'’-]+ ){{0,3}}?møde\w*\b|"
    r"\b(?:vender|vende) (?:\w+ ){0,3}?(?:tilbage|retur)\b|"
    r"\bkommer (?:\w+ ){0,3}?(?:tilbage|igen|på igen)\b|"
    r"\b(?:følges|følger|følge) (?:\w+ ){0,3}?op (?:på|i)\b|"
    r"\b(?:forelægges|fremlægges|præsenteres|drøftes|behandles|tages op|optages|evalueres|orienteres) "
    rf"(?:\w+ ){{0,6}}?(?:igen|på ny|senere|(?:i|inden|ultimo|primo|medio) (?:{MONTH}|foråret|efteråret|"
    rf"løbet|20\d\d)|til (?:foråret|efteråret))\b",
    re.I,
)
# A meeting with its day is announced only where it is said that it is to come.
AHEAD = re.compile(
    r"\b(?:udsat|udsættes|udskudt|udskydes|udsætte|til (?:KKR-)?mødet|inviter\w+|indkald\w+|"
    r"på dagsordenen|forelægges|fremlægges|drøftes|behandles|præsenteres|status på|planlagt|planlægges|"
    r"afholdes|holdes|besættes|ventes|forventes|beregnet|beder om|anmode\w*|udarbejde\w*|"
    r"giver (?:\w+ )?(?:status|orientering)|orienterer om|dagsordenen for|"
    r"til det ordinære|komme[r]? med|"
    r"vil blive|følges op|tages op|fortsættes|skal)\b",
    re.I,
)
# With a day to come, what somebody will bring.
PROMISES = re.compile(r"\b(?:fremlægger|forelægger|præsenterer|udarbejder|fremsender)\b", re.I)
# What is sent to the members after the meeting.
SENT = re.compile(
    r"\b(?:udsendes|rundsendes|eftersendes|"
    r"(?:sendes|fremsendes) (?:\w+ ){0,2}?(?:ud|til medlemmerne|til KKR))\b"
    rf"(?=.{{0,60}}\b(?:uge \d|(?:i|primo|medio|ultimo|inden) (?:{MONTH})|den \d))",
    re.I,
)
BY_MONTH = re.compile(
    rf"\b\w{{0,20}}møde(?:t|r|rne)?(?: [\w'’]+){{0,3}}? i (?P<month>{MONTH})\b(?: (?P<year>20\d\d))?", re.I
)
HELD = re.compile(r"\b(?:af)?holdes\b", re.I)
MEETING = re.compile(r"\b\w{0,20}(?:møde[rt]?|konference|temadag|seminar)(?:ne|en|et)?\b", re.I)
PAST = re.compile(
    r"\b(?:referatet? (?:fra|af)|blev (?:\w+ )?(?:afholdt|drøftet|godkendt|holdt|fremlagt|behandlet) på|"
    r"(?:drøftede|godkendte|besluttede|behandlede) (?:på|den)|"
    r"(?<!blive )(?<!ventes )(?:drøftet|godkendt|behandlet|besluttet|vedtaget|aftalt) (?:på|den))\b",
    re.I,
)


def of(text: str | None, today: str | None = None) -> list[FollowUp]:
    """One for each sentence that announces something; `today` (ISO) is the day of this meeting."""
    found = []
    for paragraph in sentences.paragraphs(text):
        for sentence in sentences.of(sentences.without_bullet(paragraph)):
            if _announces(sentence, today):
                found.append(FollowUp(sentence, _day(sentence, today)))
    return found


def _announces(sentence: str, today: str | None) -> bool:
    if sentence.endswith("?") or PAST.search(sentence):
        return False
    if COMING.search(sentence):
        return True
    if SENT.search(sentence):
        return True
    if not _day(sentence, today):
        # Where a meeting of a month is held is said of the meeting.
        sentence = HELD.sub(" ", sentence) if _names_a_month(sentence, today) else ""
    return bool(PROMISES.search(sentence) or (MEETING.search(sentence) and AHEAD.search(sentence)))


def _names_a_month(sentence: str, today: str | None) -> bool:
    """`mødet i juni`: which year it is in is not said, unless it is one that was."""
    match = BY_MONTH.search(sentence)
    if not match:
        return False
    month = f"{match['year']}-{vocabulary.MONTHS.index(match['month'].lower()) + 1:02}"
    return not (match["year"] and today) or month > today[:7]


def _day(sentence: str, today: str | None) -> str | None:
    """The first day named that is not this meeting's or before it."""
    days = (day.iso for day in meetings.days(sentence, today))
    return next((day for day in days if not today or day > today), None)
