"""Corrections laid over a reading, one after the other, and what became of each."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, time
from typing import Any, NamedTuple, TypeVar, get_args, get_type_hints

import msgspec

from minutes.corrections import finding
from minutes.corrections.merging import merged
from minutes.corrections.renaming import renamed
from minutes.models import Correction, Part
from minutes.parsing.types import Attendee, Item, ParsedReferat, SectionName

Row = TypeVar("Row")
State = Correction.State
SECTIONS: tuple[str, ...] = get_args(SectionName)
MEETING_FIELDS = ("council", "kind", "date", "start_time", "place")
# As the reader tells them: the years it knows, and what can be part of an item's address.
DAY, NUMBER = (
    re.compile(r"(?:19|20)\d\d-\d\d-\d\d", re.A),
    re.compile(r"(?:\d{1,3}(?:\.\d{1,3}){0,4})?", re.A),
)
# What a text must be besides, as ingest takes it.
CHECKED: dict[str, Callable[[str], object]] = {
    "date": lambda text: _day(text),
    "number": lambda text: _number(text),
    "start_time": time.fromisoformat,
    "name": lambda text: _something(text),
    "title": lambda text: _something(text),
}
TYPES: dict[str, type] = {Part.MEETING: ParsedReferat, Part.ATTENDEE: Attendee, Part.ITEM: Item}


class Refused(ValueError):
    """The value is none that the field can have."""


class Laid(NamedTuple):
    """What a reading is with one correction over it; `found` is what the reading itself says there."""

    parsed: ParsedReferat
    state: "Correction.State"
    found: Any = None


class Result(NamedTuple):
    correction: Correction
    state: "Correction.State"
    found: Any


def apply(parsed: ParsedReferat, corrections: Iterable[Correction]) -> tuple[ParsedReferat, list[Result]]:
    """The reading as editors have it. Their word stands; where the reading differs anew, that is told."""
    results = []
    for correction in corrections:
        parsed, state, found = lay(parsed, correction)
        results.append(Result(correction, state, found))
    return parsed, results


def lay(parsed: ParsedReferat, correction: Correction) -> Laid:
    """One correction. Raises Refused for a value that does not fit its field."""
    return WAYS[Part(correction.part)](parsed, correction)


def value(part: str, field: str, told: Any) -> Any:
    """What stands in a correction as the reading has it. Raises Refused."""
    owner = TYPES[part]
    try:
        if not field:
            return None if told is None else _whole_value(owner, told)
        if told is not None and field in CHECKED:
            CHECKED[field](told)
        return msgspec.convert(told, get_type_hints(owner)[field])
    except (msgspec.ValidationError, KeyError, TypeError, ValueError) as error:
        raise Refused(str(error)) from error


def _whole_value(owner: type, told: dict[str, Any]) -> Any:
    _something(told.get("title", told.get("name", "")))
    _number(told.get("number", ""))
    return msgspec.convert(told, owner)


def _something(text: str) -> None:
    if not text.strip():
        raise ValueError("empty")


def _day(text: str) -> None:
    if not DAY.fullmatch(text):
        raise ValueError("no day")
    date.fromisoformat(text)


def _number(text: str) -> None:
    if not NUMBER.fullmatch(text):
        raise ValueError("no number")


def _meeting(parsed: ParsedReferat, correction: Correction) -> Laid:
    if correction.field not in MEETING_FIELDS:
        raise Refused(correction.field)
    fields, state, found = _field(parsed, correction)
    return Laid(replace(parsed, **fields), state, found)


def _attendee(parsed: ParsedReferat, correction: Correction) -> Laid:
    row = finding.attendee(parsed.attendance, correction.name)
    if not correction.field:
        attendance, state, found = _whole(parsed.attendance, row, correction)
        return Laid(replace(parsed, attendance=attendance), state, found)
    if row is None:
        return Laid(parsed, State.LOST)
    fields, state, found = _field(row, correction)
    if correction.field == "party":
        # A person has looked: nothing about it is uncertain any more.
        fields |= {"party_uncertain": False, "party_inferred": False}
    new = replace(row, **fields)
    parsed = replace(parsed, attendance=[new if one is row else one for one in parsed.attendance])
    return Laid(renamed(parsed, row.name, new.name), state, found)


def _item(parsed: ParsedReferat, correction: Correction) -> Laid:
    row = finding.item(parsed.items, correction.number, correction.name)
    if not correction.field:
        items, state, found = _whole(parsed.items, row, correction)
        return Laid(replace(parsed, items=items), state, found)
    if row is None:
        return Laid(parsed, State.LOST)
    change = _paragraph if correction.field in SECTIONS else _field
    fields, state, found = change(row, correction)
    items = [replace(row, **fields) if one is row else one for one in parsed.items]
    return Laid(replace(parsed, items=items), state, found)


def _field(owner: Any, correction: Correction) -> tuple[dict[str, Any], "Correction.State", Any]:
    after = value(correction.part, correction.field, correction.after)
    now = msgspec.to_builtins(getattr(owner, correction.field))
    return {correction.field: after}, _state(now, correction.before, correction.after), now


def _state(now: Any, before: Any, after: Any) -> "Correction.State":
    if now == after:
        return State.APPLIED if before == after else State.AGREED
    return State.APPLIED if now == before else State.CONFLICT


def _whole(
    rows: Sequence[Row], row: Row | None, correction: Correction
) -> tuple[list[Row], "Correction.State", Any]:
    """A row that was overlooked, or is none."""
    new = value(correction.part, "", correction.after)
    if new is None:
        return [one for one in rows if one is not row], State.APPLIED if row else State.AGREED, None
    if row is not None:
        return list(rows), State.AGREED, None
    at = next((at for at, one in enumerate(rows) if _place(one) > _place(new)), len(rows))
    return [*rows[:at], new, *rows[at:]], State.APPLIED, None


def _place(row: Any) -> tuple[int, list[int]]:
    """Items stand by their number, attendees by page and line."""
    if isinstance(row, Item):
        return 0, [int(part) for part in row.number.split(".") if part.isdigit()]
    return row.page, [row.line]


def _paragraph(item: Item, correction: Correction) -> tuple[dict[str, Any], "Correction.State", Any]:
    """One line of a section's text, as pages show it; the section is made where the reading has none."""
    before, after = correction.before or "", correction.after or ""
    lines = (getattr(item.sections, correction.field) or "").split("\n")
    if not before:
        return _added(item, correction.field, lines, after)
    at = finding.paragraph(lines, before, after)
    if at is None:
        return {}, State.LOST, None
    now = lines[at]
    if now == after:
        return {}, _state(now, before, after), now
    text, clean = merged(before, after, now) if after else ("", now == before)
    lines[at] = text
    return _with(item, correction.field, lines), State.APPLIED if clean else State.CONFLICT, now


def _added(
    item: Item, field: str, lines: list[str], after: str
) -> tuple[dict[str, Any], "Correction.State", Any]:
    """A paragraph that was overlooked goes to the end of its section."""
    if after in "\n".join(lines):
        return {}, State.AGREED, after
    return _with(item, field, [*lines, "", after]), State.APPLIED, None


def _with(item: Item, field: str, lines: Sequence[str]) -> dict[str, Any]:
    text = "\n".join(lines).strip("\n") or None
    return {"sections": replace(item.sections, **{field: text})}


WAYS: dict[Part, Callable[[ParsedReferat, Correction], Laid]] = {
    Part.MEETING: _meeting,
    Part.ATTENDEE: _attendee,
    Part.ITEM: _item,
}
