"""What the steps found, put together as the reader's contract has it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from minutes.parsing import private_data
from minutes.parsing.attendance import Attendance
from minutes.parsing.front_page import FrontPage, inferred
from minutes.parsing.places import Sheet
from minutes.parsing.restore import uncertain_words
from minutes.parsing.types import (
    Item,
    Line,
    PageText,
    ParsedReferat,
    RawDocument,
    Restored,
    Warning,
)


def of(
    document: RawDocument,
    as_read: Sequence[Line],
    restored: Restored,
    front: FrontPage,
    roll: Attendance,
    items: list[Item],
    warnings: Iterable[Warning],
) -> ParsedReferat:
    """The whole reading; warnings in the order of the text."""
    front, doubts = inferred.front(front, items)
    lacking = inferred.lacking(front.kind or "referat", items)
    decisions = [item.section_spans["beslutning"] for item in items if "beslutning" in item.section_spans]
    unsure = uncertain_words.warnings(restored.mends, decisions)
    found = [*warnings, *doubts, *lacking, *unsure, *private_data.warnings(restored.lines)]
    return ParsedReferat(
        council=front.council,
        kind=front.kind or "referat",
        date=front.date,
        start_time=front.start_time,
        place=front.place,
        pages=len(document.pages),
        text_source=document.source,
        text_quality=restored.quality,
        restored=restored.damaged,
        attendance=roll.people,
        items=items,
        warnings=sorted(found, key=lambda warning: (warning.line or 0, warning.code)),
        page_texts=_page_texts(document, as_read, restored),
        guests=roll.guests,
    )


def _page_texts(document: RawDocument, as_read: Sequence[Line], restored: Restored) -> list[PageText]:
    """One for each page, also an empty one: mended, as read, and what was mended."""
    read, mended, mends = _by_page(as_read), _by_page(restored.lines), defaultdict(list)
    for mend in restored.mends:
        mends[mend.page].append(mend)
    found: list[PageText] = []
    first = 1
    for page in document.pages:
        number = page.number
        quality = restored.page_quality.get(number, 1.0)
        texts = _text(mended[number]), _text(read[number])
        known = PageText(number, first, *texts, mends[number], page.source, quality)
        found.append(_with_places(known, page.sheet, mended[number]))
        first += len(mended[number])
    return found


def _with_places(page: PageText, sheet: Sheet | None, lines: Sequence[Line]) -> PageText:
    if sheet is None:
        return page
    boxes = [sheet.spot(line.box) if line.box else None for line in lines]
    return replace(page, width=round(sheet.width, 1), height=round(sheet.height, 1), boxes=boxes)


def _by_page(lines: Sequence[Line]) -> defaultdict[int, list[Line]]:
    pages: defaultdict[int, list[Line]] = defaultdict(list)
    for line in lines:
        pages[line.page].append(line)
    return pages


def _text(lines: Sequence[Line]) -> str:
    return "\n".join(line.text for line in lines)
