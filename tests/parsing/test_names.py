import pytest

from minutes.parsing import names

WRITTEN = [
    ("Furesø Kommune", "Furesø"),
    ("Københavns Kommune", "København"),
    ("Bornholms Regionskommune", "Bornholm"),
    ("Lyngby-Taarbæk", "Lyngby-Taarbæk"),
    ("Høje-Tåstrup kommune", "Høje-Taastrup"),
    ("Århus Kommune", "Aarhus"),
    ("Nordfyns Kommune", "Nordfyns"),
    (" Halsnæs Kommune).", "Halsnæs"),
    # As a scanner read them, and misspelt.
    ("Keabenhavns Kommune", "København"),
    ("Draggr Kommune", "Dragør"),
    ("Albertslunds Kommune", "Albertslund"),
    ("Frederiksbjerg Kommune", "Frederiksberg"),
    # No municipality at all.
    ("Region Hovedstaden", None),
    ("KL", None),
    ("", None),
    ("x" * 10_000, None),
]


@pytest.mark.parametrize(("written", "expected"), WRITTEN)
def test_a_municipality_is_known_by_what_is_written(written: str, expected: str | None) -> None:
    assert names.municipality(written) == expected
