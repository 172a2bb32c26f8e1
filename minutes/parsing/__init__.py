"""How a referat is read: bytes in, `ParsedReferat` out, and nothing else touched."""

from __future__ import annotations

from minutes.parsing import agenda_item, attendance, front_page, layout, outline, prose, read, report, restore
from minutes.parsing.read import OnPage, ReadError
from minutes.parsing.types import ParsedReferat

__all__ = ["ParsedReferat", "ReadError", "parse"]


def parse(data: bytes, *, on_page: OnPage | None = None, max_pages: int = read.MAX_PAGES) -> ParsedReferat:
    """Read a PDF or a UTF-8 text. Raises `ReadError` for a file that is neither; never for odd text."""
    document = read.document(data, on_page, max_pages)
    as_read = layout.lines(document.pages)
    restored = restore.text(as_read)
    cut = outline.of(restored.lines)
    front = front_page.read(cut.front, cut.furniture)
    people, doubts = attendance.read(cut.attendance, restored.damaged)
    context = agenda_item.Context(prose.setting(restored.lines), people)
    items = [agenda_item.read(lines, context) for lines in cut.items]
    warnings = [*cut.warnings, *doubts, *(warning for _, found in items for warning in found)]
    return report.of(document, as_read, restored, front, people, [item for item, _ in items], warnings)
