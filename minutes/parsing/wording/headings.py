"""The headings inside an item, by the many names they have had since 2007.

    Baggrund · Resumé · Sagen kort                           baggrund
    Indstilling · Formandskabets indstilling                 indstilling
    Sagsfremstilling · Sagens indhold                        sagsfremstilling
    Beslutning · KKR Sjællands beslutning · Konklusion       beslutning
    Bilag · Vedlagt                                          bilag

A `Heading` is firm where the word means nothing else on a line of its own. The others
(`Indhold`, `Vurdering`, `Drøftelse`) begin a part only where that part is due; which
place that is, `parts` knows. `Økonomi` and `Videre proces` are headings within a part.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from minutes.parsing import likeness
from minutes.parsing.types import SectionName

Part = SectionName | Literal["bilag"]

FIRM: dict[str, Part] = {
    "baggrund": "baggrund",
    "baggrunden": "baggrund",
    "baggrund for sagen": "baggrund",
    "sagens baggrund": "baggrund",
    "baggrund og formål": "baggrund",
    "sagen kort": "baggrund",
    "sagen i korte træk": "baggrund",
    "kort om sagen": "baggrund",
    "sagsresumé": "baggrund",
    "sagsresume": "baggrund",
    "indstilling": "indstilling",
    "indstillinger": "indstilling",
    "indstilles": "indstilling",
    "det indstilles": "indstilling",
    "forslag til beslutning": "indstilling",
    "forslag til indstilling": "indstilling",
    "indstilling og beslutning": "indstilling",
    "sagsfremstilling": "sagsfremstilling",
    "sagsfremstillingen": "sagsfremstilling",
    "sagsbeskrivelse": "sagsfremstilling",
    "fremstilling": "sagsfremstilling",
    "sagens fremstilling": "sagsfremstilling",
    "sagens indhold": "sagsfremstilling",
    "beskrivelse af sagen": "sagsfremstilling",
    "baggrund og sagsfremstilling": "sagsfremstilling",
    "sagsfremstilling og baggrund": "sagsfremstilling",
    "beslutning": "beslutning",
    "beslutninger": "beslutning",
    "beslutningen": "beslutning",
    "beslutningsreferat": "beslutning",
    "beslutning og referat": "beslutning",
    "drøftelse og beslutning": "beslutning",
    "beslutning og drøftelse": "beslutning",
    "referat og beslutning": "beslutning",
    "protokol": "beslutning",
    "bilag": "bilag",
    "bilagsliste": "bilag",
    "bilagsoversigt": "bilag",
    "bilag til sagen": "bilag",
    "bilag til punktet": "bilag",
    "liste over bilag": "bilag",
    "vedlagte bilag": "bilag",
    "vedlagt bilag": "bilag",
    "vedhæftede bilag": "bilag",
    "vedhæftede filer": "bilag",
}
# Only where the part is due: each of these is a heading inside a longer text as well.
LOOSE: dict[str, Part] = {
    "resumé": "baggrund",
    "resume": "baggrund",
    "kort resumé": "baggrund",
    "indledning": "baggrund",
    "anledning": "baggrund",
    "formål": "baggrund",
    "problemstilling": "baggrund",
    "anbefaling": "indstilling",
    "anbefalinger": "indstilling",
    "indhold": "sagsfremstilling",
    "beskrivelse": "sagsfremstilling",
    "redegørelse": "sagsfremstilling",
    "vurdering": "sagsfremstilling",
    "sagen": "sagsfremstilling",
    "status": "sagsfremstilling",
    "drøftelse": "beslutning",
    "drøftelser": "beslutning",
    "referat": "beslutning",
    "mødereferat": "beslutning",
    "konklusion": "beslutning",
    "konklusioner": "beslutning",
    "opsamling": "beslutning",
    "vedlagt": "bilag",
    "vedlægges": "bilag",
    "vedhæftet": "bilag",
}
DECIDES_ALONE = frozenset({"referat", "mødereferat"})
MAIN_WORDS = ("beslutning", "indstilling")
# *Indstillet* is a word of a sentence.
LONG_NAMES = tuple(name for name in FIRM if not name.endswith("indstilles"))
SHORT_NAMES = tuple(LOOSE)
# Headings within a part. Under an indstilling they tell that the telling of the case goes on.
WITHIN = frozenset(
    {
        "økonomi",
        "økonomiske konsekvenser",
        "videre proces",
        "den videre proces",
        "det videre forløb",
        "videre forløb",
        "proces",
        "tidsplan",
        "perspektiver",
        "lovgrundlag",
        "høring",
        "kommunikation",
        "bemærkninger",
    }
)

# Titles that stand as items of their own, with or without anything below them.
STANDING_TITLES = frozenset(
    {
        "eventuelt",
        "evt",
        "meddelelser",
        "meddelelser fra formanden",
        "meddelelser fra formandskabet",
        "orientering fra formanden",
        "orientering fra formandskabet",
        "siden sidst",
        "næste møde",
        "kommende møder",
        "punkter til næste møde",
        "bordet rundt",
        "gensidig orientering",
        "lukket punkt",
    }
)
BEGINS_STANDING = (
    "eventuelt",
    "evt.",
    "meddelelser",
    "orientering",
    "næste møde",
    "siden sidst",
    "lukket punkt",
)
# "Det indstilles, at KKR …", "Formandskabet indstiller, at …" without a heading above it.
PROPOSES = re.compile(
    r"\s*(?:det (?:indstilles|foreslås|anbefales)|"
    r"(?:kkr-)?(?:formandskabet|sekretariatet|[\w-]{0,30}udvalget)"
    r" (?:indstiller|anbefaler))\b,?(?: til (?:kkr|kommunekontaktråde?t?)(?: \w+)?,?)?(?: at\b|:|\s*$)",
    re.I,
)

LONGEST = 110
# A word must be so long to be like one of the main words.
LONG = min(map(len, MAIN_WORDS)) - 1
SPACED = re.compile(r"(?:\w ){4,40}\w[ :.]{0,3}")
BODY = (
    r"(?:(?:kkr|kommunekontaktråde?t?)(?:[ -](?:hovedstaden|sjælland|syddanmark|midtjylland|nordjylland))?"
    r"|rådet|mødet|formandskabet)"
)
# "KKR Sjællands beslutning", "Beslutning i KKR Midtjylland den 23. februar 2015", "Mødets beslutning",
# "Fælles beslutning for punkt 3.1-3.3".
POINTS = r"(?:punkt(?:et|erne)?|pkt\.?|sag(?:en|erne)?) \d[\d., –-]{0,30}(?:(?:og|til) \d[\d.]{0,5})?"
DECISION = re.compile(
    rf"(?:(?:{BODY}(?:s|’s|'s)?|fælles|samlet|den fælles) )?(?:fælles)?beslutning(?:er|en)?"
    rf"(?: (?:i|fra|på|ved|af|truffet i|truffet på) {BODY})?"
    rf"(?: (?:for|til|om|vedr\.|vedrørende|under|på) {POINTS})?"
    r"(?: (?:den |d\. ?)?\d{1,2}[. /-].{1,20})?"
)
SENDER = r"(?:kkr-)?(?:formandskabet|sekretariatet|administrationen|[\w-]{0,30}(?:udvalget|gruppen|kredsen))"
# "KKR-formandskabets indstilling", "Indstilling til KKR", "Indstilling fra embedsmandsudvalget".
PROPOSAL = re.compile(
    r"(?:(?:kkr-)?[\w-]{2,30}(?:ets|ens|ernes|gets|kr’s|kr's|krs) )?indstilling(?:er|en)?"
    rf"(?: til (?:{BODY}|beslutning|godkendelse|drøftelse)| (?:fra|af) {SENDER})?"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading and what stands on its line after the colon."""

    part: Part
    firm: bool
    text: str = ""


@lru_cache(maxsize=4096)
def read(line: str) -> Heading | None:
    """The part that a line begins: `Beslutning: Godkendt.` → beslutning, firm, Godkendt.

    >>> read("KKR Sjællands beslutning"), read("Beslutning om udpegning af medlemmer")
    (Heading(part='beslutning', firm=True, text=''), None)
    """
    whole = _known(line)
    if whole:
        return Heading(*whole)
    name, colon, rest = line[: 2 * LONGEST].partition(":")
    begun = _known(name) if colon and rest.strip() else None
    return Heading(*begun, text=line[len(name) + 1 :].strip()) if begun else None


def section(line: str) -> SectionName | None:
    """The section that a line begins, if the line is nothing but its heading."""
    known = _known(line)
    return None if known is None or known[0] == "bilag" else known[0]


def is_attachments(line: str) -> bool:
    known = _known(line)
    return known is not None and known[0] == "bilag"


def is_within(line: str) -> bool:
    """Whether a line is a heading inside a part, such as `Videre proces`."""
    return bare(line) in WITHIN


def is_standing_title(line: str) -> bool:
    """Whether a line is nothing but one of the titles that most agendas have."""
    return bare(line) in STANDING_TITLES


def says_referat(line: str) -> bool:
    """Whether a loose heading tells what was decided also where nothing stands above it."""
    return bare(line) in DECIDES_ALONE


def begins_standing_title(title: str) -> bool:
    return title.lower().startswith(BEGINS_STANDING)


def begins_proposal(line: str) -> bool:
    """Whether a paragraph begins the indstilling without a heading above it."""
    return PROPOSES.match(line[:LONGEST]) is not None


@lru_cache(maxsize=4096)
def bare(line: str) -> str:
    """A line as headings are known by: lower case, no colon, letters not spaced out; "" if too long."""
    if len(line) > LONGEST:
        return ""
    line = likeness.without_marks(line)
    words = line.split()
    if SPACED.fullmatch(line.strip()):
        words = ["".join(words)]
    return " ".join(words).lower()


@lru_cache(maxsize=4096)
def _known(line: str) -> tuple[Part, bool] | None:
    text = bare(line)
    return (_named(text) or _slipped(text)) if text else None


def _slipped(text: str) -> tuple[Part, bool] | None:
    """What a line is that a scanner damaged, by its likeness to one heading."""
    name = likeness.likest(text, LONG_NAMES, within_one=True)
    name = name or likeness.likest(text, SHORT_NAMES, within_one=False)
    if name:
        return _named(name)
    words = text.split()
    main = {word: likeness.likest(word, MAIN_WORDS, within_one=True) for word in words if len(word) >= LONG}
    return _named(" ".join(main.get(word) or word for word in words)) if any(main.values()) else None


def _named(text: str) -> tuple[Part, bool] | None:
    if text in FIRM:
        return FIRM[text], True
    if text in LOOSE:
        return LOOSE[text], False
    if "beslutning" in text and DECISION.fullmatch(text):
        return "beslutning", True
    if "indstilling" in text and PROPOSAL.fullmatch(text):
        return "indstilling", True
    return None
