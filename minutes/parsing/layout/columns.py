"""The rows of a page in reading order: columns one after another, tables row by row.

Text in two columns is read down the one and then down the other, as are lists of
attendees and of attachments set beside each other. The letterhead in the margin of a first page (date,
case, telephone, address) belongs to the page. All else stays row by row.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Literal

from minutes.parsing import vocabulary
from minutes.parsing.layout import baselines, gutters, tables
from minutes.parsing.layout.baselines import Row
from minutes.parsing.layout.gutters import Gutter, Region
from minutes.parsing.layout.tables import Cells, Printed
from minutes.parsing.types import Word
from minutes.parsing.wording import headings, leads

# Columns inside columns are not set more than twice.
DEEPEST = 2
# Tables right under each other on one page; and rows of a head before all its columns are seen.
MOST_TABLES, HEAD_ROWS = 8, 2
# A gutter nearly as long as the longest parts columns as that does.
AS_LONG = 0.8
# Lines of a column that is text: so many, each of so many words and letters.
TEXT_LINES, TEXT_WORDS, TEXT_LETTERS = 3, 4, 20
# Baselines so close, in letters' heights, are one; and of the rows so many in a table.
SAME_BASELINE, MOSTLY = 0.15, 0.6
FEWEST_SIDE_LINES = 3
TOWN_WORDS = 3

PERSON = re.compile(r"[A-ZÆØÅ][\w.'’-]+(?: [\w.'’-]+){1,5} ?(?:[(,].*|\bkommune)", re.I)
NAME = re.compile(r"[A-ZÆØÅ][\w.'’-]+(?: (?:[A-ZÆØÅ][\w.'’-]*|af|de|von|van)){1,4}")
TITLE = re.compile(r"(?!bilag \d)(?:[^\W\d_]| ){3}", re.I)
FRONT = re.compile(r"mission|vision", re.I)
LETTERHEAD = re.compile(
    r"(?:dato: ?)?(?:den )?\d{1,2}\. \w{3,9} \d{4}|(?:sags?|dok|j(?:ournal)?)\.?[- ]?(?:id|nr)\b.{0,40}|"
    r"\S{1,40}@\S{1,40}|side \d{1,3}(?: ?(?:af|/) ?\d{1,3})?|[\d ]{8,11}|"
    r"(?-i:[a-zæøå]{2,4}(?:/[a-zæøå]{2,4})?)|"
    r"(?:e-?mail|www|tlf|telefon|tel|direkte|mobil|fax|cvr|ean|postboks|ref|initialer|sagsbehandler)\b.{0,40}|"
    r"\d{4} [A-ZÆØÅ][a-zæøå]{1,20}(?: [A-ZØ])?|"
    r"[A-ZÆØÅ][a-zæøå]{1,30}(?:gade|vej|plads|allé|torv|haven|stræde) \d{1,3}|c/o .{3,40}|kkr \w{4,20}",
    re.I,
)
DAY = re.compile(r"(?:den )?\d{1,2}\. \w{3,9} \d{4}", re.I)
FACTS = re.compile(r"\s*(?:dato|sted|tid|mødested|mødedato|referat|dagsorden|kkr)\b", re.I)


Kind = Literal["text", "row", "maybe", "person"]


@dataclass(frozen=True, slots=True)
class Placed:
    """A row where it is read, with its cells; `kind` says what those are.

    A `maybe` is a row of too short a stretch to be a table, unless it goes on over the page.
    `furniture` is what belongs to the page, as a letterhead does.
    """

    words: Row
    cells: Cells = ()
    kind: Kind = "text"
    furniture: bool = False


def of(words: Sequence[Word], depth: int = 0) -> list[Placed]:
    """The rows of a page in reading order."""
    return _in_order(baselines.rows(words), depth)


def _in_order(rows: Sequence[Row], depth: int) -> list[Placed]:
    placed: list[Placed] = []
    done = 0
    for region in gutters.regions(rows):
        column = _side_by_side(rows, region, done) if depth < DEEPEST else None
        begin = column.first if column else region.first
        placed += [Placed(row) for row in rows[done:begin]]
        end = (column or region).last + 1
        inside = rows[begin:end]
        placed += _down(inside, column.gutters, depth) if column else _stretch(inside, region, depth)
        done = end
    return placed + [Placed(row) for row in rows[done:]]


def _stretch(rows: Sequence[Row], region: Region, depth: int) -> list[Placed]:
    """The table that begins a region, and what comes below it: one gutter may go on where the others end."""
    first = region.first
    begun = [each for each in region.gutters if each.first <= first + HEAD_ROWS]
    end = min((each.last for each in begun if each.both >= tables.FEWEST_ROWS), default=region.last)
    again = (first + at - 1 for at in range(1, len(rows)) if _is_head(rows[at]))
    end = min(end, next(again, end))
    half = (end - first + 1) / 2
    main = [each for each in region.gutters if min(each.last, end) - each.first + 1 >= half]
    placed = _across(rows[: end - first + 1], main)
    rest = rows[end - first + 1 :]
    if depth < MOST_TABLES:
        return placed + _in_order(rest, depth + 1)
    return placed + [Placed(row) for row in rest]


def _side_by_side(rows: Sequence[Row], region: Region, done: int) -> Region | None:
    """The region as one of columns, with the rows above it that keep out of the gutter, or None."""
    longest = max(gutter.last - gutter.first for gutter in region.gutters)
    main = tuple(each for each in region.gutters if each.last - each.first >= AS_LONG * longest)
    inside = rows[region.first : region.last + 1]
    if region.first and headings.is_attachments(baselines.text(rows[region.first - 1])):
        last = _last_beside(inside, main)
        if last and _are_attachments(inside[: last + 1], main):
            return Region(region.first, region.first + last, main)
    listed = any(leads.heads(baselines.text(row[:2])) for row in rows)
    if not _are_columns(inside, main, listed):
        return None
    first = region.first
    while first > done and not any(gutters.crosses(rows[first - 1], gutter) for gutter in main):
        first -= 1
    return Region(first, region.last, main)


def _are_columns(rows: Sequence[Row], between: Sequence[Gutter], listed: bool) -> bool:
    sheet = [_parts(row, between) for row in rows]
    lines = [[baselines.text(part) for part in column if part] for column in zip(*sheet, strict=True)]
    if any(len(column) < FEWEST_SIDE_LINES for column in lines) or _is_head(rows[0]):
        return False
    if all(_are_persons(column, listed) for column in lines):
        return True
    if any(_letterheads(lines)) or all(_is_text(column) for column in lines):
        return True
    return _stand_apart(sheet) or any(FRONT.fullmatch(line) for column in lines for line in column)


def _are_attachments(rows: Sequence[Row], between: Sequence[Gutter]) -> bool:
    """Whether what stands beside each other below `Bilag` are titles, with no number, page or date each."""
    cells = [baselines.text(part) for row in rows for part in _parts(row, between) if part]
    return not _is_head(rows[0]) and all(TITLE.match(cell) for cell in cells)


def _last_beside(rows: Sequence[Row], between: Sequence[Gutter]) -> int:
    """The last row of the columns; the first may be one line longer than the others."""
    last = max((at for at, row in enumerate(rows) if sum(map(bool, _parts(row, between))) > 1), default=0)
    longer = last + 1 < len(rows) and last > 0 and _step(rows, last + 1) <= 1.15 * _step(rows, last)
    return last + 1 if longer and not headings.read(baselines.text(rows[last + 1])) else last


def _is_head(row: Row) -> bool:
    """Whether a row heads columns of persons, by the white between its own words."""
    edges = [left for left, _ in gutters.gaps(row)]
    cells: list[Row] = [[] for _ in range(len(edges) + 1)]
    for word in row:
        cells[bisect_right(edges, word.box.x0)].append(word)
    return bool(edges) and tables.is_head(tuple(baselines.text(cell) for cell in cells if cell))


def _parts(row: Row, between: Sequence[Gutter]) -> list[Row]:
    """The words of a row by column."""
    parts: list[Row] = [[] for _ in range(len(between) + 1)]
    for word in row:
        middle = (word.box.x0 + word.box.x1) / 2
        parts[sum(1 for gutter in between if middle > gutter.middle)].append(word)
    return parts


def _are_persons(column: Sequence[str], listed: bool) -> bool:
    """Rows of a list of attendees, names alone where a heading says that it is one."""
    found = [line for line in column if PERSON.fullmatch(line) or (listed and _is_name(line))]
    towns = [line for line in column if tables.TOWN.fullmatch(line) and len(line.split()) <= TOWN_WORDS]
    return len(found) >= MOSTLY * len(column) and len(towns) < len(column) / 2


def _is_name(line: str) -> bool:
    return NAME.fullmatch(line) is not None and line.lower() not in vocabulary.municipality_names()


def _letterheads(columns: Sequence[Sequence[str]]) -> list[bool]:
    """Which columns are the letterhead; where and when the meeting is may stand in such a one alone.

    A letter has one date: several below each other are the cells of a table.
    """
    known = [
        sum(1 for line in lines if LETTERHEAD.fullmatch(line)) if sum(map(_is_day, lines)) < 2 else 0
        for lines in columns
    ]
    facts = [any(FACTS.match(line) for line in lines) for lines in columns]
    found = [
        many >= MOSTLY * len(lines) and (not own or sum(facts) > 1)
        for many, lines, own in zip(known, columns, facts, strict=True)
    ]
    return found if not all(found) else [False] * len(found)


def _is_day(line: str) -> bool:
    return DAY.fullmatch(line) is not None


def _is_text(column: Sequence[str]) -> bool:
    if len(column) < TEXT_LINES:
        return False
    words, letters = median(len(line.split()) for line in column), median(map(len, column))
    return words >= TEXT_WORDS and letters >= TEXT_LETTERS


def _stand_apart(sheet: Sequence[Sequence[Row]]) -> bool:
    """Whether most lines beside each other have baselines of their own, as no cells of a row have."""
    beside = [[part for part in parts if part] for parts in sheet]
    pairs = [(parts[0][0], parts[1][0]) for parts in beside if len(parts) > 1]
    alone = len(beside) - len(pairs)
    level = sum(1 for one, other in pairs if abs(one.box.y0 - other.box.y0) <= SAME_BASELINE * one.size)
    return level < (1 - MOSTLY) * len(pairs) or (not level and alone > 0)


def _down(rows: Sequence[Row], between: Sequence[Gutter], depth: int) -> list[Placed]:
    """Column after column; in lists of persons no farther than to the next heading over all of them."""
    sheet = [_parts(row, between) for row in rows]
    columns = list(zip(*sheet, strict=True))
    aside = _letterheads([[baselines.text(part) for part in column if part] for column in columns])
    ends = [] if any(aside) else _headings(rows, between)
    placed: list[Placed] = []
    for start, end in pairwise([0, *ends, len(rows)]):
        for column, of_page in sorted(zip(columns, aside, strict=True), key=lambda each: each[1]):
            inner = of([word for part in column[start:end] for word in part], depth=depth + 1)
            placed += [replace(each, furniture=of_page or each.furniture) for each in inner]
    return placed


def _headings(rows: Sequence[Row], between: Sequence[Gutter]) -> list[int]:
    """Places of the headings of lists that stand over all columns: `Afbud` alone in its row, at the left."""
    found = []
    for at, row in enumerate(rows):
        if at and row[-1].box.x1 < between[0].x0 and leads.heads(baselines.text(row)):
            found.append(at)
    return found


def _across(rows: Sequence[Row], between: Sequence[Gutter]) -> list[Placed]:
    """Row by row; with cells where it is a table."""
    sheet = [tuple(baselines.text(part) if part else "" for part in _parts(row, between)) for row in rows]
    full = [at for at, cells in enumerate(sheet) if sum(map(bool, cells)) > 1]
    printed = [Printed(sheet[at], _step(rows, at)) for at in range(full[0], len(rows))]
    groups = [[full[0] + at for at in group] for group in tables.joined(printed)]
    groups = [group for group in groups if group[0] <= full[-1]]
    cells = [tables.merged([sheet[at] for at in group]) for group in groups]
    if not tables.is_table(cells):
        kind = _kind(sheet[full[0] : full[-1] + 1])
        return [
            Placed(row, parts, kind) if kind != "text" and at in full else Placed(row)
            for at, (row, parts) in enumerate(zip(rows, sheet, strict=True))
        ]
    words = [[word for at in group for word in rows[at]] for group in groups]
    found = [Placed(each, row, "row") for each, row in zip(words, cells, strict=True)]
    above, below = rows[: full[0]], rows[groups[-1][-1] + 1 :]
    return [*(Placed(row) for row in above), *found, *(Placed(row) for row in below)]


def _kind(sheet: Sequence[Cells]) -> Kind:
    """What rows with cells are that are no table by themselves."""
    if tables.is_attendance(sheet):
        return "person"
    rest = len(sheet[0]) >= tables.COLUMNS_OF_REST and tables.is_table(sheet, tables.FEWEST_OF_REST)
    return "maybe" if rest else "text"


def _step(rows: Sequence[Row], at: int) -> float:
    """How far a row stands below the one above it, in letters' heights."""
    if not at:
        return 0.0
    return (rows[at - 1][0].box.y0 - rows[at][0].box.y0) / max(rows[at][0].size, 1.0)
