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

# Tell-tales among the words. In 190,000 words of clean Danish (manual pages full of English, lists of
# places) no text had five different ones; of slips of the hand, one in fifty looks like a scanner's.
SHARE, FEWEST = 0.003, 5
SHARE_OF_FEW, FEW = 0.006, 4  # fewer different ones prove nothing, unless the text is a line or two
SHARE_OF_PAGE = 0.02  # a scanned page in a clean document
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
    meant = _meant_words(words, search)
    # *paa* is how Danish was written until 1948, and proves nothing.
    telltales = {raw: reading for raw, reading in meant.items() if not _is_old_spelling(reading)}
    pages = _pages(lines, words, telltales)
    on_pages = [word for word in words if lines[word.parts[0].line].page in pages]
    slips = as_seen(_slips_seen(on_pages, meant), _kept(on_pages, meant))
    return Damage(pages, slips, telltales)


def _is_old_spelling(reading: Reading) -> bool:
    return all(edit.read.lower() == "aa" for edit in reading.edits)


def _meant_words(words: Sequence[Token], search: Search) -> dict[str, Reading]:
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
    on_page: dict[int, list[Token]] = {}
    for word in words:
        on_page.setdefault(lines[word.parts[0].line].page, []).append(word)
    if _are_damaged(words, telltales) or _is_damaged_line(words, telltales):
        return frozenset(page for page, found in on_page.items() if _is_like_the_rest(found, telltales))
    return frozenset(
        page
        for page, found in on_page.items()
        if _share(found, telltales) >= SHARE_OF_PAGE and _are_damaged(found, telltales)
    )


def _share(words: Sequence[Token], telltales: dict[str, Reading]) -> float:
    return sum(word.raw in telltales for word in words) / max(1, len(words))


def _are_damaged(words: Sequence[Token], telltales: dict[str, Reading]) -> bool:
    share, different = _share(words, telltales), len({word.raw for word in words} & telltales.keys())
    return (share >= SHARE and different >= FEWEST) or (share >= SHARE_OF_FEW and different >= FEW)


def _is_like_the_rest(words: Sequence[Token], telltales: dict[str, Reading]) -> bool:
    """Whether a page of a damaged text is damaged: it has tell-tales, or is too short to have any."""
    wrong = sum(word.raw in telltales for word in words)
    if wrong >= min(ON_PAGE, max(1, SHARE_OF_FEW * len(words))):
        return True
    return len(words) < PAGE_WORDS and all(DANISH.isdisjoint(word.raw.lower()) for word in words)


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
