"""Who an item names: parties, municipalities, and people of the attendance lists.

    Enhedslisten og Radikale Venstre anbefaler …        Ø, B
    Københavns Kommune, i Furesø                        København, Furesø

A party is read by its name or as a letter in brackets after a name; a bare letter is
too little, but for the subject of a vote. Towns that are words of their own (Vejen, Greve)
count only with `Kommune`, and not at all in the name of something else (Faxe Bryggeri).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from minutes.parsing import vocabulary
from minutes.parsing.types import Attendee, Mentions

LETTER = re.compile(
    r"(?=[A-ZÆØÅ])(?<![\w-])[A-ZÆØÅ][\w.'’-]{0,40},? \(([A-ZÆØÅ]{1,3}(?:(?:, ?| og |/)[A-ZÆØÅ]{1,3}){0,12})\)"
)
# Bare letters as a subject: `A, F og Ø stemte for`, `Liste Ø`, `Partierne Ø, Å og F`.
# In brackets too, but for those behind a name (`Lis Jensen (A)`), which are that person's.
BARE = re.compile(
    r"(?<![\w.'’-])[A-ZÆØÅ]{1,3}(?:(?:, ?|, (?:og|samt) | og | samt |/|"
    r" eller )[A-ZÆØÅ]{1,3}){0,14}(?![\w'’-]|\. ?\w)"
)
OF_A_NAME = re.compile(r"(?<![\w-])[A-ZÆØÅ][\w.'’-]{0,40},? ?\($")
# `punkt A`, `Bilag B`, `SOSU H`, and `I` where it is the preposition.
NO_PARTY = re.compile(
    r"\b(?:punkt|pkt\.?|scenarie|model|bilag|litra|variant|mulighed|forslag|KKR|SOSU|Region|København|"
    r"type|linje) $",
    re.I,
)
PREPOSITION = re.compile(
    r"I (?!og\b|stemte\b|tog\b|tager\b|undlod\b|kunne\b|kan\b|ønske|anbefal|havde\b|har\b)\w"
)
# In the company of the newspapers' abbreviations K is Konservative; by letters it is Kristendemokraterne.
ABBREVIATIONS = {"S": "A", "R": "B", "K": "C", "KF": "C"}
NEWSPAPER = frozenset({"S", "SF", "DF", "LA", "RV", "R", "EL", "KF", "DD", "ALT"})
# Ordinary words, or parts of other names, when no `Kommune` follows.
ALSO_WORDS = frozenset(
    {"vejen", "greve", "mors", "assens", "faxe", "odder", "struer", "skive", "nordfyns", "lejre"}
)
# `Faxe Bryggeri`, `Roskilde Universitet`: an institution that has its name from a town.
INSTITUTION = re.compile(r" [A-ZÆØÅ][a-zæøå]{3,}")
FIRST_NAME = re.compile(r"(?<![\w-])[A-ZÆØÅ][a-zæøå]{2,20}(?:-[A-ZÆØÅ][a-zæøå]{2,20})? $")
# So long is the name of a list, and no letter or abbreviation.
LIST_FROM = 4
# Short names that are only safe in capitals and as a whole word.
SHORT = re.compile(r"[A-ZÆØÅ]{2,3}")
TOO_SHORT = frozenset({"R", "EL", "SP", "BP", "NB"})


def of(text: str, attendees: Sequence[Attendee] = ()) -> Mentions:
    """Each once, in the order they stand."""
    return Mentions(
        parties=parties(text),
        municipalities=_once(_towns(text)),
        people=[person.name for person in attendees if _stands(person.name, text)],
    )


def parties(text: str) -> list[str]:
    """Party letters, or the names of lists that have none, in the order the text names them."""
    return _once(label for _, label in sorted(_placed(text)))


def parties_said(text: str, attendees: Sequence[Attendee] = ()) -> list[str]:
    """The same for the subject of a vote or reservation, where a bare letter is a party too.

    A local list that only the attendance lists know (Borgerlisten Langeland) is one by its name there.
    """
    lists = {person.party for person in attendees if person.party and len(person.party) >= LIST_FROM}
    local = [
        (text.find(name), name) for name in lists if name in text and not vocabulary.party_in_minutes(name)
    ]
    bare = [
        (match.start() + order, label)
        for match in BARE.finditer(text)
        if not NO_PARTY.search(text[max(0, match.start() - 12) : match.start()])
        and not PREPOSITION.match(text, match.start())
        and not OF_A_NAME.search(text[max(0, match.start() - 45) : match.start()])
        for order, label in enumerate(_of_list(match[0]))
    ]
    return _once(label for _, label in sorted(_placed(text) + bare + local))


def _placed(text: str) -> list[tuple[int, str]]:
    named = [(match.start(), _labels()[match[1].lower()]) for match in _party_names().finditer(text)]
    return named + [
        (match.start(1) + order, label)
        for match in _letters(text)
        for order, label in enumerate(_of_list(match[1]))
    ]


def _letters(text: str) -> Iterable[re.Match[str]]:
    return (match for match in LETTER.finditer(text) if not NO_PARTY.search(match[0].split("(")[0]))


def _of_list(written: str) -> list[str]:
    """Letters and abbreviations that stand together, as labels; what is no party is left out."""
    each = re.findall(r"[A-ZÆØÅ]{1,3}", written)
    as_in_papers = len(each) == 1 or NEWSPAPER.intersection(each)
    found = [
        ABBREVIATIONS[one]
        if one in ABBREVIATIONS and (one != "K" or (as_in_papers and len(each) > 1))
        else vocabulary.party_in_minutes(one)
        for one in each
    ]
    return [label for label in found if label]


def _stands(name: str, text: str) -> bool:
    at = text.find(name)
    return at >= 0 and not text[at + len(name) : at + len(name) + 1].isalpha()


def _towns(text: str) -> Iterable[str]:
    for match in _town_names().finditer(text):
        name = match[1].lower()
        if match[2] or not (
            name in ALSO_WORDS or INSTITUTION.match(text, match.end()) or _surname(text, match)
        ):
            yield vocabulary.municipality_names()[name]


def _surname(text: str, match: re.Match[str]) -> bool:
    """`Mette Holbæk (SF)`: a town's name after a first name and before a party."""
    before = text[max(0, match.start() - 25) : match.start()]
    return bool(FIRST_NAME.search(before)) and text.startswith(" (", match.end())


@cache
def _town_names() -> re.Pattern[str]:
    names = {name for each in vocabulary.municipality_names() for name in (each, _capital(each))}
    towns = vocabulary.any_of([name for name in names if name[0].isupper()])
    own = r" (?:(?:Regionsk|K|k)ommun\w{1,5}|(?:B|b)yråd\w{0,2}|(?:K|k)ommunalbestyrelse\w{0,2})(?!\w)"
    return re.compile(rf"(?=[A-ZÆØÅ])(?<![\w-])({towns})(?![\w-])({own})?")


def _capital(name: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in name.split("-"))


@cache
def _labels() -> dict[str, str]:
    return {name: label for name, label in vocabulary.party_labels().items() if len(name) > 1}


@cache
def _party_names() -> re.Pattern[str]:
    names = [
        name
        for party in vocabulary.parties()
        for name in (party.name, *party.names)
        if len(name) > 3 or (SHORT.fullmatch(name) and name not in TOO_SHORT)
    ]
    begin = "".join(sorted({name[0] for name in names}))
    return re.compile(rf"(?=[{begin}])(?<![\w-])({vocabulary.any_of(names)})(?:s|’s|'s)?(?![\w-])")


def _once(found: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(found))
