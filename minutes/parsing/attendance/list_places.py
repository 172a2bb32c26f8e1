"""Where a paper says who was there: before its items, in the first of them, or after the last.

Deltagere                                above the items: from a heading, or from rows that are plainly
Jens Hansen (V), Køge Kommune            people with a party and a town, or from the head of a table,
Dato: 2. september 2025                  to what belongs to the front page again
1. Velkomst
Der var afbud fra Lis Jensen (A), Greve  in an item: read too, where the lists above name nobody absent
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from minutes.parsing import outline, prose, vocabulary
from minutes.parsing.attendance import attendance_table, persons, row_lines, rows
from minutes.parsing.outline import ItemLines, Outline
from minutes.parsing.types import Line
from minutes.parsing.wording import leads

# So many rows one below the other are a list, also without a heading.
ROWS_OF_A_LIST = 3
# A line of so many words that names nobody is text, and the list above it has ended.
WORDS_OF_TEXT = 9
LONGEST_ROW = 160
# Who was there is said when the meeting opens.
OPENING_ITEMS = 2
FRONT = re.compile(
    r"(?:møde)?(?:dato|sted|tid|tidspunkt|start|slut)\s*:.{0,120}|næste møde.{0,80}|mødet\s.{0,120}"
    r"|(?:beslutnings|møde)?(?:referat|dagsorden)(?:\s.{0,60})?|mission|vision|indhold(?:sfortegnelse)?"
    r"|punkter",
    re.I,
)
# `KKR NORDJYLLAND      3. februar 2017` at the top of a page interrupts no list.
RUNNING_HEAD = re.compile(
    rf"(?:kkr|kommunekontaktråd\w*)\W{{0,3}}(?:{vocabulary.any_of(list(vocabulary.COUNCILS))})\b.{{0,60}}"
    r"|kkr\W.{0,40}\d{4}\W*|side\W{0,3}\d{1,3}",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Places:
    """The front page, the lists of who was there, and the items without any list below the last."""

    front: list[Line]
    lists: list[Line]
    items: tuple[ItemLines, ...]


def of(cut: Outline) -> Places:
    """Tell the lists from what stands around them; each line is in one place still."""
    front, lists = before_items(cut.above)
    if lists or not cut.items:
        return Places(front, lists, cut.items)
    last, lists = _without_lists(cut.items[-1])
    items = outline.with_headings((*cut.items[:-1], last)) if lists else cut.items
    return Places(front, lists, items)


def before_items(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines above the first item as those of the front page and those of the lists."""
    front: list[Line] = []
    lists: list[Line] = []
    inside = False
    bare = [row_lines.without_letterhead(line) for line in lines]
    for at, line in enumerate(bare):
        head = RUNNING_HEAD.fullmatch(line.text.strip()) is not None and not leads.of(line.text)
        inside = inside if head else _is_inside(bare, at, inside, begun=bool(lists))
        (lists if inside and not head else front).append(lines[at])
    return front, lists


def in_items(items: Sequence[ItemLines], listed: Sequence[Line]) -> list[Line]:
    """What the opening items say of who was there, as far as the lists above leave it out."""
    kinds = {lead.kind for line in listed if (lead := leads.of(line.text))}
    if "absent" in kinds:
        return []
    found: list[Line] = []
    for item in items[:OPENING_ITEMS]:
        printed = [*item.lead, *(line for part in item.sections.values() for line in part)]
        lines = [row_lines.without_letterhead(line) for line in printed]
        for at, line in enumerate(lines):
            lead = leads.of(line.text)
            if lead and (lead.kind == "absent" or (not listed and lead.kind != "guests")):
                found += _block(lines, at)
    return found


def _is_inside(lines: Sequence[Line], at: int, inside: bool, begun: bool) -> bool:
    text = lines[at].text.strip()
    lead = leads.of(text)
    if lead and (lead.kind != "guests" or begun) and not prose.runs_on(lines, at):
        return True
    if inside:
        return not _ends(lines, at, text)
    if _heads_table(lines[at]):
        return True
    if begun:
        return _is_row(text)
    return _is_row(text) and sum(_is_row(line.text) for line in _printed(lines, at)) >= ROWS_OF_A_LIST


def _heads_table(line: Line) -> bool:
    """`Navn     Parti     Kommune     Deltog`: a heading of its own, also where none stands above it."""
    header = attendance_table.header(line)
    return header is not None and "name" in header.kinds and len(header.kinds) > 1


def _ends(lines: Sequence[Line], at: int, text: str) -> bool:
    if FRONT.fullmatch(text):
        return True
    many = len(text.split()) >= WORDS_OF_TEXT and not prose.runs_on(lines, at)
    return many and not persons.of(text[: rows.LONGEST_ROW], "present").people


def _is_row(text: str) -> bool:
    """Whether a line is plainly somebody of a party and a town."""
    if not (text.strip() and len(text) < LONGEST_ROW and ("(" in text or "ommune" in text)):
        return False
    people = persons.of(text, "present").people
    return bool(people) and any(person.party and person.town for person in people)


def _printed(lines: Sequence[Line], at: int) -> Iterator[Line]:
    near = (line for line in lines[at : at + 3 * ROWS_OF_A_LIST] if line.text.strip())
    for line, _ in zip(near, range(ROWS_OF_A_LIST), strict=False):
        yield line


def _block(lines: Sequence[Line], at: int) -> list[Line]:
    """The lead and what stands below it, as far as it names people."""
    end = at + 1
    while end < len(lines) and _names_people(lines, end):
        end += 1
    named = any(_people(line.text) for line in lines[at:end])
    return list(lines[at:end]) if named else []


def _names_people(lines: Sequence[Line], at: int) -> bool:
    text = lines[at].text.strip()
    if not text:
        return at + 1 < len(lines) and leads.of(lines[at - 1].text) is not None
    return prose.runs_on(lines, at) or _people(text)


def _people(text: str) -> bool:
    lead = leads.of(text)
    said = lead.rest if lead else text
    return 0 < len(said) < LONGEST_ROW and bool(persons.of(said, "present").people)


def _without_lists(item: ItemLines) -> tuple[ItemLines, list[Line]]:
    """Lists of who was there that stand below the last item, under a heading of their own."""
    at = _below_last(item.lead)
    if at is not None:
        return replace(item, lead=item.lead[:at]), list(item.lead[at:])
    for name, lines in item.sections.items():
        at = _below_last(lines)
        if at is not None:
            return replace(item, sections={**item.sections, name: lines[:at]}), list(lines[at:])
    return item, []


def _below_last(lines: Sequence[Line]) -> int | None:
    """Where in the text of the last item the lists begin, if they stand at the end of the paper."""
    for at, line in enumerate(lines):
        lead = leads.of(row_lines.without_letterhead(line).text)
        if lead and not lead.only_total and (lead.kind != "guests") and _heads_names(lines, at, lead):
            return at
    return None


def _heads_names(lines: Sequence[Line], at: int, lead: leads.Lead) -> bool:
    """A heading over names, or names enough behind it; one alone may be part of what was said."""
    if lead.rest:
        return len(persons.of(lead.rest[: rows.LONGEST_ROW], lead.status).people) >= ROWS_OF_A_LIST
    below = next((line.text for line in lines[at + 1 : at + 1 + ROWS_OF_A_LIST] if line.text.strip()), "")
    return _people(below)
