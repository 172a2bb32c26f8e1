"""Tables in a text file, whose columns are set with spaces or tabs.

    Kommune            Kvote 2018   Kvote 2019
    Faxe                       9            7
    Greve                     18           15

Lines are rows of one table as long as their cells stand below each other, with white
between all columns. A page may break in between, with its foot and head. The lines
keep their text; they are only told their cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from minutes.parsing.layout import tables
from minutes.parsing.layout.tables import Cells
from minutes.parsing.types import Line

LONGEST_ROW = 400
GAP = re.compile(r" {3,}|\t+ *")
# Under heads of columns, and in them, less white parts the cells.
NARROW_GAP = re.compile(r" {2,}|\t+ *")
INDENT = 3
# A tab stands wherever the next stop is: cells are counted, as if each column were this wide.
TABS, TAB = re.compile(r"\t+"), LONGEST_ROW
# White that stays between columns when all rows are laid over each other.
BETWEEN = 1
# A blank line between rows; more lines only where a page breaks among them.
BLANKS, AT_PAGE_BREAK = 1, 7
PRINTED_AT_PAGE_BREAK = 3
# Cells of so many words on an average are text in two columns.
WORDS = 5

# Where a cell begins and ends, in letters from the left.
Span = tuple[int, int]


def marked(lines: Sequence[Line]) -> list[Line]:
    """The lines of a text file, those of a table with their cells."""
    found = list(lines)
    at = 0
    while at < len(lines):
        gap = NARROW_GAP if _is_head(lines[at].text) else GAP
        first = _spans(lines[at].text, gap)
        places, columns = _run(lines, at, first, gap) if len(first) > 1 else ([at], [])
        rows = [_cells(lines[place].text, columns, gap) for place in places] if columns else []
        if len(places) >= tables.FEWEST_ROWS and tables.is_table(rows) and not _is_prose(rows):
            for place, cells in zip(places, rows, strict=True):
                found[place] = replace(lines[place], cells=cells)
        at = places[-1] + 1
    return found


def _is_head(text: str) -> bool:
    shown = text.strip()
    return len(text) <= LONGEST_ROW and tables.is_head(tuple(NARROW_GAP.split(shown)) if shown else ())


def _spans(text: str, gap: re.Pattern[str]) -> list[Span]:
    """The cells of a line; none for a line of text, one for an indented one."""
    if len(text) > LONGEST_ROW or not text.strip():
        return []
    if "\t" in text.strip():
        cells = TABS.split(text.rstrip())
        return [(at * TAB, at * TAB + len(cell)) for at, cell in enumerate(cells) if cell.strip()]
    indented = len(text) - len(text.lstrip())
    ends = [match.start() for match in gap.finditer(text.rstrip(), indented)]
    starts = [match.end() for match in gap.finditer(text.rstrip(), indented)]
    if not ends and indented < INDENT:
        return []
    return list(zip([indented, *starts], [*ends, len(text.rstrip())], strict=True))


def _run(
    lines: Sequence[Line], first: int, columns: list[Span], gap: re.Pattern[str]
) -> tuple[list[int], list[Span]]:
    """The places of the rows of one table from a line on, and its columns."""
    places, at = [first], first + 1
    while at < len(lines):
        row = _spans(lines[at].text, gap)
        wider = _laid_over(columns, row) if row else None
        if wider:
            places.append(at)
            columns = wider
        elif not _may_lie_between(lines, places[-1], at):
            break
        at += 1
    return places, columns


def _laid_over(columns: list[Span], row: list[Span]) -> list[Span] | None:
    """The columns with one more row; None where its cells do not stand in them.

    A row with more cells than those above may be the first that has them all.
    """
    more, fewer = (columns, row) if len(columns) >= len(row) else (row, columns)
    wider = list(more)
    at = 0
    for start, end in fewer:
        while at < len(more) and more[at][1] <= start:
            at += 1
        if at == len(more) or more[at][0] >= end:
            return None
        wider[at] = min(start, more[at][0]), max(end, more[at][1])
        at += 1
    return wider if all(left[1] + BETWEEN <= right[0] for left, right in pairwise(wider)) else None


def _may_lie_between(lines: Sequence[Line], last: int, at: int) -> bool:
    """Whether the table may go on below a line that is no row: a blank one, or the foot and head of pages."""
    between = lines[last + 1 : at + 1]
    ahead = lines[min(at + PRINTED_AT_PAGE_BREAK, len(lines) - 1)].page
    if ahead == lines[last].page:
        return len(between) <= BLANKS and not lines[at].text.strip()
    printed = sum(1 for line in between if line.text.strip())
    return len(between) <= AT_PAGE_BREAK and printed <= PRINTED_AT_PAGE_BREAK


def _cells(text: str, columns: list[Span], gap: re.Pattern[str]) -> Cells:
    """What a row says in each column."""
    cells = [""] * len(columns)
    parts = [part for part in (TABS if "\t" in text.strip() else gap).split(text.strip()) if part.strip()]
    at = 0
    for (start, _), part in zip(_spans(text, gap), parts, strict=True):
        while columns[at][1] <= start:
            at += 1
        cells[at] = part.strip()
        at += 1
    return tuple(cells)


def _is_prose(rows: Sequence[Cells]) -> bool:
    """Two columns of running text set with spaces, rather than cells."""
    words = [len(cell.split()) for row in rows for cell in row if cell]
    return sum(words) > WORDS * len(words)
