"""The line below a title that says which case the item belongs to, and who handles it.

    SAG-2025-03121 lar/chch/chbn          case SAG-2025-03121, officers lar, chch, chbn
    Sagsnr.: 07/1234   Dok.ID: 1234567    case 07/1234; a document's number is no case
    Init: ABC                             officer ABC
    19/10433 ABO                          case 19/10433, officer ABO; `12/2018` is a month
    5AG-2O15-0l930 irg                    case SAG-2015-01930: the shape is sure where the scanner is not

Initials are personal data: such a line is never part of a text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

# Initials stand with a slash between them, or a comma; where only a space does, they must be short.
OFFICERS = r"[^\s,;:]{1,40}(?:\s?[/,;]\s?[^\s,;/]{1,12}|\s[a-zæøå]{2,4}){0,9}"
INITIALS = r"[a-zæøåA-ZÆØÅ]{2,5}(?:\s?/\s?[a-zæøåA-ZÆØÅ]{2,5}){0,9}"
# What a scanner makes of a digit; four in all, at least, it leaves.
FIGURES = str.maketrans("OoQDlI|i!]SBZzgqG", "00001111115822996")
FIGURE = rf"(?-i:[\d{re.escape(''.join(map(chr, FIGURES)))}])"
DASH = r"\s?[-–—~_.]\s?|\s?"
YEAR = rf"(?=(?:\D{{0,5}}\d){{4}}){FIGURE}{{4}}"
# A number of the usual length stands by itself even with the initials close behind it.
SAG = rf"[S5$][AÅ4][GC6](?:{DASH}){YEAR}(?:{DASH})(?:{FIGURE}{{5}}(?!\d)|\d{{3,6}}(?!\d))"
NUMBER = rf"(?:SAG[-–— ]?)?(?=\D?\d){FIGURE}(?:{FIGURE}|[./–-]){{2,20}}{FIGURE}"
# The year and a running number, with no word before it: nothing but initials may follow.
YEAR_AND_NUMBER = rf"\d\d/(?:\d{{5,6}}|(?!(?:19|20)\d\d)\d{{3,4}}(?=\s+[^\W\d]))(?=\s*$|\s+{INITIALS}\s*$)"
FIELD = re.compile(
    rf"""(?ix)[\s,;|()]{{0,20}}(?:
      (?: (?:sags?[- ]?(?:id|nr|nummer)|sagsid|sag(?=\s?:)|kl[- ]sag)\.?\s?:?\s{{0,5}} )?  (?P<sag>{SAG})
    | (?: sags[- ]?(?:id|nr|nummer)|sagsid|sag(?=\s?:\s?\d) )\.?\s?:?\s{{0,5}}           (?P<case>{NUMBER})
    | (?P<short>{YEAR_AND_NUMBER})
    | (?P<paper> (?:dok(?:ument)?\.?[- ]?(?:id|nr|nummer)|j(?:ournal)?\.?\s?(?:nr|nummer))\.?\s?:?\s{{0,5}}
        \d[\w./–-]{{2,30}} )
    | (?:init(?:ialer)?|sagsbeh(?:andler)?|sagsansvarlig|ref)\.?\s?:\s{{0,5}}
        (?P<who> [^\s,;:]{{1,40}}(?:[\s,;/]{{1,3}}[^\s,;:/]{{1,40}}){{0,5}}? )
        (?=\s*$|\s*[,;|]?\s+(?:sag|dok|j\.?\s?nr))
    )"""
)
BEFORE = re.compile(rf"\s*(?!(?i:sag|kl)\b)({INITIALS})[\s,]{{1,20}}(?={SAG})")
AFTER = re.compile(rf"[ ,:]*({OFFICERS})\s*")
END = re.compile(r"[\s,;|().]*")
SHAPE = re.compile(rf"...(?:{DASH})({FIGURE}{{4}})(?:{DASH})({FIGURE}{{3,6}})")
CLEAN = re.compile(r"SAG[-–— ]?\d{4}[-–— ]?\d{3,6}|[\d./–-]+", re.I)
# A title and its case on one line.
TRAILING = re.compile(rf"(?<=\S)[\s(]{{1,200}}(?={SAG}(?:\)|\s|$))")
# What every one has, misread figures or not; most lines have none.
A_FIGURE = re.compile(r"\d")
SEPARATORS = re.compile(r"[\s/,;]+")
# A line of fields is short; a name is no initials, and longer than any.
LONGEST = 160
LONGEST_INITIALS = 12
# Specks and lines in the margin, read as marks.
STRAY = " \t.,:;|~_'`´»«^*•·"
MOST_FIELDS = 5


@dataclass(frozen=True, slots=True)
class CaseLine:
    """What a line of fields says; `number` is None where only a paper or the officers are named.

    `mended` is the number as it stands in the text, where letters stood in it for figures.
    """

    number: str | None
    officers: tuple[str, ...]
    mended: str | None = None


@lru_cache(maxsize=4096)
def read(text: str) -> CaseLine | None:
    """The case and its officers, if the line is nothing else.

    >>> read("SAG-2025-03121 lar/chch"), read("Sagen SAG-2025-03121 blev drøftet")
    (CaseLine(number='SAG-2025-03121', officers=('lar', 'chch'), mended=None), None)
    """
    text = text.lstrip(STRAY)
    if len(text) > LONGEST or not (":" in text or any(map(str.isdigit, text))):
        return None
    numbers: list[str] = []
    officers: list[str] = []
    first = BEFORE.match(text)
    at = first.end() if first else 0
    if first:
        officers += _split(first[1])
    fields = 0
    while fields < MOST_FIELDS and (match := FIELD.match(text, at)):
        fields, at = fields + 1, match.end()
        numbers += [number for number in (match["sag"], match["case"], match["short"]) if number]
        officers += _split(match["who"] or "")
    rest = AFTER.fullmatch(text, at)
    if not fields or not (END.fullmatch(text, at) or (rest and numbers)):
        return None
    officers += _split(rest[1]) if rest and numbers else []
    written = numbers[0] if numbers else None
    mended = written if written and not CLEAN.fullmatch(written) else None
    return CaseLine(_shaped(written) if written else None, tuple(officers), mended)


def trailing(text: str) -> int | None:
    """Where the case begins on a line that begins with a title: `1. Referat SAG-2025-03121 gitb`."""
    if not A_FIGURE.search(text, 0, LONGEST):
        return None
    match = TRAILING.search(text[:LONGEST])
    return match.start() if match and read(text[match.end() :]) else None


def _shaped(number: str) -> str:
    shape = SHAPE.fullmatch(number)
    figures = [part.translate(FIGURES) for part in shape.groups()] if shape else [number.translate(FIGURES)]
    return "-".join(["SAG", *figures] if shape else figures)


def _split(written: str) -> list[str]:
    found = [part.strip("().:") for part in SEPARATORS.split(written)]
    return [part for part in found if part and len(part) <= LONGEST_INITIALS]
