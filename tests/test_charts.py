"""Bars and squares as shapes: where they stand, how high, and which years are named under them."""

import pytest

from minutes import charts


def columns(*values: int) -> list[charts.Column]:
    return [charts.Column(str(2000 + at), value, f"{2000 + at}: {value}") for at, value in enumerate(values)]


@pytest.mark.parametrize(
    ("values", "heights"),
    [
        ([], []),
        ([5], [56]),
        ([1, 2, 4], [14, 28, 56]),
        # A year without hits has no bar; one hit among thousands still has.
        ([0, 1, 9000], [0, 2, 56]),
        ([0, 0], [0, 0]),
    ],
)
def test_a_bar_is_as_high_as_its_share_of_the_largest(values: list[int], heights: list[float]) -> None:
    chart = charts.chart(columns(*values))
    assert [bar.height for bar in chart.bars] == heights
    assert all(bar.y + bar.height == chart.base for bar in chart.bars)


@pytest.mark.parametrize(
    ("amount", "named", "numbered"),
    [
        (2, [2000, 2001], True),
        (7, list(range(2000, 2007)), True),
        # With less room every second or fifth year is named, the last one always.
        (10, [2001, 2003, 2005, 2007, 2009], True),
        (20, [2004, 2009, 2014, 2019], False),
        (60, [2009, 2019, 2029, 2039, 2049, 2059], False),
    ],
)
def test_names_and_numbers_are_written_where_there_is_room(
    amount: int, named: list[int], numbered: bool
) -> None:
    chart = charts.chart(columns(*range(1, amount + 1)))
    assert [int(bar.column.name) for bar in chart.bars if bar.named] == named
    assert chart.numbered == numbered
    assert chart.bars[-1].left + chart.bars[-1].room <= chart.width + 0.1


@pytest.mark.parametrize(
    ("amount", "edges"),
    [
        # Wide bars hold their names; of narrow ones the first and the last would hang out.
        (1, [""]),
        (3, ["", "", ""]),
        (9, ["first", *[""] * 7, "last"]),
        (20, ["first", *[""] * 18, "last"]),
    ],
)
def test_a_name_at_the_edge_stays_within_the_drawing(amount: int, edges: list[str]) -> None:
    chart = charts.chart(columns(*range(1, amount + 1)))
    assert [bar.edge for bar in chart.bars] == edges
    flush = {"first": 0, "last": chart.width}
    assert all(bar.name_at == flush.get(bar.edge, bar.middle) for bar in chart.bars)


def test_squares_stand_on_the_ground_year_by_year() -> None:
    came, absent = charts.Cell("came", "2. februar"), charts.Cell("absent", "3. juni")
    chart = charts.squares([("2023", [came, absent]), ("2024", []), ("2025", [came])])
    first, above, later = chart.squares
    assert first.y == later.y > above.y
    assert first.x == above.x < later.x
    assert later.x + chart.side <= chart.width
    assert first.y + chart.side <= chart.base
    assert [name.text for name in chart.names] == ["2023", "2025"]


def test_no_meetings_are_no_squares() -> None:
    assert charts.squares([]).squares == []


def test_a_line_holds_its_squares_from_edge_to_edge() -> None:
    chart = charts.line([charts.Cell("came", "")] * 3)
    assert [square.y for square in chart.squares] == [1, 1, 1]
    assert chart.squares[-1].x + chart.side < chart.width
    assert chart.side < chart.height
