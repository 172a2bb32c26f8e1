"""What the place of a word in its line tells of it.

"Rikke Hedelund (A), Laese"        a municipality's name: Læsø
"Ærg: Ida Bech (V)"                likewise
"Kasper S9gard 4rsted (O)"         before a party a surname, with a capital: Årsted
"EKSTRAORDINAERT MODE"             among capitals a word, and no abbreviation
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from minutes.parsing.restore.lexicon import municipalities
from minutes.parsing.restore.readings import Search
from minutes.parsing.restore.tokens import Token
from minutes.parsing.types import Line

LOOK = 60  # letters around a word
BEFORE_PLACE = re.compile(r"\([^()\s]{1,14}\),\s{1,3}$")
BEFORE_COLON = re.compile(r"(?:^\s{0,20}|\. )$")
# "rsted (O)", "rbo Larsen (V)": what stands before a party is a name.
BEFORE_PARTY = re.compile(r"(?: [A-ZÆØÅ][\w.-]{0,30}){0,3} \((?:[A-ZÆØÅ@&0]{1,2}|[A-ZÆØÅ][\w ]{3,20})\)")
BEFORE_CAPITAL = re.compile(r" [A-ZÆØÅ][a-zæøå]")
LONG_CAPITALS = re.compile(r"[A-ZÆØÅ]{5}")
ITEM = re.compile(r"\s{0,20}[–—•·▪*-]\s{1,9}([^\W\d_])")
BULLET = re.compile(r"\s{0,20}[–—•·▪*-]\s{1,9}")
CODE = 3  # letters in capitals that stay an abbreviation wherever they stand


@cache
def places() -> frozenset[str]:
    """The words that municipalities' names are made of, in lower case."""
    return frozenset(municipalities())


def is_place(word: Token, lines: Sequence[Line]) -> bool:
    """Whether a municipality is named here: behind a member's party, or at the head of its members."""
    first, last = word.parts[0], word.parts[-1]
    before = lines[first.line].text[max(0, first.start - LOOK) : first.start]
    if BEFORE_PLACE.search(before):
        return True
    return lines[last.line].text[last.end : last.end + 2] == ": " and bool(BEFORE_COLON.search(before))


def is_in_capitals(word: Token, lines: Sequence[Line]) -> bool:
    """Whether a word in capitals stands in a heading in capitals."""
    if not word.raw.isupper() or len(word.raw) <= CODE:
        return False
    text = lines[word.parts[0].line].text
    return text.isupper() and bool(LONG_CAPITALS.search(text))


def has_small_items(lines: Sequence[Line]) -> bool:
    """Whether the items of this text's lists begin with small letters: "— flere hænder"."""
    begins: list[str] = [found[1] for line in lines if (found := ITEM.match(line.text))]
    return 2 * sum(letter.islower() for letter in begins) > len(begins)


def has_capital(
    word: Token, printed: str, lines: Sequence[Line], search: Search, *, small_items: bool = False
) -> bool:
    """Whether a word that begins with a sign was printed with a capital."""
    lexicon, first, last = search.lexicon, word.parts[0], word.parts[-1]
    if printed in lexicon.proper:
        return True
    is_item = bool(BULLET.fullmatch(lines[first.line].text[: first.start][-LOOK:]))
    if not small_items if is_item else word.opens:
        return True
    if word.raw[0].isalpha():
        return False
    after = lines[last.line].text[last.end : last.end + LOOK]
    if BEFORE_PARTY.match(after) or (printed in lexicon.names and BEFORE_CAPITAL.match(after)):
        return True
    return search.as_read(printed) is None
