"""The words of a PDF with their boxes, in the order the file draws them.

pdfminer interprets the pages; a device of our own takes the characters straight
from it, since its layout analysis costs most of the time and guesses at what
`layout` decides. Only the child process imports this module.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import islice

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager, PDFStackT
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.utils import MATRIX_IDENTITY, Matrix, Rect, apply_matrix_rect, mult_matrix

from minutes.parsing.read import NOT_TEXT, OnPage
from minutes.parsing.types import Box, RawPage, Word

# Shares of the size of the letters. A space in justified text is seldom under a
# fifth; kerning and letter pairs move a letter by less than a tenth.
WORD_GAP = 0.15
BASELINE_STEP = 0.3
UNKNOWN = "\ufffd"
LIGATURES = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "\u00ad": "-", "\u00a0": " "}


class Unreadable(Exception):
    """A PDF that pdfminer cannot open, with one of `read`'s codes."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@dataclass(slots=True)
class _Pen:
    """The word being drawn; letters are added until one stands apart."""

    words: list[Word] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)
    x0: float = 0.0
    y0: float = 0.0
    x1: float = 0.0
    y1: float = 0.0

    def draw(self, text: str, box: Rect) -> None:
        x0, y0, x1, y1 = box
        if text.isspace():
            self.lift()
            return
        if self.letters and self._stands_apart(x0, y0, y1):
            self.lift()
        if not self.letters:
            self.x0, self.y0, self.y1 = x0, y0, y1
        self.letters.append(text)
        self.x1 = x1
        self.y0, self.y1 = min(self.y0, y0), max(self.y1, y1)

    def lift(self) -> None:
        if self.letters:
            box = Box(round(self.x0, 2), round(self.y0, 2), round(self.x1, 2), round(self.y1, 2))
            self.words.append(Word("".join(self.letters), box, round(self.y1 - self.y0, 2)))
            self.letters = []

    def _stands_apart(self, x0: float, y0: float, y1: float) -> bool:
        size = max(self.y1 - self.y0, y1 - y0)
        gap = x0 - self.x1
        return gap > WORD_GAP * size or gap < -size or abs(y0 - self.y0) > BASELINE_STEP * size


class _Characters(PDFTextDevice):
    """Takes each character where it is drawn; upright pages only count, as `begin_page` turns them."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager)
        self.pen = _Pen()
        self.outer: list[Matrix] = []
        # The font is kept with its letters so that no other font can get its id.
        self.letters: dict[tuple[int, int], tuple[PDFFont, str, float, float]] = {}

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        self.ctm = ctm
        self.pen = _Pen()

    def begin_figure(self, name: str, bbox: Rect, matrix: Matrix) -> None:
        outer = self.ctm or MATRIX_IDENTITY
        self.outer.append(outer)
        self.ctm = mult_matrix(matrix, outer)

    def end_figure(self, name: str) -> None:
        self.ctm = self.outer.pop()

    def begin_tag(self, tag: object, props: PDFStackT | None = None) -> None: ...

    def end_tag(self) -> None: ...

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: object,
        graphicstate: PDFGraphicState,
    ) -> float:
        key = id(font), cid
        if key not in self.letters:
            self.letters[key] = font, _letter(font, cid), font.char_width(cid), font.get_descent()
        _, text, width, descent = self.letters[key]
        advance = width * fontsize * scaling
        bottom = descent * fontsize + rise
        self.pen.draw(text, _placed(matrix, bottom, advance, bottom + fontsize))
        return advance


def pages(data: bytes, on_page: OnPage | None, max_pages: int) -> tuple[RawPage, ...]:
    """At most one page more than `max_pages`, so that the caller can tell that there are too many."""
    try:
        found = list(islice(PDFPage.create_pages(_opened(data)), max_pages + 1))
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # pdfminer has no common error; whatever it met, the file is at fault
        raise Unreadable("damaged") from error
    if len(found) > max_pages:
        return tuple(RawPage(number) for number in range(1, len(found) + 1))
    return tuple(_read(found, on_page))


def _opened(data: bytes) -> PDFDocument:
    try:
        return PDFDocument(PDFParser(BytesIO(data)))
    except PDFPasswordIncorrect as error:
        raise Unreadable("encrypted") from error


def _read(found: list[PDFPage], on_page: OnPage | None) -> Iterator[RawPage]:
    manager = PDFResourceManager()
    device = _Characters(manager)
    interpreter = PDFPageInterpreter(manager, device)
    for number, page in enumerate(found, start=1):
        try:
            interpreter.process_page(page)
        except (MemoryError, RecursionError):
            raise
        except Exception as error:
            raise Unreadable("damaged") from error
        device.pen.lift()
        if on_page:
            on_page(number, len(found))
        yield RawPage(number, words=tuple(device.pen.words))


def _placed(matrix: Matrix, bottom: float, advance: float, top: float) -> Rect:
    """The box of a letter on the page; nearly all text is upright, which needs no general turning."""
    a, b, c, d, e, f = matrix
    if b or c or a < 0 or d < 0:
        return apply_matrix_rect(matrix, (0, bottom, advance, top))
    return e, f + bottom * d, e + advance * a, f + top * d


def _letter(font: PDFFont, cid: int) -> str:
    try:
        text: str = font.to_unichr(cid)
    except PDFUnicodeNotDefined:
        return UNKNOWN
    # A font may name any character; what no text has could not be stored.
    return LIGATURES.get(text) or NOT_TEXT.sub(UNKNOWN, text)
