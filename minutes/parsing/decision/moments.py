"""When a verb of a decision was done: at this meeting, earlier, or later.

KKR godkendte strategien på mødet den 18. juni 2025.     earlier
Referatet fra mødet den 18. juni 2025 blev godkendt.     now: the day is the referat's
Repræsentanten udpeges på næste møde.                    later
"""

from __future__ import annotations

import re

from minutes.parsing import vocabulary

MONTH = "|".join(vocabulary.MONTHS)
DAY = (
    rf"(?:(?:(?:den|d\.) )?\d{{1,2}}\. ?(?:{MONTH})\b(?: \d{{4}})?|"
    rf"(?:den|d\.) \d{{1,2}}[-./]\d{{1,2}}[-./ ]*\d{{2,4}}|"
    rf"(?:i |ultimo |primo |medio )(?:{MONTH})\b(?: \d{{4}})?|i (?:for|efter)året\b(?: \d{{4}})?|"
    r"i (?:sommeren|vinteren|sommer|vinter)\b|i (?:19|20)\d\d\b|sidste (?:år|forår|efterår)\b)"
)
WHO = r"(?: KKR(?: (?:Hovedstaden|Sjælland|Syddanmark|Midtjylland|Nordjylland))?| rådet| man| det| den)?"
# One object without a preposition may stand between: `godkendte strategien den 18. juni`.
OBJECT = r"(?: (?!(?:fra|til|for|om|af|i|på|ved|at|den|d|ultimo|primo|medio|sidste)\b)[\wæøå-]+){0,2}?"
AT_MEETING = r"(?: (?:på|ved) (?:sit |et |sine )?(?:\w+-)?møder?(?:ne|t)?(?: i KKR(?: \w+)?)?)?"
ON_A_DAY = re.compile(rf"{WHO}{OBJECT}(?: endeligt)?{AT_MEETING} ({DAY})", re.I)
DAY_FIRST = re.compile(
    rf"\W*(?:(?:på|ved) (?:sit |et )?(?:\w+-)?møder?(?:t|ne)?(?: i KKR(?: \w+)?)? )?({DAY})", re.I
)
LAST_MEETING = (
    r"\b(?:på|ved|under) (?:KKR(?:['’]?s)? )?(?:sit |det |et )?(?:sidste|seneste|forrige|foregående|"
    r"tidligere) møde"
)
BEFORE = re.compile(
    r"\bhavde\b|\b(?:har|er|blev|var|blevet|været)\b(?: \w+){0,2}? (?:tidligere|allerede|senest|sidst|"
    r"løbende)\b|"
    rf"^\W*(?:tidligere|allerede|senest)\b|(?<!elsen )(?<!ingen )(?<!punktet ){LAST_MEETING}",
    re.I,
)
RIGHT_AFTER = re.compile(
    rf"{WHO} (?:allerede|tidligere|senest|sidst)\b|{WHO}{OBJECT} {LAST_MEETING[2:]}", re.I
)
LATER = re.compile(
    r"(?: (?!til\b)\w+){0,4}? (?:(?:på|ved|til|under) (?:KKR(?:['’]?s)? |et |det )?(?:næste|kommende|"
    r"senere|konstituerende|første)\b|"
    rf"senere\b|efterfølgende\b|snarest\b|når\b|(?:i|ultimo|primo|medio|inden) (?:løbet|{MONTH}|foråret|"
    rf"efteråret|20\d\d)\b|(?:på|ved) (?:\w+-)?møder?(?:t|ne)? (?:i KKR(?: \w+)? )?{DAY})",
    re.I,
)
DAY_AND_MONTH = re.compile(rf"(\d{{1,2}})\. ?({MONTH})", re.I)


def earlier(own: str, before: str, after: str, today: str | None = None) -> bool:
    """Whether the words around a verb put it before this meeting, which is on `today` (ISO)."""
    if BEFORE.search(own) or RIGHT_AFTER.match(after[:120]):
        return True
    day = ON_A_DAY.match(after[:160]) or DAY_FIRST.match(own[:120])
    return bool(day) and not _is(day[1] if day else "", today)


def later(after: str) -> bool:
    return bool(LATER.match(after[:160]))


def _is(day: str, today: str | None) -> bool:
    written = DAY_AND_MONTH.search(day)
    if not today or not written:
        return False
    month = vocabulary.MONTHS.index(written[2].lower()) + 1
    return today.endswith(f"-{month:02}-{int(written[1]):02}")
