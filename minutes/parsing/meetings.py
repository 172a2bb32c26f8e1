"""Which meetings a text names, and all days; a day without a year takes the one it must have.

    mødet den 18. juni 2025                                    2025-06-18
    møder den 14. juni, 13. september og 15. november 2019     the year at the end is all theirs
    KKR Hovedstaden holder møde følgende mandage i 2017: 3. februar, 21. april
    KKR besluttede den 16. november 2018 · genoptages den 16. april

Only a meeting that may have minutes here counts: a Topmøde or a bestyrelsesmøde has none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from minutes.parsing import dates, vocabulary

MONTH = "|".join(vocabulary.MONTHS)
# `3.2.10` is an item before it is a day; `03.02.10` is a day.
RATHER_A_NUMBER = re.compile(r"(?!\d\d\.\d\d\.)\d{1,2}\.\d{1,2}\.\d\d")
# The first of days that share their month: `den 3. og 4. maj`.
SHARED = re.compile(
    rf"(?=\d)(?<![\d.,/-])(\d{{1,2}})\.?(?:,| og|-|–| -| –) ?(?:den )?(?=\d{{1,2}}\. ?({MONTH})\b)", re.I
)
# As far before a day as the one that shares its month may begin, and as far as its month goes.
LONGEST_SHARED, LONGEST_DAY = 12, 20
# Where days stand in a list, no more is between them than a weekday, an hour and a place.
LIST_GAP = 45
IN_A_LIST = re.compile(r"\s*(?:[,;–-]|og\b|samt\b|eller\b|kl\b|i [A-ZÆØÅ]|på [A-ZÆØÅ]|\(|\n)")
YEAR_BEFORE = re.compile(r"\b(?:i|for|mødeplan|møder) ((?:19|20)\d\d)\b")
YEAR_WITHIN = 90

# Both are for a text in lower case, where they are found several times as fast.
WORD = re.compile(
    r"(?=[kmr])(?:(?<![\w-])(?:kkr-|råds)?(?:møde(?:r|t|rne|s|ts)?|mødedag(?:e|ene)?|mødedato(?:er|erne)?)\b"
    r"(?! i (?:regionsråd|bestyrelse)| med (?!kkr))|\bmød(?:es|tes|tet)\b|\breferat(?:et)? (?:fra|af)\b)"
)
# What a council did on a day it did at a meeting, and what is taken up again is so at one.
DONE = re.compile(
    r"\bkkr(?: (?:hovedstaden|sjælland|syddanmark|midtjylland|nordjylland))? (?:har )?(?:besluttede|"
    r"godkendte|tiltrådte|vedtog|drøftede|behandlede|behandler|drøfter)\b|"
    r"\b(?:genoptage[st]|genbehandles|(?:behandles|drøftes|forelægges|fremlægges|optages|"
    r"dagsordenen) (?:igen|på ny))\b"
)
SEVERAL = re.compile(r"(?:møder|møderne|dage|dagene|datoer|datoerne)$", re.I)
FOLLOWING = re.compile(r"[^.!?\d]{0,80}\bfølgende\b", re.I)
# The day follows the word closely: "mødet i KKR Hovedstaden den 18. juni 2025".
WITHIN = 60
LONGEST_LIST = 800
# …but not after the sentence, and not where the day is of something else.
OF_SOMETHING_ELSE = r"\b(?:senest|inden|frem til|siden|perioden|fra og med)\b"
ENDS_ONE = re.compile(rf"[;?!:]|\.(?= [A-ZÆØÅ])|\n\n|{OF_SOMETHING_ELSE}")
# `KKR besluttede, at nøglen fortsætter til …` names the day of what was decided.
ENDS_DEED = re.compile(r"[,;:?!]|\.(?= [A-ZÆØÅ])|\b(?:at|til|fra|af|om|med|pr|senest|inden|frem)\b")
ENDS_LIST = re.compile(rf"[?!]|\.(?= [A-ZÆØÅ])|\n\n(?!\s*(?:[—–•·▪*o-]|\d)\s?)|{OF_SOMETHING_ELSE}")
OTHERWISE = re.compile(OF_SOMETHING_ELSE)
PLAN = re.compile(r"\b(?:kommende|fremtidige|næste) møder?\b|\bmøde(?:plan|kalender|datoer|dage|række)", re.I)

PAST = re.compile(
    r"referat|besluttede|godkendte|drøftede|behandlede|vedtog|tiltrådte|sidste|seneste|mødtes", re.I
)
AHEAD = re.compile(
    r"næste|kommende|flytte[rs]|uds[aæ]t|udsk[uy]|genoptag|igen|til mødet|afholdes|behandles", re.I
)
CONTEXT = 60
SENTENCE = re.compile(r"\n\n|[.?!] (?=[A-ZÆØÅ])")


@dataclass(frozen=True, slots=True)
class Day:
    """A day at start:end of a text, as ISO."""

    start: int
    end: int
    iso: str


def of(text: str, today: str | None = None, title: str = "") -> list[str]:
    """The days of meetings, each once; under a title such as `Mødeplan` all that are to come are."""
    whole = f"{title}\n\n{text}"
    found = days(whole, today)
    if not found:
        return []
    small = in_small(whole)
    named = [each for match in WORD.finditer(small) for each in _near(whole, match, found)]
    named += [each for match in DONE.finditer(small) for each in _one(whole, match.end(), found, ENDS_DEED)]
    if PLAN.search(title):
        named += [each for each in found if _is_planned(each, whole, today)]
    return list(dict.fromkeys(each.iso for each in sorted(named, key=lambda each: each.start)))


def in_small(text: str) -> str:
    """The text in lower case, each letter at its place: of all letters only İ becomes two."""
    return text.replace("İ", "I").lower()


def days(text: str, today: str | None = None) -> list[Day]:
    """All days a text names, in order; one without a year only where `today` (ISO) or a list tells it."""
    whole = _whole(text, today)
    shared = []
    for day in whole:
        for match in SHARED.finditer(text, max(0, day.start - LONGEST_SHARED), day.start + LONGEST_DAY):
            written = f"{match[1]}. {match[2]}" if match.end() == day.start else ""
            for found in dates.find(written, int(day.iso[:4])):
                shared.append(Day(match.start(), match.start() + len(match[1]), found.iso or ""))
    return sorted([*shared, *whole], key=lambda each: each.start)


def _whole(text: str, today: str | None) -> list[Day]:
    """Those with a month, read from the end, since the last of a list has the year of all."""
    found: list[Day] = []
    for match in reversed(list(dates.find(text))):
        written = text[match.start : match.end]
        if RATHER_A_NUMBER.fullmatch(written):
            continue
        iso = match.iso
        if iso is None:
            gap = text[match.end : found[-1].start] if found else ""
            same = found[-1].iso[:4] if found and len(gap) <= LIST_GAP and IN_A_LIST.match(gap) else None
            iso = _in_year(written, same or _year_before(text, match.start)) or _nearest(text, match, today)
        if iso:
            found.append(Day(match.start, match.end, iso))
    return found[::-1]


def _year_before(text: str, at: int) -> str | None:
    """`Møder i 2017: 3. februar`: the last year named shortly before, in the same paragraph or list."""
    years = YEAR_BEFORE.findall(text[max(0, at - YEAR_WITHIN) : at])
    return years[-1] if years else None


def _in_year(written: str, year: str | None) -> str | None:
    return next((found.iso for found in dates.find(written, int(year))), None) if year else None


def _nearest(text: str, match: dates.Found, today: str | None) -> str | None:
    """The day in the meeting's own year; in the year before or after where the words say so."""
    if not today:
        return None
    written, year = text[match.start : match.end], int(today[:4])
    iso = _in_year(written, str(year))
    before = SENTENCE.split(text[max(0, match.start - CONTEXT) : match.start])[-1]
    after = SENTENCE.split(text[match.end : match.end + CONTEXT])[0]
    if iso and iso > today and PAST.search(f"{before} {after}"):
        return _in_year(written, str(year - 1))
    if iso and iso < today and AHEAD.search(before) and not PAST.search(before):
        return _in_year(written, str(year + 1))
    return iso


def _near(text: str, match: re.Match[str], found: Sequence[Day]) -> Iterator[Day]:
    """The day after a word for meetings; all days of the list, where several are spoken of."""
    if not (SEVERAL.search(match[0]) or FOLLOWING.match(text, match.end())):
        yield from _one(text, match.end(), found)
        return
    ends = ENDS_LIST.search(text, match.end(), match.end() + LONGEST_LIST)
    last = match.end() + 2 * WITHIN
    for each in _between(found, match.end(), ends.start() if ends else match.end() + LONGEST_LIST):
        if each.start > last:
            return
        last = each.end + WITHIN
        yield each


def _one(text: str, at: int, found: Sequence[Day], end: re.Pattern[str] = ENDS_ONE) -> Iterator[Day]:
    ends = end.search(text, at, at + WITHIN)
    yield from list(_between(found, at, ends.start() if ends else at + WITHIN))[:1]


def _between(found: Sequence[Day], start: int, end: int) -> Iterator[Day]:
    for each in found[bisect_left(found, start, key=lambda day: day.start) :]:
        if each.start >= end:
            return
        yield each


def _is_planned(day: Day, text: str, today: str | None) -> bool:
    before = text[max(0, day.start - len("fra og med ") - 4) : day.start]
    return (not today or day.iso > today) and not OTHERWISE.search(before)
