"""Anchors are a paragraph's own words."""

import pytest

from minutes.ingest.anchors import LONGEST_OPENING, opening


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Enhedslisten og Radikale Venstre anbefaler scenarie 3.", "enhedslisten-radikale-venstre"),
        ("KKR Hovedstaden godkendte indstillingen.", "kkr-hovedstaden-godkendte"),
        # What stands before a point, and words that tell nothing, are left out.
        ("— at Furesø spørges", "furesoe-spoerges"),
        ("1. at taksten stiger", "taksten-stiger"),
        ("a) Økonomi og æbler", "oekonomi-aebler"),
        # One word alone, or one and a number, could be the id of something else on the page.
        ("Godkendt.", "baggrund-godkendt"),
        ("Bilag 1", "baggrund-bilag-1"),
        ("—", "baggrund-afsnit"),
        ("At det er så", "baggrund-afsnit"),
        # A word longer than there is room for.
        ("x" * 80, f"baggrund-{'x' * 27}"),
        (f"{'y' * 80} {'z' * 80}", f"{'y' * 18}-{'z' * 17}"),
        ("<script>alert(1)</script>", "script-alert-1-script"),
    ],
)
def test_the_first_telling_words_make_it(text: str, expected: str) -> None:
    assert opening(text, "baggrund") == expected
    assert len(expected) <= LONGEST_OPENING
