"""A text file of a referat typeset as the PDF it might have come from.

Line for line and page for page as in the text, A4, with the date as running head
and `SIDE 2` at the foot, so that reading the PDF must give what reading the text gives.
Cells that three spaces or more part are drawn at their columns. `Way` says how the
program that made the PDF draws: whole lines, words or letters, justified, spaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from minutes.parsing import read

LEFT, TOP, BOTTOM = 72, 770, 60
SIZE, LEADING = 9.0, 12.0
# No program that makes referater writes its pages as ASCII on top of packing them.
rl_config.useA85 = 0
FONT = "Helvetica"
# The widths of a letter where cells are placed, and of a full line that is justified.
COLUMN, WIDTH = 4.6, 430.0
# A line shorter than this share of a full one ends its paragraph, and is not justified.
FULL = 0.85
CELL = re.compile(r"\S(?:.*?\S)??(?= {3,}|\s*$)")


@dataclass(frozen=True, slots=True)
class Way:
    """How a program draws: `spaced` points between the letters of lines in capitals; `{}` is the page."""

    by: Literal["line", "word", "letter"] = "line"
    justified: bool = False
    spaced: float = 0.0
    foot: str = "SIDE {}"
    even_head: str | None = None


PLAIN = Way()


def pdf_of(text: str, path: Path, head: str = "KKR | referat", way: Way = PLAIN) -> Path:
    """Write the PDF and return its path."""
    canvas = Canvas(str(path), pagesize=A4)
    for page in read.document(text.encode()).pages:
        _draw(canvas, page.lines, way)
        _furnish(canvas, page.number, head, way)
        canvas.showPage()
    canvas.save()
    return path


def _furnish(canvas: Canvas, number: int, head: str, way: Way) -> None:
    canvas.setFont(FONT, 7)
    if number > 1:
        own = way.even_head if way.even_head and number % 2 == 0 else head
        canvas.drawString(LEFT, TOP + 36, own)
    canvas.drawRightString(A4[0] - LEFT, BOTTOM - 30, way.foot.format(number))


def _draw(canvas: Canvas, lines: tuple[str, ...], way: Way) -> None:
    leading = min(LEADING, (TOP - BOTTOM) / max(len(lines), 1))
    size = min(SIZE, leading * 0.8)
    canvas.setFont(FONT, size)
    for at, line in enumerate(lines):
        for x, text in _cells(line, size):
            _draw_text(canvas, x, TOP - at * leading, text, size, way)


def _cells(line: str, size: float) -> Iterator[tuple[float, str]]:
    """The parts of a line with where they stand; a line without wide gaps is one."""
    for match in CELL.finditer(line):
        yield LEFT + match.start() * COLUMN * size / SIZE, match[0]


def _draw_text(canvas: Canvas, x: float, y: float, text: str, size: float, way: Way) -> None:
    spaced = way.spaced if text.isupper() else 0.0
    if spaced:
        canvas.drawString(x, y, text, charSpace=spaced)
        return
    width = stringWidth(text, FONT, size)
    wide = (WIDTH - width) / max(text.count(" "), 1) if way.justified and width > FULL * WIDTH else 0.0
    if way.by == "line":
        canvas.drawString(x, y, text, wordSpace=wide)
        return
    for at, word in _words(text):
        start = x + stringWidth(text[:at], FONT, size) + wide * text.count(" ", 0, at)
        for letter, piece in enumerate(word if way.by == "letter" else [word]):
            canvas.drawString(start + stringWidth(word[:letter], FONT, size), y, piece)


def _words(text: str) -> Iterator[tuple[int, str]]:
    for match in re.finditer(r"\S+", text):
        yield match.start(), match[0]
