"""Which lines belong to what: the front page, the attendance lists, each item and its parts.

    Deltagerfortegnelse …                     attendance
     1. Godkendelse af referat og dagsorden   a heading
    1.1. Godkendelse af referat               an item
    SAG-2025-03121 gitb                       its case
    Baggrund                                  a part of it

Numbers torn off in the margin are put back by `numbering`. Text between a title
and the first heading is kept as the item's `lead`. Nothing is joined or judged here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from minutes.parsing import contents, numbering, rows, titles, vocabulary
from minutes.parsing.numbering import Numbered
from minutes.parsing.types import Line, SectionName, Warning


@dataclass(frozen=True, slots=True)
class ItemLines:
    """The lines of one agenda item."""

    number: str
    title: str
    title_lines: tuple[Line, ...]
    case_line: Line | None
    lead: tuple[Line, ...] = ()
    sections: dict[SectionName, tuple[Line, ...]] = field(default_factory=dict)
    attachments: tuple[Line, ...] = ()
    headings: tuple[Line, ...] = ()
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole referat, cut: `numbers` are torn-off margin numbers that found their titles."""

    front: tuple[Line, ...]
    attendance: tuple[Line, ...]
    items: tuple[ItemLines, ...]
    numbers: tuple[Line, ...]
    contents: tuple[Line, ...]
    furniture: tuple[Line, ...]
    warnings: tuple[Warning, ...]


def of(lines: Sequence[Line]) -> Outline:
    """Cut the mended lines of a document; every line lands in exactly one place."""
    printed = [line for line in lines if not line.furniture]
    listed = contents.of(printed)
    body = [line for at, line in enumerate(printed) if at not in listed]
    numbered = numbering.of(body, titles.find(body))
    taken = numbered.taken
    starts = [title.first for title, _ in numbered.titles]
    before = body[: starts[0]] if starts else body
    front, attendance = _before_items([line for at, line in enumerate(before) if at not in taken])
    ends = [*starts[1:], len(body)]
    items = [_item(body, found, end, taken) for found, end in zip(numbered.titles, ends, strict=False)]
    return Outline(
        front=tuple(front),
        attendance=tuple(attendance),
        items=_with_headings(items),
        numbers=tuple(body[at] for at in sorted(taken)),
        contents=tuple(printed[at] for at in sorted(listed)),
        furniture=tuple(line for line in lines if line.furniture),
        warnings=numbered.warnings,
    )


def _before_items(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    for at, line in enumerate(lines):
        if rows.begins(line.text):
            return lines[:at], lines[at:]
    return lines, []


def _item(body: Sequence[Line], found: Numbered, end: int, taken: frozenset[int]) -> ItemLines:
    title, number = found
    inside = range(title.end, end)
    text = [body[at] for at in inside if at not in taken and at != title.case]
    parts, headings = _parts(text)
    return ItemLines(
        number=number,
        title=title.text,
        title_lines=tuple(body[title.first : title.end]),
        case_line=None if title.case is None else body[title.case],
        lead=tuple(parts.pop("lead", ())),
        attachments=tuple(parts.pop("bilag", ())),
        sections={name: tuple(parts[name]) for name in vocabulary.SECTIONS if name in parts},
        headings=tuple(headings),
    )


def _parts(lines: Iterable[Line]) -> tuple[dict[str, list[Line]], list[Line]]:
    """Lines by the heading they stand under; before the first one they are the lead."""
    parts: dict[str, list[Line]] = {}
    headings = []
    part = "lead"
    for line in lines:
        heading, text = vocabulary.split_heading(line.text)
        part = heading or part
        if heading and not text:
            headings.append(line)
        else:
            parts.setdefault(part, []).append(replace(line, text=text) if heading else line)
    return parts, headings


def _with_headings(items: Sequence[ItemLines]) -> tuple[ItemLines, ...]:
    """In a referat that counts 1.1, an item 1 with nothing below its title is a heading."""
    two_levels = any("." in item.number for item in items)
    return tuple(replace(item, is_heading=True) if two_levels and _is_bare(item) else item for item in items)


def _is_bare(item: ItemLines) -> bool:
    parts = (item.lead, item.attachments, *item.sections.values())
    printed = any(line.text.strip() for part in parts for line in part)
    return "." not in item.number and item.case_line is None and not printed
