"""The words of Danish minutes, as data: headings, months, municipalities, parties, topics.

What changes over the years stands in `data/`; what the form of a referat is made
of (headings, months) stands here, in the spelling minutes use, lower case.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from minutes.parsing.types import CouncilSlug, SectionName

DATA = Path(__file__).parents[2] / "data"

COUNCILS: dict[str, CouncilSlug] = {
    "hovedstaden": "hovedstaden",
    "sjælland": "sjaelland",
    "sjaelland": "sjaelland",
    "syddanmark": "syddanmark",
    "midtjylland": "midtjylland",
    "nordjylland": "nordjylland",
}

MONTHS = (
    "januar februar marts april maj juni juli august september oktober november december".split()  # noqa: SIM905
)

SECTIONS: tuple[SectionName, ...] = ("baggrund", "indstilling", "sagsfremstilling", "beslutning")

# The heads of tables that tell who was given which seat.
SEAT_COLUMNS = {
    "person": ("navn", "person", "udpeget", "udpegede", "medlem", "medlemmer", "politiker", "kandidat"),
    "second": ("stedfortræder", "stedfortrædere", "suppleant", "suppleanter", "personlig stedfortræder"),
    "party": ("parti", "liste"),
    "town": ("kommune",),
    "body": (
        "udvalg",
        "bestyrelse",
        "råd",
        "organ",
        "forum",
        "fora",
        "udpeges til",
        "selskab",
        "institution",
    ),
    "role": ("rolle", "funktion", "hverv", "post"),
    "period": ("periode",),
}

# Lower-case words after which a title or a name of a body cannot end.
CONNECTIVES = frozenset(
    "af for og fra på i med til om ved samt eller mellem under over hos mod efter som der den det de".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Municipality:
    """One of the 98, with other ways its name is written."""

    code: str
    name: str
    council: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """A party or local list; `names` are the ways minutes write it, besides its name and letter."""

    letter: str | None
    name: str
    names: tuple[str, ...]

    @property
    def label(self) -> str:
        """What stands for it in a result: its letter, or the name of a list that has none."""
        return self.letter or self.name


@dataclass(frozen=True, slots=True)
class Topic:
    """A field of the councils' work with the word stems that speak for it."""

    slug: str
    name: str
    words: dict[str, float]


@cache
def municipalities() -> tuple[Municipality, ...]:
    with (DATA / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Municipality(
                row["code"], row["name"], row["council"], tuple(filter(None, row["aliases"].split(";")))
            )
            for row in csv.DictReader(file)
        )


@cache
def parties() -> tuple[Party, ...]:
    return tuple(Party(row["letter"], row["name"], tuple(row["names"])) for row in _json("parties.json"))


@cache
def topics() -> tuple[Topic, ...]:
    return tuple(Topic(row["slug"], row["name"], row["words"]) for row in _json("topics.json"))


@cache
def council_names() -> dict[str, str]:
    """Slug → the council's own name (KKR Sjælland)."""
    return {row["slug"]: row["name"] for row in _json("councils.json")}


@cache
def municipality_names() -> dict[str, str]:
    """Every way of writing a municipality, genitives too, in lower case → its official name.

    >>> municipality_names()["københavns"], municipality_names()["høje-taastrups"]
    ('København', 'Høje-Taastrup')
    """
    names: dict[str, str] = {}
    for town in municipalities():
        for name in (town.name, *(_without_kind(alias) for alias in town.aliases)):
            names[name.lower()] = town.name
            names[_genitive(name).lower()] = town.name
    return names


@cache
def party_letters() -> frozenset[str]:
    return frozenset(party.letter for party in parties() if party.letter)


@cache
def party_labels() -> dict[str, str]:
    """Every name of a party or list, in lower case → its letter, or its name if it has none."""
    return {
        name.lower(): party.label
        for party in parties()
        for name in (party.name, *party.names, *([party.letter] if party.letter else []))
    }


def party_in_minutes(written: str) -> str | None:
    """The letter or name of what is written as a party, None if no party is known by it."""
    return party_labels().get(" ".join(written.strip(" .\"'”“").split()).lower())


def any_of(words: Callable[[], list[str]] | list[str]) -> str:
    """A pattern of alternatives, longest first, so that a name wins over its own beginning."""
    listed = words() if callable(words) else words
    return "|".join(re.escape(word) for word in sorted(listed, key=len, reverse=True))


def _without_kind(name: str) -> str:
    return re.sub(r" (?:Regionsk|K)ommune$", "", name)


def _genitive(name: str) -> str:
    return name if name.endswith("s") else name + "s"


def _json(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((DATA / name).read_text(encoding="utf-8"))
    return rows
