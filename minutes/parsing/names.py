"""Municipalities as they are written, to the names the archive knows.

>>> municipality("Bornholms Regionskommune"), municipality("Keabenhavns Kommune")
('Bornholm', 'København')
>>> municipality("Lyngby Tårbæk"), municipality("Faaborg Kommune"), municipality("Ishoj")
('Lyngby-Taarbæk', 'Faaborg-Midtfyn', 'Ishøj')

A name that is none exactly is taken for the one it is most like, if no other comes near.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from functools import cache, lru_cache

from minutes.parsing import vocabulary

KIND = re.compile(
    r"\s*\b(?:region(?:s)?kommunes?|kommunes?|kommunalbestyrelse|byråd|borgerrepræsentation|kom\.)$", re.I
)
# A town's name misspelt or misread by two letters in ten is still nearer to it than to any other.
LIKENESS = 0.78
# Two towns so alike to what is written that neither is it: "Nyborg" is not a slip for Viborg.
MARGIN = 0.04
SHORTEST_LIKE = 5
# A short name with another first letter is another name: Jens is not Vejen.
LONG_NAME = 8
LONGEST_NAME = 40
NEAREST = 6
OUTSIDE = " .,;:()'’"
OTHER_SPELLING = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ö": "o", "ä": "ae", "é": "e", "ü": "u"})
# And what a scanner makes of ø and å where no digit or mark belongs: Sor6, Ær9, H@rsholm, R4.
OTHER_SPELLING |= str.maketrans({"0": "o", "6": "o", "9": "o", "@": "o", "¢": "o", "4": "a"})


def municipality(written: str) -> str | None:
    """The official name of the municipality a text names, and nothing else; None if it names none."""
    name = _without_kind(written)
    if not name:
        return None
    return known_municipality(name) or _nearest(name.lower())


def known_municipality(written: str) -> str | None:
    """The same without any guess: spelling with aa or å, hyphen or space, and half of a double name."""
    name = _without_kind(written)
    return vocabulary.municipality_names().get(name.lower()) or _by_key().get(_key(name))


def _without_kind(written: str) -> str:
    if len(written) > 2 * LONGEST_NAME:
        return ""
    name = KIND.sub("", " ".join(written.split()).strip(OUTSIDE)).strip(OUTSIDE)
    return name if len(name) <= LONGEST_NAME else ""


def _key(name: str) -> str:
    """What stays the same however a name is spelt: `Høje-Taastrup`, `Høje Tåstrup`, `Hoeje Taastrup`."""
    plain = name.lower().translate(OTHER_SPELLING).replace("aa", "a").replace("oe", "o")
    return "".join(char for char in plain if char.isalnum())


@cache
def _by_key() -> dict[str, str]:
    found = {_key(written): town for written, town in vocabulary.municipality_names().items()}
    for town in {town for town in found.values() if "-" in town}:
        found.setdefault(_key(town.partition("-")[0]), town)
    found.pop(_key("Høje"), None)  # an adjective, and half of nothing else
    return found


@lru_cache(4096)
def _nearest(name: str) -> str | None:
    if len(name) < SHORTEST_LIKE or any(char.isdigit() for char in name):
        return None
    shared = Counter(each for pair in _pairs(name) for each in _by_pair().get(pair, ()))
    known = vocabulary.municipality_names()
    likeness: dict[str, float] = {}
    for each, _ in shared.most_common(NEAREST):
        if (len(name) < LONG_NAME and each[0] != name[0]) or _at_most(name, each) < LIKENESS - MARGIN:
            continue
        likeness[known[each]] = max(likeness.get(known[each], 0.0), SequenceMatcher(None, name, each).ratio())
    ranked = sorted(likeness.items(), key=lambda found: -found[1])
    if not ranked or ranked[0][1] < LIKENESS:
        return None
    alone = len(ranked) == 1 or ranked[0][1] - ranked[1][1] >= MARGIN
    return ranked[0][0] if alone else None


def _at_most(name: str, other: str) -> float:
    """The most that the likeness can be, told by the letters whatever their order."""
    common = sum(min(name.count(letter), other.count(letter)) for letter in set(name))
    return 2 * common / (len(name) + len(other))


def _pairs(name: str) -> set[str]:
    return {name[at : at + 2] for at in range(len(name) - 1)} | {"^" + name[0], name[-1] + "$"}


@cache
def _by_pair() -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in vocabulary.municipality_names():
        for pair in _pairs(name):
            found[pair].append(name)
    return found
