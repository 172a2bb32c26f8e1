"""Whether a page can be read at all, told by how many of its words there are in Danish.

A font without a table of its letters gives `5HIHUDW` for *Referat*, or nothing but
unknown signs: of such words none is in the dictionary. Of the worst scanned pages
seven in ten are, and so are English ones, since Danish has taken in so much.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from minutes.parsing.lexicon import danish
from minutes.parsing.types import RawPage

# Under this share of known words a page is no text.
LEAST_KNOWN = 0.3
# Fewer words, as on a cover, tell nothing; more than these tell nothing new.
FEW_WORDS = 20
ENOUGH_WORDS = 300
# Names, numbers and initials are in no dictionary; short words are there by chance.
SHORTEST = 3
# What pdfminer and other readers write where a font does not say which letter it drew.
UNKNOWN_SIGN = re.compile("\ufffd|\\(cid:\\d{1,6}\\)|[\ue000-\uf8ff]")
MOST_UNKNOWN = 0.3
EDGES = ".,:;!?()[]{}/\\»«\"“”„'’–-—•|*"


def is_lost(page: RawPage) -> bool:
    """Whether a drawn page has no words, or words that say nothing."""
    words = [word.text for word in page.words]
    if not words:
        return True
    unknown = sum(UNKNOWN_SIGN.search(word) is not None for word in words)
    return unknown > MOST_UNKNOWN * len(words) or known(words) < LEAST_KNOWN


def known(words: Iterable[str]) -> float:
    """The share (0-1) of words that the dictionary has; 1 where there are too few to tell."""
    bare = (word.strip(EDGES).lower() for word in words)
    telling = [*islice((word for word in bare if _tells(word)), ENOUGH_WORDS)]
    return sum(word in danish() for word in telling) / len(telling) if len(telling) >= FEW_WORDS else 1.0


def _tells(word: str) -> bool:
    return len(word) >= SHORTEST and any(char.isalpha() for char in word)
