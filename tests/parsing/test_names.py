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
    # Also in a name of four letters, which is like no other: a digit is no part of any.
    ("Sor6", "Sorø"),
    ("Ær9 Kommune", "Ærø"),
    ("H@rsholm", "Hørsholm"),
    # Without its letters, with the other aa, with a hyphen or a space too few or too many.
    ("Kobenhavn", "København"),
    ("Ishoj", "Ishøj"),
    ("Laesoe", "Læsø"),
    ("Lyngby Tårbæk", "Lyngby-Taarbæk"),
    ("Høje Tåstrup", "Høje-Taastrup"),
    ("Mariager Fjord", "Mariagerfjord"),
    ("Fåborg-Midtfyn", "Faaborg-Midtfyn"),
    ("Ålborg", "Aalborg"),
    # Half of a double name is nobody else's, but an adjective is.
    ("Lyngby Kommune", "Lyngby-Taarbæk"),
    ("Ikast", "Ikast-Brande"),
    ("Høje", None),
    # Inflected, and as the council of a town.
    ("Køges", "Køge"),
    ("Horsens’ Kommune", "Horsens"),
    ("Vesthimmerland", "Vesthimmerlands"),
    ("Greve Byråd", "Greve"),
    # As they were called when the municipalities were new.
    ("Frederiksværk-Hundested Kommune", "Halsnæs"),
    ("Brønderslev-Dronninglund", "Brønderslev"),
    # Near to two, and to one only.
    ("Nyborg", "Nyborg"),
    ("Frederikshaven", "Frederikshavn"),
    ("Sydjurs", "Syddjurs"),
    # A first name is like the end of a town's, and no slip for it.
    ("Jens", None),
    ("Hobro", None),
    # No municipality at all.
    ("Region Hovedstaden", None),
    ("KL", None),
    ("", None),
    ("x" * 10_000, None),
]


@pytest.mark.parametrize(("written", "expected"), WRITTEN)
def test_a_municipality_is_known_by_what_is_written(written: str, expected: str | None) -> None:
    assert names.municipality(written) == expected
