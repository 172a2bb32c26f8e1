"""Dates and times of day as minutes write them."""

import pytest

from minutes.parsing import dates

DATES = [
    ("02-09-2025", ["2025-09-02"]),
    ("23.02.15", ["2015-02-23"]),
    ("2015-02-23", ["2015-02-23"]),
    ("5/2 2014", ["2014-02-05"]),
    ("5/2-2014", ["2014-02-05"]),
    ("den 14.juni 2019", ["2019-06-14"]),
    ("3. sept. 2012 og 1. Maj 2013", ["2012-09-03", "2013-05-01"]),
    # A day without its year is one only where the year is known.
    ("14. juni", [None]),
    # No such day.
    ("31-02-2019", []),
    # Numbers of another kind.
    ("SAG-2025-03121", []),
    ("tlf. 44 14 00 00", []),
    ("2.000.000 kr.", []),
    ("pkt. 3.2.1", []),
    ("kl. 9.30-12.00", []),
    ("for 2018-2019", []),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_dates_are_found_however_written(text: str, expected: list[str | None]) -> None:
    assert [found.iso for found in dates.find(text)] == expected


def test_a_known_year_goes_with_a_day_that_names_none() -> None:
    assert [found.iso for found in dates.find("onsdag den 14. juni", 2019)] == ["2019-06-14"]


CLOCKS = [
    ("10:00", "10:00"),
    ("kl. 9.30–12.00", "09:30"),
    ("Kl. 13-15", "13:00"),
    ("kl 9", "09:00"),
    # Money and numbers of items are no times.
    ("5.6 mia.", None),
    ("10.000 kr.", None),
    ("13-15", None),
]


@pytest.mark.parametrize(("text", "expected"), CLOCKS)
def test_a_time_of_day_is_found(text: str, expected: str | None) -> None:
    assert dates.clock(text) == expected


def test_after_a_label_two_hours_are_a_time() -> None:
    assert dates.clock("Tid: 13-15", after_label=True) == "13:00"


def test_a_date_is_taken_out_before_a_time_is_looked_for() -> None:
    assert dates.clock(dates.without("den 02.09.2025")) is None
