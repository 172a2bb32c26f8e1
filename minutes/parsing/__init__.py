"""How a referat is read: bytes in, `ParsedReferat` out, and nothing else touched."""

from __future__ import annotations

from minutes.parsing import agenda_item, attendance, front_page, outline, prose, read, report, whole_text
from minutes.parsing.attendance import list_places, presence
from minutes.parsing.read import OnPage, ReadError
from minutes.parsing.types import ParsedReferat
from minutes.parsing.whole_text import Recognise

__all__ = ["ParsedReferat", "ReadError", "parse"]


@whole_text.without_collecting()
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
    placed = list_places.of(cut)
    front = front_page.read(placed.front, cut.furniture)
    lists = [*placed.lists, *list_places.in_items(placed.items, placed.lists)]
    roll = attendance.read(lists, restored.damaged, restored.lines)
    if front.kind == "dagsorden" and not any("beslutning" in lines.sections for lines in placed.items):
        roll = attendance.before_the_meeting(roll)
    context = agenda_item.Context(prose.setting(restored.lines), roll.people, front.council, front.date)
    read_items, told = agenda_item.read_all(placed.items, context)
    items, unplaced = presence.placed(read_items, roll)
    warnings = [*text.doubts, *cut.warnings, *roll.warnings, *unplaced, *told]
    return report.of(text.document, text.as_read, restored, front, roll, items, warnings)
