import pytest

from minutes.parsing.wording import numbers

READINGS = [
    ("3.2.", ("3.2",)),
    ("3.10", ("3.10",)),
    ("4.", ("4",)),
    # The dot inside was lost: 2.1, unless there really are twenty-one items.
    ("21.", ("21", "2.1")),
    ("310.", ("310", "3.10")),
    # A comma for a dot.
    ("3,2.", ("3.2",)),
    # With a space that is none of it, a bracket, a letter of its own.
    ("3. 2", ("3.2",)),
    ("3)", ("3",)),
    ("2a", ("2a",)),
    # Three levels, and one of their dots lost.
    ("3.2.1", ("3.2.1",)),
    ("3.21", ("3.21", "3.2.1")),
    # Roman, and what a scanner makes of a 1.
    ("IV.", ("4",)),
    ("l.", ("1",)),
    ("l.2.", ("1.2",)),
    # Twenty has no item 2.0.
    ("20.", ("20",)),
    ("", ()),
]


@pytest.mark.parametrize(("written", "expected"), READINGS)
def test_a_number_is_read(written: str, expected: tuple[str, ...]) -> None:
    assert numbers.readings(written) == expected


def test_ten_comes_after_nine() -> None:
    assert numbers.order("3.10") > numbers.order("3.9")
    assert "3.10" in numbers.after("3.9")


def test_the_first_is_one_or_its_first_item() -> None:
    assert {"1", "1.1"} <= set(numbers.after(None))


def test_an_item_may_be_followed_by_the_next_heading() -> None:
    assert set(numbers.after("2.1")) == {"2.2", "3", "3.1", "2.1.1"}


def test_a_letter_counts_as_a_number_does() -> None:
    assert numbers.order("2b") > numbers.order("2a") == numbers.order("2.a")
    assert numbers.follows("2b", "2a")


def test_a_third_level_goes_back_to_the_second_and_the_first() -> None:
    assert {"3.2.2", "3.3", "4"} <= set(numbers.after("3.2.1"))
