"""What a paper calls itself."""

import pytest

from minutes.parsing.wording import papers

PAPERS = [
    ("REFERAT", "referat"),
    ("B E S L U T N I N G S R E F E R A T", "referat"),
    ("Udkast til referat", "referat"),
    ("Protokol", "referat"),
    ("DAGSORDEN 2018", "dagsorden"),
    ("Mødeindkaldelse", "dagsorden"),
    ("Tillægsdagsorden", "dagsorden"),
    # Both are promised, and a paper with decisions is a referat.
    ("Dagsorden og referat", "referat"),
    # Words that only begin so.
    ("Referater fra 2018", None),
    ("Dagsordenen blev godkendt", None),
    ("KKR Sjælland", None),
]


@pytest.mark.parametrize(("line", "kind"), PAPERS)
def test_a_paper_says_what_it_is(line: str, kind: str | None) -> None:
    assert papers.kind([line]) == kind


def test_the_first_line_that_says_it_counts() -> None:
    assert papers.kind(["KKR Sjælland", "Dagsorden", "Referat"]) == "dagsorden"
