"""Words from strings as they are drawn: with spaces or without, whole or letter by letter.

A string is taken at once; a word goes on in the next string as long as that stands
where the word ends. What is drawn sideways is read as if the page were turned, and gets
a place of its own (`sideways`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from math import atan2, cos, degrees, hypot, radians, sin

from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFResourceManager, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.utils import Matrix, Rect, apply_matrix_rect

from minutes.parsing.places import Sheet
from minutes.parsing.read import glyphs, sideways
from minutes.parsing.read.content import Canvas, Operand
from minutes.parsing.read.glyphs import Glyphs
from minutes.parsing.types import Box, Word

# Shares of the size of the letters. A space in justified text is seldom under a
# fifth; kerning and letter pairs move a letter by less than a tenth.
WORD_GAP = 0.15
BASELINE_STEP = 0.3
# Bold letters made by drawing them twice stand so close to each other.
TWICE = 0.1
# A scanner's page may be a little askew and is upright all the same.
ASKEW = 3.0
# The largest page a PDF may have is 14,400 points wide; what a file places farther off is kept at its edge.
FARTHEST = 1e6
SPACE = glyphs.SPACE

# Words and boxes are made without a call of Python's, since a page has hundreds.
made = tuple.__new__

Frame = tuple[int, bool]


@dataclass(slots=True)
class Pen:
    """The word being drawn; strings are added until one stands apart."""

    of_page: bool = False
    words: list[Word] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)
    last: tuple[str, float, float] = ("", 0.0, 0.0)
    x0: float = 0.0
    y0: float = 0.0
    x1: float = 0.0
    y1: float = 0.0

    def draw(self, text: str, x0: float, y0: float, x1: float, size: float, spacing: float) -> None:
        """Letters without a space among them; `spacing` is what the file puts between any two."""
        last, self.last = self.last, (text, x0, y0)
        if last[0] == text and abs(last[1] - x0) < TWICE * size and abs(last[2] - y0) < TWICE * size:
            return
        y1 = y0 + size
        if self.letters:
            height = max(self.y1 - self.y0, size)
            gap = x0 - self.x1
            apart = gap - spacing > WORD_GAP * height or gap < -height
            if apart or abs(y0 - self.y0) > BASELINE_STEP * height:
                self.lift()
        if self.letters:
            self.letters.append(text)
            self.y0, self.y1 = min(self.y0, y0), max(self.y1, y1)
        else:
            self.letters.append(text)
            self.x0, self.y0, self.y1 = x0, y0, y1
        self.x1 = x1

    def lift(self) -> None:
        if self.letters:
            size = round(self.y1 - self.y0, 2)
            self.put("".join(self.letters), self.x0, self.y0, self.x1, self.y1, size)
            self.letters.clear()

    def put(self, letters: str, x0: float, y0: float, x1: float, y1: float, size: float) -> None:
        """A whole word."""
        text = letters if letters.isascii() else glyphs.plain(letters)
        if not (x0 > -FARTHEST and x1 < FARTHEST and y0 > -FARTHEST and y1 < FARTHEST):
            x0, y0, x1, y1 = _near(x0), _near(y0), _near(x1), _near(y1)
        if text:
            box = made(Box, (x0, y0, x1, y1))
            self.words.append(made(Word, (text, box, size, self.of_page)))


@dataclass(slots=True)
class _Run:
    """How a string is set: in which font and size, from where, with what between its letters and words."""

    pen: Pen
    font: Glyphs
    em: float
    spacing: tuple[float, float]
    left: float
    across: float
    y0: float
    height: float

    def write(self, codes: bytes, x: float) -> float:
        """Draw a string from x on, in the text's own unit; gives where it ends."""
        decoded = self.font.decode(codes)
        letters: Sequence[str] = [*map(self.font.letters.__getitem__, decoded)]
        reach = [*accumulate(map(self.font.widths.__getitem__, decoded), initial=0.0)]
        text = "".join(letters)
        one_each = len(text) == len(letters)
        if not one_each:  # a letter for each code, whatever it draws
            text = "".join([letter if letter == SPACE else "x" for letter in letters])
        pen, em, across, y0, height = self.pen, self.em, self.across, self.y0, self.height
        between, at_space = self.spacing
        y1 = y0 + height
        size = round(y1 - y0, 2)
        words = text.split(SPACE)
        start, last = 0, len(words) - 1
        for spaces, word in enumerate(words):
            end = start + len(word)
            if word:
                if not one_each:
                    word = "".join(letters[start:end])
                x0 = x + reach[start] * em + between * start + at_space * spaces
                x1 = x0 + (reach[end] - reach[start]) * em + between * (end - start - 1)
                x0, x1 = self.left + across * x0, self.left + across * x1
                # Between two spaces a word is whole; else it may go on from the string before or in the next.
                if 0 < spaces < last:
                    pen.put(word, x0, y0, x1, y1, size)
                else:
                    pen.draw(word, x0, y0, x1, height, between * across)
            if spaces < last and pen.letters:
                pen.lift()
            start = end + 1
        return x + reach[-1] * em + between * len(letters) + at_space * last


class Page(Canvas):
    """Takes the strings of one page after another; `words` gives what the last one said."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager)
        self.pens: dict[Frame, Pen] = {}
        self.fonts: dict[int, Glyphs] = {}
        self.visible: Rect = (0, 0, 0, 0)
        self.page: Rect = (0, 0, 0, 0)

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        self.pens = {}
        self.visible = apply_matrix_rect(ctm, page.cropbox)
        self.page = apply_matrix_rect(ctm, page.mediabox)

    def show(self, state: PDFTextState, matrix: Matrix, pieces: Sequence[Operand], of_page: bool) -> None:
        a, b, c, d, e, f = matrix
        if b or c or a <= 0 or d <= 0 or state.fontsize < 0:
            matrix, angle = _turned(matrix, state.fontsize)
            a, b, c, d, e, f = matrix
        else:
            angle = 0
        pen = self.pens.get((angle, of_page))
        if pen is None:
            pen = self.pens[angle, of_page] = Pen(of_page)
        font = self.fonts.get(id(state.font)) or self._known(state.font)
        self._draw(pen, font, state, (a, d, e, f), pieces)

    def read(self) -> tuple[tuple[Word, ...], Sheet]:
        """The words of the page as they are drawn, and how the page is shown."""
        for pen in self.pens.values():
            pen.lift()
        upright = [word for (angle, _), pen in self.pens.items() if not angle for word in pen.words]
        turned = [(angle, pen.words) for (angle, _), pen in self.pens.items() if angle and pen.words]
        x0, y0, x1, y1 = self.visible
        shown = [
            word if right > x0 and left < x1 and high > y0 and low < y1 else _marked(word)
            for word, (left, low, right, high) in [(word, word.box) for word in upright]
        ]
        left, low, right, high = _shared(self.visible, self.page)
        words, frames = sideways.stacked(shown, turned, (1, 0, 0, -1, -left, high))
        return tuple(words), Sheet(right - left, high - low, tuple(frames))

    def _known(self, font: PDFFont | None) -> Glyphs:
        assert font  # noqa: S101 - the interpreter shows nothing before a font is set
        found = self.fonts[id(font)] = glyphs.of(font)  # which keeps the font, so that its id is no other's
        return found

    def _draw(
        self,
        pen: Pen,
        font: Glyphs,
        state: PDFTextState,
        place: tuple[float, float, float, float],
        pieces: Sequence[Operand],
    ) -> None:
        """Write the pieces from the state's place on, and leave the place behind them."""
        across, up, left, bottom = place
        size = abs(state.fontsize)
        em = size * state.scaling * 0.01
        x, y = state.linematrix
        y0 = bottom + up * (y + state.rise + size * font.descent)
        run = _Run(pen, font, em, _spacing(state, font), left, across, y0, up * size * font.height)
        for piece in pieces:
            if isinstance(piece, float):
                x -= piece * 0.001 * em
            elif isinstance(piece, bytes):
                x = run.write(piece, x)
        state.linematrix = (x, y)


def _shared(one: Rect, other: Rect) -> Rect:
    """What is shown of a page: no more of it than there is, whatever its crop box says."""
    x0, y0, x1, y1 = (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )
    return (x0, y0, x1, y1) if x0 < x1 and y0 < y1 else other


def _near(place: float) -> float:
    return max(-FARTHEST, min(FARTHEST, place))


def _spacing(state: PDFTextState, font: Glyphs) -> tuple[float, float]:
    """What the file puts after each letter, and after a space besides."""
    scaling = state.scaling * 0.01
    return state.charspace * scaling, 0.0 if font.multibyte else state.wordspace * scaling


def _turned(matrix: Matrix, size: float) -> tuple[Matrix, int]:
    """The matrix as it is when the page is turned until this text stands upright, and by how many degrees."""
    a, b, c, d, e, f = matrix
    if size < 0:
        a, b, c, d = -a, -b, -c, -d
    across = hypot(a, b)
    if not 0 < across < FARTHEST:
        return (abs(a), 0, 0, abs(d), e, f), 0
    up = abs(a * d - b * c) / across
    angle = round(degrees(atan2(b, a)))
    if abs(angle) <= ASKEW:
        return (across, 0, 0, up, e, f), 0
    east, north = cos(radians(angle)), sin(radians(angle))
    return (across, 0, 0, up, e * east + f * north, f * east - e * north), angle % 360


def _marked(word: Word) -> Word:
    return Word(word.text, word.box, word.size, True)
