"""How minutes announce what is to come."""

import pytest

from minutes.parsing.decision import follow_ups
from minutes.parsing.types import FollowUp

TODAY = "2025-09-02"
ANNOUNCED = [
    ("Sagen genoptages på mødet den 24. oktober 2025.", "2025-10-24"),
    ("Sagen forelægges KKR på næste møde.", None),
    ("KKR-formandskabet kommer til næste møde med et forslag til temaer for et nyt KKR.", None),
    ("Sekretariatet vender tilbage i foråret 2026.", None),
    ("Sekretariatet vender tilbage med en status på mødet den 16. november 2026.", "2026-11-16"),
    ("Der følges op på sagen i 2026.", None),
    ("Punktet dagsordensættes igen i november.", None),
    ("Punktet blev udsat til næste møde.", None),
    ("Sagen blev udsat til mødet den 24. oktober 2025, da regionen har varslet et udkast.", "2025-10-24"),
    ("Planen vil blive drøftet på et senere møde.", None),
    ("Strategien drøftes igen i december.", None),
    ("Rammeaftalen evalueres i foråret 2027.", None),
    ("Medlemmerne er inviteret til møde med ambassadøren den 8. september 2025.", "2025-09-08"),
    ("Der holdes et ekstraordinært møde den 30/9 2025.", "2025-09-30"),
    ("Formandskabet udarbejder forslag til en fælles indsats til mødet den 24. oktober 2025.", "2025-10-24"),
    ("Socialdirektørerne fremlægger en ny plan den 14. juni 2026.", "2026-06-14"),
    ("Det ventes genoptaget den 16. april 2026.", "2026-04-16"),
    ("Sagen udgik og ventes behandlet på mødet den 10. juni 2026.", "2026-06-10"),
    ("Formanden tager emnet op igen på mødet den 26. november 2025.", "2025-11-26"),
    ("KKR anmodede embedsmandsudvalget om at komme med forslag på mødet den 3. februar 2026.", "2026-02-03"),
    ("KKR beder om at få model 1 beregnet til det ordinære møde den 10. april 2026.", "2026-04-10"),
    ("Posten i bestyrelsen besættes på mødet den 10. april 2026.", "2026-04-10"),
    # A day without a year is the next there is; a month is no day.
    ("Punktet udsættes til mødet den 13. oktober.", "2025-10-13"),
    ("Punktet udsættes til mødet den 13. januar.", "2026-01-13"),
    ("Afrapporteringen ønskes fremrykket til KKR's møde i februar 2026.", None),
    ("Punktet blev udskudt til mødet i april.", None),
    ("Listen genbesøges på mødet i juni 2026.", None),
    ("KKR ønsker sagen på igen på et kommende møde.", None),
    # A meeting that only its month names.
    ("Følgegruppen giver en status på mødet i juni.", None),
    ("Punktet kommer på dagsordenen for mødet i december.", None),
    ("Udsat, idet sekretariatet udarbejder en ny beregning til mødet i februar 2026.", None),
    ("Regionen orienterer om planen på KKR-mødet i november.", None),
    # What the members will be sent.
    ("Et nyt udkast sendes ud i uge 43.", None),
    ("Svaret sendes til medlemmerne senest den 8. oktober 2025.", "2025-10-08"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "date"), ANNOUNCED)
def test_what_is_announced_stands_in_its_own_words(text: str, date: str | None) -> None:
    assert follow_ups.of(text, TODAY) == [FollowUp(text, date)]


NOT_ANNOUNCED = [
    "KKR tog orienteringen til efterretning.",
    # A meeting that was, and the one that is.
    "Referatet fra mødet den 18. juni 2025 blev godkendt.",
    "Dagsordenen til mødet i KKR Hovedstaden den 2. september 2025 blev godkendt.",
    "Planen blev drøftet på møde den 15. august 2025.",
    "Formanden orienterede om mødet den 24. august.",
    "Som besluttet på mødet i april skal bidraget sættes op.",
    "Sekretariatet udarbejdede notatet til mødet i juni 2025.",
    # When meetings are held, and how their papers are sent, is no announcement.
    "Mødet i december holdes i Vejle.",
    "Forretningsordenen blev godkendt, dog således at dagsordenen udsendes senest ti dage før mødet.",
    "Kortene sendes ud til alle borgere.",
    # A day of something else, and what somebody else will do.
    "Aftalen gælder fra den 1. januar 2027.",
    "Bestyrelserne skal tage stilling ultimo september 2025.",
    "Skal sagen på igen på næste møde?",
    "",
    None,
]


@pytest.mark.parametrize("text", NOT_ANNOUNCED)
def test_nothing_is_announced(text: str | None) -> None:
    assert follow_ups.of(text, TODAY) == []


def test_only_the_sentence_that_announces_it_is_kept() -> None:
    text = "KKR drøftede sagen. Den forelægges igen på næste møde.\n\n- Formandskabet vender tilbage."
    assert [one.text for one in follow_ups.of(text)] == [
        "Den forelægges igen på næste møde.",
        "Formandskabet vender tilbage.",
    ]


@pytest.mark.parametrize("piece", ["forelægges a ", "møde ", "næste møde. ", "vender a "])
def test_a_long_row_of_the_same_is_read_at_once(piece: str) -> None:
    follow_ups.of(piece * (200_000 // len(piece)))
