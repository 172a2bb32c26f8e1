"""What `make score-search` asks, and how it reads what came."""

import pytest

from bench import asking, scanned_words, score_search

PAGE = """
<nav><a href="/kommune/">Kommuner</a></nav>
<main><h1>Søg</h1><p>Gå til medlemmet <a href="/medlem/maja-hoejgaard/">Maja Højgaard</a></p>
<ul><li><a href="/hovedstaden/">KKR Hovedstaden</a>
 <h2 class="name"><a href="/hovedstaden/2025-09-02/3.5/?q=klima#beslutning">Klima</a></h2></li>
<li><h2><a href="/hovedstaden/2025-09-02/3.5/">Klima igen</a></h2></li>
<li><h2><a href="/sag/S%C3%86R-1/">Sag</a></h2></li></ul>
<aside><h2>Afgræns</h2><a href="?q=klima&amp;emne=klima">Klima</a></aside></main>
"""


def test_it_reads_what_a_page_points_at_and_found() -> None:
    found = asking.read(PAGE)
    assert found.pointed == ("/medlem/maja-hoejgaard/", "/hovedstaden/")
    assert found.hits == ("/hovedstaden/2025-09-02/3.5/", "/sag/SÆR-1/")
    assert asking.read("<main><p>Intet fundet</p></main>").first == ()


@pytest.mark.parametrize(
    ("asked", "page", "address"),
    [
        ("Ærø & co", 1, "/soeg/?q=%C3%86r%C3%B8+%26+co"),
        ("?q=klima&aar=2025", 1, "/soeg/?q=klima&aar=2025"),
        ("klima", 2, "/soeg/?q=klima&side=2"),
    ],
)
def test_it_asks_as_a_reader_does(asked: str, page: int, address: str) -> None:
    assert asking.address(asked, page) == address


def test_every_question_says_what_must_come_and_why() -> None:
    questions = score_search.questions()
    assert len(questions) >= 80
    assert len({question.asked for question in questions}) == len(questions)
    for question in questions:
        assert question.kind and question.why, question
        assert 1 <= len([one for one in question.expected if not one.startswith("!")]) <= asking.FIRST
        assert all(one.lstrip("!").startswith("/") and one.endswith("/") for one in question.expected)


# (lines as read and as printed, damaged words found in them)
@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([("Opggrelse over takster", "Opgørelse over takster")], [("opggrelse", "opgørelse")]),
        # A word broken at the end of a line is one word, also over a blank line.
        (
            [("gkonomi-", "økonomi-"), ("", ""), ("gruppe", "gruppe")],
            [("gkonomigruppe", "økonomigruppe")],
        ),
        # What goes on with a word of its own was broken by nobody.
        ([("b@rne-", "børne-"), ("og ungeliv", "og ungeliv")], [("b@rne", "børne")]),
        # Numbers and officers' initials are not asked for.
        ([("l5", "15"), ("SAG-2025-1 g1tb", "SAG-2025-1 gitb")], []),
    ],
)
def test_it_knows_the_words_a_scanner_damaged(
    lines: list[tuple[str, str]], found: list[tuple[str, str]]
) -> None:
    assert list(scanned_words._pairs(scanned_words._joined(lines))) == found


def test_a_damaged_word_is_held_where_it_stands_mended_or_not() -> None:
    texts = {"/m/": "kkr 2025", "/m/1/": "om økonomi.", "/m/2/": "om gkonomi.", "/m/3/": "økonomiaftale"}
    held = scanned_words.holders
    assert held(scanned_words.Damaged("/m/", "gkonomi", "økonomi"), texts) == {"/m/1/"}
    assert held(scanned_words.Damaged("/m/", "gkonomi", "økonomien"), texts) == {"/m/2/"}
    assert held(scanned_words.Damaged("/m/", "opnar", "opnår"), texts) == {"/m/"}


def test_it_is_worse_when_a_kind_is() -> None:
    before = {"typo": (9, 10), "name": (3, 3)}
    assert score_search.worse({"typo": (19, 20), "name": (3, 3)}, before) == []
    assert score_search.worse({"typo": (8, 10), "name": (3, 3)}, before) == ["typo"]
    assert score_search.worse({"typo": (9, 10)}, before) == ["name"]
