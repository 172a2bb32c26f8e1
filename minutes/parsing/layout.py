"""From the words of a page to its lines in reading order.

A text file has its lines already. On a drawn page words that share a baseline
are a line, columns are read one after another, rows of a table keep their cells, and
a gap larger than between lines of one paragraph is a blank line. Running heads and
feet are marked as furniture and stay where they stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from minutes.parsing import baselines, columns, furniture, glyphs, letterspacing, spacing, tables
from minutes.parsing.columns import Placed
from minutes.parsing.tables import Cells
from minutes.parsing.types import Line, RawPage


def lines(pages: Sequence[RawPage]) -> list[Line]:
    """All lines of a document, numbered from 1, blank ones where paragraphs part."""
    found = list(spacing.with_blanks(list(_pages(pages))))
    of_page = furniture.places(found)
    repeated = _repeated_heads(found)
    return [
        Line(
            line.text,
            line.page,
            at + 1,
            line.box,
            line.furniture or at in of_page or at in repeated,
            line.cells,
        )
        for at, line in enumerate(found)
    ]


def _pages(pages: Sequence[RawPage]) -> Iterator[list[Line]]:
    head: Cells = ()
    for page in pages:
        found = _drawn(page, head) if page.words else _written(page)
        head = next((line.cells for line in found if line.cells), head)
        yield found


def _written(page: RawPage) -> list[Line]:
    texts = [letterspacing.heading(glyphs.plain(text)) for text in page.lines]
    return tables.of_text([Line(text, page.number, 0) for text in texts])


def _drawn(page: RawPage, head: Cells) -> list[Line]:
    """The page's own words, which the file marks, apart from the text that they may stand beside."""
    text = [word for word in page.words if not word.furniture]
    aside = [word for word in page.words if word.furniture] if len(text) < len(page.words) else []
    of_page = [Placed(row, furniture=True) for row in baselines.rows(aside)]
    return [_line(placed, page.number) for placed in [*columns.of(text, head), *of_page]]


def _line(placed: Placed, page: int) -> Line:
    box = baselines.around(placed.words)
    if placed.cells or placed.apart:
        text = tables.BETWEEN.join(placed.cells or placed.apart)
        return Line(text, page, 0, box, placed.furniture, placed.cells)
    return Line(_text(placed.words), page, 0, box, placed.furniture)


def _text(row: baselines.Row) -> str:
    pieces = [word.text for word in row]
    if len(pieces) > 1 and letterspacing.looks_spaced(pieces):
        gaps = [right.box.x0 - left.box.x1 for left, right in pairwise(row)]
        return letterspacing.joined(pieces, gaps) or baselines.text(row)
    return baselines.text(row)


def _repeated_heads(found: Sequence[Line]) -> set[int]:
    """A table's head that the next page says again belongs to that page."""
    repeated: set[int] = set()
    above: Line | None = None
    for _, run in groupby(enumerate(found), key=lambda each: each[1].page):
        rows = [(at, line) for at, line in run if line.cells]
        if rows and above and rows[0][1].cells == above.cells:
            repeated.add(rows[0][0])
        above = rows[0][1] if rows else above
    return repeated
