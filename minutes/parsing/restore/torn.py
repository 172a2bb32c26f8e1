"""Words that a scanner tore apart, or whose hyphen at the end of a line it lost.

    "de kom munerne har"            -> kom|munerne
    "k ommunerne, bestem t"         -> k|ommunerne, bestem|t
    "den fremtidige virksom"
    "hed i Hovedstaden"             -> virksom|hed

Two words are one if at least one of them is no Danish and together they are likelier;
two words of their own only if together they are likelier by far: *Borg mester* is one
word, *over for* and *strategiens indsatser* are two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from minutes.parsing.restore.reading import Reading
from minutes.parsing.restore.readings import Search
from minutes.parsing.restore.tokens import LONGEST, MOST_PARTS, Part, Token
from minutes.parsing.types import Line

Best = Callable[[Token], Reading]

# What nobody knows as a word begins to cost so much; only there is it worth looking.
UNLIKELY = 16.0
TORN, LOST_HYPHEN = 4.0, 4.5  # what it costs that a scanner did it
GAIN = 2.0
GAIN_OF_WORDS = 4.0  # by how much more, where both are words
SHORTEST = 5
PROSE = 30  # letters of a line; in a column of shorter ones each word stands for itself
# Lone letters that are words, or tell one item of a list from the next.
LETTER_BEFORE = re.compile(r"(?<!\S)[b-hj-zB-HJ-Z] $")
LETTER_AFTER = re.compile(r" [b-hj-zæ](?![\w.)])")
LETTER = 3.5  # what a lone letter costs as a word


def whole(words: Sequence[Token], lines: Sequence[Line], search: Search, best: Best) -> list[Token]:
    """The words with the torn ones made one; `best` is the best reading of a word alone."""
    found: list[tuple[Token, Reading]] = []
    for word in words:
        alone = best(word)
        joined = _joined(*found[-1], word, alone, lines, search) if found else None
        if joined:
            found[-1] = joined, best(joined)
        else:
            found.append((word, alone))
    return [_with_letters(word, alone.cost, lines, search) for word, alone in found]


def _joined(
    left: Token,
    left_alone: Reading,
    right: Token,
    right_alone: Reading,
    lines: Sequence[Line],
    search: Search,
) -> Token | None:
    """The two as one, None where they are likelier as two; each with its best reading alone."""
    price = _price(left, right, lines)
    if price is None or not left.raw[-1].isalnum() or not right.raw[0].islower() or left.raw.isupper():
        return None
    apart = (left_alone, right_alone)
    cost = left_alone.cost + right_alone.cost
    if cost < UNLIKELY:
        return None
    joined = Token(left.raw + right.raw, left.parts + right.parts, left.opens, goes_on=left.goes_on)
    if not SHORTEST <= len(joined.raw) <= LONGEST or len(joined.parts) > MOST_PARTS:
        return None
    words = all(search.as_read(each.word) for each in apart)
    if words and price == LOST_HYPHEN and len(lines[left.parts[-1].line].text) < PROSE:
        return None
    # A name goes on with no word: "Vidåen krydser".
    if words or (left.raw[0].isupper() and not left.opens and search.as_read(right_alone.word)):
        find: Callable[[str, tuple[int, ...], float], Reading | None] = search.whole
        price += GAIN_OF_WORDS
    else:
        find = search.likeliest
    return joined if find(joined.raw, joined.cuts, cost - price - GAIN) else None


def _price(left: Token, right: Token, lines: Sequence[Line]) -> float | None:
    """What joining the two takes: nothing but a space between them, or the end of a line."""
    before, after = left.parts[-1], right.parts[0]
    if before.line == after.line:
        return TORN if right.goes_on and before.end + 1 == after.start else None
    if lines[before.line].text[before.end :].strip() or lines[after.line].text[: after.start].strip():
        return None
    return LOST_HYPHEN


def _with_letters(word: Token, apart: float, lines: Sequence[Line], search: Search) -> Token:
    """The word with a lone letter beside it, if it needs one; `apart` is what it costs alone."""
    if apart < UNLIKELY:
        return word
    for longer in _lengthened(word, lines):
        readings = search.readings(longer.raw, longer.cuts)
        if readings and readings[0].cost + TORN + GAIN < apart + LETTER:
            return longer
    return word


def _lengthened(word: Token, lines: Sequence[Line]) -> Iterator[Token]:
    first, last = word.parts[0], word.parts[-1]
    before = LETTER_BEFORE.search(lines[first.line].text[max(0, first.start - 3) : first.start])
    if before and word.raw[0].islower():
        part = Part(first.line, first.start - 2, first.start - 1)
        yield Token(before[0][0] + word.raw, (part, *word.parts), word.opens)
    after = LETTER_AFTER.match(lines[last.line].text, last.end)
    if after:
        yield Token(
            word.raw + after[0][1], (*word.parts, Part(last.line, last.end + 1, last.end + 2)), word.opens
        )
