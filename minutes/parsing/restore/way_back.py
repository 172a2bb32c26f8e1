"""From a place in a mended line back to the line as read.

>>> mend = Mend(1, 1, 3, 12, "kom munerne", "kommunerne", 0.9)
>>> span((mend,), 0), span((mend,), 5), span((mend,), 13)
((0, 1), (3, 14), (15, 16))
"""

from __future__ import annotations

from collections.abc import Sequence

from minutes.parsing.types import Mend


def span(mends: Sequence[Mend], column: int) -> tuple[int, int]:
    """Where the character at `column` of a mended line stood as read; within a mend the mended whole.

    `mends` are those of this line, in its order.
    """
    moved = 0
    for mend in mends:
        if column < mend.start:
            break
        if column < mend.end:
            start = mend.start + moved
            return start, start + len(mend.as_read)
        moved += len(mend.as_read) - (mend.end - mend.start)
    return column + moved, column + moved + 1


def as_read(text: str, mends: Sequence[Mend]) -> str:
    """The line as the scanner read it, from the mended line and its mends."""
    read, last = "", 0
    for mend in mends:
        read += text[last : mend.start] + mend.as_read
        last = mend.end
    return read + text[last:]
