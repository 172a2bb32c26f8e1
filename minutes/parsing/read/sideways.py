"""Text that is drawn sideways, read as if the page were turned, among the upright text of its page.

Each way of lying gets heights of its own: below the upright text, or above it where there is more of it.
"""

from __future__ import annotations

from math import cos, inf, radians, sin

from minutes.parsing.places import Frame, Matrix, then
from minutes.parsing.types import Box, Word


def stacked(
    upright: list[Word], turned: list[tuple[int, list[Word]]], shown: Matrix
) -> tuple[list[Word], list[Frame]]:
    """The words of a page in heights of their own, and how they stand on the page.

    `turned` has words as they stand when the page is turned by so many degrees; `shown` leads from the
    upright page to how it is shown.
    """
    if not turned:
        return upright, [Frame(-inf, inf, shown)]
    sideways = sum(len(word.text) for _, words in turned for word in words)
    first = sideways > sum(len(word.text) for word in upright)
    groups = [*turned, (0, upright)] if first else [(0, upright), *turned]
    stack: list[Word] = []
    frames: list[Frame] = []
    floor = 0.0
    for angle, words in reversed(groups):
        if words:
            low = floor
            up = low - min(word.box.y0 for word in words)
            moved = [_moved(word, up) for word in words]
            high = max(word.box.y1 for word in moved)
            frames.append(Frame(low, high, then(_back(angle, up), shown)))
            floor = high + max(word.size for word in moved)
            stack = moved + stack
    return stack, frames


def _moved(word: Word, up: float) -> Word:
    box = Box(word.box.x0, word.box.y0 + up, word.box.x1, word.box.y1 + up)
    return Word(word.text, box, word.size, word.furniture)


def _back(angle: int, up: float) -> Matrix:
    """Down again, and turned as the words are drawn."""
    across, along = cos(radians(angle)), sin(radians(angle))
    return then((1, 0, 0, 1, 0, -up), (across, along, -along, across, 0, 0))
