"""*Mente du …?* and related words: always words that the archive itself has, and readers may see."""

from typing import Any

import pytest

from minutes import search
from minutes.models import AgendaItem, Meeting
from minutes.search import Question
from minutes.search.rows import rows
from tests import builders

pytestmark = pytest.mark.django_db

LIKELY = [
    # Never met in the archive, with another a letter or two off; æøå as the archive has them.
    ("takstafttale østdanmark", "takstaftale østdanmark"),
    ("økonmi", "økonomi"),
    ("okonmi", "økonomi"),
    ("Højgad", "højgaard"),
    # Met once, and another twelve times: perhaps meant, though something was found.
    ("renovition", "renovation"),
    # What stands around it is kept, in capitals too.
    ("kommune:furesø økonmi ELLER bus", "kommune:furesø økonomi ELLER bus"),
    # Well spelled, inflected, quoted, short, a number, or nothing like it.
    ("økonomi", ""),
    ("økonomiens", ""),
    # The same name, to the index.
    ("Højgård", ""),
    ('"økonmi"', ""),
    ("qqqqxyz 2035 ab", ""),
    ("", ""),
    # The only word like it is one that readers may not see.
    ("hemmeligheed", ""),
]


@pytest.fixture
def archive() -> Meeting:
    meeting = builders.meeting()
    builders.item(
        meeting,
        "1",
        "Orientering om ny takstaftale i Østdanmark",
        sagsfremstilling="Kommunernes økonomi i Furesø.",
    )
    builders.item(
        meeting, "2", "Takstaftale for bus og letbane", sagsfremstilling="Maja Højgaard. Renovition."
    )
    for number in range(3, 15):
        builders.item(
            meeting, f"{number}", "Letbane og renovation", sagsfremstilling="KKR drøftede renovation."
        )
    builders.item(builders.meeting("2020-01-01", published=False), "1", "Hemmelighed")
    return meeting


def asked(text: str) -> tuple[Question, list[search.Found]]:
    answer = search.ask(Question(text))
    return answer.question, search.found_in(rows(answer.hits), answer.question, answer.reach)


def test_it_spells_the_question_as_the_archive_does(archive: Meeting) -> None:
    assert {text: search.likely(*asked(text)) for text, _ in LIKELY} == dict(LIKELY)


def test_it_reads_as_many_rows_for_seven_slips_as_for_one(
    archive: Meeting, django_assert_max_num_queries: Any
) -> None:
    question, found = asked("økonmi renovition letbanr Højgad furesg østdanmarc takstaftald")
    with django_assert_max_num_queries(9):
        likely = search.likely(question, found)
    assert likely.startswith("økonomi renovation letbane højgaard furesø")


def test_it_reads_no_row_for_a_word_that_a_hit_shows(
    archive: Meeting, django_assert_num_queries: Any
) -> None:
    question, found = asked("økonmi takstafttale")
    with django_assert_num_queries(0):
        assert search.likely(question, found) == "økonomi takstaftale"


def test_it_tells_what_else_the_hits_are_about(archive: Meeting) -> None:
    """By the words that gave topics away, and by those of two titles; one title alone says little."""
    AgendaItem.objects.filter(number="2").update(topic_words={"trafik": ["bus", "letbane", "Movia"]})
    assert search.related(*asked("takstaftale")) == ["movia", "letbane"]
    assert search.related(*asked("letbanen")) == ["movia", "renovation"]
    assert search.related(*asked("orientering")) == []
    assert search.related(*asked("qqqqxyz")) == []
