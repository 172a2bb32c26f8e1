"""How a referat is read: bytes in, `ParsedReferat` out, and nothing else touched."""

from __future__ import annotations

from minutes.parsing import agenda_item, attendance, front_page, outline, prose, read, report, whole_text
from minutes.parsing.read import OnPage, ReadError
from minutes.parsing.types import ParsedReferat
from minutes.parsing.whole_text import Recognise

__all__ = ["ParsedReferat", "ReadError", "parse"]


def parse(
    data: bytes,
    *,
    on_page: OnPage | None = None,
    max_pages: int = read.MAX_PAGES,
    recognise: Recognise | None = None,
) -> ParsedReferat:
    """Read a PDF or a UTF-8 text; `recognise` reads pages that are images.

    Raises `ReadError` for a file that is neither; never for odd text.
    """
    text = whole_text.of(data, on_page, max_pages, recognise)
    restored = text.restored
    cut = outline.of(restored.lines)
    front = front_page.read(cut.front, cut.furniture)
    people, doubts = attendance.read(cut.attendance, restored.damaged)
    context = agenda_item.Context(prose.setting(restored.lines), people)
    items = [agenda_item.read(lines, context) for lines in cut.items]
    warnings = [*text.doubts, *cut.warnings, *doubts, *(warning for _, found in items for warning in found)]
    return report.of(
        text.document, text.as_read, restored, front, people, [item for item, _ in items], warnings
    )
