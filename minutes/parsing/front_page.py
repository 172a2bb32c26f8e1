"""What the first page says of the meeting: kind, council, date, time and place.

    REFERAT 2025
    KKR HOVEDSTADEN
    Dato: 02-09-2025 10:00
    Sted: Glostrup Park Hotel, Hovedvejen 41, 2600 Glostrup.

Letter-spaced headings (K K R  S J Æ L L A N D) are read too, and a date in a running
head. Mission, vision and other words on the page are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date as Date

from minutes.parsing import prose, vocabulary
from minutes.parsing.types import CouncilSlug, Kind, Line, Warning

NUMERIC_DATE = re.compile(r"(?<!\d)(\d{1,2})[-./](\d{1,2})[-./](\d{4})(?!\d)")
WRITTEN_DATE = re.compile(rf"(?<!\d)(\d{{1,2}})\.? ?({'|'.join(vocabulary.MONTHS)}) (\d{{4}})(?!\d)", re.I)
DATE_LABEL = re.compile(r"\s*(?:møde)?(?:dato|tidspunkt|tid|dag)\b", re.I)
CLOCK = re.compile(
    r"(?<![\d.,])([01]?\d|2[0-3])[.:]([0-5]\d)(?![\d.]*\d)|\bkl\.? ?([01]?\d|2[0-3])\b(?![.:]\d)", re.I
)
PLACE = re.compile(r"\s*(?:møde)?sted(?:et)? ?:\s*(\S.*)", re.I)
KIND = re.compile(r"(?:beslutnings|møde)?(referat|dagsorden)", re.I)
COUNCIL = re.compile(rf"(?:kkr|kommunekontaktråde?t?)({'|'.join(vocabulary.COUNCILS)})", re.I)


@dataclass(frozen=True, slots=True)
class FrontPage:
    """What is found; None is what the page does not say."""

    kind: Kind | None = None
    council: CouncilSlug | None = None
    date: str | None = None
    start_time: str | None = None
    place: str | None = None


def read(lines: Sequence[Line], heads: Sequence[Line] = ()) -> FrontPage:
    """The facts of the meeting; `heads` are running heads, which fill in what the page lacks."""
    texts = [line.text for line in lines]
    all_texts = [*texts, *(line.text for line in heads)]
    dated = _dated(all_texts)
    return FrontPage(
        kind=_kind(all_texts),
        council=_council(all_texts),
        date=_iso(dated) if dated else None,
        start_time=_time(texts),
        place=_place(texts),
    )


def dates(text: str) -> list[str]:
    """All dates in a text, as ISO, in the order they stand."""
    found = [*NUMERIC_DATE.finditer(text), *WRITTEN_DATE.finditer(text)]
    isos = [_iso_of(match) for match in sorted(found, key=lambda match: match.start())]
    return [iso for iso in isos if iso]


def _dated(texts: Iterable[str]) -> str | None:
    with_date = [text for text in texts if dates(text)]
    labelled = [text for text in with_date if DATE_LABEL.match(text)]
    return next(iter([*labelled, *with_date]), None)


def _iso(text: str) -> str | None:
    return next(iter(dates(text)), None)


def _iso_of(match: re.Match[str]) -> str | None:
    day, month, year = match.groups()
    number = int(month) if month.isdigit() else vocabulary.MONTHS.index(month.lower()) + 1
    try:
        return Date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None


def _time(texts: Iterable[str]) -> str | None:
    """The first time of day on a line with a date or with a label for one."""
    for text in texts:
        if DATE_LABEL.match(text) or dates(text):
            match = CLOCK.search(WRITTEN_DATE.sub(" ", NUMERIC_DATE.sub(" ", text)))
            if match:
                return f"{int(match[1] or match[3]):02}:{match[2] or '00'}"
    return None


def _place(texts: Sequence[str]) -> str | None:
    for at, text in enumerate(texts):
        match = PLACE.match(text)
        if match:
            wrapped = at + 1 < len(texts) and prose.continues(text, texts[at + 1])
            return prose.joined([match[1], texts[at + 1]] if wrapped else [match[1]]).rstrip(".")
    return None


def _kind(texts: Iterable[str]) -> Kind | None:
    for text in texts:
        match = KIND.match(_compact(text))
        if match:
            return "referat" if match[1] == "referat" else "dagsorden"
    return None


def _council(texts: Iterable[str]) -> CouncilSlug | None:
    for text in texts:
        match = COUNCIL.search(_compact(text))
        if match:
            return vocabulary.COUNCILS[match[1]]
    return None


def _compact(text: str) -> str:
    return "".join(text.split()).lower()


def doubts(front: FrontPage) -> list[Warning]:
    """A meeting is filed under its council and date, so an editor must hear when one is lacking."""
    found = []
    if front.council is None:
        found.append(Warning("council_unknown", "Det fremgår ikke af forsiden, hvilket KKR mødet er i.", 1))
    if front.date is None:
        found.append(Warning("date_unknown", "Mødets dato fremgår ikke af forsiden.", 1))
    return found
