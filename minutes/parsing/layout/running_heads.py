"""What a running head or foot says, however its letters were read: a council, a day, a page, and no more.

    KKR Syddanmark 17. april 2015                3
    KKR Hovedstaden | 23-O2-2015        Side 4
    5ide 4 · S1DE 2 · KKR Midtjyl1and, referat

A line of a text says something besides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile

from minutes.parsing import likeness, vocabulary
from minutes.parsing.types import CouncilSlug
from minutes.parsing.wording.cases import FIGURE, FIGURES

WORD = re.compile(r"(?!\|\s)[^\s·•–—,;:/.()-]+")
NUMBER = re.compile(rf"(?=\D{{0,3}}\d){FIGURE}{{1,4}}|[lI|]{{1,2}}")
# The council's name and a day are beside these in a head.
NAMES = tuple({slug: name for name, slug in reversed(vocabulary.COUNCILS.items())}.values())
COUNCIL = ("kkr", "kommunekontaktråd", "kommunekontaktrådet")
KIND = ("referat", "dagsorden", "beslutningsreferat", "mødereferat", "møde", "mødet", "udkast")
PAGE = ("side", "page", "pagina")
BESIDE = ("i", "den", "d", "region", "regionen", "af", "s", "ud", "of")
SHORTEST, LONGEST, MOST_WORDS = 4, 90, 12


@dataclass(frozen=True, slots=True)
class Head:
    """`day` is the first two numbers as printed: with the council's name what stands on every page."""

    council: CouncilSlug | None
    named: bool
    day: tuple[str, ...]
    has_page: bool
    has_kind: bool

    @property
    def is_page_number(self) -> bool:
        return self.has_page and bool(self.day)

    @property
    def is_running(self) -> bool:
        """Whether it is one when it stands on several pages."""
        return self.named and (bool(self.day) or self.has_kind)


@lru_cache(4096)
def read(text: str) -> Head | None:
    """What a line says, if it is nothing but a head or foot.

    >>> found = read("KKR Hovedstaden | 23-O2-2015        5ide 4")
    >>> found.council, found.day, found.is_page_number
    ('hovedstaden', ('23', '02'), True)
    >>> read("Referat fra KKR Hovedstaden 23-02-2015")
    """
    first = WORD.search(text) if SHORTEST <= len(text) <= 2 * LONGEST else None
    if not first or not _kind(first[0]):  # as most lines of a text
        return None
    words = WORD.findall(text)
    if len(words) > MOST_WORDS:
        return None
    kinds = [*takewhile(bool, map(_kind, words))]
    if len(kinds) < len(words) or not {"council", "page"} & set(kinds):
        return None
    slugs = [vocabulary.COUNCILS[name] for word in words if (name := _name(word.lower()))]
    return Head(
        next(iter(slugs), None),
        "council" in kinds,
        tuple(word.translate(FIGURES) for word, kind in zip(words, kinds, strict=True) if kind == "number")[
            :2
        ],
        "page" in kinds,
        "kind" in kinds,
    )


@lru_cache(4096)  # a document's lines begin with the same words over and over
def _kind(word: str) -> str | None:
    if NUMBER.fullmatch(word):
        return "number"
    return _word_kind(word.lower())


@cache
def _known() -> dict[str, str]:
    months = dict.fromkeys(vocabulary.MONTHS, "day")
    return (
        dict.fromkeys(COUNCIL, "council") | dict.fromkeys(KIND, "kind") | dict.fromkeys(PAGE, "page")
        | dict.fromkeys(NAMES, "council") | dict.fromkeys(BESIDE, "beside") | months
    )  # fmt: skip


def _word_kind(word: str) -> str | None:
    known = _known()
    found = known.get(word) or ("council" if word in vocabulary.COUNCILS else None)
    if found or len(word) < SHORTEST or len(word) > LONGEST:
        return found
    like = likeness.likest(word, tuple(known), within_one=True)
    return known[like] if like else None


def _name(word: str) -> str | None:
    if word in vocabulary.COUNCILS:
        return word
    return likeness.likest(word, NAMES, within_one=True) if len(word) > SHORTEST else None
