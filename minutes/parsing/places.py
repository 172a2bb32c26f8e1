"""Where something stands on a page: as it is read, and as the page is shown.

What is read has its places in points from the lower left, with sideways text stacked among the
upright and a sheet laid askew turned level, since that is how lines are found. Whoever looks at the
page sees it cropped and turned as the file says: a `Sheet` leads from the one to the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor
from typing import NamedTuple

# As PDF writes it: x becomes a·x + c·y + e, and y becomes b·x + d·y + f.
Matrix = tuple[float, float, float, float, float, float]


class Box(NamedTuple):
    """A rectangle on a page, in points from its lower left corner.

    It and `Word` are tuples, since a page has hundreds and a tuple is made in a third of the time.
    """

    x0: float
    y0: float
    x1: float
    y1: float


class Spot(NamedTuple):
    """A rectangle on a page as it is shown, in whole points from its upper left corner, rounded outwards."""

    left: int
    top: int
    width: int
    height: int


class Frame(NamedTuple):
    """What was read between two heights, and how it is moved to where it stands on the page shown."""

    low: float
    high: float
    matrix: Matrix


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it is shown, in points; no two of its frames share a height."""

    width: float
    height: float
    frames: tuple[Frame, ...]

    def spot(self, box: Box) -> Spot:
        """Where this is seen; without width or height where it lies outside."""
        middle = (box.y0 + box.y1) / 2
        frame = min(self.frames, key=lambda frame: max(frame.low - middle, middle - frame.high))
        xs, ys = _moved(box, frame.matrix)
        left, right = _within(xs, self.width)
        top, bottom = _within(ys, self.height)
        return Spot(left, top, right - left, bottom - top)


def then(first: Matrix, second: Matrix) -> Matrix:
    """One move after another."""
    a, b, c, d, e, f = first
    k, l, m, n, o, p = second  # noqa: E741 - as they come
    return (
        a * k + b * m,
        a * l + b * n,
        c * k + d * m,
        c * l + d * n,
        e * k + f * m + o,
        e * l + f * n + p,
    )


def _moved(box: Box, matrix: Matrix) -> tuple[list[float], list[float]]:
    """The corners' places across and down."""
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (box.x0, box.x1) for y in (box.y0, box.y1)]
    return [a * x + c * y + e for x, y in corners], [b * x + d * y + f for x, y in corners]


def _within(places: Iterable[float], end: float) -> tuple[int, int]:
    found = sorted(places)
    low, high = (min(max(place, 0.0), end) for place in (found[0], found[-1]))
    return floor(low), ceil(high)
