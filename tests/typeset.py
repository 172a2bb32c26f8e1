"""A text file of a referat typeset as the PDF it might have come from.

Line for line and page for page as in the text, A4, with the date as running head
and `SIDE 2` at the foot, so that reading the PDF must give what reading the text gives.
"""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from minutes.parsing import read

LEFT, TOP, BOTTOM = 72, 770, 60
SIZE, LEADING = 9.0, 12.0


def pdf_of(text: str, path: Path, head: str = "KKR | referat") -> Path:
    """Write the PDF and return its path."""
    canvas = Canvas(str(path), pagesize=A4)
    for page in read.document(text.encode()).pages:
        _draw(canvas, page.lines, page.number, head)
        canvas.showPage()
    canvas.save()
    return path


def _draw(canvas: Canvas, lines: tuple[str, ...], number: int, head: str) -> None:
    leading = min(LEADING, (TOP - BOTTOM) / max(len(lines), 1))
    canvas.setFont("Helvetica", min(SIZE, leading * 0.8))
    for at, line in enumerate(lines):
        canvas.drawString(LEFT, TOP - at * leading, line)
    canvas.setFont("Helvetica", 7)
    if number > 1:
        canvas.drawString(LEFT, TOP + 36, head)
    canvas.drawRightString(A4[0] - LEFT, BOTTOM - 30, f"SIDE {number}")
