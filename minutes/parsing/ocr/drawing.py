"""The pages of a PDF as grey images, drawn by pdfium. Only the child process imports this module.

Each is drawn in a process of its own, so that a page that pdfium dies of is lost alone.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from math import ceil, sqrt
from threading import Lock

import pypdfium2 as pdfium

from minutes.parsing.ocr import apart

POINTS_PER_INCH = 72
# A page of A3 at 300 dots an inch has 17 million; a poster is drawn coarser than asked for.
MOST_PIXELS = 40_000_000
# Tesseract takes no longer side.
LONGEST_SIDE = 32_000

# A poster takes two, a glance less; a pattern with steps too small to see would take for ever.
DRAWING_SECONDS, GLANCE_SECONDS = 30.0, 10.0
HEAD = struct.Struct("<LLd")

# Small enough for dust to fade and a page number to stay.
GLANCE_DPI = 50
PAPER = bytes(range(190, 256))
INK_PIXELS = 6


class Undrawable(Exception):
    """A page, or a whole file, that pdfium cannot draw."""


@dataclass(frozen=True, slots=True)
class Image:
    """A drawn page: rows of grey pixels from the top, one byte each, and dots an inch."""

    pixels: bytes = field(repr=False)
    width: int
    height: int
    dpi: float

    @property
    def pnm(self) -> bytes:
        """As a file of the simplest kind there is."""
        return b"P5\n%d %d\n255\n" % (self.width, self.height) + self.pixels

    def part(self, left: float, top: float, right: float, bottom: float) -> Image:
        """What lies within these edges, in pixels from the upper left, as far as there is image."""
        x0, x1 = max(0, int(left)), min(self.width, int(right))
        rows = range(max(0, int(top)), min(self.height, int(bottom)))
        pixels = b"".join(self.pixels[row * self.width + x0 : row * self.width + x1] for row in rows)
        return Image(pixels, max(0, x1 - x0), len(rows), self.dpi)

    @property
    def is_blank(self) -> bool:
        """Whether next to nothing is darker than paper."""
        return len(self.pixels.translate(None, PAPER)) < INK_PIXELS


class Drawing:
    """An open PDF; `page` may be called from several threads, of which pdfium serves one at a time.

    A page gets `seconds` at most.
    """

    def __init__(self, document: pdfium.PdfDocument, seconds: float = DRAWING_SECONDS) -> None:
        self._document = document
        self._seconds = seconds
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._document)

    def page(self, number: int, dpi: float, turned: int = 0) -> Image:
        """Page `number` from 1 as it is shown, or turned clockwise by 90, 180 or 270 degrees.

        Coarser than `dpi` where it would be too large. Raises `Undrawable`.
        """
        with self._lock:
            try:
                drawn = apart.run(partial(_drawn, self._document, number, dpi, turned), self._seconds)
            except apart.Died as error:
                raise Undrawable from error
        width, height, dots = HEAD.unpack_from(drawn)
        return Image(drawn[HEAD.size :], width, height, dots)


@contextmanager
def opened(data: bytes, seconds: float = DRAWING_SECONDS) -> Iterator[Drawing]:
    """The PDF in these bytes. Raises `Undrawable`."""
    try:
        apart.run(partial(_opens, data), seconds)
        document = pdfium.PdfDocument(data)
    except (apart.Died, pdfium.PdfiumError) as error:
        raise Undrawable from error
    try:
        yield Drawing(document, seconds)
    finally:
        document.close()


def printed(data: bytes, numbers: Sequence[int]) -> tuple[int, ...]:
    """Those of the pages that are not blank; what cannot be drawn may have something on it."""
    try:
        with opened(data, GLANCE_SECONDS) as drawing:
            return tuple(number for number in numbers if not _is_blank(drawing, number))
    except Undrawable:
        return tuple(numbers)


def _is_blank(drawing: Drawing, number: int) -> bool:
    try:
        return drawing.page(number, GLANCE_DPI).is_blank
    except Undrawable:
        return False


def _opens(data: bytes) -> bytes:
    """Whether pdfium can look into the file at all."""
    return b"%d" % len(pdfium.PdfDocument(data))


def _drawn(document: pdfium.PdfDocument, number: int, dpi: float, turned: int) -> bytes:
    """The image's width, height and dots an inch, and its pixels."""
    page = document[number - 1]
    try:
        width, height = page.get_size()
        scale = _scale(width, height, dpi / POINTS_PER_INCH)
        bitmap = page.render(scale=scale, grayscale=True, rotation=turned)
        # Rows begin at multiples of four bytes.
        drawn, stride = memoryview(bitmap.buffer), bitmap.stride
        rows = (drawn[row * stride : row * stride + bitmap.width] for row in range(bitmap.height))
        head = HEAD.pack(bitmap.width, bitmap.height, scale * POINTS_PER_INCH)
        return b"".join((head, *rows))
    finally:
        page.close()


def _scale(width: float, height: float, wanted: float) -> float:
    """Pixels per point, fewer than wanted where the page has room for too many."""
    most = sqrt(MOST_PIXELS / max(1.0, width * height))
    return min(wanted, most, LONGEST_SIDE / max(1.0, ceil(max(width, height))))
