"""Who an item names: parties, municipalities, and people of the attendance lists.

    Enhedslisten og Radikale Venstre anbefaler …        Ø, B
    Københavns Kommune, i Furesø                        København, Furesø

A party is read by its name or as a letter in brackets after a name; a bare letter is
too little. Towns that are words of their own (Vejen, Greve) count only with `Kommune`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from minutes.parsing import vocabulary
from minutes.parsing.types import Attendee, Mentions

LETTER = re.compile(r"(?<=\w )\(([A-ZÆØÅ])\)")
# Ordinary words, or parts of other names, when no `Kommune` follows.
ALSO_WORDS = frozenset(
    {"vejen", "greve", "mors", "assens", "faxe", "odder", "struer", "skive", "nordfyns", "lejre"}
)
# Short names that are only safe in capitals and as a whole word.
SHORT = re.compile(r"[A-ZÆØÅ]{2,3}")
TOO_SHORT = frozenset({"R", "EL", "SP", "BP", "NB"})


def of(text: str, attendees: Sequence[Attendee] = ()) -> Mentions:
    """Each once, in the order they stand."""
    return Mentions(
        parties=parties(text),
        municipalities=_once(_towns(text)),
        people=[person.name for person in attendees if person.name in text],
    )


def parties(text: str) -> list[str]:
    """Party letters, or the names of lists that have none, in the order the text names them."""
    named = [(match.start(), _labels()[match[1].lower()]) for match in _party_names().finditer(text)]
    letters = [(match.start(), match[1]) for match in LETTER.finditer(text)]
    known = vocabulary.party_letters()
    return _once(label for _, label in sorted(named + [each for each in letters if each[1] in known]))


def _towns(text: str) -> Iterable[str]:
    for match in _town_names().finditer(text):
        name = match[1].lower()
        if match[2] or name not in ALSO_WORDS:
            yield vocabulary.municipality_names()[name]


@cache
def _town_names() -> re.Pattern[str]:
    names = {name for each in vocabulary.municipality_names() for name in (each, _capital(each))}
    towns = vocabulary.any_of([name for name in names if name[0].isupper()])
    return re.compile(rf"(?<![\w-])({towns})(?![\w-])( (?:Regionsk|K|k)ommune)?")


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
    return re.compile(rf"(?<![\w-])({vocabulary.any_of(names)})(?:s|’s|'s)?(?![\w-])")


def _once(found: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(found))
