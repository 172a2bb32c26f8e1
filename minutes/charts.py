"""Small bar charts as plain shapes; a template draws them as SVG, each bar a link, with a table beside."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

# Units of the drawing, one CSS pixel in the column it is made for.
WIDTH = 248
BARS_HEIGHT = 56
# Above the bars for their numbers, below them for their names.
HEAD, FOOT = 14, 18
# The least room for a number over a bar, and for the name under it.
NUMBER_ROOM, NAME_ROOM = 22, 34
GAP = 0.22
# The widest bar; few of them would else be blocks.
WIDEST = 36
# A bar of one must be seen beside one of thousands.
LOWEST = 2
STEPS = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class Column:
    """`told` is what a screen reader hears; `query` the address's part after ?, "" where it leads nowhere."""

    name: str
    value: int
    told: str
    query: str = ""
    active: bool = False


class Bar(NamedTuple):
    """`x` and `width` of the bar itself, `middle` of its column, `room` the whole column to click in.

    The name stands at `name_at`: the middle, or flush with the drawing's `edge` ("first" or "last")
    where it would else hang out of it.
    """

    column: Column
    x: float
    y: float
    width: float
    height: float
    left: float
    room: float
    middle: float
    named: bool
    edge: str
    name_at: float


@dataclass(frozen=True, slots=True)
class Chart:
    bars: list[Bar]
    numbered: bool
    width: int = WIDTH
    height: int = HEAD + BARS_HEIGHT + FOOT
    base: int = HEAD + BARS_HEIGHT


def chart(columns: Sequence[Column], most: int = 0) -> Chart:
    """Columns side by side from the left, as high as their share of the largest; of `most` where given.

    Charts that stand side by side are given the same `most`, so that they can be compared.
    """
    room = min(WIDTH / max(1, len(columns)), WIDEST)
    step = next((step for step in STEPS if room * step >= NAME_ROOM), STEPS[-1])
    most = most or max((column.value for column in columns), default=0)
    bars = [
        _bar(column, at * room, room, most, named=(len(columns) - 1 - at) % step == 0)
        for at, column in enumerate(columns)
    ]
    return Chart(bars, numbered=room >= NUMBER_ROOM)


def _bar(column: Column, left: float, room: float, most: int, named: bool) -> Bar:
    height = max(LOWEST, column.value / most * BARS_HEIGHT) if column.value else 0
    edge = _edge(left, room)
    middle = round(left + room / 2, 1)
    return Bar(
        column,
        x=round(left + room * GAP / 2, 1),
        y=round(HEAD + BARS_HEIGHT - height, 1),
        width=round(room * (1 - GAP), 1),
        height=round(height, 1),
        left=round(left, 1),
        room=round(room, 1),
        middle=middle,
        named=named,
        edge=edge,
        name_at={"first": 0, "last": WIDTH}.get(edge, middle),
    )


def _edge(left: float, room: float) -> str:
    if room >= NAME_ROOM:
        return ""
    return "first" if left == 0 else "last" if left + room * 1.5 > WIDTH else ""


# A square and the room it stands in.
SIDE, PITCH = 13, 17
# Under the squares for the names of their columns, and beside them, since a name is wider than its column.
BELOW, BESIDE = 16, 8


class Cell(NamedTuple):
    """`kind` is the class it is drawn by; `told` what a pointer resting on it is told, if anything."""

    kind: str
    told: str


class Square(NamedTuple):
    cell: Cell
    x: int
    y: int


class Name(NamedTuple):
    text: str
    middle: float


@dataclass(frozen=True, slots=True)
class Squares:
    """`side` of each square; `base` is where the lowest of them stand."""

    squares: list[Square]
    names: list[Name]
    width: int
    height: int
    base: int
    side: int = SIDE


def squares(columns: Sequence[tuple[str, Sequence[Cell]]]) -> Squares:
    """(name, cells) side by side, the cells of each from the ground up; every other name where they crowd."""
    highest = max((len(cells) for _, cells in columns), default=0)
    base = highest * PITCH
    step = 2 if len(columns) > 1 else 1
    drawn = [
        Square(cell, BESIDE + at * PITCH, base - (up + 1) * PITCH + (PITCH - SIDE) // 2)
        for at, (_, cells) in enumerate(columns)
        for up, cell in enumerate(cells)
    ]
    names = [
        Name(name, BESIDE + at * PITCH + SIDE / 2)
        for at, (name, _) in enumerate(columns)
        if (len(columns) - 1 - at) % step == 0
    ]
    return Squares(drawn, names, 2 * BESIDE + len(columns) * PITCH, base + BELOW, base)


def line(cells: Sequence[Cell]) -> Squares:
    """Side by side, to stand beside the name of what they are."""
    drawn = [Square(cell, at * PITCH + 1, 1) for at, cell in enumerate(cells)]
    return Squares(drawn, [], len(cells) * PITCH, SIDE + 2, SIDE + 2)
