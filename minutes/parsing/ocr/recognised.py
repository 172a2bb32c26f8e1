"""From the table that Tesseract makes of an image to words with boxes, as a PDF would draw them.

    level page block par line word left top width height conf      text
    5     1    2     1   1    2    343  272 218   29     96.499245 Godkendelse

Tesseract boxes the ink of each word, so that boxes of one line differ in height, and a
sheet laid askew slopes. Both are evened out: the page is turned level, and all words
of a line get its baseline and the size of its letters, in points from the lower left.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf
from statistics import median

from minutes.parsing.places import Frame, Matrix, Sheet, then
from minutes.parsing.types import Box, Word

WORD_LEVEL = "5"
COLUMNS = 12
# Of the size of the letters: how high capitals and ascenders reach, how deep a g goes.
ASCENDER = 0.72
DESCENDER = 0.21
# Tails reach deeper by 0.3 of a word's height; what ends higher by more than this is a raised figure.
RAISED = 0.4
# What has neither letter nor digit and is as unsure as this is dirt; a dash or a bullet comes surer.
SPECK = 40.0
# A line too short for its slope to be told from the tails of its letters, in words.
FEW_WORDS = 4
# Scanners lay a sheet askew by a degree or two; a steeper slope is no line of text.
STEEPEST = 0.05
LETTERS_THAT_SHOW_A_TURN = 4
ON_END = (90, 270)


@dataclass(frozen=True, slots=True)
class Seen:
    """A word in pixels from the upper left; `line` is the same for the words of one line, `sure` 0-100."""

    line: tuple[str, ...]
    left: float
    top: float
    right: float
    bottom: float
    sure: float
    text: str


def words(seen: Sequence[Seen], height: int, points: float) -> tuple[Word, ...]:
    """The words of an image `height` pixels high, of which each is `points` large."""
    found = list(_placed(_level(seen)))
    return tuple(
        Word(word.text, _box(word, height, points), round((word.bottom - word.top) * points, 2))
        for word in found
    )


def sheet(seen: Sequence[Seen], width: int, height: int, points: float, turned: int) -> Sheet:
    """How `words` of such an image stand on the page that was turned clockwise to draw it."""
    across, down, slope = width * points, height * points, _slope(seen)
    even = 1 + slope * slope
    askew = (1 / even, slope / even, -slope / even, 1 / even, 0.0, 0.0)
    page = (down, across) if turned in ON_END else (across, down)
    back: dict[int, Matrix] = {
        0: (1, 0, 0, 1, 0, 0),
        90: (0, -1, 1, 0, 0, page[1]),
        180: (-1, 0, 0, -1, *page),
        270: (0, 1, -1, 0, page[0], 0),
    }
    matrix = then(then((1, 0, 0, -1, 0, down), askew), back[turned])
    return Sheet(*page, (Frame(-inf, inf, matrix),))


def seen(table: str) -> list[Seen]:
    """The words of a table without specks of dirt; rows that are none are left out."""
    rows = (line.split("\t") for line in table.splitlines())
    found = [_seen(row) for row in rows if len(row) == COLUMNS and row[0] == WORD_LEVEL]
    return [word for word in found if word.text and not _is_speck(word)]


def lines(words: Sequence[Seen]) -> list[list[Seen]]:
    """The words of each of Tesseract's lines, which are parts of lines where columns or margins part them."""
    found: defaultdict[tuple[str, ...], list[Seen]] = defaultdict(list)
    for word in words:
        found[word.line].append(word)
    return list(found.values())


def sureness(words: Sequence[Seen]) -> float:
    """How sure (0-100) Tesseract is of a page, long words counting more; 0 for none."""
    letters = sum(len(word.text) for word in words)
    return sum(word.sure * len(word.text) for word in words) / letters if letters else 0.0


def is_sideways(words: Sequence[Seen]) -> bool:
    """Whether most longer words stand on end: Tesseract reads them, but their lines are columns."""
    long = [word for word in words if len(word.text) >= LETTERS_THAT_SHOW_A_TURN]
    on_end = sum(word.bottom - word.top > word.right - word.left for word in long)
    return on_end * 2 > len(long)


def _seen(row: Sequence[str]) -> Seen:
    left, top, width, height = (float(cell) for cell in row[6:10])
    return Seen(tuple(row[1:5]), left, top, left + width, top + height, float(row[10]), row[11].strip())


def _is_speck(word: Seen) -> bool:
    return word.sure < SPECK and not any(char.isalnum() for char in word.text)


def _level(words: Sequence[Seen]) -> list[Seen]:
    """The words as on a sheet laid straight."""
    slope = _slope(words)
    return [
        replace(
            word,
            left=word.left + slope * word.top,
            right=word.right + slope * word.top,
            top=word.top - slope * word.left,
            bottom=word.bottom - slope * word.left,
        )
        for word in words
    ]


def _slope(words: Sequence[Seen]) -> float:
    """Pixels down for each to the right: the middle one of all that the lines' words show."""
    slopes = [slope for line in lines(words) for slope in _slopes(line)]
    slope = median(slopes) if slopes else 0.0
    return slope if abs(slope) <= STEEPEST else 0.0


def _slopes(line: Sequence[Seen]) -> Iterator[float]:
    """Between words half a line apart, so that the tails of letters hardly count."""
    half = len(line) // 2
    if len(line) >= FEW_WORDS:
        for one, other in zip(line, line[half:], strict=False):
            if other.left > one.left:
                yield (other.bottom - one.bottom) / (other.left - one.left)


def _placed(words: Sequence[Seen]) -> Iterator[Seen]:
    """Each word with the top and bottom of its line's letters."""
    usual = median([_ascent(line) for line in lines(words)]) if words else 0.0
    for line in lines(words):
        # A line of a dash or a bullet alone has no letters to be measured by.
        ascent = _ascent(line) if _lettered(line) else usual
        size = max(ascent, 1.0) / ASCENDER
        bottom = _baseline(line) + DESCENDER * size
        for word in line:
            yield replace(word, top=bottom - size, bottom=bottom)


def _baseline(line: Sequence[Seen]) -> float:
    """Where words without g, j, p, q or y end; one raised above the line says nothing of it."""
    bottoms = [word.bottom for word in _lettered(line) or line]
    middle = median(bottoms)
    raised = middle - RAISED * (middle - median(word.top for word in line))
    return min(bottom for bottom in bottoms if bottom >= raised)


def _ascent(line: Sequence[Seen]) -> float:
    """From the baseline to the top of capitals and ascenders, which most words have."""
    tops = sorted(word.top for word in _lettered(line) or line)
    return _baseline(line) - tops[len(tops) // 4]


def _lettered(line: Sequence[Seen]) -> list[Seen]:
    return [word for word in line if any(char.isalnum() for char in word.text)]


def _box(word: Seen, height: int, points: float) -> Box:
    return Box(
        round(word.left * points, 2),
        round((height - word.bottom) * points, 2),
        round(word.right * points, 2),
        round((height - word.top) * points, 2),
    )
