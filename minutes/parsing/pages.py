"""The text of each page as shown beside the original: mended, as read, and what was mended."""

from __future__ import annotations

from collections.abc import Sequence

from minutes.parsing.types import Line, Mend, PageText, Restored


def texts(count: int, as_read: Sequence[Line], restored: Restored) -> list[PageText]:
    """One for each page, also an empty one, in order."""
    read: dict[int, list[Line]] = {}
    mended: dict[int, list[Line]] = {}
    mends: dict[int, list[Mend]] = {}
    for line in as_read:
        read.setdefault(line.page, []).append(line)
    for line in restored.lines:
        mended.setdefault(line.page, []).append(line)
    for mend in restored.mends:
        mends.setdefault(mend.page, []).append(mend)
    found = []
    first = 1
    for number in range(1, count + 1):
        lines = mended.get(number, [])
        first = lines[0].number if lines else first
        found.append(
            PageText(number, first, _text(lines), _text(read.get(number, [])), mends.get(number, []))
        )
    return found


def _text(lines: Sequence[Line]) -> str:
    return "\n".join(line.text for line in lines)
