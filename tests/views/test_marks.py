"""An item opened from a hit: the reader's words marked, each paragraph with an address of its own."""

import re
from typing import Any

import pytest
from django.template.defaultfilters import urlize
from django.test import Client

from minutes.ingest.addresses import complete
from minutes.models import AgendaItem
from minutes.search import Question, Reach
from minutes.search.marking import Marker
from minutes.templatetags.marking import marked
from minutes.views.marks import Marks
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def item() -> AgendaItem:
    item = builders.item(
        number="3.2",
        title="Takster for Movia",
        indstilling="Det indstilles:\n\n- at taksten stiger\n- at <b>Furesø</b> spørges",
        sagsfremstilling="KKR\t2026\nTakst\t851",
        decision="Taksterne blev vedtaget.\nEnhedslisten er imod taksterne.",
    )
    builders.reservation(item.decision, "Enhedslisten er imod taksterne.", [builders.party("Ø")])
    builders.attachment(item, "Takstplan")
    return item


def opened(item: AgendaItem, **question: str) -> str:
    response = Client().get(item.get_absolute_url(), question)
    assert response.status_code == 200
    return response.content.decode()


def test_the_words_are_marked_in_every_section(item: AgendaItem) -> None:
    page = opened(item, q="takst")
    for shown in (
        "<h1><mark>Takster</mark> for Movia</h1>",
        '<p id="beslutning-1"><mark>Taksterne</mark> blev vedtaget.</p>',
        '<figure class="reservation" id="mindretal-1">',
        "<p>Enhedslisten er imod <mark>taksterne</mark>.</p>",
        '<li id="indstilling-2">at <mark>taksten</mark> stiger</li>',
        '<li id="indstilling-3">at &lt;b&gt;Furesø&lt;/b&gt; spørges</li>',
        '<tr id="sagsfremstilling-2"><td><mark>Takst</mark></td>',
        '<li id="bilag-1"><span><mark>Takstplan</mark></span>',
    ):
        assert shown in page
    # Whoever reads on a small screen sees where the words are, and goes there.
    assert re.findall(r'<a href="#([^"]+)">[A-Z][a-z]+</a>', page) == [
        "beslutning-1", "mindretal-1", "indstilling-2", "sagsfremstilling-2", "bilag-1",
    ]  # fmt: skip
    assert "er markeret 5 steder" in page


def test_the_way_to_a_marked_paragraph_is_its_own_address(item: AgendaItem) -> None:
    complete()
    page = opened(item, q="stiger vedtaget")
    ways = re.findall(r'<a href="#([^"]+)">[A-Z][a-z]+</a>', page)
    assert ways == ["taksterne-vedtaget", "taksten-stiger"]
    assert all(f' id="{way}"' in page for way in ways)


def test_the_page_without_marks_is_the_lasting_one(item: AgendaItem) -> None:
    page = opened(item, q="takst")
    plain = opened(item)
    assert '<meta name="robots" content="noindex, follow">' in page
    assert 'rel="canonical" href="http://testserver/hovedstaden/2025-09-02/3.2/"' in page
    assert f'<a class="end" href="{item.get_absolute_url()}">Fjern markering</a>' in page
    assert "noindex" not in plain and "<mark>" not in plain and 'id="beslutning-1"' not in plain
    # But for the way to the page in English, which takes along what was asked.
    english = re.compile(r'href="/en/[^"]*"')
    for nothing_to_mark in ("", " \0 ", "-takst", "parti:ø"):
        assert english.sub("", opened(item, q=nothing_to_mark)) == english.sub("", plain)


def test_a_meeting_marks_its_agenda_and_who_came(item: AgendaItem) -> None:
    builders.attendance(
        item.meeting, "Maja Højgaard", person=True, municipality=builders.municipality("Brøndby")
    )
    page = Client().get(item.meeting.get_absolute_url(), {"q": "takst højgaard brøndby"}).content.decode()
    assert f'<a  href="{item.get_absolute_url()}"><mark>Takster</mark> for Movia</a>' in page
    assert '<a href="/medlem/maja-hoejgaard/">Maja <mark>Højgaard</mark></a>' in page
    assert "<mark>Brøndby</mark></a>" in page
    assert re.findall(r'<a href="#([^"]+)">[A-Z][a-z]+</a>', page) == ["dagsorden", "deltagere"]
    assert "noindex" in page
    assert "<mark>" not in Client().get(item.meeting.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("question", "words"),
    [
        # As far as the search itself would have reached, and no further.
        ("taksten", 5),
        ("takstern", 3),
        ('"er imod taksterne"', 1),
        ('"imod Movia" vedtaget', 2),
        ("ballerup", 0),
        # Asked of one section alone; and what a scanner made of it.
        ("beslutning:takst", 2),
        ("titel:takst", 0),
        ("tgksterne", 3),
        ("<script>", 0),
    ],
)
def test_it_marks_what_was_meant(item: AgendaItem, question: str, words: int) -> None:
    page = opened(item, q=question)
    said = re.search(r"er markeret (\d+) sted", page)
    assert (int(said[1]) if said else 0) == words
    assert ("står ikke i selve teksten" in page) == (not said)
    assert "<script>" not in page


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Takst & <b>takster</b>", "<mark>Takst</mark> &amp; &lt;b&gt;<mark>takster</mark>&lt;/b&gt;"),
        # The address itself stays whole; only what is read of it is marked.
        (
            "Se https://takst.dk/a?b=1&c",
            'Se <a href="https://takst.dk/a?b=1&amp;c=" rel="nofollow">'
            "https://<mark>takst</mark>.dk/a?b=1&amp;c</a>",
        ),
        ("Ingen", "Ingen"),
    ],
)
def test_a_line_is_escaped_linked_and_marked(line: str, expected: str) -> None:
    marks = Marks("takst", Marker(Question("takst"), Reach.EXACT), damaged=False)
    assert marked(line, marks, "baggrund") == expected


@pytest.mark.parametrize(
    ("line", "links"),
    [
        ("Se HTTPS://Gate21.dk/om.", 1),
        ("www.kl.dk, kl.org/kkr og KKR@kl.dk", 3),
        ("Kl. 10.00: KKR's møde <i>godkendte</i> punkt 3.5; jf. bilag & notat.", 0),
    ],
)
def test_a_line_is_linked_as_django_does(line: str, links: int) -> None:
    html = marked(line, None, "baggrund")
    assert html == urlize(line)
    assert html.count("<a ") == links


def test_marking_asks_the_database_nothing(item: AgendaItem, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(24):
        opened(item)
    with django_assert_num_queries(24):
        opened(item, q="takst")
