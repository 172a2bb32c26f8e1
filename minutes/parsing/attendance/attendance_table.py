"""Attendance lists set as a table, whose first row says what each column holds.

    Navn              Kommune     Parti    Til stede
    Jens Hansen       Køge        V        x
    Lis Jensen        Greve       A        afbud

Cells are those of the page's table, or stand apart by two spaces, tabs or bars.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from minutes.parsing.types import Line, Status
from minutes.parsing.wording import leads
from minutes.parsing.wording.list_words import columns, words

CELL = re.compile(r"[^\s|](?:[^\t|]{0,300}?[^\s|])??(?=\s{2,}|\s*[\t|]|\s*$)")
LONGEST_HEADER = 160
MOST_COLUMNS = 10
Placed = tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Header:
    """What the columns hold, from the left, and where in the line each begins.

    `lists` are the statuses where each column may be a list of its own.
    """

    kinds: tuple[str, ...]
    starts: tuple[int, ...]
    lists: tuple[Status, ...] = ()


@dataclass(frozen=True, slots=True)
class Cells:
    """What a row says in each column; `status` as its marks say, None where they say nothing.

    `substitute` came instead of the row's person, who came instead of `replaced`.
    """

    name: str
    town: str | None = None
    party: str | None = None
    role: str | None = None
    substitute: str | None = None
    replaced: str | None = None
    note: str | None = None
    status: Status | None = None


def header(line: Line) -> Header | None:
    """The header of a table, or the headings of two lists side by side; None for any other line."""
    if len(line.text) > LONGEST_HEADER:
        return None
    found = _split(line)
    if len(found) < 2:
        found = tuple((match.start(), match[0]) for match in re.finditer(r"\S+", line.text))
    kinds = tuple(columns().get(text.strip(" :.").lower(), "") for _, text in found)
    begun = [leads.of(text) for _, text in found]
    # `Til stede        Afbud` over two lists of names.
    lists = tuple(lead.status for lead in begun if lead and not lead.rest)
    lists = lists if len(lists) == len(found) and len(set(lists)) > 1 else ()
    if not 2 <= len(kinds) <= MOST_COLUMNS or not (lists or (all(kinds) and "name" in kinds)):
        return None
    return Header(kinds, tuple(start for start, _ in found), lists)


def cells(line: Line, head: Header) -> Cells | None:
    """A row of the table under a header; None where it has only one cell or is none."""
    found = _split(line)
    if "name" not in head.kinds or not 2 <= len(found) <= len(head.kinds):
        return None
    if head.lists and not any(_is_mark(text) for _, text in found):
        return None
    held: dict[str, str] = {}
    for column, text in _placed(line, found, head):
        kind = head.kinds[column]
        held[kind] = f"{held[kind]} {text}" if kind in held else text
    if "name" not in held:
        return None
    return Cells(
        held["name"], held.get("town"), held.get("party"), held.get("role"),
        _named(held.get("substitute")), _named(held.get("replaced")), held.get("note"), _status(held, head),
    )  # fmt: skip


def side_by_side(line: Line, head: Header) -> list[tuple[Status, str]]:
    """A line of lists that stand beside each other: what stands in each, and in which list it is."""
    return [(head.lists[column], text) for column, text in _placed(line, _split(line), head)]


def _split(line: Line) -> Placed:
    if line.cells:
        return tuple((at, cell.strip()) for at, cell in enumerate(line.cells))
    return tuple((match.start(), match[0]) for match in CELL.finditer(line.text[: 4 * LONGEST_HEADER]))


def _placed(line: Line, found: Placed, head: Header) -> list[tuple[int, str]]:
    """Each cell with its column: in order where all are there, else the column that begins nearest."""
    if line.cells or len(found) == len(head.kinds):
        last = len(head.kinds) - 1
        return [(min(column, last), text) for column, (_, text) in enumerate(found) if text]
    columns_at = range(len(head.starts))
    return [(min(columns_at, key=lambda column: abs(head.starts[column] - at)), text) for at, text in found]


def _status(held: dict[str, str], head: Header) -> Status | None:
    present, absent = (held.get(kind, "").strip(" .").lower() for kind in ("present", "absent"))
    if absent and absent not in words("no") - {"afbud", "fraværende"}:
        return "absent"
    if "present" not in head.kinds:
        return None
    return "present" if present in words("yes") else "absent"


def _named(text: str | None) -> str | None:
    return text if text and not _is_mark(text) else None


def _is_mark(text: str) -> bool:
    return text.strip(" .").lower() in words("yes") | words("no")
