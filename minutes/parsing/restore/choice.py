"""Which reading of each word it was.

Weighed are how likely the word and the slip are, whether the text surely has
the word elsewhere, and what stands beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import exp

from minutes.parsing.restore import neighbours, run_together, spelling, standing, tokens, torn
from minutes.parsing.restore.confusions import Slips
from minutes.parsing.restore.lexicon import DANISH, NAME, Lexicon
from minutes.parsing.restore.reading import Edit, Reading
from minutes.parsing.restore.readings import Search
from minutes.parsing.restore.tokens import Token
from minutes.parsing.types import Line

# The cost of a word nobody knows: the longer, the less likely that Danish has such a word.
UNKNOWN, UNKNOWN_LETTER = 14.0, 1.5
UNKNOWN_PAIR = 14.5  # two letters are most likely an abbreviation
# A word nobody knows with a capital inside a sentence is most likely a name, unless it is long.
UNKNOWN_NAME = 18.5
LONG_NAME, LONGER = 9, 1.0
# p4, 0g, P6 may be codes: they are words only if common ones, very common with a digit at either end.
SHORT_CODE, COMMON, VERY_COMMON = 3, 13.0, 10.0
CAPITAL, SMALL_NAME = 2.0, 4.0  # what it costs a word to be written as a name, and the other way round
USUAL, UNLIKELY, UNUSUAL = 5.0, 12.0, 4.0
CLEAR = 5.0  # a reading that leads by this much is settled whatever stands beside it
# A word put together from rare parts, or a name mended by spelling alone, is not as sure as it looks.
DOUBTFUL, DOUBT = 19.0, 0.88
KNOWN_HERE = 2.0  # the pull of a word that this text surely has elsewhere
PLACE = 4.0  # and of a municipality where one is named
ABBREVIATION = 5  # shorter words in capitals are left alone
BEST = 8
# Digits and signs are in no name, and é rarely inside one: Byrédets, K9benhavn.
NAME_LETTERS = re.compile(r"[^\W\dé]+é?")
CAPITAL_SLIPS = str.maketrans("IJ|", "ljl")  # a capital inside a small word: hoIde, bJrn
L_FOR_I = re.compile("I[aeouyæøå]")  # next to no name begins like that, but Iokale and Iaereplads do


@dataclass(frozen=True, slots=True)
class Chosen:
    """A word and what was printed; `reading` has no edits if that is what was read.

    A word that is not `known` is neither Danish nor a name's, and no reading of it is: it may be wrong.
    `capital` tells whether it has one where the scanner read a sign: &rbo.
    """

    token: Token
    reading: Reading
    certainty: float
    known: bool
    capital: bool = False


def of(words: Sequence[Token], lines: Sequence[Line], search: Search) -> list[Chosen]:
    """The likeliest reading of every word, in the order of the text."""
    judge = _Judge(search, Search(_names_here(words, search), search.slips))
    words = [piece for word in words for piece in _readable(word, search)]
    words = torn.whole(words, lines, search, lambda word: judge.options(word)[0])
    small_items = standing.has_small_items(lines)
    options = [judge.options(word, is_heading=standing.is_in_capitals(word, lines)) for word in words]
    here = Counter(each[0].word for each in options if _is_clear(each))
    places = standing.places()
    chosen: list[Chosen] = []
    for index, (word, readings) in enumerate(zip(words, options, strict=True)):
        left = chosen[-1].reading.word if chosen else ""
        right = [each[0].word for each in options[index + 1 : index + 3]]
        may_be_place = any(reading.word in places for reading in readings)
        place = may_be_place and standing.is_place(word, lines)
        best = _choose(word, readings, here, left, right, search, place=place)
        if best.reading.edits:  # a word that stays has the capital it was read with
            capital = standing.has_capital(word, best.reading.word, lines, search, small_items=small_items)
            best = replace(best, capital=capital)
        chosen.append(best)
    return chosen


@dataclass(slots=True)
class _Judge:
    """The readings of each word, remembered: a text says the same word often."""

    search: Search
    names: Search
    known: dict[tuple[str, tuple[int, ...], bool, bool], list[Reading]] = field(default_factory=dict)

    def options(self, word: Token, *, is_heading: bool = False) -> list[Reading]:
        key = (word.raw, word.cuts, word.opens, is_heading)
        if key not in self.known:
            self.known[key] = _options(word, self.search, self.names, is_heading=is_heading)
        return self.known[key]


def _readable(word: Token, search: Search) -> list[Token]:
    """A broken word as one if Danish has such a word, else its pieces: KKR-|formandskabet."""
    if len(word.parts) == 1:
        return [word]
    readings = search.readings(word.raw, word.cuts)
    if word.guessed:
        readings = [reading for reading in readings[:1] if reading.word in search.lexicon.proper]
    return [word] if readings else [piece for part in tokens.apart(word) for piece in _readable(part, search)]


def _names_here(words: Sequence[Token], search: Search) -> Lexicon:
    """Names nobody knows that this text has with its Danish letters: they pull the damaged ones."""
    found = {
        word.raw.lower()
        for word in words
        if word.raw.istitle() and NAME_LETTERS.fullmatch(word.raw) and not DANISH.isdisjoint(word.raw.lower())
    }
    names = sorted(name for name in found if _is_name(name, search))
    return Lexicon(names, dict.fromkeys(names, NAME), frozenset(names), frozenset())


def _is_name(name: str, search: Search) -> bool:
    """Whether a word with a capital that nobody knows can be a name, and no damaged word or other name."""
    if (
        name in search.lexicon
        or spelling.is_odd(name)
        or spelling.names(name.title(), (), search.slips)[0].edits
    ):
        return False
    readings = search.readings(name.title())
    return not readings or readings[0].cost > NAME + USUAL


def _options(word: Token, search: Search, names: Search, *, is_heading: bool = False) -> list[Reading]:
    """The readings of a word, likeliest first; the word as it stands is always among them."""
    if word.raw == "|":
        return [Reading("i", 0.0, 0.0, (Edit(0, "|", "I"),))]
    if _is_code(word) and not is_heading:
        return [Reading(word.raw.lower(), 0.0)]
    raw = word.raw.lower() if word.raw.isupper() and len(word.raw) > SHORT_CODE else word.raw
    readings = [*search.readings(raw, word.cuts)]
    if raw.istitle():
        readings += names.readings(raw, word.cuts)
    if len(raw) <= SHORT_CODE and any(char.isdigit() for char in raw):
        limit = COMMON if raw[0].isalpha() and raw[-1].isalpha() else VERY_COMMON
        readings = [reading for reading in readings if reading.word_cost < limit]
    readings = [_in_case(reading, word, search.lexicon) for reading in readings]
    two = run_together.reading(word, search)
    readings += [two] if two else []
    if all(reading.edits for reading in readings):
        as_read = search.as_read(raw)
        unknown = _unknown(word, raw, search.slips)
        readings += [as_read] if as_read and as_read.cost < unknown[0].cost else unknown
    return sorted(readings, key=lambda reading: reading.cost)[:BEST]


def _in_case(reading: Reading, word: Token, lexicon: Lexicon) -> Reading:
    """The reading at what it costs as the word is written: a capital inside a sentence is a name's."""
    cost = reading.word_cost
    if word.raw.islower() and reading.word in lexicon.proper:
        cost += SMALL_NAME
    elif word.raw[0].isupper() and word.raw[1:].islower() and not word.opens:
        if reading.word not in lexicon.names:
            cost += CAPITAL if reading.word in lexicon or len(word.raw) > LONG_NAME else UNUSUAL
            cost += UNUSUAL if reading.slip_cost > USUAL and len(word.raw) < LONG_NAME else 0.0
        else:
            is_likely = reading.slip_cost < (UNLIKELY if spelling.is_odd(word.raw) else USUAL)
            cost = min(cost, NAME) if is_likely else cost + UNUSUAL
    return reading if cost == reading.word_cost else reading._replace(word_cost=cost)


def _is_code(word: Token) -> bool:
    """KKR, SOSU, and P4 unless a sentence begins with it: På."""
    short = (
        len(word.raw) < ABBREVIATION if word.raw.isalpha() else len(word.raw) <= SHORT_CODE and not word.opens
    )
    return short and word.raw.isupper()


def _unknown(word: Token, raw: str, slips: Slips) -> list[Reading]:
    """A word that nobody knows, as read, and if it may be a name, as names are spelt."""
    cost = UNKNOWN + UNKNOWN_LETTER * len(raw) if len(raw) > 2 else UNKNOWN_PAIR
    plain = spelling.plain(raw, cost)
    sign = not raw[0].isalpha()
    if not (raw[0].isupper() or sign) or not raw[1:].translate(CAPITAL_SLIPS).islower():
        return [plain or Reading(raw.lower(), cost)]
    if sign or (NAME_LETTERS.fullmatch(raw) and not word.opens and not L_FOR_I.match(raw)):
        cost = UNKNOWN_NAME + LONGER * max(0, len(raw) - LONG_NAME)
    found = spelling.names(raw, word.cuts, slips) if len(raw) > 2 else []
    if found:
        cost += spelling.strangeness(found[0].word)
    return [each._replace(word_cost=cost + each.word_cost) for each in found] or [
        plain or Reading(raw.lower(), cost)
    ]


def _is_clear(readings: Sequence[Reading]) -> bool:
    return len(readings) == 1 or readings[1].cost - readings[0].cost > CLEAR


def _choose(
    word: Token,
    readings: Sequence[Reading],
    here: Counter[str],
    left: str,
    right: Sequence[str],
    search: Search,
    *,
    place: bool = False,
) -> Chosen:
    if len(readings) == 1:  # nothing to be weighed against
        return _settled(word, readings[0], 1.0, search)
    weighed = []
    for reading in readings:
        pull = neighbours.pull(reading.word, left, right)
        if here[reading.word] and len(reading.word) > 3:
            pull += KNOWN_HERE
        if place and reading.word in standing.places():
            pull += PLACE
        weighed.append((reading.cost - pull, reading))
    weighed.sort(key=lambda each: each[0])
    cost, best = weighed[0]
    return _settled(word, best, 1 / sum(exp(cost - other) for other, _ in weighed), search)


def _settled(word: Token, best: Reading, certainty: float, search: Search) -> Chosen:
    if best.word_cost > DOUBTFUL and best.word not in search.lexicon:
        certainty *= DOUBT
    return Chosen(word, best, round(certainty, 3), bool(best.edits) or _is_known(word.raw, best, search))


def _is_known(raw: str, reading: Reading, search: Search) -> bool:
    """Whether a word that stays as read can be right: it is Danish, or may be a name."""
    if reading.word_cost < UNKNOWN or reading.word in search.lexicon:
        return True
    return not (raw.islower() or spelling.is_odd(raw)) or search.as_read(raw) is not None
