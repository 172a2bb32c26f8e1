"""Synthetic archives of any size in the language of the samples and the examples.

Words follow Zipf: those of the real texts by how often they stand there, then the archive's
word list. A text is a stretch of one long tape of such words, so that a word or a phrase is
in as large a part of ten thousand items as of a million. How long items are is what the real
ones are. Council, day, outcomes, topics, parties and municipalities are the archive's own.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

Json = dict[str, Any]

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "tests" / "examples"
SAMPLE = EXAMPLES / "kkr-hovedstaden-2025-09-02.json"
SECTIONS = ("baggrund", "indstilling", "sagsfremstilling", "beslutning")
WORD = re.compile(r"[^\W_]+")
TAIL = 60_000
TAPE = 3_000_000
ITEMS_A_MEETING = 15
FIRST_DAY, DAYS = date(2007, 1, 15), 7_000
OUTCOMES = (
    ["godkendt"],
    ["tiltrådt"],
    ["taget til efterretning"],
    ["drøftet"],
    ["tiltrådt", "orienteret"],
    [],
)
FOLLOWS = ("followed", "followed", "followed", "amended", "noted", "none")


@dataclass(frozen=True, slots=True)
class Item:
    """Numbers of councils, topics, parties, municipalities and members count from 0 in the archive's own."""

    id: int
    meeting: int
    place: int
    title: str
    sections: dict[str, str]
    council: int
    day: date
    outcomes: list[str]
    follows: str
    reserved: bool
    topics: list[int]
    parties: list[int]
    municipalities: list[int]
    members: list[int]

    @property
    def number(self) -> str:
        return f"3.{self.place}"

    @property
    def text(self) -> str:
        return "\n".join([self.title, *self.sections.values()])


@dataclass(frozen=True, slots=True)
class Facts:
    """How many there are of each."""

    councils: int
    topics: int
    parties: int
    municipalities: int
    members: int


class Corpus:
    """The same items each time they are asked for."""

    def __init__(self, sample_alone: bool = False) -> None:
        self.lengths = _lengths(sample_alone)
        self.tape = _tape(random.Random(2007))
        self.marks = [0, *accumulate(len(word) + 1 for word in self.tape)]
        self.joined = " ".join(self.tape) + " "

    def items(self, size: int, facts: Facts) -> Iterator[Item]:
        chance = random.Random(size)
        for number in range(size):
            yield self._item(number, chance, facts)

    def _item(self, number: int, chance: random.Random, facts: Facts) -> Item:
        meeting, place = divmod(number, ITEMS_A_MEETING)
        title, *sections = (self._text(words, chance) for words in chance.choice(self.lengths))
        return Item(
            id=number + 1,
            meeting=meeting + 1,
            place=place + 1,
            title=title.strip() or "Eventuelt",
            sections=dict(zip(SECTIONS, sections, strict=True)),
            council=meeting % facts.councils,
            day=day_of(meeting),
            outcomes=chance.choice(OUTCOMES),
            follows=chance.choice(FOLLOWS),
            reserved=chance.random() < 0.05,
            topics=_some(chance, facts.topics, 2),
            parties=_some(chance, facts.parties, 2),
            municipalities=_some(chance, facts.municipalities, 3),
            members=_some(chance, facts.members, 1),
        )

    def _text(self, words: int, chance: random.Random) -> str:
        start = int(chance.random() * (TAPE - words))
        return self.joined[self.marks[start] : self.marks[start + words]]


def day_of(meeting: int) -> date:
    """Meetings are spread evenly; the councils take turns."""
    return FIRST_DAY + timedelta(days=meeting * 37 % DAYS)


def _some(chance: random.Random, of: int, most: int) -> list[int]:
    """Of a few most often, as with real topics and parties."""
    return sorted({int(of * chance.random() ** 2) for _ in range(chance.randint(0, most))})


def examples(sample_alone: bool = False) -> list[Json]:
    files = [SAMPLE] if sample_alone else sorted(EXAMPLES.glob("*.json"))
    return [item for file in files for item in json.loads(file.read_text("utf-8"))["items"]]


def _texts(item: Json) -> list[str]:
    """Title and sections; one of which only the ends are told counts as empty."""
    found = (item["title"], *map(item["sections"].get, SECTIONS))
    return [text if isinstance(text, str) else "" for text in found]


def _lengths(sample_alone: bool) -> list[tuple[int, ...]]:
    """Words of title and sections of every real item with a text."""
    found = [tuple(len(WORD.findall(text)) for text in _texts(item)) for item in examples(sample_alone)]
    return [lengths for lengths in found if any(lengths[1:])]


def _tape(chance: random.Random) -> list[str]:
    words = vocabulary()
    weights = accumulate(1 / (rank + 2.7) for rank in range(len(words)))
    return chance.choices(words, cum_weights=list(weights), k=TAPE)


def vocabulary() -> list[str]:
    """Most frequent first: the real texts' words, then the word list's."""
    own = Counter(word for item in examples() for text in _texts(item) for word in WORD.findall(text.lower()))
    found = dict.fromkeys(word for word, _ in own.most_common())
    with gzip.open(ROOT / "data" / "danish_words.txt.gz", "rt", encoding="latin-1") as lines:
        for line in lines:
            if len(found) >= TAIL:
                break
            found.update(dict.fromkeys(word for word in line.split()[1:] if WORD.fullmatch(word)))
    return list(found)
