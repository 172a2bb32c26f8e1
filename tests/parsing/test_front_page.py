import pytest

from minutes.parsing import front_page
from minutes.parsing.front_page import FrontPage
from tests.parsing.lines import lines

SAMPLE = """REFERAT 2025

KKR HOVEDSTADEN

Dato: 02-09-2025 10:00
Sted: Glostrup Park Hotel, Hovedvejen 41, 2600 Glostrup.
Der er mulighed for, at partierne kan holde formøder fra kl. 9.
"""
PAGES = [
    (
        SAMPLE,
        FrontPage(
            "referat",
            "hovedstaden",
            "2025-09-02",
            "10:00",
            "Glostrup Park Hotel, Hovedvejen 41, 2600 Glostrup",
        ),
    ),
    # Letter-spaced headings, the year too.
    ("D AG S O R D E N 2 0 1 8\nK K R  S J Æ L L A N D", FrontPage("dagsorden", "sjaelland")),
    # A date in words, time after it, place on the next line as well.
    (
        "Referat\nKKR Syddanmark\nMødedato: mandag den 23. februar 2015 kl. 9.30\n"
        "Mødested: Middelfart Rådhus,\nNytorv 9",
        FrontPage("referat", "syddanmark", "2015-02-23", "09:30", "Middelfart Rådhus, Nytorv 9"),
    ),
    # A labelled date before one in the text, and a time with a label of its own.
    (
        "Referat\nUdsendt 1. marts 2019\nDato: 08-03-2019\nTid: kl. 14",
        FrontPage("referat", None, "2019-03-08", "14:00"),
    ),
    # A date that does not exist is none.
    ("Dato: 31-02-2019", FrontPage()),
    # The council's full name.
    ("Kommunekontaktråd Midtjylland", FrontPage(council="midtjylland")),
    ("Et brev", FrontPage()),
]


@pytest.mark.parametrize(("text", "expected"), PAGES)
def test_the_front_page_is_read(text: str, expected: FrontPage) -> None:
    assert front_page.read(lines(text)) == expected


def test_a_running_head_fills_in_what_the_page_lacks() -> None:
    found = front_page.read(lines("Referat"), lines("KKR Nordjylland | 23-02-2015"))
    assert found == FrontPage("referat", "nordjylland", "2015-02-23")


def test_an_editor_hears_of_a_missing_council_or_date() -> None:
    assert [warning.code for warning in front_page.doubts(FrontPage())] == ["council_unknown", "date_unknown"]
    assert front_page.doubts(front_page.read(lines(SAMPLE))) == []


def test_dates_are_found_in_order() -> None:
    assert front_page.dates("den 2. marts 2020, 3-1-2019 og 45. juni 2020") == ["2020-03-02", "2019-01-03"]
