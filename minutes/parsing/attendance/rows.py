"""The rows of the attendance lists: the text of one or more persons, with the list it stands in.

    Deltagere                                        a list: present
    Stine Rahbek Pedersen (Ø), Ballerup Kommune (suppleant for Ole Wedel-
    Brandt (Ø), Ishøj Kommune)                       one row over two lines
    Gribskov Kommune                                 a group: rows below are from there
    Socialdemokratiet                                a group: rows below are of that party
    Afbud: Bent Hansen (V), Gribskov, og Lars Weiss (A), København
                                                     a list in one sentence
    Fra sekretariatet                                guests and staff, who are no members

Nothing is said here of who the persons are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from minutes.parsing import names
from minutes.parsing.attendance import (
    attendance_table,
    footnotes,
    parties_in_lists,
    persons,
    row_lines,
)
from minutes.parsing.types import Line, Status
from minutes.parsing.wording import leads
from minutes.parsing.wording.list_words import words

# Lines that a row may take: a paragraph of names and no more.
ROW_LINES = 40
LONGEST_ROW = 3000
LONGEST_GROUP = 60
# Blank lines and a page's number between two pages.
FOOT_LINES = 6

BULLET = re.compile(
    r"^\s*(?:[•·▪◦‣*–—-]\s+|\(?\d{1,3}[.)]\s+(?!viceborgmester|næstformand|suppleant)(?=\D))", re.I
)
BOX = re.compile(r"^\s*([☐□☒☑✓✔]|\[[ xX]?\])\s*")
GROUP = re.compile(r"(?P<of>[^:()]{1,50}?)\s*(?:\((?P<letter>[A-ZÆØÅ]{1,3})\))?\s*:?\s*")
REGION = re.compile(r"region\s+\w{1,20}", re.I)
MARKED = frozenset("☒☑✓✔")


@dataclass(frozen=True, slots=True)
class Row:
    """The text of one row, joined from `lines`, of which each begins at a place in it.

    `town` and `party` are those of the group it stands in; `total` is how many the paper says there are.
    """

    text: str
    line: Line
    status: Status
    town: str | None = None
    party: str | None = None
    role: str | None = None
    guests: bool = False
    roster: bool = False
    begun: tuple[tuple[int, Line], ...] = ()
    cells: attendance_table.Cells | None = None
    total: int | None = None
    lead: str = ""
    found: persons.Found | None = None

    def line_at(self, place: int) -> Line:
        """The line on which the text at a place stands."""
        return next((line for start, line in reversed(self.begun) if start <= place), self.line)


@dataclass(slots=True)
class _Place:
    """Where in the lists we are; `grouped` is None until rows or a group show how the list is set."""

    status: Status = "present"
    town: str | None = None
    party: str | None = None
    role: str | None = None
    guests: bool = False
    roster: bool = False
    grouped: bool | None = None
    outer: str | None = None
    rows: int = 0
    # The town was said in a row, "Køge: Jens Hansen", and not above it.
    inline: bool = False
    header: attendance_table.Header | None = None


@dataclass(slots=True)
class _Lists:
    lines: Sequence[Line]
    damaged: bool
    place: _Place = field(default_factory=_Place)
    found: list[Row] = field(default_factory=list)


def of(lines: Sequence[Line], damaged: bool = False) -> list[Row]:
    """The rows in order, those of guests too."""
    printed = [row_lines.without_letterhead(line) for line in lines]
    lists = _Lists(footnotes.spelt_out(printed), damaged)
    at = 0
    while at < len(lines):
        at = _next(lists, at)
    return lists.found


def _next(lists: _Lists, at: int) -> int:
    """Read what begins at a line; where the next thing begins."""
    line, text = lists.lines[at], _unmarked(lists.lines[at].text)
    if not text and lists.place.inline:
        lists.place.town, lists.place.inline = None, False
    if not text or text.rstrip(".").isdigit() or leads.nobody(text):
        return at + 1
    header = attendance_table.header(line)
    lead = None if header and len(header.kinds) > 1 else leads.of(text)
    if lead and not (lead.one_person and lead.kind == "substitute" and lists.place.rows):
        return _lead(lists, lead, at)
    if header:
        lists.place.header = header
        return at + 1
    if lists.place.header and _cells(lists, line, text, lists.place.header):
        return at + 1
    if len(text) <= LONGEST_GROUP and _group(lists, text):
        return at + 1
    return _row(lists, at, text)


def _cells(lists: _Lists, line: Line, text: str, header: attendance_table.Header) -> bool:
    """Take a row of a table, or of lists side by side."""
    cells = attendance_table.cells(line, header)
    if cells:
        _add(lists, text, ((0, line),), cells)
        return True
    for status, beside in attendance_table.side_by_side(line, header) if header.lists else ():
        _add(lists, beside, ((0, line),), status=status)
    return bool(header.lists)


def _lead(lists: _Lists, lead: leads.Lead, at: int) -> int:
    line, before = lists.lines[at], lists.place
    if REGION.fullmatch(line.text.strip()) and before.rows == 0 and _heads_members(lists, at):
        return at + 1
    if lead.total is not None:
        lists.found.append(Row(line.text.strip(), line, lead.status, total=lead.total))
    if lead.only_total:
        return at + 1
    lists.place = _Place(lead.status, guests=lead.kind == "guests", roster=lead.kind == "roster")
    if not lead.rest:
        lists.place = before if lead.one_line else lists.place
        return at + 1
    end = _row(lists, at, lead.rest)
    said = line.text.strip().removesuffix(lead.rest)
    lists.found[-1] = replace(lists.found[-1], lead=said)
    if lead.one_line or (lists.found[-1].text.endswith(".") and before.rows):
        # A sentence ends with its dot, and the list around it goes on.
        lists.place = before
    return end


def _heads_members(lists: _Lists, at: int) -> bool:
    """`Region Hovedstaden` above people of a party and a municipality says where, and not who."""
    below = next((line.text for line in lists.lines[at + 1 : at + 1 + FOOT_LINES] if line.text.strip()), "")
    people = persons.of(below[:LONGEST_GROUP], "present", damaged=lists.damaged).people
    return bool(people) and people[0].party is not None and people[0].town is not None


def _group(lists: _Lists, text: str) -> bool:
    """Take a line that says nothing but a town, a party or a role, as a heading or of the row above."""
    place = lists.place
    town, party = _town(text), _party(text)
    if re.fullmatch(r"\(?[A-ZÆØÅ]\)?", text) and _is_of_row_above(lists, town=False):
        party = text
    if town is None and party is None:
        if text[0].islower() or not row_lines.is_role(text):
            return False
        place.role = text.rstrip(": ").lower()
        return True
    if _is_of_row_above(lists, town is not None):
        _add_to_row_above(lists, text)
        return True
    place.grouped, place.inline = True, False
    place.outer = place.outer or ("town" if town else "party")
    if town:
        place.town, place.party = town, party or (place.party if place.outer == "party" else None)
    else:
        place.party, place.town = party, (place.town if place.outer == "town" else None)
    return True


def _is_of_row_above(lists: _Lists, town: bool) -> bool:
    """In a list set one cell to a line a town stands below its name."""
    place = lists.place
    if place.grouped or not place.rows or place.guests:
        return False
    read = lists.found[-1].found
    above = read.people if read else []
    return bool(above) and (above[-1].town if town else above[-1].party) is None


def _add_to_row_above(lists: _Lists, text: str) -> None:
    above = lists.found[-1]
    whole = f"{above.text}, {text}"
    read = persons.of(whole, above.status, damaged=lists.damaged)
    lists.found[-1] = replace(above, text=whole, found=read)
    lists.place.grouped = False


def _town(text: str) -> str | None:
    """`Gribskov Kommune`, `Gribskov:` or `Gribskov` alone on a line."""
    bare = text.rstrip(": ")
    return names.municipality(bare) if names.KIND.search(bare) else names.known_municipality(bare)


def _party(text: str) -> str | None:
    """`Socialdemokratiet`, `Venstre (V)` or `A:` alone on a line."""
    match = GROUP.fullmatch(text)
    if not match or not (match["letter"] or len(match["of"]) > 1 or text.rstrip().endswith(":")):
        return None
    known = parties_in_lists.is_party(match["of"]) or match["of"].lower() in words("unaffiliated")
    return (match["letter"] or match["of"]) if known else None


def _row(lists: _Lists, first: int, text: str) -> int:
    """One row from a line on, with the lines that go on with it."""
    lines = lists.lines
    begun, end, opened = [(0, lines[first])], first + 1, 1
    marked = BOX.match(lines[first].text)
    while end < len(lines) and end - first < ROW_LINES and len(text) < LONGEST_ROW:
        below = lines[end].text.strip()
        over = _over_page(lines, end) if not below and row_lines.is_open(text) else end
        if over != end:
            end, below = over, lines[over].text.strip()
        joint = row_lines.joint(text, below, opened)
        if joint is None:
            break
        opened = opened + 1 if text.count("(") > text.count(")") else 1
        text = text[:-1] if joint == "-" else text + joint
        begun.append((len(text), lines[end]))
        text += below
        end += 1
    status = _status_of_box(marked[1]) if marked else None
    _add(lists, text, tuple(begun), status=status)
    return end


def _over_page(lines: Sequence[Line], blank: int) -> int:
    """The first line printed on the next page, if nothing stands between; else the place itself."""
    for at in range(blank, min(blank + FOOT_LINES, len(lines))):
        text = lines[at].text.strip()
        if text and not text.isdigit():
            return at if lines[at].page != lines[blank - 1].page else blank
    return blank


def _add(
    lists: _Lists,
    text: str,
    begun: tuple[tuple[int, Line], ...],
    cells: attendance_table.Cells | None = None,
    status: Status | None = None,
) -> None:
    place = lists.place
    found = None
    if cells is None and len(text) <= LONGEST_ROW:
        found = persons.of(text.strip(), status or place.status, damaged=lists.damaged)
        if not found.people and found.leading_town and ":" not in text and _is_of_row_above(lists, town=True):
            # "Borgmester i Køge Kommune (V)" below a name.
            _add_to_row_above(lists, text)
            return
    place.rows += 1
    row = Row(
        text.strip(), begun[0][1], status or place.status, place.town, place.party, place.role, place.guests,
        place.roster, begun, cells, found=found,
    )  # fmt: skip
    place.role = None
    lists.found.append(row)
    if row.found and row.found.people and not place.guests:
        place.inline = place.inline or row.found.leading_town is not None
        place.town = row.found.leading_town or place.town
        place.party = row.found.leading_party or place.party


def _status_of_box(mark: str) -> Status | None:
    return None if mark in MARKED or "x" in mark.lower() else "absent"


def _unmarked(text: str) -> str:
    return BULLET.sub("", BOX.sub("", text, count=1), count=1).strip()
