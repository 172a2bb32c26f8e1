"""Whether a scanner damaged a text, on which pages, and what it does to Danish letters.

The tell-tale is a word that is no Danish as it stands and a common Danish word
with one of the scanner's usual slips: *mgde*, *faelles*, *opgavelgsningen*. A
clean text has next to none, however many names and foreign words it holds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from minutes.parsing.restore.confusions import Slips, as_seen
from minutes.parsing.restore.lexicon import DANISH
from minutes.parsing.restore.reading import Reading
from minutes.parsing.restore.readings import Search
from minutes.parsing.restore.tokens import Token
from minutes.parsing.types import Line

# Tell-tales among the words. In 190,000 words of clean Danish (manual pages full of English, lists of
# places) no text had five different ones; of slips of the hand, one in fifty looks like a scanner's.
SHARE, FEWEST = 0.003, 5
SHARE_OF_FEW, FEW = 0.006, 4  # fewer different ones prove nothing, unless the text is a line or two
SHARE_OF_PAGE = 0.02  # a scanned page in a clean document
FEW_WORDS = 12
LOSS = 0.03  # of the words with Danish letters; fewer are names and foreign words
MOST = 0.5
LIKE_THE_REST = 0.35  # a page that loses so much less than the damaged ones is no scan
# How likely a tell-tale's reading must be, by length: of three letters nearly anything makes a word.
LIKELY, LIKELY_SHORT, SHORT = 19.0, 10.0, 3
LIKELY_PLAIN = 16.0  # where no Danish letter was lost: English words differ from Danish ones by as little
LIKELY_ALONE = 14.0  # in a text of a few words, where one has to do
USUAL = 8.0  # the most that the slips may cost
PLOT = re.compile(r"[1-9][a-zæøå]")  # 6o, 9a: pieces of land, houses, classes
GAIN = 5.0  # and how much likelier than the word as it stands
ON_PAGE = 2  # tell-tales that suffice on one page of a damaged text
PAGE_WORDS = 60  # a shorter page goes with the document
DANISH_LETTERS = frozenset("æøåÆØÅ")
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
    telltales = {raw: reading for raw, reading in meant.items() if not is_a_spelling(raw, reading)}
    pages = _pages(lines, words, telltales)
    on_pages = [word for word in words if lines[word.parts[0].line].page in pages]
    slips = as_seen(_slips_seen(on_pages, meant), _kept(on_pages, meant))
    return Damage(pages, slips, telltales)


def is_a_spelling(raw: str, reading: Reading) -> bool:
    """*paa* is how Danish was written until 1948, *Joergensen* how names are where a keyboard has no ø."""
    reads = {edit.read.lower() for edit in reading.edits}
    return reads == {"aa"} or (raw[0].isupper() and reads <= {"aa", "ae", "oe"})


def _meant_words(words: Sequence[Token], search: Search) -> dict[str, Reading]:
    found: dict[str, Reading] = {}
    odd = {raw for raw in {word.raw for word in words} if _cannot_stand(raw, search)}
    for word in {(word.raw, word.cuts, word.opens): word for word in words if word.raw in odd}.values():
        reading = _meant(word, search)
        if reading:
            found[word.raw] = reading
    return found


def _cannot_stand(raw: str, search: Search) -> bool:
    """Whether what was read is no word, and may be one that was misread."""
    small = raw.lower()
    if len(raw) < 2 or small in search.lexicon or not raw[1:].translate(CAPITAL_SLIPS).islower():
        return False
    return small not in search.lexicon.quoted and not PLOT.fullmatch(raw)


def _meant(word: Token, search: Search) -> Reading | None:
    """What was surely printed where a word cannot stand as read."""
    raw, proper = word.raw, search.lexicon.proper
    # A capital inside a sentence: a place we know may be meant, else it is a name of its own.
    is_name = raw[0].isupper() and not word.opens
    if is_name and not any(reading.word in proper for reading in search.wholes(raw, word.cuts, LIKELY)):
        return None
    as_read = search.as_read(raw)
    limit = LIKELY if len(raw) > SHORT else LIKELY_SHORT
    if as_read:
        limit = min(limit, as_read.cost - GAIN)
    reading = search.likeliest(raw, word.cuts, limit)
    if not reading or not reading.edits:
        return None
    if DANISH.isdisjoint(edit.printed.lower()[0] for edit in reading.edits):
        limit = min(limit, LIKELY_PLAIN)
    if reading.cost >= limit or reading.slip_cost > USUAL:
        return None
    if raw.islower() and reading.word in proper:
        return None
    return None if is_name and reading.word not in proper else reading


def _pages(lines: Sequence[Line], words: Sequence[Token], telltales: Mapping[str, Reading]) -> frozenset[int]:
    if len(telltales) < FEW and len(words) >= FEW_WORDS:
        return frozenset()
    on_page: dict[int, list[Token]] = {}
    for word in words:
        on_page.setdefault(lines[word.parts[0].line].page, []).append(word)
    if _are_damaged(words, telltales) or _is_damaged_line(words, telltales):
        loss = _mean_loss(list(on_page.values()), telltales)
        return frozenset(page for page, found in on_page.items() if _is_like_the_rest(found, telltales, loss))
    return frozenset(
        page
        for page, found in on_page.items()
        if _share(found, telltales) >= SHARE_OF_PAGE and _are_damaged(found, telltales)
    )


def _count(words: Sequence[Token], telltales: Mapping[str, Reading]) -> int:
    return sum([word.raw in telltales for word in words])


def _share(words: Sequence[Token], telltales: Mapping[str, Reading]) -> float:
    return _count(words, telltales) / max(1, len(words))


def _loss(words: Sequence[Token], telltales: Mapping[str, Reading]) -> float:
    """How many of the words with Danish letters have lost them, 0-1."""
    lost = _count(words, telltales)
    if not lost:
        return 0.0
    intact = sum([not DANISH_LETTERS.isdisjoint(word.raw) and word.raw not in telltales for word in words])
    return lost / (lost + intact)


def _mean_loss(pages: Sequence[Sequence[Token]], telltales: Mapping[str, Reading]) -> float:
    """What pages lose, each counted by its tell-tales, so that clean pages weigh nothing."""
    weights = [_count(words, telltales) for words in pages]
    losses = [_loss(words, telltales) for words in pages]
    return sum(weight * loss for weight, loss in zip(weights, losses, strict=True)) / max(1, sum(weights))


def _are_damaged(words: Sequence[Token], telltales: Mapping[str, Reading]) -> bool:
    share, different = _share(words, telltales), len({word.raw for word in words} & telltales.keys())
    enough = (share >= SHARE and different >= FEWEST) or (share >= SHARE_OF_FEW and different >= FEW)
    return enough and _loss(words, telltales) >= LOSS


def _is_like_the_rest(words: Sequence[Token], telltales: Mapping[str, Reading], loss: float) -> bool:
    """Whether a page of a damaged text is damaged: it loses as much, or is too short to show it."""
    wrong = _count(words, telltales)
    if wrong >= min(ON_PAGE, max(1, SHARE_OF_FEW * len(words))):
        return _loss(words, telltales) >= LIKE_THE_REST * loss
    return len(words) < PAGE_WORDS and all(DANISH_LETTERS.isdisjoint(word.raw) for word in words)


def _is_damaged_line(words: Sequence[Token], telltales: Mapping[str, Reading]) -> bool:
    costs = [telltales[word.raw].cost for word in words if word.raw in telltales]
    likely = bool(costs) and min(costs) < LIKELY_ALONE
    return len(words) < FEW_WORDS and likely and _loss(words, telltales) > MOST


def _slips_seen(words: Sequence[Token], telltales: Mapping[str, Reading]) -> Counter[tuple[str, str]]:
    return Counter(
        (edit.printed, edit.read)
        for word in words
        if word.raw in telltales
        for edit in telltales[word.raw].edits
    )


def _kept(words: Sequence[Token], telltales: Mapping[str, Reading]) -> Counter[str]:
    """How often each letter stands in the words that are no tell-tales."""
    return Counter("".join([word.raw for word in words if word.raw not in telltales]))
