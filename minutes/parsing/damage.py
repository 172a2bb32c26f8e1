"""Whether a scanner damaged a text, on which pages, and what it does to Danish letters.

The tell-tale is a word that is no Danish as it stands and a common Danish word
with one of the scanner's usual slips: *mgde*, *faelles*, *opgavelgsningen*. A
clean text has next to none, however many names and foreign words it holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from minutes.parsing.confusions import Slips, as_seen
from minutes.parsing.lexicon import DANISH
from minutes.parsing.readings import Reading, Search
from minutes.parsing.tokens import Token
from minutes.parsing.types import Line

# Tell-tales among the words. In 190,000 words of clean Danish (manual pages full of
# English) no text of prose had half as many; lists of foreign places had four in a thousand.
SHARE = 0.006
FEWEST = 4  # different tell-tales in a text; fewer prove nothing, unless the text is a line or two
FEW_WORDS = 12
# How likely a tell-tale's reading must be, by length: of three letters nearly anything makes a word.
LIKELY, LIKELY_SHORT, SHORT = 19.0, 10.0, 3
LIKELY_PLAIN = 16.0  # where no Danish letter was lost: English words differ from Danish ones by as little
LIKELY_ALONE = 14.0  # in a text of a few words, where one has to do
GAIN = 5.0  # and how much likelier than the word as it stands
ON_PAGE = 2  # tell-tales that suffice on one page of a damaged text
PAGE_WORDS = 60  # a shorter page goes with the document
CAPITAL_SLIPS = str.maketrans("IJ", "lj")  # a capital inside a small word: hoIde, bJrn


@dataclass(frozen=True, slots=True)
class Damage:
    """`pages` that are damaged, and what their scanner does.

    `telltales` are words as read, each with the word that was meant.
    """

    pages: frozenset[int]
    slips: Slips
    telltales: dict[str, Reading]


def assess(lines: Sequence[Line], words: Sequence[Token], search: Search) -> Damage:
    """Look the whole text over before a single word is mended."""
    telltales = _telltales(words, search)
    pages = _pages(lines, words, telltales)
    on_pages = [word for word in words if lines[word.parts[0].line].page in pages]
    slips = as_seen(_slips_seen(on_pages, telltales), _kept(on_pages, telltales))
    return Damage(pages, slips, telltales)


def _telltales(words: Sequence[Token], search: Search) -> dict[str, Reading]:
    found: dict[str, Reading] = {}
    for word in {(word.raw, word.cuts, word.opens): word for word in words}.values():
        reading = _meant(word, search)
        if reading:
            found[word.raw] = reading
    return found


def _meant(word: Token, search: Search) -> Reading | None:
    """What was surely printed, if the word cannot stand as read."""
    raw = word.raw
    if len(raw) < 2 or raw.lower() in search.lexicon or not raw[1:].translate(CAPITAL_SLIPS).islower():
        return None
    as_read = search.as_read(raw)
    limit = LIKELY if len(raw) > SHORT else LIKELY_SHORT
    if as_read:
        limit = min(limit, as_read.cost - GAIN)
    readings = search.readings(raw, word.cuts)
    if not readings or not readings[0].edits:
        return None
    if DANISH.isdisjoint(edit.printed.lower()[0] for edit in readings[0].edits):
        limit = min(limit, LIKELY_PLAIN)
    if readings[0].cost >= limit:
        return None
    # A capital inside a sentence: a place we know may be meant, else it is a name of its own.
    is_name = raw[0].isupper() and not word.opens
    return None if is_name and readings[0].word not in search.lexicon.proper else readings[0]


def _pages(lines: Sequence[Line], words: Sequence[Token], telltales: dict[str, Reading]) -> frozenset[int]:
    wrong, total, intact = Counter[int](), Counter[int](), Counter[int]()
    for word in words:
        page = lines[word.parts[0].line].page
        total[page] += 1
        wrong[page] += word.raw in telltales
        intact[page] += not DANISH.isdisjoint(word.raw.lower())
    share = wrong.total() / max(1, total.total())
    if (len(telltales) < FEWEST or share < SHARE) and not _is_damaged_line(words, telltales):
        return frozenset()
    return frozenset(
        page
        for page in total
        if wrong[page] >= min(ON_PAGE, max(1, SHARE * total[page]))
        or (total[page] < PAGE_WORDS and not intact[page])
    )


def _is_damaged_line(words: Sequence[Token], telltales: dict[str, Reading]) -> bool:
    costs = [telltales[word.raw].cost for word in words if word.raw in telltales]
    return len(words) < FEW_WORDS and bool(costs) and min(costs) < LIKELY_ALONE


def _slips_seen(words: Sequence[Token], telltales: dict[str, Reading]) -> Counter[tuple[str, str]]:
    return Counter(
        (edit.printed, edit.read)
        for word in words
        if word.raw in telltales
        for edit in telltales[word.raw].edits
    )


def _kept(words: Sequence[Token], telltales: dict[str, Reading]) -> Counter[str]:
    """How often each letter stands in the words that are no tell-tales."""
    kept = Counter[str]()
    for word in words:
        if word.raw not in telltales:
            kept.update(word.raw)
    return kept
