"""Whether a page can be read at all, told by how many of its words there are in Danish.

A font without a table of its letters gives `5HIHUDW` for *Referat*, or nothing but
unknown signs: of such words none is in the dictionary. Of the worst scanned pages
seven in ten are, and so are English ones, since Danish has taken in so much.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from minutes.parsing.restore.lexicon import danish
from minutes.parsing.types import RawPage

# Under this share of known words a page is no text.
LEAST_KNOWN = 0.3
# Fewer words, as on a cover, tell nothing; more than these tell nothing new.
FEW_WORDS = 20
ENOUGH_WORDS = 100
# Names, numbers and initials are in no dictionary; short words are there by chance.
SHORTEST = 3
# What pdfminer and other readers write where a font does not say which letter it drew.
# It begins with a set of signs, which is looked for fastest.
UNKNOWN_SIGN = re.compile(r"[(\ufffd\ue000-\uf8ff](?:(?<!\()|cid:\d{1,6}\))")
MOST_UNKNOWN = 0.3
EDGES = ".,:;!?()[]{}/\\»«\"“”„'’–-—•|*"


def is_lost(page: RawPage) -> bool:
    """Whether a drawn page has no words, or words that say nothing."""
    words = [word.text for word in page.words]
    if not words:
        return True
    if UNKNOWN_SIGN.search(" ".join(words)):
        unknown = sum(UNKNOWN_SIGN.search(word) is not None for word in words)
        if unknown > MOST_UNKNOWN * len(words):
            return True
    return known(words) < LEAST_KNOWN


def known(words: Sequence[str]) -> float:
    """The share (0-1) of words that the dictionary has; 1 where there are too few to tell."""
    telling = [*islice(_telling(words), ENOUGH_WORDS)]
    if len(telling) < FEW_WORDS:
        return 1.0
    lexicon = danish()
    return sum([word in lexicon for word in telling]) / len(telling)


def _telling(words: Sequence[str]) -> Iterator[str]:
    """Of each stretch of a page some words before others, since names and tables stand together."""
    step = len(words) // ENOUGH_WORDS + 1
    for first in range(step):
        for word in words[first::step]:
            bare = word.strip(EDGES).lower()
            if len(bare) >= SHORTEST and (bare.isalpha() or any(map(str.isalpha, bare))):
                yield bare
