"""A reading without what editors have hidden: no string of it has the words, in whatever form.

What follows from the words goes with them: a hidden person is on no list, a hidden word is no mend.
Everything else is as it was, to the letter, and on the same line of the same page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import msgspec

from minutes.corrections import blocks, masking, phrases
from minutes.corrections.phrases import MARK
from minutes.parsing.types import Item, ParsedReferat, References, Sections

WITHDRAWN = "Punktet er trukket tilbage"
# What is no words of the document but one of a few; and the pages, which are seen to line by line.
TOLD = {
    *("council", "councils", "kind", "date", "dates", "start_time", "meetings", "text_source", "status"),
    *("code", "outcomes", "topics", "follows", "movement", "remarks", "page_texts"),
}
# Lists of people and of addresses: who and what is hidden is not on them.
PEOPLE = {"attendance", "guests", "people", "persons", "urls", "case_officers"}


class Place(NamedTuple):
    """Where a phrase stands: page, line of the document (both from 1), and the line."""

    page: int
    line: int
    text: str


def erase(parsed: ParsedReferat, hidden: Sequence[str], items: Sequence[tuple[str, ...]]) -> ParsedReferat:
    """`hidden`: phrases; `items`: number and title of each withdrawn item, which stays without its words,
    and what titles it has had besides.
    """
    if not hidden and not items:
        return parsed
    named = [(blocks.which(parsed.items, *one[:2]), one[2:]) for one in items]
    found = {at: titles for at, titles in named if at is not None}
    lines = {line for at, titles in found.items() for line in blocks.lines(parsed, at, titles)}
    parsed = replace(
        parsed,
        items=[_emptied(item) if at in found else item for at, item in enumerate(parsed.items)],
        warnings=[warning for warning in parsed.warnings if warning.line not in lines],
        page_texts=masking.pages(parsed.page_texts, lines, hidden),
    )
    return _without(parsed, hidden) if hidden else parsed


def is_withdrawn(item: Item) -> bool:
    return item.title == WITHDRAWN


def places(parsed: ParsedReferat, phrase: str) -> list[Place]:
    """Each line on which it, or a part of it, stands, in order."""
    return changed(parsed, erase(parsed, [phrase], []))


def changed(before: ParsedReferat, after: ParsedReferat) -> list[Place]:
    """The lines that are not the same any more, as they were."""
    found = []
    for old, new in zip(before.page_texts, after.page_texts, strict=True):
        rows = zip(
            *(text.split("\n") for text in (old.text, old.as_read, new.text, new.as_read)), strict=True
        )
        for number, (text, read, masked, masked_read) in enumerate(rows, start=old.first_line):
            if (text, read) != (masked, masked_read):
                found.append(Place(old.number, number, text))
    return found


def _emptied(item: Item) -> Item:
    return Item(
        number=item.number,
        title=WITHDRAWN,
        is_heading=item.is_heading,
        case_number=None,
        case_officers=[],
        sections=Sections(),
        attachments=[],
        outcomes=[],
        dissents=[],
        topics=[],
        references=References(),
        page=item.page,
    )


def _without(parsed: ParsedReferat, hidden: Sequence[str]) -> ParsedReferat:
    plain: dict[str, Any] = msgspec.to_builtins(parsed)
    cleaned = {name: _clean(name, value, hidden) for name, value in plain.items()}
    return msgspec.convert(cleaned, ParsedReferat)


def _clean(name: str, value: Any, hidden: Sequence[str]) -> Any:
    if name in TOLD:
        return value
    if isinstance(value, str):
        return phrases.hide(value, hidden)
    if isinstance(value, list):
        rows = [_clean(name, one, hidden) for one in value]
        return [row for row in rows if name not in PEOPLE or not _is_hidden(row)]
    if isinstance(value, dict):
        # `substitute_for` is a person too; the words behind a topic are listed by its name.
        return {key: _known(key, _clean(key, one, hidden)) for key, one in value.items()}
    return value


def _known(key: str, value: Any) -> Any:
    gone = key in {"substitute_for", "party", "municipality", "role"} and MARK in (value or "")
    return None if gone else value


def _is_hidden(row: Any) -> bool:
    """A string, or the name of a row of people."""
    said = row if isinstance(row, str) else row.get("name") or row.get("person") or ""
    return MARK in said
