"""What is typed → what is asked for."""

import pytest

from minutes.search import NEWEST, OLDEST, RELEVANCE, Question

# (text, wanted words, phrases, excluded)
TYPED = [
    ("sundhed reform", ["sundhed", "reform"], [], []),
    ('"taget til efterretning" ssu', ["ssu"], ["taget til efterretning"], []),
    # Quotation marks of phones and word processors; one never closed.
    ("“til efterretning” »siden sidst", [], ["til efterretning", "siden sidst"], []),
    ("reform -takst −movia –bus", ["reform"], [], ["takst", "movia", "bus"]),
    ('-"siden sidst" møde', ["møde"], [], ["siden sidst"]),
    # A minus inside a word or alone takes nothing away.
    ("lyngby-taarbæk - e-mail", ["lyngby-taarbæk", "e-mail"], [], []),
    ("møde Møde MØDE", ["møde"], [], []),
    # Nothing here is a word, and nothing is a query language.
    ('"" - + && ( [* TO *] ~2 ^9 \\ \0', ["to", "2", "9"], [], []),
    ("", [], [], []),
]


@pytest.mark.parametrize(("text", "wanted", "phrases", "excluded"), TYPED)
def test_it_reads(text: str, wanted: list[str], phrases: list[str], excluded: list[str]) -> None:
    clauses = Question(text).clauses
    plain = [clause for clause in clauses if not clause.excluded]
    assert [
        " ".join(c.words) if c.written in "~2^9[" else c.written.strip("~^[*()")
        for c in plain
        if not c.phrase
    ] == wanted
    assert [clause.written for clause in plain if clause.phrase] == phrases
    assert [clause.written for clause in clauses if clause.excluded] == excluded


def test_it_is_narrowed_by_making_another() -> None:
    question = Question("møde")
    narrowed = question.filter(party=("a",), year=("2025",))
    assert question.narrowed_by == {}
    assert narrowed.narrowed_by == {"party": ("a",), "year": ("2025",)}
    assert question.filter(period=("2022-2025",), member=("a-b",)).narrowed_by == {
        "period": ("2022-2025",),
        "member": ("a-b",),
    }
    with pytest.raises(TypeError):
        question.filter(case_officers=("gitb",))


def test_it_sorts_by_relevance_only_where_words_were_typed() -> None:
    assert Question("møde").sorted_by == RELEVANCE
    assert Question("møde", order=OLDEST).sorted_by == OLDEST
    assert Question("", order=RELEVANCE).sorted_by == NEWEST
    assert Question("møde", order="andet").sorted_by == RELEVANCE
