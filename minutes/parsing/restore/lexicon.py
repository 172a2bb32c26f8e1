"""What is a Danish word, and how likely it is.

The forms (765,000, with inflections) and frequencies are simplemma's and
wordfreq's, boiled down by `wordlist`; names, and how minutes differ from other
Danish, are ours (`data/`). A cost is the negative natural logarithm of a
probability: *og* 3.5, *møde* 6, *tiltrådt* 9, a form without a frequency 17.
"""

from __future__ import annotations

import csv
import zlib
from collections.abc import Iterable
from functools import cache
from itertools import chain
from math import log
from pathlib import Path

from minutes.parsing.restore.beginnings import Beginnings, Node

DATA = Path(__file__).parents[3] / "data"
WORDS = DATA / "danish_words.txt.gz"
GZIP = 31  # what zlib calls a file of gzip
BLOCKS = 5
ENCODING = "latin-1"  # has all letters of the list, a byte each
RARE = 17.0  # a form that wordfreq's million words did not meet
NAME = 13.0
DANISH = frozenset("æøå")
# Words of grammar end no compound, and begin one only bare: med|lem, for|slag, but no med-e-dag.
# fmt: off
GRAMMAR = frozenset([
    "af", "alle", "at", "den", "denne", "der", "deres", "det", "dette", "disse", "eller", "en",
    "end", "er", "et", "for", "fordi", "fra", "før", "han", "hans", "har", "havde", "have", "hun",
    "hver", "hvilke", "hvilken", "hvis", "hvor", "i", "ikke", "inden", "ingen", "jeg", "kan", "kun",
    "ligge", "ligger", "man", "med", "mellem", "men", "mod", "må", "nogen", "noget", "nogle", "når",
    "og", "om", "os", "over", "på", "samt", "sig", "sin", "skal", "som", "så", "til", "ud", "under",
    "var", "ved", "vi", "vil", "vore", "været",
])
# fmt: on


class Lexicon:
    """Words in lower case with their costs, sorted so that beginnings are found by bisection.

    `names` may be written with a capital, `proper` are never written without; `foreign`
    are names, loans and abbreviations, which Danish puts into no compound; `quoted` are
    no Danish words, but common ones of languages that Danish minutes quote.
    """

    def __init__(
        self,
        words: Beginnings | Iterable[str],
        costs: dict[str, float],
        proper: frozenset[str],
        foreign: frozenset[str],
        names: frozenset[str] = frozenset(),
        quoted: frozenset[str] = frozenset(),
    ) -> None:
        self.words = words if isinstance(words, Beginnings) else Beginnings.of(words)
        self.costs = costs
        self.proper = proper
        self.names = names | proper
        self.quoted = quoted
        self.foreign = foreign
        self.root = self.words.root
        self.asked: dict[str, bool] = {}

    def __contains__(self, word: str) -> bool:
        """Whether there is such a word; what was asked once is remembered, since words come again."""
        found = self.asked.get(word)
        if found is None:
            found = self.asked[word] = word in self.words
        return found

    def cost(self, word: str) -> float | None:
        """The cost of a lower-case word, None if there is no such word."""
        cost = self.costs.get(word)
        return RARE if cost is None and word in self else cost

    def step(self, node: Node, letters: str) -> Node | None:
        """The longer beginning, None if no word begins like that; what was asked once is remembered."""
        found: Node | None = node
        for letter in letters:
            if found is None:
                return None
            if letter not in found.kids:
                found.kids[letter] = self.words.longer(found, letter)
            found = found.kids[letter]
        return found


@cache
def danish() -> Lexicon:
    """The one lexicon, read in a tenth of a second the first time."""
    *small, forms = zlib.decompress(WORDS.read_bytes(), GZIP).decode(ENCODING).split("\n\n", BLOCKS - 1)
    costed, proper, foreign, quoted = (block.split("\n") for block in small)
    general = Beginnings.read(forms)
    costs: dict[str, float] = {}
    for line in costed:
        cost, *same = line.split(" ")
        costs.update(dict.fromkeys(same, float(cost)))
    names = frozenset(chain(_names(), municipalities()))
    minutes = dict(_minutes_words())
    costs.update(minutes)
    ours = {word for word in chain(names, minutes) if word not in general}
    known_as_names = names & ours.union(proper)
    costs.update((name, min(NAME, costs.get(name, NAME))) for name in known_as_names)
    return Lexicon(
        general.along_with(ours),
        costs,
        frozenset(proper) | (names & ours),
        frozenset(foreign),
        names,
        frozenset(quoted),
    )


def _names() -> list[str]:
    return [name.lower() for name in listed("names.txt")]


def municipalities() -> list[str]:
    """Official names and their forms, word by word: lyngby, taarbæk, københavns."""
    with (DATA / "municipalities.csv").open(encoding="utf-8", newline="") as rows:
        texts = [f"{row['name']} {row['name']}s {row['aliases']}" for row in csv.DictReader(rows)]
    words = " ".join(texts).replace("-", " ").replace(";", " ").lower().split()
    return [word for word in words if word.isalpha() and word != "kommune"]


def _minutes_words() -> list[tuple[str, float]]:
    """Words with their cost in minutes, where general Danish misleads."""
    rows = [line.split("\t") for line in listed("minutes_words.tsv")]
    return [(word, -log(float(per_million) / 1e6)) for word, per_million in rows]


def listed(name: str) -> list[str]:
    """The rows of a file of our data."""
    text = (DATA / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
