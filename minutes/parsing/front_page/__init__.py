"""What the first page says of the meeting: kind, council, date, time and place.

    REFERAT 2025
    KKR HOVEDSTADEN
    Dato: 02-09-2025 10:00
    Sted: Glostrup Park Hotel, Hovedvejen 41, 2600 Glostrup.

    Referat fra møde i KKR Nordjylland den 14. juni 2019 kl. 9.30–12.00
    Afbud senest den 7. juni 2019                                 <- not the meeting's own date

Letter-spaced headings (K K R  S J Æ L L A N D) are read too, and what only a running head says.
Of several dates the one counts that most speaks for: a label, a weekday, a time of day beside it;
what stands behind `senest`, `næste møde` or `udsendt` is another's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from minutes.parsing import dates, vocabulary
from minutes.parsing.front_page import place
from minutes.parsing.front_page.place import LABEL, WEEKDAY
from minutes.parsing.types import CouncilSlug, Kind, Line, Warning
from minutes.parsing.wording import papers
from minutes.parsing.wording.papers import KIND, compact

DATE_LABEL = re.compile(
    r"\s*(?:(?:møde)?(?:dato(?: og tid(?:spunkt)?)?|tidspunkt|tid(?: og sted)?|dag)|hvornår)\b\s*[:.]?",
    re.I,
)
TIME_LABEL = re.compile(r"\s*(?:(?:møde)?(?:tidspunkt|tid|start)\b|(?:fra )?kl\b)", re.I)
LABELS = frozenset({"dato", "mødedato", "tidspunkt", "mødetidspunkt", "tid", "sted", "mødested", "lokale"})
# What makes a date another's when it stands before it in the same sentence.
ANOTHERS = re.compile(
    r"\b(?:afbud|senest|frist\w*|deadline|næste møde|kommende møde|forrige møde|sidste møde|tilmeld\w*"
    r"|udskrevet|print\w*|udsend\w*|udsendt|opdateret|revideret|version|oprettet|fremsend\w*|godkendt|formøde\w*|gældende|siden|"
    r"referat(?:et)? (?:fra|af) (?:mødet|møde))\b",
    re.I,
)
KIND_YEAR = re.compile(r"(?:referat|dagsorden)((?:19|20)\d\d)(?!\d)")
COUNCIL = re.compile(
    rf"(?:kkr|kommunekontaktråde?t?)[-:–.|,]?(?:for|i)?(?:region)?({'|'.join(vocabulary.COUNCILS)})", re.I
)
LABELLED, IN_TITLE, ON_WEEKDAY, WITH_CLOCK, ALONE, IN_HEAD, ANOTHER = 6, 4, 2, 2, 2, 1, -9
MOST_REPEATED = 3
LONGEST = 300
Dated = tuple[int, int, str]


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
    texts = _with_values([text[:LONGEST] for text in _texts(lines) if text.strip()])
    head_texts = list(dict.fromkeys(line.text[:LONGEST] for line in heads))
    all_texts = [*texts, *head_texts]
    at, date = _meeting_day(texts, head_texts)
    return FrontPage(
        kind=papers.kind(all_texts),
        council=_council(all_texts),
        date=date,
        start_time=_time(texts, at),
        place=place.read(texts, at),
    )


def doubts(front: FrontPage) -> list[Warning]:
    """A meeting is filed under its council and date, so an editor must hear when one is lacking."""
    found = []
    if front.council is None:
        found.append(Warning("council_unknown", "Det fremgår ikke af forsiden, hvilket KKR mødet er i.", 1))
    if front.date is None:
        found.append(Warning("date_unknown", "Mødets dato fremgår ikke af forsiden.", 1))
    return found


def _texts(lines: Sequence[Line]) -> Iterator[str]:
    """The lines; of rows the first column, and after all the letterhead that stands in the others.

    A label and its value beside it are one.
    """
    beside: list[str] = []
    for line in lines:
        first, *others = line.cells or (line.text,)
        label = first.strip().rstrip(":")
        if others and (label != first.strip() or label.lower() in LABELS):
            yield f"{label}: {' '.join(others)}"
        else:
            yield first
            beside += others
    yield from beside


def _with_values(texts: Sequence[str]) -> list[str]:
    """A label alone on its line with the value below it as one: `Dato` / `23-02-2015`."""
    found: list[str] = []
    for text in texts:
        above = found[-1] if found else ""
        bare = above.strip().rstrip(":").lower()
        if bare in LABELS and not LABEL.match(text):
            found[-1] = f"{bare.capitalize()}: {text.strip()}"
        else:
            found.append(text)
    return found


def _meeting_day(texts: Sequence[str], heads: Sequence[str]) -> tuple[int | None, str | None]:
    """The meeting's day, and the place of its line."""
    year = next((int(match[1]) for text in texts if (match := KIND_YEAR.search(compact(text)))), None)
    scored = [*_scored(texts, year), *((score + IN_HEAD, -1, iso) for score, _, iso in _scored(heads, year))]
    often = Counter(iso for _, _, iso in scored)
    best: Dated | None = None
    for score, at, iso in scored:
        total = score + min(often[iso], MOST_REPEATED)
        if total > 0 and (best is None or total > best[0]):
            best = total, at, iso
    if best is None:
        return None, None
    # A running head may say it clearest; time and place stand beside the day on the page.
    on_page = [(score, -at) for score, at, iso in scored if iso == best[2] and at >= 0]
    return (-max(on_page)[1] if on_page else None), best[2]


def _scored(texts: Sequence[str], year: int | None) -> Iterator[Dated]:
    for at, text in enumerate(texts):
        for found in dates.find(text, year):
            if not found.iso:
                continue
            before = text[: found.start]
            above = texts[at - 1] if at else ""
            score = LABELLED if DATE_LABEL.match(text) else 0
            titled = KIND.match(compact(text)) or KIND.match(compact(above)) or COUNCIL.search(compact(text))
            score += IN_TITLE if titled and not DATE_LABEL.match(text) else 0
            score += ON_WEEKDAY if WEEKDAY.search(before) else 0
            score += WITH_CLOCK if dates.clock(dates.without(text[found.start :])) else 0
            score += ALONE if not before.strip() and not text[found.end :].strip() else 0
            score += ANOTHER if _is_anothers(before) or (not before.strip() and ANOTHERS.search(above)) else 0
            yield score, at, found.iso


def _is_anothers(before: str) -> bool:
    """Whether words before a date make it another's; `Referat fra mødet den …` is the paper's title."""
    sentence = re.split(r"[.!?]\s+(?=[A-ZÆØÅ])", before)[-1]
    match = ANOTHERS.search(sentence)
    return match is not None and not (KIND.match(compact(sentence)) and match.start() < 2)


def _time(texts: Sequence[str], dated: int | None) -> str | None:
    """The time of day beside the date, or else behind a label of its own, or on the next line."""
    near = [texts[dated]] if dated is not None else []
    labelled = [text for text in texts if TIME_LABEL.match(text) or DATE_LABEL.match(text)]
    below = texts[dated + 1 : dated + 2] if dated is not None else []
    for text, label in [*((text, False) for text in near), *((text, True) for text in labelled)]:
        found = dates.clock(dates.without(text), label)
        if found:
            return found
    return next((found for text in below if not ANOTHERS.search(text) and (found := dates.clock(text))), None)


def _council(texts: Sequence[str]) -> CouncilSlug | None:
    pairs = [f"{above} {below}" for above, below in pairwise(texts)]
    for text in [*texts, *pairs]:
        match = COUNCIL.search(compact(text))
        if match:
            return vocabulary.COUNCILS[match[1]]
    return None
