"""What the first page of a paper says of its meeting."""

import pytest

from minutes.parsing import dates, front_page
from minutes.parsing.front_page import FrontPage
from minutes.parsing.types import Line
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
    # All in one line.
    (
        "Referat fra møde i KKR Nordjylland den 14. juni 2019 kl. 9.30–12.00",
        FrontPage("referat", "nordjylland", "2019-06-14", "09:30"),
    ),
    # Over three lines, the place in a line of the same.
    (
        "Kommunekontaktrådet Midtjylland\nBeslutningsreferat\naf møde onsdag den 21. marts 2007 kl. 13.00\n"
        "Sted: Regionshuset i Viborg, Skottenborg 26, mødelokale A4",
        FrontPage(
            "referat",
            "midtjylland",
            "2007-03-21",
            "13:00",
            "Regionshuset i Viborg, Skottenborg 26, mødelokale A4",
        ),
    ),
    # Labels in a column of their own.
    (
        "Dagsorden\nKKR\nNORDJYLLAND\nDato\n23.02.2015\nTidspunkt\nKl. 13-15\nSted\nHotel Hvide Hus",
        FrontPage("dagsorden", "nordjylland", "2015-02-23", "13:00", "Hotel Hvide Hus"),
    ),
    # A labelled date before one in the text, and a time with a label of its own.
    (
        "Referat\nUdsendt 1. marts 2019\nDato: 08-03-2019\nTid: kl. 14",
        FrontPage("referat", None, "2019-03-08", "14:00"),
    ),
    # The year stands at the top alone.
    ("REFERAT 2025\nOnsdag den 18. juni, kl. 10.00", FrontPage("referat", None, "2025-06-18", "10:00")),
    # Other years' ways of writing a date.
    ("Dato: 5/2 2014 kl. 9", FrontPage(None, None, "2014-02-05", "09:00")),
    ("Dato: 23.02.15", FrontPage(None, None, "2015-02-23")),
    ("Mødedato: 2015-02-23, kl. 10:15", FrontPage(None, None, "2015-02-23", "10:15")),
    ("Den 3. sept. 2012 kl. 10-12", FrontPage(None, None, "2012-09-03", "10:00")),
    # A date that does not exist is none.
    ("Dato: 31-02-2019", FrontPage()),
    # The council's full name, and in the genitive.
    ("Kommunekontaktråd Midtjylland", FrontPage(council="midtjylland")),
    ("Dagsorden for KKR Sjællands møde", FrontPage("dagsorden", "sjaelland")),
    ("Et brev", FrontPage()),
]


@pytest.mark.parametrize(("text", "expected"), PAGES)
def test_the_front_page_is_read(text: str, expected: FrontPage) -> None:
    assert front_page.read(lines(text)) == expected


def rows(*cells: tuple[str, ...]) -> list[Line]:
    return [Line("  ".join(row), 1, at, cells=row) for at, row in enumerate(cells, start=1)]


def test_a_letterhead_beside_the_front_page_is_read_after_it() -> None:
    """A PDF's lines run through both columns."""
    found = front_page.read(
        rows(
            ("REFERAT", "Sags ID: SAG-2016-06180"),
            ("Mandag den 14. november 2016 kl. 10.00", "LBJ@kl.dk"),
            ("Frederiksberg Rådhus, Smallegade 1", "Direkte 3370 3417"),
            ("", "Den 21. november 2016"),
        )
    )
    assert found == FrontPage("referat", None, "2016-11-14", "10:00", "Frederiksberg Rådhus, Smallegade 1")


def test_a_label_and_what_stands_beside_it_are_one() -> None:
    found = front_page.read(rows(("Dato", "8. september 2017"), ("Sted", "Regionshuset Viborg, 8800 Viborg")))
    assert (found.date, found.place) == ("2017-09-08", "Regionshuset Viborg, 8800 Viborg")


DAYS = [
    # Of several dates the meeting's own, whatever comes first.
    ("Afbud senest den 7. juni 2019\nDato: 14. juni 2019", "2019-06-14"),
    ("Udskrevet 03-06-2019\nOnsdag den 12. juni 2019, kl. 10.00", "2019-06-12"),
    ("Torsdag den 12. juni 2019, kl. 10.00\nNæste møde: 4. september 2019 kl. 10.00", "2019-06-12"),
    ("Mødet i KKR den 12. juni 2019\nGodkendelse af referat fra mødet den 3. april 2019", "2019-06-12"),
    ("Dato: 12-06-2019 (afbud senest 05-06-2019)", "2019-06-12"),
    # A date that is only said to be another's is none.
    ("Dagsordenen er udsendt den 3. juni 2019", None),
    ("Tilmelding senest\n5. juni 2019", None),
]


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_the_day_is_the_meetings_own(text: str, expected: str | None) -> None:
    assert front_page.read(lines(text)).date == expected


PLACES = [
    (
        "Sted: Comwell Roskilde\nVestre Kirkevej 12, 4000 Roskilde",
        "Comwell Roskilde, Vestre Kirkevej 12, 4000 Roskilde",
    ),
    ("Mødested: Rådhuset i Ringsted\nDeltagere", "Rådhuset i Ringsted"),
    # A word broken over lines, and a label with room behind it.
    ("Sted: Ringsted Rådhus, Sct. Bendts-\ngade 1", "Ringsted Rådhus, Sct. Bendtsgade 1"),
    (
        "Møde mandag den 4. februar 2013 kl. 13.00 på Ringsted Rådhus, Sct. Bendts-\ngade 1\n\nTil stede:",
        "Ringsted Rådhus, Sct. Bendtsgade 1",
    ),
    ("Mødested:                 Køge Rådhus", "Køge Rådhus"),
    # Without a label below the day: a house where councils meet, but no sentence, label or person.
    ("Referat af møde den 17. september 2010 kl. 9.00\nHotel Hvide Hus, Aalborg", "Hotel Hvide Hus, Aalborg"),
    ("Den 14. november 2016 kl. 10\nFrederiksberg Rådhus, lokale 10", "Frederiksberg Rådhus, lokale 10"),
    ("Den 14. november 2016 kl. 10\nMødet holdes, hvor rådhuset var.", None),
    ("Den 14. november 2016 kl. 10\nJens Park Hansen (A), Køge", None),
    ("Den 14. november 2016 kl. 10\nDeltagere: Park", None),
    ("Lokale: Limfjorden", "Limfjorden"),
    ("Mødet afholdes på Comwell, Køge. Der er frokost kl. 12.", "Comwell, Køge"),
    ("Mødet blev afholdt virtuelt via Teams", "Virtuelt via Teams"),
    # A line of weekday, day, hour and place, in that order.
    ("Fredag den 14. juni 2019 kl. 10.00 på Hotel Hvide Hus, Aalborg", "Hotel Hvide Hus, Aalborg"),
    ("Fredag den 14. juni 2019 kl. 10.00-12.30 på Hotel Hvide Hus, Aalborg", "Hotel Hvide Hus, Aalborg"),
    ("Den 14. juni 2019 aftaltes det på Hotel Hvide Hus", None),
    ("Tid og sted: Fredag den 14. juni 2019 kl. 10.00, Hotel Hvide Hus, Aalborg", "Hotel Hvide Hus, Aalborg"),
    (
        "Referat fra møde i KKR Nordjylland den 14. juni 2019 kl. 10 på Hotel Hvide Hus i Aalborg",
        "Hotel Hvide Hus i Aalborg",
    ),
    # Without a label, an address below the day.
    ("Fredag den 3. februar 2017 kl. 9.00-11.30\nMusikkens Hus, 9000 Aalborg", "Musikkens Hus, 9000 Aalborg"),
    (
        "Fredag den 3. februar 2017 kl. 9.00\nKL-Huset, Weidekampsgade 10, 2300 København S, lokale 5-12",
        "KL-Huset, Weidekampsgade 10, 2300 København S, lokale 5-12",
    ),
    # A sentence on the place's line is none of it, the abbreviated name of a street is.
    (
        "Sted: Rådhuset, Sct. Bendtsgade 1, 4100 Ringsted. Mødet kan\nfølges",
        "Rådhuset, Sct. Bendtsgade 1, 4100 Ringsted",
    ),
    # A line of text after the place is none of it.
    ("Sted: Virtuelt møde via Teams\nLink til mødet er sendt til medlemmerne.", "Virtuelt møde via Teams"),
    ("Dato: 12-06-2019", None),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_the_place_is_found(text: str, expected: str | None) -> None:
    assert front_page.read(lines(text)).place == expected


KINDS = [
    ("Referat", "referat"),
    ("R E F E R A T", "referat"),
    ("Udkast til referat", "referat"),
    ("Beslutningsreferat af møde i KKR", "referat"),
    ("Dagsorden med referat", "referat"),
    ("Dagsorden", "dagsorden"),
    ("Foreløbig dagsorden", "dagsorden"),
    ("Tillægsdagsorden", "dagsorden"),
    ("Mødeindkaldelse", "dagsorden"),
    # What the meeting is called says nothing of the paper.
    ("Konstituerende møde", None),
    ("Ekstraordinært møde", None),
    # A sentence about the paper is not its name.
    ("Dagsordenen er udsendt", None),
    ("Referatet godkendes", None),
]


@pytest.mark.parametrize(("text", "expected"), KINDS)
def test_the_kind_of_paper_is_known(text: str, expected: str | None) -> None:
    assert front_page.read(lines(text)).kind == expected


TIMES = [
    ("Dato: 12-06-2019 10:00", "10:00"),
    ("Dato: 12-06-2019\nKl. 13-15", "13:00"),
    ("Dato: 12-06-2019\nTid: 13-15", "13:00"),
    ("Dato: 12-06-2019\nTidspunkt: 09:30", "09:30"),
    ("Onsdag den 12. juni 2019, fra kl. 9.00 til 12.15", "09:00"),
    # Another time of the day is not the meeting's.
    ("Dato: 12-06-2019\nPartierne kan holde formøder fra kl. 9.", None),
]


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_the_time_is_the_meetings_own(text: str, expected: str | None) -> None:
    assert front_page.read(lines(text)).start_time == expected


def test_a_running_head_fills_in_what_the_page_lacks() -> None:
    found = front_page.read(lines("Referat"), lines("KKR Nordjylland | 23-02-2015"))
    assert found == FrontPage("referat", "nordjylland", "2015-02-23")


def test_time_and_place_stand_beside_the_day_that_a_running_head_says_too() -> None:
    page = "Fredag den 3. februar 2017 kl. 9.00-11.30\nMusikkens Hus, 9000 Aalborg"
    found = front_page.read(lines(page), lines("KKR Nordjylland   3. februar 2017"))
    expected = FrontPage(None, "nordjylland", "2017-02-03", "09:00", "Musikkens Hus, 9000 Aalborg")
    assert found == expected


def test_an_editor_hears_of_a_missing_council_or_date() -> None:
    assert [warning.code for warning in front_page.doubts(FrontPage())] == ["council_unknown", "date_unknown"]
    assert front_page.doubts(front_page.read(lines(SAMPLE))) == []


def test_dates_are_found_in_order() -> None:
    text = "den 2. marts 2020, 3-1-2019 og 45. juni 2020"
    found = [day.iso for day in dates.find(text) if day.iso]
    assert found == ["2020-03-02", "2019-01-03"]
