"""How a referat is read: bytes in, `ParsedReferat` out, and nothing else touched."""

from __future__ import annotations

from minutes.parsing import (
    agenda_item,
    attendance,
    front_page,
    layout,
    outline,
    pages,
    private_data,
    prose,
    read,
    restore,
)
from minutes.parsing.read import OnPage, ReadError
from minutes.parsing.types import ParsedReferat

__all__ = ["ParsedReferat", "ReadError", "parse"]


def parse(
    data: bytes, filename: str | None = None, on_page: OnPage | None = None, max_pages: int = read.MAX_PAGES
) -> ParsedReferat:
    """Read a PDF or a UTF-8 text. Raises `ReadError` for a file that is neither; never for odd text."""
    document = read.document(data, on_page, max_pages)
    as_read = layout.lines(document.pages)
    restored = restore.text(as_read)
    cut = outline.of(restored.lines)
    front = front_page.read(cut.front, cut.furniture)
    people, doubts = attendance.read(cut.attendance, restored.damaged)
    context = agenda_item.Context(prose.setting(restored.lines), people)
    items = [agenda_item.read(lines, context) for lines in cut.items]
    warnings = [*cut.warnings, *doubts, *(w for _, found in items for w in found)]
    warnings += [*front_page.doubts(front), *private_data.warnings(restored.lines)]
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
        attendance=people,
        items=[item for item, _ in items],
        warnings=sorted(warnings, key=lambda warning: (warning.line or 0, warning.code)),
        page_texts=pages.texts(len(document.pages), as_read, restored),
    )
