"""What the parts of a row of an attendance list say."""

import pytest

from minutes.parsing.attendance import pieces

ROWS = [
    ("Jens Hansen (V), Køge", [("name", "Jens Hansen"), ("party", "V"), ("town", "Køge")]),
    (
        "Borgmester Jens Hansen, formand for KKR Sjælland",
        [("role", "borgmester"), ("name", "Jens Hansen"), ("role", "formand")],
    ),
    ("Jens Hansen, medlem af Teknik- og Miljøudvalget", [("name", "Jens Hansen"), ("role", "medlem")]),
    ("Hansen, Jens, Køge", [("name", "Jens Hansen"), ("town", "Køge")]),
    ("Hans Peter Kolding, Vejle", [("name", "Hans Peter Kolding"), ("town", "Vejle")]),
    ("V Jens Hansen Køge", [("party", "V"), ("name", "Jens Hansen"), ("town", "Køge")]),
    (
        "adm. direktør Jens Hansen, Movia",
        [("staff", "adm. direktør"), ("name", "Jens Hansen"), ("body", "Movia")],
    ),
    (
        "Lis Jensen i stedet for Jens Hansen",
        [("name", "Lis Jensen"), ("for", "i stedet for"), ("name", "Jens Hansen")],
    ),
    (
        "Jens Hansen, supp. Lis Jensen deltog",
        [("name", "Jens Hansen"), ("by", "supp."), ("name", "Lis Jensen"), ("came", "deltog")],
    ),
    ("Jens Hansen gik kl. 11", [("name", "Jens Hansen"), ("note", "gik kl. 11")]),
    ("Jens Hansen (afbud)", [("name", "Jens Hansen"), ("absent", "afbud")]),
    ("Der var kaffe", [("other", "Der var kaffe")]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_pieces_of_a_row(text: str, expected: list[tuple[str, str]]) -> None:
    said = [(piece.kind, piece.text) for piece in pieces.of(text) if piece.kind not in ("open", "close")]
    assert said == expected
