from pathlib import Path

import pytest

from minutes.parsing import private_data
from tests.parsing.lines import lines

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Borger 010203-1234 klager", True),
        ("Borger 0102031234 klager", True),
        ("Borger 010203 1234 klager", True),
        # As a scanner, or a hand, sets it.
        ("Borger 010203 - 1234 klager", True),
        ("Borger 010203—1234 klager", True),
        ("CPR-010203-1234", True),
        ("(cpr.010203-1234)", True),
        ("Borger 010203-1234- klager", True),
        # The century is not known.
        ("Født 290200-1234", True),
        # No such day.
        ("Konto 452099-1234", False),
        ("Født 310203-1234", False),
        # Longer numbers, file numbers, phones, years.
        ("Konto 1-010203-1234", False),
        ("Konto 90102031234", False),
        ("Konto 010203-12345", False),
        ("Konto 010203-1234-5", False),
        ("SAG-2025-03121, konto 4414 000000", False),
        ("perioden 2025-2030", False),
    ],
)
def test_what_looks_like_a_cpr_number_is_told(text: str, found: bool) -> None:
    warnings = private_data.warnings(lines(text))

    assert [warning.code for warning in warnings] == ["cpr"] * found
    assert not any("1234" in warning.message for warning in warnings)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ring til 44 14 00 00 efter mødet", True),
        ("Tlf. 4414 0000", True),
        ("Mobil: 20140000", True),
        ("Hans Jensen, 20140000", True),
        ("Hans Jensen, 44.14.00.00", True),
        ("Hans Jensen, 44-14-00-00.", True),
        ("+45 44 14 00 00", True),
        ("+4544140000", True),
        ("0045 4414 0000", True),
        ("(+45) 44140000", True),
        # Said to be a phone, it may be set in any way.
        ("telefon 441 40 000", True),
        ("tlf.nr. 44 140 000", True),
        # As scanners read them.
        ("Tif. 44 l4 OO OO", True),
        ("TIf.: 4414OOOO", True),
        # Two of them, of which one is KL's own.
        ("Tlf. 3370 3370 eller 4414 0000", True),
        ("Tlf. 3370 3370", False),
        ("tlf. 33 70 33 70", False),
        # Numbers of other things.
        ("SAG-2025-03121", False),
        ("Sagsnr. 20250312", False),
        ("CVR-nr. 62548498", False),
        ("CVR: 62 54 84 98", False),
        ("EAN 5798000012345", False),
        ("EAN-nr. 57980000 12345", False),
        ("Reg. 4414 konto 4414000000", False),
        ("konto 44140000", False),
        ("dok. nr. 44140000", False),
        # Days, years and times.
        ("24-04-2026 09:30", False),
        ("mødet den 20250902", False),
        ("Rammeaftale 2025-2026", False),
        ("2025 2026 2025 2026", False),
        ("årene 2025 2026", False),
        # Amounts and tables of figures.
        ("25.000.000 kr.", False),
        ("25 000 000 kr.", False),
        ("i alt 44140000 kr.", False),
        ("25 30 45 60 70", False),
        ("12 25 30 45 60", False),
        ("44,1 40,0 33,2 21,5", False),
        ("2600 Glostrup, 2630 Taastrup", False),
        ("https://www.kl.dk/44140000/44-14-00-00", False),
        ("mobilitet i 2025 og 2026", False),
        ("de efterspørger et telefonnummer", False),
    ],
)
def test_what_looks_like_a_phone_number_is_told(text: str, found: bool) -> None:
    assert _codes(text) == ["phone"] * found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Spørgsmål sendes til mebr@kl.dk inden den 1. maj", True),
        ("mette.brorson@egen-kommune.dk.", True),
        ("Skriv til METTE@KL.DK", True),
        ("mette (at) kl.dk", True),
        # Over the end of a line.
        ("skriv til mebr@\nkl.dk", True),
        ("skriv til mebr@egen-\nkommune.dk", True),
        ("skriv til info@kl.dk\nog vent", False),
        # Everybody's.
        ("kl@kl.dk", False),
        ("ved henvendelse til kkr-nord@kl.dk.", False),
        ("KKR@kl.dk", False),
        # A scanner's ø.
        ("Brandt (@), Ishøj Kommune", False),
        ("de s@ger ind p4 m@det. Der", False),
        ("@get pres", False),
        ("se www.kl.dk (a)", False),
    ],
)
def test_what_looks_like_a_persons_address_is_told(text: str, found: bool) -> None:
    assert _codes(text) == ["email"] * found


def test_a_line_is_told_of_once_for_each_kind_and_never_repeated() -> None:
    found = private_data.warnings(
        lines("Født 010203-1234 og 020304-1234\ntlf. 44 14 00 00, a@kl.dk, b@kl.dk")
    )

    assert [(warning.code, warning.page, warning.line) for warning in found] == [
        ("cpr", 1, 1),
        ("phone", 1, 2),
        ("email", 1, 2),
    ]
    assert not any(value in str(found) for value in ("010203", "44 14", "a@kl"))


@pytest.mark.parametrize(
    ("document", "found"),
    [
        ("samples/kkr-hovedstaden-2025-09-02.txt", []),
        ("samples/demo/kkr-nordjylland-2026-04-24.txt", []),
        ("tests/examples/kkr-midtjylland-2007-03-21.txt", []),
        # »… kan sendes til Mette Brorson på …«
        ("tests/examples/kkr-hovedstaden-2021-06-11.clean.txt", [("email", 78)]),
        # »… ved henvendelse til kkr-nord@…«
        ("tests/examples/kkr-nordjylland-2026-02-13.txt", []),
        ("tests/examples/kkr-sjaelland-2018-06-13.txt", []),
    ],
)
def test_real_referater_have_few(document: str, found: list[tuple[str, int]]) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")

    assert [(each.code, each.line) for each in private_data.warnings(lines(text))] == found


def _codes(text: str) -> list[str]:
    return [warning.code for warning in private_data.warnings(lines(text))]
