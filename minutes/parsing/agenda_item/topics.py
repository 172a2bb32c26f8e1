"""What an item is about: one to three fields where its words clearly decide, else none.

    Status for sundhedsreformen i Østdanmark        sundhed, by `sundhedsreformen`

Each field has words with weights (`data/topics.json`). One counts where a word begins with
it, inside a compound too if it is long; one with a space at its end only as the whole word;
one of several words as it stands. Said in the title it counts more.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from math import log

from minutes.parsing import vocabulary

MOST = 3
IN_TITLE = 4.0
# One sure word in the title, or several in the text; less is silence.
CLEAR = 7.0
# A field with less than this share of the leading one's weight is mentioned in passing;
# where the title leads, one that it is silent about needs more.
BESIDE_THE_FIRST = 0.5
BESIDE_THE_TITLE = 0.8
# Under a title of seats, or of the meeting's own papers, the text is a list of bodies, and of no field.
OWN_WORK = "kkr"
OWN_PAPERS = re.compile(r"\b(?:udpegning|valg\b|mødeplan|mødekalender|referat|dagsorden)", re.I)
# A text that leads to no field by its title, and speaks a little of all, is about none.
LEAST_SHARE = 1 / 4
# A stem so long is told from other words also inside a compound (minimumsdimensionering).
INSIDE_FROM = 7
# Stems are looked up by their first letters.
KEY = 3
LETTERS = "[a-zæøåéüA-ZÆØÅÉÜ0-9]+"
TOKEN = re.compile(rf"{LETTERS}(?:[-'’]{LETTERS})*")
LONGEST_TOKEN = 80
# The words that are shown as having decided.
MOST_WORDS = 5


@dataclass(slots=True)
class Weighed:
    """A field's weight in an item, and each word's part in it."""

    weight: float = 0.0
    in_title: float = 0.0
    words: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def add(self, word: str, weight: float) -> None:
        self.weight += weight
        self.words[word] += weight

    def is_beside(self, first: Weighed) -> bool:
        """Whether it is clear, and not mentioned in passing beside the leading field."""
        unnamed = first.in_title >= CLEAR and not self.in_title
        return self.weight >= max(CLEAR, (BESIDE_THE_TITLE if unnamed else BESIDE_THE_FIRST) * first.weight)


@dataclass(frozen=True, slots=True)
class Stem:
    """A word of a field; `inside` where it counts within a compound too, `whole` where it stands alone."""

    text: str
    slug: str
    weight: float
    inside: bool
    whole: bool


def of(title: str, text: str) -> dict[str, list[str]]:
    """Slugs of the fields, the strongest first → the words of the text that decided, likewise."""
    fields: dict[str, Weighed] = defaultdict(Weighed)
    for slug, word, weight in _weights(title):
        fields[slug].add(word, IN_TITLE * weight)
        fields[slug].in_title += IN_TITLE * weight
    for slug, word, weight in _weights(text):
        fields[slug].add(word, weight)
    if OWN_PAPERS.search(title) and not _named_besides(fields):
        fields = {OWN_WORK: fields[OWN_WORK]}
    ranked = sorted(fields.items(), key=lambda each: -each[1].weight)[:MOST]
    if not ranked or _is_of_everything(ranked[0][1], fields):
        return {}
    return {slug: _telling(found.words) for slug, found in ranked if found.is_beside(ranked[0][1])}


def _named_besides(fields: dict[str, Weighed]) -> bool:
    return any(found.in_title > 0 for slug, found in fields.items() if slug != OWN_WORK)


def _is_of_everything(first: Weighed, fields: dict[str, Weighed]) -> bool:
    whole = sum(max(found.weight, 0) for found in fields.values())
    return not first.in_title and first.weight < LEAST_SHARE * whole


def _telling(words: dict[str, float]) -> list[str]:
    """The words with most weight; one that speaks against the field did not decide for it."""
    ranked = sorted((word for word in words if words[word] > 0), key=lambda word: -words[word])
    each = {word.lower(): word for word in reversed(ranked)}
    return [word for word in ranked if each[word.lower()] == word][:MOST_WORDS]


def _weights(text: str) -> Iterator[tuple[str, str, float]]:
    """Field, word and weight of each stem found; one said ten times is not ten times as telling."""
    times: dict[Stem, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    tokens = TOKEN.findall(text)
    seen = _counted(tokens)
    for small, (word, count) in seen.items():
        for stem in _stems_of(small):
            times[stem][word] += count
    running = f" {' '.join(tokens)} "
    lower = running.lower()
    for stem in [stem for first, stem in _phrases() if first in seen]:
        count = lower.count(f" {stem.text}")
        if count:
            at = lower.find(f" {stem.text}") + 1
            times[stem][running[at : running.find(" ", at + len(stem.text))]] = count
    for stem, words in times.items():
        whole = stem.weight * (1 + log(sum(words.values())))
        yield stem.slug, max(words, key=lambda word: words[word]), whole


def _counted(tokens: Sequence[str]) -> dict[str, tuple[str, int]]:
    """Each word in lower case → as it first stands, and how often."""
    small = [token.lower() for token in tokens]
    first = dict(zip(reversed(small), reversed(tokens), strict=True))
    return {word: (first[word], count) for word, count in Counter(small).items()}


@lru_cache(8192)
def _stems_of(word: str) -> tuple[Stem, ...]:
    stems = _stems()
    # Behind the beginning of a word without parts only long stems count.
    shortest = INSIDE_FROM if word.isalnum() else KEY
    places = [0, *range(1, min(len(word) - shortest, LONGEST_TOKEN - KEY) + 1)] if len(word) >= KEY else []
    return tuple(
        stem
        for at in places
        for stem in stems.get(word[at : at + KEY], ())
        if (not at or stem.inside or word[at - 1] in "-'’")
        and (word == stem.text if stem.whole else word.startswith(stem.text, at))
    )


@cache
def _all() -> tuple[Stem, ...]:
    return tuple(
        Stem(text.strip(), topic.slug, weight, len(text.strip()) >= INSIDE_FROM, text.endswith(" "))
        for topic in vocabulary.topics()
        for text, weight in topic.words.items()
    )


@cache
def _stems() -> dict[str, tuple[Stem, ...]]:
    stems: dict[str, tuple[Stem, ...]] = {}
    for stem in _all():
        if " " not in stem.text:
            stems[stem.text[:KEY]] = (*stems.get(stem.text[:KEY], ()), stem)
    return stems


@cache
def _phrases() -> tuple[tuple[str, Stem], ...]:
    """Those of several words, each behind its first one."""
    return tuple((stem.text.partition(" ")[0], stem) for stem in _all() if " " in stem.text)
