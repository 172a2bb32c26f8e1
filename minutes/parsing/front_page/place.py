"""Where the meeting was: behind a label, in a sentence, beside or below its day.

Sted: Glostrup Park Hotel, Hovedvejen 41, 2600 Glostrup.
Mødet blev afholdt virtuelt via Teams
Referat fra møde den 14. juni 2019 kl. 10 på Hotel Hvide Hus, Aalborg
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from minutes.parsing import dates, prose
from minutes.parsing.wording.papers import KIND, compact

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
    r"\b\d{4} (?-i:[A-ZÆØÅ])|^\s*(?=(?-i:[A-ZÆØÅ])).{0,60}(?:"
    r"\b(?:[\w-]{0,20}hotel|kro|[\w-]{0,20}(?:rådhus|center|centre[rt]|kongrescenter|huset|gården|park|slot|"
    r"højskole|skole|museum))\b|\b(?:Hotel|Comwell|Scandic|Radisson|Regionshuset|Rådhuset)\b)",
    re.I,
)
NO_ADDRESS = re.compile(
    r"^\s*[A-ZÆØÅ][\wæøåÆØÅ -]{1,30}\s?:|\(\w\)|[.!?]\s*$|\b(?:kl(?!-)|den|møde[tr]?|deltog|fra)\b", re.I
)
LABEL = re.compile(r"\s*[A-ZÆØÅ][\wæøåÆØÅ -]{1,30}\s?:")
OF_MEETING = re.compile(r"\b(?:møde|mødet|samling)\b", re.I)
WEEKDAY = re.compile(r"\b(?:man|tirs|ons|tors|fre|lør|søn)dag\b", re.I)
NOT_IN_PLACE = re.compile(r",?\s?(?:kl\.?\s?\d|fra kl).*$", re.I)
# A sentence begins behind the place; `Sct. Bendtsgade` is none.
NEXT_SENTENCE = re.compile(r"(?<=[a-zæøåé]{3}|\d{3})\. (?=[A-ZÆØÅ][a-zæøå]+ ).*$")
PLACE_LINES = 3


def read(texts: Sequence[str], dated: int | None) -> str | None:
    """The place; `dated` is the line that has the meeting's day.

    >>> read(["Torsdag den 4. februar 2013", "Hotel Hvide Hus, Aalborg"], 0)
    'Hotel Hvide Hus, Aalborg'
    """
    return _said(texts) or _below_day(texts, dated)


def _said(texts: Sequence[str]) -> str | None:
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
        if LABEL.match(text) or KIND.match(compact(text)):
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
    """`Referat fra møde i KKR Nordjylland den 14. juni 2019 kl. 10 på Hotel Hvide Hus, Aalborg`.

    A line that says nothing else begins with the weekday, and has the place right behind the hour.
    """
    days = list(dates.find(text))
    if not days:
        return None
    if not (KIND.match(compact(text)) or OF_MEETING.search(text)):
        rest = dates.CLOCK.sub(" ", text[days[-1].end :]) if WEEKDAY.match(text.strip()) else ""
        match = AT.match(rest.lstrip(" ,.:–-0123456789"))
        return match["place"] if match else None
    match = AT.search(text, days[-1].end)
    return match["place"] if match else None


def _tidy(place: str) -> str | None:
    found = NOT_IN_PLACE.sub("", NEXT_SENTENCE.sub("", place.strip())).strip(" .,;")
    return found[:1].upper() + found[1:] or None
