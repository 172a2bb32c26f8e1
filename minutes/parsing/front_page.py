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
from itertools import pairwise, zip_longest

from minutes.parsing import dates, prose, vocabulary
from minutes.parsing.types import CouncilSlug, Kind, Line, Warning

DATE_LABEL = re.compile(
    r"\s*(?:(?:møde)?(?:dato(?: og tid(?:spunkt)?)?|tidspunkt|tid(?: og sted)?|dag)|hvornår)\b\s*[:.]?",
    re.I,
)
TIME_LABEL = re.compile(r"\s*(?:(?:møde)?(?:tidspunkt|tid|start)\b|(?:fra )?kl\b)", re.I)
PLACE_LABEL = re.compile(
    r"\s*(?:(?:møde)?(?:sted(?:et)?|lokale)|lokation|adresse|hvor)\s{0,3}:\s{0,60}(?P<place>\S.{0,200})?",
    re.I,
)
TIME_AND_PLACE = re.compile(r"\s*tid og sted\s{0,3}:", re.I)
HELD = re.compile(
    r"\bmødet (?:afholdes|holdes|blev (?:af)?holdt|(?:af)?holdtes|finder sted|fandt sted|foregår|foregik)"
    r"\s(?:den )?(?P<place>.{1,200})",
    re.I,
)
AT = re.compile(r"\b(?:på|i|hos|ved) (?P<place>[A-ZÆØÅ].{2,150})")
VIRTUAL = re.compile(r"\b(?:virtuelt?|online|digitalt|som (?:virtuelt|video)møde|via|over)\b.{0,80}", re.I)
POSTCODE = re.compile(r"\b\d{4} [A-ZÆØÅ]")
# An address, or the name of a house where councils meet.
ADDRESS = re.compile(
    r"\b\d{4} [A-ZÆØÅ]|^\s*(?=[A-ZÆØÅ]).{0,60}(?:"
    r"\b(?:[\w-]{0,20}hotel|kro|[\w-]{0,20}(?:rådhus|center|centre[rt]|kongrescenter|huset|gården|park|slot|"
    r"højskole|skole|museum))\b|\b(?:Hotel|Comwell|Scandic|Radisson|Regionshuset|Rådhuset)\b)",
    re.I,
)
NO_ADDRESS = re.compile(
    r"^\s*[A-ZÆØÅ][\wæøåÆØÅ -]{1,30}\s?:|\(\w\)|[.!?]\s*$|\b(?:kl|den|møde[tr]?|deltog|fra)\b", re.I
)
LABEL = re.compile(r"\s*[A-ZÆØÅ][\wæøåÆØÅ -]{1,30}\s?:")
LABELS = frozenset({"dato", "mødedato", "tidspunkt", "mødetidspunkt", "tid", "sted", "mødested", "lokale"})
WEEKDAY = re.compile(r"\b(?:man|tirs|ons|tors|fre|lør|søn)dag\b", re.I)
OF_MEETING = re.compile(r"\b(?:møde|mødet|samling)\b", re.I)
# What makes a date another's when it stands before it in the same sentence.
ANOTHERS = re.compile(
    r"\b(?:afbud|senest|frist\w*|deadline|næste møde|kommende møde|forrige møde|sidste møde|tilmeld\w*"
    r"|udskrevet|print\w*|udsend\w*|udsendt|opdateret|revideret|version|oprettet|fremsend\w*|godkendt|formøde\w*|gældende|siden|"
    r"referat(?:et)? (?:fra|af) (?:mødet|møde))\b",
    re.I,
)
KIND = re.compile(
    r"(?:udkasttil|udkast|godkendt|endeligt?|foreløbigt?|åbent?|opdateret|revideret|kort)?"
    r"(?:beslutnings|møde|tillægs)?(referat(?!et|er|s)|protokol|dagsorden(?!en|s)|(?:møde)?indkaldelse)"
)
KIND_YEAR = re.compile(r"(?:referat|dagsorden)((?:19|20)\d\d)(?!\d)")
COUNCIL = re.compile(
    rf"(?:kkr|kommunekontaktråde?t?)[-:–.|,]?(?:for|i)?(?:region)?({'|'.join(vocabulary.COUNCILS)})", re.I
)
NOT_IN_PLACE = re.compile(r",?\s?(?:kl\.?\s?\d|fra kl).*$", re.I)
# A sentence begins behind the place; `Sct. Bendtsgade` is none.
NEXT_SENTENCE = re.compile(r"(?<=[a-zæøåé]{3}|\d{3})\. (?=[A-ZÆØÅ][a-zæøå]+ ).*$")
LABELLED, IN_TITLE, ON_WEEKDAY, WITH_CLOCK, ALONE, IN_HEAD, ANOTHER = 6, 4, 2, 2, 2, 1, -9
MOST_REPEATED = 3
LONGEST = 300
PLACE_LINES = 3
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
        kind=_kind(all_texts),
        council=_council(all_texts),
        date=date,
        start_time=_time(texts, at),
        place=_place(texts) or _below_day(texts, at),
    )


def find_dates(text: str) -> list[str]:
    """All dates with a year in a text, as ISO, in the order they stand."""
    return [found.iso for found in dates.find(text) if found.iso]


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
    year = next((int(match[1]) for text in texts if (match := KIND_YEAR.search(_compact(text)))), None)
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
            titled = (
                KIND.match(_compact(text)) or KIND.match(_compact(above)) or COUNCIL.search(_compact(text))
            )
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
    return match is not None and not (KIND.match(_compact(sentence)) and match.start() < 2)


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


def _place(texts: Sequence[str]) -> str | None:
    for at, text in enumerate(texts):
        match = PLACE_LABEL.match(text)
        if match and match["place"]:
            return _tidy(prose.joined(_place_lines(texts, at, match["place"])))
    for finder in (_beside_time, _held, _in_title):
        for text in _whole(texts):
            found = finder(text)
            if found:
                return _tidy(found)
    return None


def _whole(texts: Sequence[str]) -> Iterator[str]:
    """The lines, one with its last word broken off together with the next."""
    for text, below in zip_longest(texts, texts[1:], fillvalue=""):
        broken = prose.continues(text, below) and text.rstrip().endswith("-")
        yield prose.joined([text, below]) if broken else text


def _below_day(texts: Sequence[str], dated: int | None) -> str | None:
    """Without a label: the line below the meeting's day, if it is an address."""
    below = texts[dated + 1 : dated + 2] if dated is not None else []
    return next((_tidy(text) for text in below if ADDRESS.search(text) and not NO_ADDRESS.search(text)), None)


def _place_lines(texts: Sequence[str], at: int, first: str) -> list[str]:
    """A place goes on where its line is broken off, and with the line of its postcode."""
    found = [first]
    for text in texts[at + 1 : at + PLACE_LINES]:
        if LABEL.match(text) or KIND.match(_compact(text)):
            break
        if prose.continues(found[-1], text) and (not text[0].islower() or found[-1].endswith("-")):
            found.append(text)
        elif POSTCODE.search(text) and not POSTCODE.search(" ".join(found)) and len(text) < 80:
            found[-1] = found[-1].rstrip(" ,") + ","
            found.append(text)
        else:
            break
    return found


def _beside_time(text: str) -> str | None:
    match = TIME_AND_PLACE.match(text)
    if not match:
        return None
    rest = dates.CLOCK.sub(" ", dates.without(text[match.end() :]))
    words = WEEKDAY.sub(" ", rest)
    return re.sub(r"^(?:[\s,.;–-]|\b(?:den|d|kl|fra|til|og)\b)+", "", words, flags=re.I) or None


def _held(text: str) -> str | None:
    match = HELD.search(text)
    if not match:
        return None
    said = re.split(r"[.!?](?:\s|$)", match["place"])[0]
    place = AT.search(said) or VIRTUAL.search(said)
    if place is None:
        return None
    return place["place"] if place.re is AT else place[0]


def _in_title(text: str) -> str | None:
    """`Referat fra møde i KKR Nordjylland den 14. juni 2019 kl. 10 på Hotel Hvide Hus, Aalborg`."""
    days = list(dates.find(text))
    if not days or not (KIND.match(_compact(text)) or OF_MEETING.search(text)):
        return None
    match = AT.search(text, days[-1].end)
    return match["place"] if match else None


def _tidy(place: str) -> str | None:
    found = NOT_IN_PLACE.sub("", NEXT_SENTENCE.sub("", place.strip())).strip(" .,;")
    return found[:1].upper() + found[1:] or None


def _kind(texts: Sequence[str]) -> Kind | None:
    for text in texts:
        compact = _compact(text)
        match = KIND.match(compact)
        if match:
            minutes = (
                match[1] in {"referat", "protokol"} or "referat" in compact[match.end() : match.end() + 12]
            )
            return "referat" if minutes else "dagsorden"
    return None


def _council(texts: Sequence[str]) -> CouncilSlug | None:
    pairs = [f"{above} {below}" for above, below in pairwise(texts)]
    for text in [*texts, *pairs]:
        match = COUNCIL.search(_compact(text))
        if match:
            return vocabulary.COUNCILS[match[1]]
    return None


def _compact(text: str) -> str:
    return "".join(text.split()).lower()
