"""Rows of a table, with their cells: drawn ones by the white between, those of a text file by the spaces.

    Kommune              2024       2025
    Høje-Taastrup       1.250      1.310      → ("Høje-Taastrup", "1.250", "1.310")

A cell's wrapped line is joined to its row where it plainly goes on. No table are a
list of attendees, a table of contents and labels with what they say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from minutes.parsing import prose
from minutes.parsing.gutters import MARK
from minutes.parsing.types import Line
from minutes.parsing.vocabulary import CONNECTIVES

Cells = tuple[str, ...]

FEWEST_ROWS = 3
# The rest of a table that goes on over a page may be one row under its head.
FEWEST_OF_REST = 2
# Of all its rows; a table has few rows with a single cell.
MOSTLY = 0.6
LONGEST_CELL = 60
PAIR = 2
LONGEST_ROW = 400
BETWEEN = "  "
# In a text file: what parts cells, and how many letters the cells of a column may stand off.
GAP = re.compile(r" {3,}|\t+ *")
OFF = 2
TABS, TAB = re.compile(r"\t+"), 100

NUMBER = re.compile(r"[-–+]?\(?(?:kr\.? ?)?\d[\d .,]*(?:%| ?(?:pct|kr|mio|mia|t\.?kr)\.?)*\)?|[-–]", re.I)
LEADER = re.compile(r"\.{3,}|…|(?:\. ){3,}|_{3,}")
NUMBERED = re.compile(r"(?:punkt |pkt\.? )?\d{1,2}(?:[.,]\d{1,2})*\.?(?: \S.*)?", re.I)
PAGE = re.compile(r"\d{1,3}")
PARTY = re.compile(r"\(?[A-ZÆØÅ]{1,2}\)?")
PERSON = re.compile(r"[A-ZÆØÅ][\w.'’-]+(?: [\w.'’-]+){1,5} ?[(,].*")
TOWN = re.compile(r".*\bkommune", re.I)


@dataclass(frozen=True, slots=True)
class Printed:
    """A row as printed: its cells, and the step down to it from the row above, in letters' heights."""

    cells: Cells
    step: float = 0.0


def is_table(rows: Sequence[Cells], above: Cells = ()) -> bool:
    """Whether rows of cells are a table; `above` is the head of the one on the page before."""
    full = [row for row in rows if sum(map(bool, row)) > 1]
    fewest = FEWEST_OF_REST if above and rows[0] == above else FEWEST_ROWS
    if len(full) < fewest or len(full) < MOSTLY * len(rows):
        return False
    if any(len(cell) > LONGEST_CELL for row in full for cell in row[:1]):
        return False
    if len(rows[0]) == PAIR and all(MARK.fullmatch(row[0]) for row in full):
        return False
    return not (is_contents(rows) or is_attendance(rows) or _are_labels(full))


def is_contents(rows: Sequence[Cells]) -> bool:
    """Titles with their pages."""
    if sum(1 for row in rows if any(LEADER.search(cell) for cell in row)) >= FEWEST_OF_REST:
        return True
    pages = [row[-1] for row in rows if row[-1]]
    if not pages or not all(PAGE.fullmatch(page) for page in pages):
        return False
    rising = all(int(one) <= int(other) for one, other in pairwise(pages))
    numbered = sum(1 for row in rows if NUMBERED.fullmatch(row[0]))
    return rising and numbered >= MOSTLY * len(rows)


def is_attendance(rows: Sequence[Cells]) -> bool:
    """One person a row, with party or town in cells of their own."""
    return sum(1 for row in rows if _tells_of_person(row)) >= MOSTLY * len(rows)


def joined(rows: Sequence[Printed]) -> list[list[int]]:
    """Places of the rows that are one, in order: a row, and the wrapped lines of its cells."""
    steps = [row.step for row in rows[1:]]
    closest = min(steps, default=0.0) * 1.15
    groups: list[list[int]] = []
    for at, row in enumerate(rows):
        if groups and row.step <= closest and _goes_on(rows[at - 1].cells, row.cells):
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups


def merged(rows: Sequence[Cells]) -> Cells:
    """Cells of several printed lines as those of one row; a word broken in its cell is whole again."""
    cells = list(rows[0])
    for row in rows[1:]:
        cells = [_one(above, below) for above, below in zip(cells, row, strict=True)]
    return tuple(cells)


def of_text(lines: Sequence[Line]) -> list[Line]:
    """The lines of a text file, those of a table with their cells."""
    cut = [_cut(line.text) for line in lines]
    found = list(lines)
    at = 0
    while at < len(lines):
        end = _end_of_columns(cut, at)
        columns = [start for start, _ in cut[at]]
        rows = [tuple(text for _, text in row) for row in cut[at:end] if row]
        if len(columns) > 1 and is_table(rows) and not _is_prose(rows):
            for place in range(at, end):
                if cut[place]:
                    found[place] = replace(lines[place], cells=_placed(cut[place], columns))
        at = max(end, at + 1)
    return found


def _cut(text: str) -> list[tuple[int, str]]:
    """The cells of a line with where they begin; none for a line without wide gaps."""
    if len(text) > LONGEST_ROW or not GAP.search(text.strip()):
        return []
    if "\t" in text:
        return [(at * TAB, cell.strip()) for at, cell in enumerate(TABS.split(text.strip()))]
    starts = [match.end() for match in GAP.finditer(text)]
    if not text[:1].isspace():
        starts.insert(0, 0)
    ends = [*starts[1:], len(text)]
    return [
        (start, text[start:end].strip())
        for start, end in zip(starts, ends, strict=True)
        if text[start:end].strip()
    ]


def _end_of_columns(cut: Sequence[list[tuple[int, str]]], at: int) -> int:
    """Where the rows end that have as many cells as the one at a place, each where that has it."""
    end = at
    while end < len(cut) and cut[end] and _stand_alike(cut[at], cut[end]):
        end += 1
    return end


def _stand_alike(one: list[tuple[int, str]], other: list[tuple[int, str]]) -> bool:
    """Cells begin at the same place, or end there as numbers do."""
    if len(one) != len(other):
        return False
    pairs = zip(one, other, strict=True)
    return all(
        abs(left[0] - right[0]) <= OFF or abs(left[0] + len(left[1]) - right[0] - len(right[1])) <= OFF
        for left, right in pairs
    )


def _placed(row: list[tuple[int, str]], columns: Sequence[int]) -> Cells:
    return tuple(text for _, text in row) if len(row) == len(columns) else ()


def _is_prose(rows: Sequence[Cells]) -> bool:
    """Two columns of running text set with spaces, rather than cells."""
    words = [len(cell.split()) for row in rows for cell in row]
    return sum(words) > 5 * len(words)


def _tells_of_person(row: Cells) -> bool:
    filled = [cell for cell in row if cell]
    rest = filled[1:]
    if not filled or len(filled[0].split()) < 2:
        return False
    return bool(PERSON.fullmatch(filled[0])) or any(
        PARTY.fullmatch(cell) or TOWN.fullmatch(cell) for cell in rest
    )


def _are_labels(rows: Sequence[Cells]) -> bool:
    """`Dato:` and `Sted:` with what they say."""
    return sum(1 for row in rows if row[0].endswith(":")) >= MOSTLY * len(rows)


def _goes_on(above: Cells, below: Cells) -> bool:
    """Whether a line wraps cells of the one above: no number of its own, and a cell in mid-sentence."""
    pairs = [(one, other) for one, other in zip(above, below, strict=True) if other]
    if not pairs or any(not one or NUMBER.fullmatch(other) for one, other in pairs):
        return False
    return not below[0] or any(_is_open(one) or other[0].islower() for one, other in pairs)


def _is_open(cell: str) -> bool:
    return (
        cell.endswith(("-", ",", "/")) or cell.count("(") > cell.count(")") or cell.split()[-1] in CONNECTIVES
    )


def _one(above: str, below: str) -> str:
    return prose.joined([above, below]) if above and below else above or below
