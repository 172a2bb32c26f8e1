"""What is shown of a hit: the right words marked, in the words of the referat, and where they stand."""

import pytest

from minutes import search
from minutes.models import AgendaItem
from minutes.search import Question, Reach
from minutes.search.marking import Marker, letters_apart, pieces
from minutes.search.passages import Found
from tests import builders


def marked(question: str, text: str, reach: Reach = Reach.EXACT) -> list[str]:
    spans = Marker(Question(question), reach).spans(text)
    return [piece.text for piece in pieces(text, spans) if piece.marked]


MARKS = [
    ("okonomi", "Økonomi og økonomien", ["Økonomi", "økonomien"]),
    # In a compound too, with and without Danish letters; a short word without them is another word.
    ("okonomi", "økonomiforhandlinger", ["økonomiforhandlinger"]),
    ("møde", "modeludvikling", []),
    ("moede", "På mødet og formødet", ["mødet", "formødet"]),
    ("reform", "Sundhedsreformens reform", ["Sundhedsreformens", "reform"]),
    # A beginning of three letters says nothing: råd is not in rådyr.
    ("råd", "kontaktråd, rådyr", ["kontaktråd"]),
    ('"til efterretning"', "tog det til efterretning, til dels efterretning", ["til efterretning"]),
    ("reform -takst", "takst og reform", ["reform"]),
    ("og reform", "takst og reform", ["reform"]),
    ("3.2", "punkt 3.2 og 3", ["3.2"]),
    # A synonym, and a day as a referat has it.
    ("SSU", "Sundhedssamarbejdsudvalget (SSU)", ["Sundhedssamarbejdsudvalget", "SSU"]),
    ("sygehus", "hospitalet", ["hospitalet"]),
    ("danske regioner", "DR og danske kommuner", ["DR", "danske"]),
    ("2/9-2025", "mødet 2. september 2025", ["2. september 2025"]),
    # What was written apart or together.
    ("sundheds reform", "sundhedsreform", ["sundhedsreform"]),
    ("e-mail", "en email", ["email"]),
    ("takst ELLER billet", "billetter og takster", ["billetter", "takster"]),
    # What a field names; a year and a council are no words of the text.
    ("kommune:furesø parti:ø", "Furesø (Ø) og Odense (O)", ["Furesø", "Ø"]),
    ("år:2025 kkr:hovedstaden takst", "Takst i Hovedstaden 2025", ["Takst"]),
    ("<b>", "a <b> c", ["b"]),
    ("qqq", "intet her", []),
]


@pytest.mark.parametrize(("question", "text", "expected"), MARKS)
def test_it_marks(question: str, text: str, expected: list[str]) -> None:
    assert marked(question, text) == expected


def test_it_marks_what_is_nearly_the_word_only_when_stretched() -> None:
    assert marked("økonomi", "gkonomi") == []
    assert marked("økonomi", "gkonomi", Reach.NEAR) == ["gkonomi"]


def test_it_marks_what_was_asked_of_a_field_only_there() -> None:
    marker = Marker(Question("titel:takst bus"), Reach.EXACT)
    assert len(marker.spans("takst og bus", "title")) == 2
    assert len(marker.spans("takst og bus", "decision")) == 1


def test_it_marks_what_a_scanner_broke_only_when_told_to() -> None:
    marker = Marker(Question("beskæftigelse"), Reach.EXACT)
    assert marker.spans("om beskeeftigelse") == []
    assert len(marker.spans("om beskeeftigelse", damaged=True)) == 1


def test_it_loses_nothing_between_the_marks() -> None:
    text = "Ål, økonomi & <mark> økonomi"
    spans = Marker(Question("økonomi ål"), Reach.EXACT).spans(text)
    assert "".join(piece.text for piece in pieces(text, spans)) == text


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("møde", "møde", 0),
        ("mgde", "møde", 1),
        ("reofrm", "reform", 1),
        ("takst", "takt", 1),
        ("abcd", "efgh", 3),
    ],
)
def test_it_counts_letters_apart(one: str, other: str, apart: int) -> None:
    assert letters_apart(one, other) == letters_apart(other, one) == apart


@pytest.mark.django_db
def test_it_shows_the_section_that_says_most_with_its_page() -> None:
    item = builders.item(
        title="Takster",
        sagsfremstilling="fyld " * 200 + "\n\nMovia hæver takster " + "og så videre " * 50,
        section_pages={"sagsfremstilling": 7},
        decision="Taksterne blev drøftet.",
    )
    [hit] = hits("movia takst")
    assert [passage.section for passage in hit.passages] == ["sagsfremstilling", "beslutning"]
    assert hit.passages[0].page == 7
    shown = "".join(piece.text for piece in hit.passages[0].pieces)
    assert shown.startswith("… fyld") and shown.endswith(" …") and len(shown) < 300
    assert [piece.text for piece in hit.passages[0].pieces if piece.marked] == ["Movia", "takster"]
    assert [piece.text for piece in hit.title if piece.marked] == ["Takster"]
    assert hit.item == item


@pytest.mark.django_db
def test_it_begins_with_the_decision_where_nothing_was_asked() -> None:
    builders.item(baggrund="Derfor.", decision="KKR " + "besluttede meget " * 40)
    [passage] = hits("")[0].passages
    assert passage.section == "beslutning"
    assert [piece.marked for piece in passage.pieces] == [False]
    assert len(passage.pieces[0].text) < 240


def hits(text: str) -> list[Found]:
    question = Question(text)
    return search.found_in(AgendaItem.objects.public().for_list(), question, Reach.EXACT)
