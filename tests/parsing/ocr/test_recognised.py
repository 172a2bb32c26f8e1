"""From Tesseract's table to words as a PDF draws them."""

import pytest

from minutes.parsing import layout
from minutes.parsing.ocr import recognised
from minutes.parsing.types import RawPage

# 300 dots an inch.
POINTS = 72 / 300
HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"


def row(text: str, left: int, top: int, width: int, height: int, line: int = 1, sure: float = 95) -> str:
    return f"5\t1\t1\t1\t{line}\t1\t{left}\t{top}\t{width}\t{height}\t{sure}\t{text}\n"


def lines_of(table: str) -> list[str]:
    words = recognised.words(recognised.seen(table), 3508, POINTS)
    return [line.text for line in layout.lines([RawPage(1, words)])]


def test_a_word_comes_in_points_from_the_lower_left() -> None:
    # 9 points high letters of which capitals take 0.72, 27 pixels: 1/24 of an inch on 300 dots.
    (word,) = recognised.words(recognised.seen(HEAD + row("Referat", 300, 273, 120, 27)), 3508, POINTS)
    assert word.text == "Referat"
    assert word.size == pytest.approx(9, abs=0.1)
    assert (word.box.x0, word.box.x1) == (72, 100.8)
    # The baseline is 300 pixels down, and the box goes on below it as deep as a g.
    assert word.box.y0 == pytest.approx((3508 - 300) * POINTS - 0.21 * 9, abs=0.1)


def test_all_words_of_a_line_stand_on_its_baseline() -> None:
    """A `g` reaches below it, an `a` not up to the capitals, and a dash does neither."""
    table = row("Bilag", 0, 100, 90, 35) + row("a", 100, 109, 20, 19) + row("–", 130, 116, 20, 3)
    boxes = [
        word.box for word in recognised.words(recognised.seen(table + row("Se", 160, 101, 40, 27)), 500, 1)
    ]
    assert len({(box.y0, box.y1) for box in boxes}) == 1


def test_a_raised_figure_does_not_lift_its_line() -> None:
    line = row("Bilag", 0, 100, 90, 35) + row("til", 120, 100, 40, 27) + row("punkt", 170, 101, 80, 34)
    raised = line + row("1", 255, 95, 9, 12)
    (flat, *_), (other, *_) = (recognised.words(recognised.seen(table), 500, 1) for table in (line, raised))
    assert flat == other


@pytest.mark.parametrize("slope", [-0.03, -0.01, 0.0, 0.01, 0.03])
def test_a_sheet_laid_askew_is_read_line_by_line(slope: float) -> None:
    """At one degree the right end of a line is two thirds of a line lower than the left one."""
    table = "".join(
        row(f"l{line}o{at}", 300 * at, round(1000 + 50 * line + slope * 300 * at), 200, 27, line)
        for line in range(8)
        for at in range(6)
    )
    assert lines_of(table) == [" ".join(f"l{line}o{at}" for at in range(6)) for line in range(8)]


def test_a_number_in_the_margin_joins_its_title() -> None:
    """Tesseract takes the two for blocks of their own."""
    table = row("3.2", 300, 101, 50, 27, line=1) + row("Regnskab", 500, 100, 200, 36, line=2)
    assert lines_of(table) == ["3.2 Regnskab"]


SPECKS = [
    # Dust and the shadow of a fold.
    ("|", 12.0, False),
    ("—", 31.5, False),
    ("~.", 0.0, False),
    # Bullets and dashes are surer.
    ("•", 61.0, True),
    ("-", 88.0, True),
    # What has a letter or a digit may be read wrong, but something stands there.
    ("Ø", 9.0, True),
    ("7", 15.0, True),
    (" ", 95.0, False),
]


@pytest.mark.parametrize(("text", "sure", "kept"), SPECKS)
def test_only_specks_are_left_out(text: str, sure: float, kept: bool) -> None:
    assert bool(recognised.seen(HEAD + row(text, 10, 10, 10, 10, sure=sure))) == kept


def test_rows_that_are_no_words_are_left_out() -> None:
    odd = "4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t\n5\t1\t1\n\nError opening data file\n"
    assert recognised.seen(HEAD + odd) == []
    assert recognised.words([], 3508, POINTS) == ()


def test_long_words_say_more_of_how_sure_a_page_is() -> None:
    table = row("a", 0, 0, 9, 9, sure=10) + row("Godkendelse", 20, 0, 90, 9, sure=96)
    assert recognised.sureness(recognised.seen(table)) == pytest.approx((10 + 11 * 96) / 12)
    assert recognised.sureness([]) == 0


def test_words_on_end_tell_of_a_page_on_its_side() -> None:
    on_end = row("Godkendelse", 0, 0, 27, 200) + row("af", 0, 210, 27, 25) + row("referat", 0, 250, 27, 90)
    assert recognised.is_sideways(recognised.seen(on_end))
    assert not recognised.is_sideways(recognised.seen(row("Godkendelse", 0, 0, 200, 27)))
    assert not recognised.is_sideways([])
