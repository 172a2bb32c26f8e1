"""From the words of a page to its lines in reading order.

A text file has its lines already. On a drawn page words that share a baseline
are a line, columns are read one after another, rows of a table keep their cells, and
a gap larger than between lines of one paragraph is a blank line. Running heads and
feet are marked as furniture and stay where they stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise, takewhile
from operator import attrgetter

from minutes.parsing.layout import (
    baselines,
    columns,
    furniture,
    letterspacing,
    spacing,
    tables,
    written_tables,
)
from minutes.parsing.layout.columns import Placed
from minutes.parsing.read import glyphs
from minutes.parsing.types import Line, RawPage

ROWS = frozenset(("row", "maybe"))


def lines(pages: Sequence[RawPage], as_written: bool = False) -> list[Line]:
    """All lines of a document, numbered from 1, blank ones where paragraphs part.

    The lines of a text file come to the letter if `as_written`; else spaced headings are
    words, letters are composed, and what nobody sees is gone.
    """
    found = list(spacing.with_blanks(_pages(pages, as_written)))
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


def _pages(pages: Sequence[RawPage], as_written: bool) -> list[list[Line]]:
    """Drawn and written pages; a document has the one or the other."""
    written = [
        Line(text if as_written else letterspacing.heading(glyphs.plain(text)), page.number, 0)
        for page in pages
        for text in page.lines
    ]
    found = {page: list(run) for page, run in groupby(written_tables.marked(written), key=attrgetter("page"))}
    drawn = [_placed(page) for page in pages]
    for above, below in pairwise(drawn):
        _join_tables(above, below)
    return [
        found.get(page.number) or [_line(placed, page.number) for placed in rows]
        for page, rows in zip(pages, drawn, strict=True)
    ]


def _placed(page: RawPage) -> list[Placed]:
    """The page's own words, which the file marks, apart from the text that they may stand beside."""
    text = [word for word in page.words if not word.furniture]
    aside = [word for word in page.words if word.furniture] if len(text) < len(page.words) else []
    return [*columns.of(text), *(Placed(row, furniture=True) for row in baselines.rows(aside))]


def _join_tables(above: list[Placed], below: list[Placed]) -> None:
    """Rows at a page's end and at the next one's top are one table, where each is too short alone."""
    end, start = _run(above[::-1]), _run(below)
    rows = [above[len(above) - 1 - at] for at in end] + [below[at] for at in start]
    if end and start and len(rows) >= tables.FEWEST_ROWS and len({len(row.cells) for row in rows}) == 1:
        for at in end:
            above[len(above) - 1 - at] = replace(above[len(above) - 1 - at], kind="row")
        for at in start:
            below[at] = replace(below[at], kind="row")


def _run(rows: Sequence[Placed]) -> list[int]:
    """Places of the rows of a table nearest to the edge, with no more than a head or foot before them."""
    first = next((at for at, row in enumerate(rows[: furniture.EDGE_LINES + 1]) if row.kind in ROWS), None)
    if first is None:
        return []
    return list(takewhile(lambda at: rows[at].kind in ROWS, range(first, len(rows))))


def _line(placed: Placed, page: int) -> Line:
    box = baselines.around(placed.words)
    if placed.kind in ("row", "person"):
        text = tables.BETWEEN.join(placed.cells)
        return Line(text, page, 0, box, placed.furniture, placed.cells)
    return Line(_text(placed.words), page, 0, box, placed.furniture)


def _text(row: baselines.Row) -> str:
    pieces = [word.text for word in row]
    if len(pieces) > 1 and glyphs.is_sign(pieces[0]):
        return f"{glyphs.BULLET} {baselines.text(row[1:])}"
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
