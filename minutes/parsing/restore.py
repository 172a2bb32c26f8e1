"""Danish that a scanner damaged, mended word by word; clean Danish is left to the letter.

    "Referat af mgde i KKR Hovedstaden ... er udsendt til med-"
    "lemmerne via Prepare og gjort tilgeengelig pa KKR Hovedstadens side"
 -> "Referat af møde i KKR Hovedstaden ... er udsendt til med-"
    "lemmerne via Prepare og gjort tilgængelig på KKR Hovedstadens side"

First the damage is judged, page by page, from words that are no Danish as they
stand but are with one of the scanner's usual slips. Then each word is weighed:
how likely the word, how likely the slip, what stands beside it. Line breaks and
hyphens stay where they were. Addresses, numbers, initials and names nobody knows
are left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import exp, log

from minutes.parsing import neighbours, tokens
from minutes.parsing.lexicon import danish
from minutes.parsing.readings import Edit, Reading, Search
from minutes.parsing.tokens import Token
from minutes.parsing.types import Line, Mend, Restored

UNKNOWN = 27.0  # the cost of a word nobody knows, if written small
UNKNOWN_NAME = 18.5  # and if written with a capital inside a sentence: most likely a name
STRONG = 6.0  # how much cheaper than an unknown word a reading is that tells of damage
DAMAGED_SHARE = 0.015
DANISH_SHARE = 0.5
FEWEST = 2
PAGE_WORDS = 60
KNOWN_HERE = 2.5  # the pull of a word that this document surely has


@dataclass(frozen=True, slots=True)
class Judged:
    """A token and the reading chosen for it; None leaves it as read."""

    token: Token
    reading: Reading | None
    certainty: float = 1.0


def text(lines: Sequence[Line]) -> Restored:
    """Mend what a scanner did to Danish text; undamaged pages come back as they are."""
    words = tokens.of(lines)
    search = Search(danish())
    survey = _survey(words, search)
    damaged = _damaged_pages(lines, words, survey)
    if not damaged:
        return Restored(tuple(lines), (), False, _quality(words, survey))
    search = Search(danish(), _habit(words, survey))
    judged = _judge([word for word in words if lines[word.parts[0].line].page in damaged], search)
    changes = [change for each in judged for change in _changes(each)]
    changes += [
        change for index, line in enumerate(lines) if line.page in damaged for change in _marks(index, line)
    ]
    mended, mends = _apply(lines, changes)
    return Restored(mended, mends, True, _quality(words, survey))


def _survey(words: Sequence[Token], search: Search) -> dict[str, Reading]:
    """The words that cannot stand as read, with what was surely printed instead."""
    found: dict[str, Reading] = {}
    for raw, cut in {(word.raw, word.cut) for word in words}:
        if len(raw) < 2 or (raw[0].isupper() and not raw[1:].islower()):
            continue
        as_read = search.as_read(raw)
        if as_read and as_read.word_cost < UNKNOWN - 9:
            continue
        readings = search.all(raw, cut)
        if readings and readings[0].edits and readings[0].cost < UNKNOWN - STRONG:
            if not as_read or readings[0].cost < as_read.cost - STRONG:
                found[raw] = readings[0]
    return found


def _damaged_pages(lines: Sequence[Line], words: Sequence[Token], survey: dict[str, Reading]) -> set[int]:
    total: Counter[int] = Counter()
    wrong: Counter[int] = Counter()
    for word in words:
        page = lines[word.parts[0].line].page
        total[page] += 1
        wrong[page] += word.raw in survey
    if wrong.total() < FEWEST or wrong.total() < DAMAGED_SHARE * total.total():
        return set()
    return {page for page in total if total[page] < PAGE_WORDS or wrong[page] >= DAMAGED_SHARE * total[page]}


def _habit(words: Sequence[Token], survey: dict[str, Reading]) -> dict[str, float]:
    """How often this scanner loses each Danish letter, as a cost: 0 where it never reads one."""
    lost: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    for word in words:
        reading = survey.get(word.raw)
        lost.update(edit.printed.lower() for edit in reading.edits) if reading else None
        kept.update(char for char in word.raw.lower() if char in "æøå")
    return {letter: -log((lost[letter] + 0.5) / (lost[letter] + kept[letter] + 1)) for letter in "æøå"}


def _quality(words: Sequence[Token], survey: dict[str, Reading]) -> float:
    if not words:
        return 1.0
    return 1 - sum(word.raw in survey for word in words) / len(words)


def _judge(words: Sequence[Token], search: Search) -> list[Judged]:
    options = [_options(word, search) for word in words]
    sure = Counter(each[0].word for each in options if _is_sure(each))
    judged: list[Judged] = []
    chosen: list[str] = []
    for index, (word, readings) in enumerate(zip(words, options, strict=True)):
        left = chosen[-3:]
        right = [
            each[0].word if each else words[index + 1 + n].raw.lower()
            for n, each in enumerate(options[index + 1 : index + 4])
        ]
        best = _choose(word, readings, sure, left, right)
        judged.append(best)
        chosen.append(best.reading.word if best.reading else word.raw.lower())
    return judged


def _options(word: Token, search: Search) -> list[Reading]:
    """The readings of a word, likeliest first; the word as it stands is always among them."""
    if word.raw == "|":
        return [Reading("i", 4.0, 0.0, (Edit(0, "|", "I"),))]
    if word.raw.isupper() and len(word.raw) < 5:
        return [Reading(word.raw.lower(), 1.0, 0.0)]
    readings = search.all(word.raw.lower() if word.raw.isupper() else word.raw, word.cut)
    if not any(not reading.edits for reading in readings):
        name = word.raw[0].isupper() and not word.opens
        as_read = search.as_read(word.raw)
        unknown = Reading(word.raw.lower(), UNKNOWN_NAME if name else UNKNOWN, 0.0)
        readings.append(as_read if as_read and as_read.cost < unknown.cost else unknown)
    return sorted(readings, key=lambda reading: reading.cost)[:8]


def _is_sure(readings: Sequence[Reading]) -> bool:
    return len(readings) == 1 or readings[1].cost - readings[0].cost > STRONG


def _choose(
    word: Token, readings: Sequence[Reading], sure: Counter[str], left: Sequence[str], right: Sequence[str]
) -> Judged:
    weighed = [
        (
            reading.cost
            - (KNOWN_HERE if len(reading.word) > 3 and sure[reading.word] else 0)
            - neighbours.pull(reading.word, left, right),
            reading,
        )
        for reading in readings
    ]
    weighed.sort(key=lambda each: each[0])
    cost, best = weighed[0]
    certainty = 1 / sum(exp(max(cost - other, -50)) for other, _ in weighed)
    return Judged(word, best if best.edits else None, round(certainty, 3))


Change = tuple[int, int, int, str, float]  # line index, start, end, what to write there, certainty


def _changes(judged: Judged) -> list[Change]:
    """What to write where: the reading in the case of the word, cut where the line breaks."""
    if judged.reading is None:
        return []
    word = judged.token
    written = _written(word, judged.reading)
    pieces = [written[: word.cut], written[word.cut :]] if word.cut else [written]
    found = []
    for part, piece in zip(word.parts, pieces, strict=True):
        printed = "".join(piece)
        found.append((part.line, part.start, part.end, printed, judged.certainty))
    return found


def _written(word: Token, reading: Reading) -> list[str]:
    """For each character as read, what was printed there (all of a slip at its first character)."""
    letters = list(word.raw)
    for edit in reading.edits:
        printed = _cased(word, edit, reading)
        letters[edit.at : edit.at + len(edit.read)] = [printed] + [""] * (len(edit.read) - 1)
    return letters


def _cased(word: Token, edit: Edit, reading: Reading) -> str:
    if word.raw.isupper() and len(word.raw) > 2:
        return edit.printed.upper()
    if (
        edit.at == 0
        and edit.read in "@9&0J"
        and edit.printed.islower() | edit.printed.isupper()
        and word.raw != "|"
    ):
        capital = word.opens or reading.word in danish().proper
        return edit.printed.upper() if capital else edit.printed.lower()
    if edit.at == 0 and edit.read[0].isupper() and edit.read[0] != "I":
        return edit.printed[0].upper() + edit.printed[1:]
    return edit.printed


PARTY = re.compile(r"(?<=[a-zæøå.] \()[@&9dg0é](?=\)(?:,| [A-ZÆØÅ]|\s*$))")


def _marks(index: int, line: Line) -> list[Change]:
    """Party letters that stand for Ø: a scanner that knows no Ø reads (@), (&), (9) or (d)."""
    return [(index, found.start(), found.end(), "Ø", 0.8) for found in PARTY.finditer(line.text)]


def _apply(lines: Sequence[Line], changes: Sequence[Change]) -> tuple[tuple[Line, ...], tuple[Mend, ...]]:
    by_line: dict[int, list[Change]] = {}
    for change in sorted(changes):
        by_line.setdefault(change[0], []).append(change)
    mended = list(lines)
    mends: list[Mend] = []
    for index, each in by_line.items():
        mended[index], found = _apply_line(lines[index], each)
        mends += found
    return tuple(mended), tuple(mends)


def _apply_line(line: Line, changes: Sequence[Change]) -> tuple[Line, list[Mend]]:
    written, last, mends = "", 0, []
    for _, start, end, printed, certainty in changes:
        as_read = line.text[start:end]
        written += line.text[last:start]
        if printed != as_read:
            at = len(written)
            mends.append(Mend(line.number, line.page, at, at + len(printed), as_read, printed, certainty))
        written += printed
        last = end
    return replace(line, text=written + line.text[last:]), mends
