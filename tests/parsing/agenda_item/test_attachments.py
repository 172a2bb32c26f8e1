"""The papers that an item's list of bilag names."""

import pytest

from minutes.parsing.agenda_item import attachments
from tests.parsing.lines import lines

LISTS = [
    # One to a line, with blank lines or without.
    (
        "Tidsplan - Region Østdanmark\nStatus på nationale spor",
        ["Tidsplan - Region Østdanmark", "Status på nationale spor"],
    ),
    ("Notat\n\nBrev", ["Notat", "Brev"]),
    # With bullets, numbers, letters, labels.
    ("- Notat — udkast\n- Brev", ["Notat — udkast", "Brev"]),
    ("• Notat\n• Brev", ["Notat", "Brev"]),
    ("1. Notat\n2. Brev", ["Notat", "Brev"]),
    ("1) Notat\n2) Brev", ["Notat", "Brev"]),
    ("Bilag 1: Notat\nBilag 2: Brev", ["Notat", "Brev"]),
    ("Bilag 1. Notat\nBilag A - Brev", ["Notat", "Brev"]),
    ("Bilag 1\nNotat\nBilag 2\nBrev", ["Notat", "Brev"]),
    ("Bilag 2.1.a: Notat\nBilag 2.1.b: Brev", ["Notat", "Brev"]),
    ("Bilag 2a - Notat\nBilag 2b - Brev", ["Notat", "Brev"]),
    ("A: Notat\nB: Brev", ["Notat", "Brev"]),
    ("3.2 Notat om Movia\n3.3 Brev til ministeren", ["Notat om Movia", "Brev til ministeren"]),
    # Over two lines: an open bracket, a broken word, a small first letter, a connective.
    (
        "Strategi (2025) (tiltrådt\naf KKR 18. juni 2025)\n\nForslag",
        ["Strategi (2025) (tiltrådt af KKR 18. juni 2025)", "Forslag"],
    ),
    ("Fordelingen - Region Hoved-\nstaden", ["Fordelingen - Region Hovedstaden"]),
    (
        "Leverancer fra alliancen og mulige scenarier fra\n2025",
        ["Leverancer fra alliancen og mulige scenarier fra 2025"],
    ),
    ("Notat om\nMovia", ["Notat om Movia"]),
    # In a list with marks a title goes on until the next mark.
    (
        "- Notat om den fælles aftale med Region Sjælland\nKapacitet og økonomi\n- Brev",
        ["Notat om den fælles aftale med Region Sjælland Kapacitet og økonomi", "Brev"],
    ),
    # With file names.
    ("Notat.pdf\nBudget_2020.xlsx", ["Notat.pdf", "Budget_2020.xlsx"]),
    # None at all.
    ("Ingen bilag", []),
    ("Ingen.", []),
    ("-", []),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_each_paper_has_one_title(text: str, expected: list[str]) -> None:
    assert attachments.of(lines(text))[0] == expected


@pytest.mark.parametrize(
    "text", ["Bilaget udleveres på mødet.", "Bilag eftersendes", "Notatet omdeles på mødet"]
)
def test_a_sentence_about_a_paper_is_no_title_and_is_kept(text: str) -> None:
    titles, told = attachments.of(lines(f"Notat\n\n{text}"))
    assert titles == ["Notat"]
    assert [line.text for line in told] == [text]
