import pytest

from minutes.parsing import private_data
from tests.parsing.lines import lines


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
        ("SAG-2025-03121, tlf. 4414 0000", False),
        ("perioden 2025-2030", False),
    ],
)
def test_what_looks_like_a_cpr_number_is_told(text: str, found: bool) -> None:
    warnings = private_data.warnings(lines(text))

    assert [warning.code for warning in warnings] == ["cpr"] * found
    assert not any("1234" in warning.message for warning in warnings)
