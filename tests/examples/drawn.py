"""How each example is drawn as PDF: line by line as its text, unless it has a way of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from minutes.parsing import read
from tests import typeset

Drawing = Callable[[str, Path], Path]

FOLDER = Path(__file__).parent
MARGIN, COLUMN, TOP, LEADING, SIZE = 48, 96, 780, 12.5, 9.0
# Where the cells of a row begin.
CELLS = (COLUMN, 250, 330, 410)
# A number in the margin is set in another size, and so on a base line of its own.
SUNK = 1.5


def pdf_of(name: str, text: str, path: Path) -> Path:
    """Write the PDF of an example and return its path."""
    return OWN_WAYS.get(name, typeset.pdf_of)(text, path)


def out_of_order(drawn: Path) -> Drawing:
    """A page drawn from its foot up, numbers of items in the margin before all else, words one by one.

    `drawn` has the pages as they look: a tab parts a number from its title and cells from each other.
    """

    def draw(_: str, path: Path) -> Path:
        canvas = Canvas(str(path), pagesize=A4)
        for page in read.document(drawn.read_bytes()).pages:
            rows = [(TOP - at * LEADING, line.split("\t")) for at, line in enumerate(page.lines)]
            for y, cells in rows:
                _draw_number(canvas, y, cells)
            for y, cells in reversed(rows):
                _draw_row(canvas, y, cells)
            canvas.showPage()
        canvas.save()
        return path

    return draw


def _draw_number(canvas: Canvas, y: float, cells: list[str]) -> None:
    if len(cells) == 2:
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(MARGIN, y - SUNK, cells[0])


def _draw_row(canvas: Canvas, y: float, cells: list[str]) -> None:
    canvas.setFont("Helvetica", SIZE)
    for x, text in zip(CELLS, cells[1:] if len(cells) == 2 else cells, strict=False):
        at = x
        for word in text.split():
            canvas.drawString(at, y, word)
            at += canvas.stringWidth(word + " ", "Helvetica", SIZE)


# Examples about the way a PDF is drawn, by their names.
OWN_WAYS: dict[str, Drawing] = {
    "kkr-midtjylland-2024-06-14": out_of_order(FOLDER / "kkr-midtjylland-2024-06-14.drawn.txt"),
}
