"""The places of a reading as the review page shows them, each with an address of its own on that page.

moede-date   deltager-12-party   punkt-7-title   punkt-7-beslutning-2 (the second paragraph)
deltager-ny, punkt-ny: one that the reader overlooked; deltager-12-ud: one that is none
"""

import json
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import msgspec

from minutes import written
from minutes.correcting import NAMES, Place
from minutes.doubts import Doubt
from minutes.models import Part
from minutes.parsing.types import Attendee, Item, ParsedReferat

# The two parts of which there are many; as an address says them.
ATTENDEE, ITEM, MEETING, NEW, OUT = "deltager", "punkt", "moede", "ny", "ud"

# So many words tell a paragraph from others of its section.
WORDS_TOLD = 3
# What a value of a field with choices is called.
Labels = dict[tuple[str, str], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Shown:
    """One value: its address on the page, what it is called, and how it is written."""

    id: str
    label: str
    value: Any


class Paragraph(NamedTuple):
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """An attendee or an item with its values, and an item's texts as (name, paragraphs)."""

    id: str
    of: Any
    values: list[Shown]
    sections: list[tuple[str, list[Paragraph]]] = field(default_factory=list)


def reading(parsed: ParsedReferat) -> dict[str, Any]:
    """All of it: the meeting's values, its people, its items. A query for each list of choices in rows."""
    labels = {key: dict(entry.choices()) for key, entry in written.ENTRIES.items()}
    return {
        "meeting": [_shown(MEETING, Part.MEETING, parsed, name, labels) for name in written.OF_MEETINGS],
        "people": [_person(at, one, labels) for at, one in enumerate(parsed.attendance, start=1)],
        "items": [_item(at, one, labels) for at, one in enumerate(parsed.items, start=1)],
    }


def _person(at: int, one: Attendee, labels: Labels) -> Row:
    head = f"{ATTENDEE}-{at}"
    return Row(head, one, [_shown(head, Part.ATTENDEE, one, name, labels) for name in written.OF_ATTENDEES])


def _item(at: int, one: Item, labels: Labels) -> Row:
    head = f"{ITEM}-{at}"
    texts = [
        (name, [Paragraph(f"{head}-{name}-{line}", text) for line, text in enumerate(lines, start=1)])
        for name, lines in written.sections(one)
    ]
    return Row(head, one, [_shown(head, Part.ITEM, one, name, labels) for name in written.OF_ITEMS], texts)


def _shown(head: str, part: str, owner: Any, name: str, labels: Labels) -> Shown:
    entry = written.ENTRIES[part, name]
    value = entry.shown(msgspec.to_builtins(getattr(owner, name)))
    known = labels[part, name]
    told = [str(known.get(one, one)) for one in (value if isinstance(value, list) else [value])]
    return Shown(f"{head}-{name}", entry.label, ", ".join(told))


def asked(parsed: ParsedReferat, address: str) -> Place | None:
    """The place at an address, with what stands there; none for one that the reading has not."""
    head, _, rest = address.partition("-")
    at, _, name = rest.partition("-")
    if head == MEETING and (Part.MEETING, rest) in written.ENTRIES:
        return Place(Part.MEETING, field=rest, before=getattr(parsed, rest))
    if at == NEW:
        part = {ATTENDEE: Part.ATTENDEE, ITEM: Part.ITEM}.get(head)
        return Place(part) if part else None
    parts: dict[str, list[Any]] = {ATTENDEE: parsed.attendance, ITEM: parsed.items}
    rows = parts.get(head, [])
    if not at.isdecimal() or not 0 < int(at) <= len(rows):
        return None
    return _of_row(rows[int(at) - 1], name)


def _of_row(row: Any, name: str) -> Place | None:
    if name == OUT:
        return Place(Part.ATTENDEE, "", row.name) if isinstance(row, Attendee) else _item_at(row)
    if isinstance(row, Attendee):
        known = (Part.ATTENDEE, name) in written.ENTRIES
        now = msgspec.to_builtins(getattr(row, name)) if known else None
        return Place(Part.ATTENDEE, "", row.name, name, now) if known else None
    section, _, line = name.partition("-")
    if section in written.SECTIONS:
        lines = dict(written.sections(row)).get(section, [])
        if not line:
            return Place(Part.ITEM, row.number, row.title, section, "")
        known = line.isdecimal() and 0 < int(line) <= len(lines)
        return Place(Part.ITEM, row.number, row.title, section, lines[int(line) - 1]) if known else None
    if (Part.ITEM, name) not in written.ENTRIES:
        return None
    return Place(Part.ITEM, row.number, row.title, name, msgspec.to_builtins(getattr(row, name)))


def _item_at(row: Item) -> Place:
    return Place(Part.ITEM, row.number, row.title)


def where(parsed: ParsedReferat, place: Place) -> tuple[int | None, int | None]:
    """(page, line) of what is to be corrected, as near as the reading tells."""
    if place.part == Part.ATTENDEE:
        one = next((one for one in parsed.attendance if one.name == place.name), None)
        return (one.page, one.line or None) if one else (None, None)
    item = next((one for one in parsed.items if (one.number, one.title) == (place.number, place.name)), None)
    if item is None:
        return None, None
    pages = dict[str, int](item.section_pages.items())
    return pages.get(place.field, item.page), _line(parsed, item, place)


def _line(parsed: ParsedReferat, item: Item, place: Place) -> int | None:
    """Where a paragraph begins within its section, told by its first words."""
    span = dict[str, tuple[int, int]](item.section_spans.items()).get(place.field)
    words = " ".join(str(place.before or "").split()[:WORDS_TOLD])
    if span is None or not words:
        return None
    for page in parsed.page_texts:
        for number, text in enumerate(page.text.split("\n"), start=page.first_line):
            if span[0] <= number <= span[1] and " ".join(text.split()).startswith(words):
                return number
    return None


def of_doubt(doubt: Doubt | None) -> Place | None:
    """What a doubt is about, if it is about one thing that can be corrected."""
    if doubt is None or not doubt.part or not doubt.field:
        return None
    return Place(doubt.part, doubt.number, doubt.name, doubt.field, msgspec.to_builtins(doubt.now))


def form(place: Place | None) -> dict[str, Any] | None:
    """What the form for a place is made of; of a new row its fields are named by the template."""
    if place is None:
        return None
    entry = written.entry(place.part, place.field)
    if entry is None:
        return {"place": place, "is_out" if place.name else "is_new": True}
    # A paragraph is a text, a section none has is the empty one.
    before = "" if place.field in written.SECTIONS and place.before is None else place.before
    return {
        "place": place,
        "entry": entry,
        "choices": entry.choices(),
        "shown": entry.shown(before),
        "before": json.dumps(before, ensure_ascii=False),
        "called": NAMES.get(place.field, place.field),
    }
