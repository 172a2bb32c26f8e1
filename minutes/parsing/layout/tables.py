"""Whether rows of cells are a table, and which of its printed lines are one row.

    Kommune              2024       2025
    Høje-Taastrup       1.250      1.310      → ("Høje-Taastrup", "1.250", "1.310")

A cell's wrapped line is joined to its row where it plainly goes on. No table are a
list of attendees without heads over its columns, a table of contents and labels with
what they say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from minutes.parsing import joining
from minutes.parsing.layout.gutters import MARK
from minutes.parsing.vocabulary import CONNECTIVES, SEAT_COLUMNS
from minutes.parsing.wording import leads, list_words

Cells = tuple[str, ...]

FEWEST_ROWS = 3
# What a page's end leaves of a table may be less; it takes three columns to be one then.
FEWEST_OF_REST, COLUMNS_OF_REST = 2, 3
# Of all its rows; a table has few rows with a single cell.
MOSTLY = 0.6
LONGEST_CELL = 60
PAIR = 2
BETWEEN = "  "

NUMBER = re.compile(r"[-–+]?\(?(?:kr\.? ?)?\d[\d .,]*(?:%| ?(?:pct|kr|mio|mia|t\.?kr)\.?)*\)?|[-–]", re.I)
LEADER = re.compile(r"\.{3,}|…|(?:\. ){3,}|_{3,}")
NUMBERED = re.compile(r"(?:punkt |pkt\.? )?\d{1,2}(?:[.,]\d{1,2})*\.?(?: \S.*)?", re.I)
PAGE = re.compile(r"\d{1,3}")
PARTY = re.compile(r"\(?[A-ZÆØÅ]{1,2}\)?")
PERSON = re.compile(r"[A-ZÆØÅ][\w.'’-]+(?: [\w.'’-]+){1,5} ?[(,].*")
TOWN = re.compile(r".*\bkommune", re.I)
# A head that no list of words has: `Personlig stedfortræder`, but no name with its party and town.
SHORT_HEAD = re.compile(r"[A-ZÆØÅ][\w/.-]{0,30}(?: [\w/.-]{1,30}){0,3}")
HEAD_BRACKET = re.compile(r" ?\([^()]{1,30}\)$")


@dataclass(frozen=True, slots=True)
class Printed:
    """A line of a table: its cells, and the step down to it from the one above, in letters' heights."""

    cells: Cells
    step: float = 0.0


def is_table(rows: Sequence[Cells], fewest: int = FEWEST_ROWS) -> bool:
    """Whether rows of cells are a table, and no list of another kind."""
    full = [row for row in rows if sum(map(bool, row)) > 1]
    if len(full) < fewest or len(full) < MOSTLY * len(rows):
        return False
    if sum(1 for row in full for cell in row if cell) < MOSTLY * len(full) * len(rows[0]):
        return False  # what stands now under this, now under that, has no columns
    if any(len(cell) > LONGEST_CELL for row in full for cell in row[:1]):
        return False
    if len(rows[0]) == PAIR and all(MARK.fullmatch(row[0]) for row in full):
        return False
    listed = is_attendance(rows) and not is_head(full[0])
    return not (is_contents(rows) or listed or _are_labels(full))


def is_head(row: Cells) -> bool:
    """Whether a row names columns of persons: `Navn | Parti | Kommune`, `Medlem | Stedfortræder`.

    `Deltagere | Afbud` are headings of two lists that stand beside each other.
    """
    cells = [HEAD_BRACKET.sub("", cell).strip(" :.") for cell in row if cell]
    if len(cells) < PAIR or not all(SHORT_HEAD.fullmatch(cell) for cell in cells):
        return False
    known = sum(1 for cell in cells if cell.lower() in _head_words())
    begun = [leads.of(cell) for cell in cells]
    lists = all(lead and not lead.rest for lead in begun)
    of_seats = all(lead and lead.kind in ("roster", "substitute") for lead in begun)
    return 2 * known >= len(cells) and (of_seats or not lists)


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
    columns = ([cell for cell in column if cell] for column in zip(*rows, strict=True))
    return tuple(joining.joined(column) if len(column) > 1 else "".join(column) for column in columns)


def _tells_of_person(row: Cells) -> bool:
    filled = [cell for cell in row if cell]
    rest = filled[1:]
    if not filled or len(filled[0].split()) < 2:
        return False
    return bool(PERSON.fullmatch(filled[0])) or any(
        PARTY.fullmatch(cell) or TOWN.fullmatch(cell) for cell in rest
    )


@cache
def _head_words() -> frozenset[str]:
    of_seats = (word for heads in SEAT_COLUMNS.values() for word in heads)
    return frozenset((*list_words.columns(), *of_seats))


def _are_labels(rows: Sequence[Cells]) -> bool:
    """`Dato:` and `Sted:` with what they say."""
    return sum(1 for row in rows if row[0].endswith(":")) >= MOSTLY * len(rows)


def _goes_on(above: Cells, below: Cells) -> bool:
    """Whether a line wraps cells of the one above: no number of its own, and a cell in mid-sentence."""
    pairs = [(one, other) for one, other in zip(above, below, strict=True) if other]
    if not pairs or any(not one or NUMBER.fullmatch(other) for one, other in pairs):
        return False
    if all(below) and not below[0][0].islower():
        # All cells are filled anew; `medlem` in the last is a cell as it stands.
        return any(_is_cut(one) for one, _ in pairs) or _is_open(above[0])
    if any(_is_open(one) for one, _ in pairs):
        return True
    if not below[0] and len(pairs) == len(below) - 1 > 1:
        return False  # all cells but the first: a second row of heads, as years over units
    return not below[0] or any(other[0].islower() for _, other in pairs)


def _is_open(cell: str) -> bool:
    return _is_cut(cell) or cell.split()[-1] in CONNECTIVES


def _is_cut(cell: str) -> bool:
    return cell.endswith(("-", ",", "/")) or cell.count("(") > cell.count(")")
