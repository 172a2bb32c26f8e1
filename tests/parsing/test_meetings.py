"""How minutes name meetings, and what year a day has that names none."""

import pytest

from minutes.parsing import meetings

TODAY = "2018-01-26"
NAMED = [
    ("på mødet den 18. juni 2025", ["2025-06-18"]),
    ("Møde i KKR Hovedstaden den 2. september 2025", ["2025-09-02"]),
    ("KKR-mødet 18/6 2025", ["2025-06-18"]),
    ("KKR-møde 2. september 2015", ["2015-09-02"]),
    ("på KKR's møde d. 3. maj 2011", ["2011-05-03"]),
    ("Referat af mødet den 19. september 2016", ["2016-09-19"]),
    ("Godkendelse af referat fra den 6. februar 2017", ["2017-02-06"]),
    ("KKR mødes igen den 9. september 2022.", ["2022-09-09"]),
    ("Udvalget mødtes den 27. februar 2019. Næste møde er den 10. april 2019.", ["2019-02-27", "2019-04-10"]),
    # What a council did on a day, and when an item comes back.
    ("KKR Sjælland besluttede den 16. november 2018 at gå videre.", ["2018-11-16"]),
    ("Det ventes genoptaget den 16. april 2021.", ["2021-04-16"]),
    ("Sagen behandles igen den 10. april 2026.", ["2026-04-10"]),
    # Several in a list; the year stands at its end, or before it.
    ("møderne den 3. og 4. maj 2025", ["2025-05-03", "2025-05-04"]),
    ("møder den 14. juni, 13. september og 15. november 2019", ["2019-06-14", "2019-09-13", "2019-11-15"]),
    ("Der afholdes følgende mødedage: 3. maj 2019 og 4. juni 2019.", ["2019-05-03", "2019-06-04"]),
    ("KKR holder møde følgende mandage og fredage i 2017: 3. februar, 21. april og 19. juni.",
     ["2017-02-03", "2017-04-21", "2017-06-19"]),
    ("Møder i 2019: fredag den 14. juni kl. 9.00 på Hotel Pejsegården og fredag den 13. september.",
     ["2019-06-14", "2019-09-13"]),
    ("Det foreslås at holde møde på følgende fredage kl. 8.30-11.30:\n\n– 13. april 2018 i Hjørring\n\n"
     "– 15. juni 2018 (med et andet møde bagefter)\n\nAftalen gælder fra 1. juli 2018.",
     ["2018-04-13", "2018-06-15"]),
    # Without any year it is the meeting's own, or the one before or after where the words say so.
    ("På mødet den 19. september i år", ["2018-09-19"]),
    ("Referatet fra mødet den 11. december", ["2017-12-11"]),
    ("Punktet udsættes til mødet den 13. januar.", ["2019-01-13"]),
    ("Mødet den 3. marts flyttes til mødet den 12. januar.", ["2018-03-03", "2019-01-12"]),
    # A meeting that has no minutes here.
    ("KL holder Kommunalpolitisk Topmøde i Aalborg den 24.-25. marts 2011.", []),
    ("på bestyrelsesmødet den 3. maj 2025", []),
    ("Formanden orienterede om mødet med ministeren den 2. juni 2017.", []),
    # A month is no meeting's date, and a date of something else is none either.
    ("mødet i juni 2025", []),
    ("Aftalen gælder fra den 1. januar 2027", []),
    ("Mødet er slut. Den 3. maj 2025 træder aftalen i kraft.", []),
    ("Formandskabet holder møde inden den 3. maj 2025", []),
    ("KKR besluttede, at nøglen fortsætter til 31. december 2022.", []),
    ("KKR godkendte aftalen af 3. maj 2017.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_meetings(text: str, expected: list[str]) -> None:
    assert meetings.of(text, TODAY) == expected


def test_under_a_title_of_dates_all_that_are_to_come_are_meetings() -> None:
    text = (
        "9. september i Odense, 28. oktober i Esbjerg. Tilmelding senest den 1. marts. Vedtaget 1. maj 2017."
    )
    assert meetings.of(text, TODAY, "Kommende møder") == ["2018-09-09", "2018-10-28"]
    assert meetings.of(text, TODAY, "Byggeri") == []


def test_a_title_names_its_meeting() -> None:
    assert meetings.of("Godkendt.", TODAY, "Referat fra mødet den 9. november 2017") == ["2017-11-09"]


def test_a_day_without_a_year_is_none_where_nothing_tells_it() -> None:
    assert meetings.of("mødet den 9. november") == []


@pytest.mark.campaign
@pytest.mark.parametrize(
    "piece", ["møder den 1. maj, ", "1. maj ", "følgende møde ", "1. og ", "KKR godkendte "]
)
def test_a_long_row_of_the_same_is_read_at_once(piece: str) -> None:
    meetings.of(piece * (200_000 // len(piece)), TODAY)
