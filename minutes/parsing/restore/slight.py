"""Pages of a scan that lost next to nothing: only words that cannot stand as they are read.

    "Der var ikke enighed om linjef0ringen."     -> linjeføringen
    "Der budgettercs med konsekvenseme for ..."  -> budgetteres, konsekvenserne
    "Sekretriatet udarbjder et oplæg"            left: a slip of the hand
    "Fraværende: Ida Nagskov"                    left: who knows

A digit or a capital I inside small letters is no clean page's, nor rn for m. Where a document shows
some, or has other pages that are damaged, a word that is no Danish is mended if one reading leads by far.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from minutes.parsing.restore import choice
from minutes.parsing.restore.choice import Chosen
from minutes.parsing.restore.damage import is_a_spelling
from minutes.parsing.restore.reading import Reading
from minutes.parsing.restore.readings import Search
from minutes.parsing.restore.tokens import Token
from minutes.parsing.types import Line

# Ti1trådt, linjef0ringen, EghoImlinjen, forl&ngelse.
SIGN = re.compile(r"[^\W\d_][a-zæøå]*[01345689@&¢|I][a-zæøå]+|[01][a-zæøå]{4,}")
# What no hand writes for a letter; a for å and ae for æ one may.
# fmt: off
NO_HANDS = frozenset([
    ("m", "rn"), ("rn", "m"), ("d", "cl"), ("n", "ri"), ("u", "ii"), ("ri", "n"), ("h", "li"), ("fi", "ñ"),
    ("å", "á"), ("å", "à"), ("å", "é"), ("ø", "ó"), ("æ", "ze"), ("æ", "z"), ("ø", "j"), ("e", "c"),
])
# fmt: on
SHORTEST = 5
FEWEST = 2  # different words that only a scanner reads, on a page or in a text
SHARE = 0.004  # of a page's words that have lost letters as a hand may lose them
LIKELY = 16.0  # what a word that is put together may cost: drøftelsse is no drøfte-løse
LEAD = 5.0  # by how much the word meant must be likelier than the word as read, and
LEAD_OF_ALL = 3.0  # likelier than any other reading


def shows(words: Sequence[Token], telltales: Mapping[str, Reading], search: Search) -> bool:
    """Whether a text without a damaged page has words as only a scanner reads them."""
    found = {raw for raw in {word.raw for word in words} if _has_sign(raw)}
    meant = {raw for raw in found if _is_meant(raw, search)}
    return len(meant | {raw for raw in telltales if _no_hand_wrote(raw, telltales)}) >= FEWEST


def of(
    words: Sequence[Token], telltales: Mapping[str, Reading], lines: Sequence[Line], search: Search
) -> list[Chosen]:
    """The words that were surely others, on pages that have some as only a scanner reads them."""
    pages: defaultdict[int, list[Token]] = defaultdict(list)
    for word in words:
        pages[lines[word.parts[0].line].page].append(word)
    scanned = {page for page, found in pages.items() if _is_scanned(found, telltales)}
    odd = [word for word in words if lines[word.parts[0].line].page in scanned and _is_odd(word, search)]
    return [each for each in choice.of(odd, lines, search) if each.reading.edits and _is_sure(each, search)]


def _is_scanned(words: Sequence[Token], telltales: Mapping[str, Reading]) -> bool:
    if any(_has_sign(word.raw) or _no_hand_wrote(word.raw, telltales) for word in words):
        return True
    # A name that looks misread may be spelt so.
    lost = {word.raw for word in words if word.raw.islower() and word.raw in telltales}
    return len(lost) >= FEWEST and len(lost) >= SHARE * len(words)


def _no_hand_wrote(raw: str, telltales: Mapping[str, Reading]) -> bool:
    reading = telltales.get(raw)
    if reading is None or len(raw) < SHORTEST:
        return False
    return any((edit.printed, edit.read) in NO_HANDS for edit in reading.edits)


def _has_sign(raw: str) -> bool:
    if len(raw) < SHORTEST or (raw.isalpha() and "I" not in raw):
        return False
    return SIGN.fullmatch(raw) is not None


def _is_meant(raw: str, search: Search) -> bool:
    readings = search.readings(raw)
    return bool(readings) and bool(readings[0].edits) and readings[0].word_cost < choice.DOUBTFUL


def _is_odd(word: Token, search: Search) -> bool:
    small = word.raw.lower()
    if len(word.raw) < SHORTEST - 1 or small in search.lexicon or small in search.lexicon.quoted:
        return False
    return _has_sign(word.raw) or (word.raw[1:].islower() and search.as_read(word.raw) is None)


def _is_sure(chosen: Chosen, search: Search) -> bool:
    """Whether a word that is no Danish has one reading far likelier than itself and all others."""
    raw = chosen.token.raw
    if _has_sign(raw):
        return True
    first, *others = search.readings(raw, chosen.token.cuts) or [chosen.reading]
    leads = not others or others[0].cost - first.cost > LEAD_OF_ALL
    if first.word != chosen.reading.word or not leads or is_a_spelling(raw, first):
        return False
    if first.word_cost > LIKELY and first.word not in search.lexicon:
        return False
    if raw[0].isupper() and not chosen.token.opens:
        return first.word in search.lexicon.proper
    unknown = choice.UNKNOWN + choice.UNKNOWN_LETTER * len(raw)
    return first.word_cost < choice.DOUBTFUL and unknown - first.cost > LEAD
