import pytest

from minutes.parsing.decision import sentences

CUTS = [
    ("KKR godkendte planen. Sagen er slut.", ["KKR godkendte planen.", "Sagen er slut."]),
    # Abbreviations, initials and days end no sentence.
    ("Taget til efterretning, jf. KL's notat.", ["Taget til efterretning, jf. KL's notat."]),
    ("Ole S. Nielsen (O) tog forbehold.", ["Ole S. Nielsen (O) tog forbehold."]),
    ("på mødet den 24. oktober 2025", ["på mødet den 24. oktober 2025"]),
    ("Lasse P. N. Holm (Ø) tog forbehold.", ["Lasse P. N. Holm (Ø) tog forbehold."]),
    ("Udsat. H. C. Lund gik. H.P. Geil blev.", ["Udsat.", "H. C. Lund gik.", "H.P. Geil blev."]),
    # The letter of a name does.
    ("Fra København H. Derefter holder det.", ["Fra København H.", "Derefter holder det."]),
    ("Nyt fra SOSU H. SOSU H er i gang.", ["Nyt fra SOSU H.", "SOSU H er i gang."]),
    # A parenthesis says more of the sum before it; of nothing else.
    ("Mellem 300.000 kr. (Solrød) og 1 mio. kr.", ["Mellem 300.000 kr. (Solrød) og 1 mio. kr."]),
    ("Det koster 5 mio. kr. Solrød betaler.", ["Det koster 5 mio. kr.", "Solrød betaler."]),
    # Behind quotes and brackets.
    ("Han sagde »nej«. Og gik. (Slut.) Nyt.", ["Han sagde »nej«.", "Og gik.", "(Slut.)", "Nyt."]),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("paragraph", "expected"), CUTS)
def test_a_paragraph_is_cut_into_its_sentences(paragraph: str, expected: list[str]) -> None:
    assert list(sentences.of(paragraph)) == expected


@pytest.mark.parametrize("paragraph", ["- at godkende", "• Lis Jensen", "1) tiltrædes", "a. Godkendt"])
def test_a_point_of_a_list_is_known_by_its_mark(paragraph: str) -> None:
    assert sentences.is_bullet(paragraph)
    assert sentences.without_bullet(paragraph)[:2] not in ("- ", "• ", "1)", "a.")
