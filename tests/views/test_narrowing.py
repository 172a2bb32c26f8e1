"""Chips to take off, years to choose, and what helps where nothing is found."""

import re
from typing import Any
from urllib.parse import unquote_plus

import pytest
from django.test import Client

from minutes.models import Municipality, Topic
from minutes.search import HELP, HITS_A_PAGE
from tests import builders
from tests.views.test_search import hits, said

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def index_dir(settings: Any, tmp_path: Any) -> None:
    settings.INDEX_DIR = tmp_path / "index"


def asked(**parameters: Any) -> str:
    response = Client().get("/soeg/", parameters)
    assert response.status_code == 200
    return response.content.decode()


def chips(page: str) -> dict[str, str]:
    """What stands on each → the question it leaves."""
    if "Valgte filtre" not in page:
        return {}
    start = page.index("Valgte filtre")
    found = re.findall(r'href="\?([^"]*)">(.+?) <span aria-hidden', page[start : page.index("</ul>", start)])
    return {said(label): unquote_plus(query.replace("&amp;", "&")) for query, label in found}


@pytest.mark.usefixtures("facts")
@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("takst parti:ø", {"Parti: Enhedslisten (Ø)": "q=takst"}),
        ("parti:ø", {"Parti: Enhedslisten (Ø)": ""}),
        (
            "kommune:furesø takst kkr:hovedstaden",
            {"KKR: KKR Hovedstaden": "q=kommune:furesø takst", "Kommune: Furesø": "q=takst kkr:hovedstaden"},
        ),
        (
            "parti:ø ELLER parti:a bus",
            {"Parti: Enhedslisten (Ø)": "q=parti:a bus", "Parti: Socialdemokratiet (A)": "q=parti:ø bus"},
        ),
        ("takst -parti:a", {"Parti: ikke Socialdemokratiet (A)": "q=takst"}),
        ("punkt:3.2 takst", {"Punkt: 3.2": "q=takst"}),
        ("år:2015-2018 takst", {"År: 2015-2018": "q=takst"}),
        ("slags:møde", {"Slags: Møder": ""}),
        ('titel:"kollektiv trafik" bus', {"I titlen: kollektiv trafik": "q=bus"}),
        # What is no field of the archive's is words.
        ("foo:bar kl. 10:00 parti:hest", {}),
    ],
)  # fmt: skip
def test_fields_typed_in_the_question_are_chips_too(question: str, expected: dict[str, str]) -> None:
    assert chips(asked(q=question)) == expected


@pytest.mark.usefixtures("facts")
def test_very_many_filters_make_no_large_page() -> None:
    every = list(Municipality.objects.values_list("slug", flat=True))
    page = asked(q="takst", kommune=every, emne=list(Topic.objects.values_list("slug", flat=True)))
    shown = len(chips(page))
    assert 5 < shown < 20 and f"og {len(every) + Topic.objects.count() - shown} mere" in said(page)
    assert len(page.encode()) < 100_000


@pytest.mark.usefixtures("facts")
def test_a_chip_takes_off_its_own_filter_alone() -> None:
    page = asked(q="takst parti:ø", kkr=["hovedstaden", "sjaelland"])
    assert chips(page) == {
        "Parti: Enhedslisten (Ø)": "q=takst&kkr=hovedstaden&kkr=sjaelland",
        "KKR: KKR Hovedstaden": "q=takst parti:ø&kkr=sjaelland",
        "KKR: KKR Sjælland": "q=takst parti:ø&kkr=hovedstaden",
    }


def test_the_years_are_bars_and_a_table() -> None:
    for day in ("2019-03-01", "2022-03-01", "2022-06-01"):
        builders.item(builders.meeting(day), "1", "Takst")
    page = asked(q="takst", aar="2019")
    bars = re.findall(r'<a href="\?([^"]+)" rel="nofollow" aria-label="([^"]+)"([^>]*)>', page)
    # The year chosen leads back to all; another takes its place. Years without hits lead nowhere.
    assert bars == [
        ("q=takst", "2019: 1 punkt", ' aria-current="true"'),
        ("q=takst&amp;aar=2022", "2022: 2 punkter", ""),
    ]
    assert re.findall(r'<text class="below[^>]*>(\d+)', page) == ["2019", "2020", "2021", "2022"]
    assert "År Fund 2019 1 2022 2" in said(page)
    # A figure with a Danish comma would break the drawing.
    assert not re.search(r'(?:x|y|width|height)="[^"]*,', page)


def test_a_single_year_is_no_choice_and_has_no_chart() -> None:
    builders.item(title="Takst")
    assert "<svg viewBox" not in asked(q="takst")


def test_where_no_hit_has_all_words_each_tells_its_own() -> None:
    for number, title in enumerate(("Takst", "Takst og bus", "Letbane"), start=1):
        builders.item(builders.meeting(f"2024-01-0{number}"), "1", title)
    page = asked(q='takst og "letbane"')
    assert "Hvert ord for sig: takst (2) · &quot;letbane&quot; (1) · begge sammen (0)" in said(page)
    assert 'href="?q=%22letbane%22"' in page
    page = asked(q="takst bus letbane -qqqq")
    assert "takst (2) · bus (1) · letbane (1) · alle sammen (0)" in said(page)
    # Only what would find something is offered.
    assert re.findall(r"Uden <em>(\w+)</em>: <a[^>]*>([^<]+)</a> <span[^>]*>\((\d+)", page) == [
        ("letbane", "takst bus -qqqq", "1")
    ]


def test_where_filters_leave_nothing_the_same_without_them_is_offered() -> None:
    builders.item(builders.meeting("2024-01-01"), "1", "Takst")
    builders.item(builders.meeting("2025-01-01"), "1", "Letbane")
    page = said(asked(q="takst letbane qqqq", aar="2025", afgoerelse="udsat"))
    assert "Søg uden filtre" not in page and "Filtrene er ikke skyld" in page
    page = said(asked(q="takst", aar="2025"))
    assert "Søg uden filtre (1) , eller fjern dem" in page


def test_where_nothing_is_found_the_page_of_what_was_named_is_offered() -> None:
    builders.municipality("Furesø")
    builders.attendance(builders.meeting(), "Maja Højgaard", person=True)
    page = said(asked(q="qqqq Furesø Kommune zzzz Maja Hoejgaard", aar="2025", kkr="hovedstaden", parti="x"))
    assert "Gå til medlemmet Maja Højgaard , kommunen Furesø" in page


def test_a_long_question_makes_no_large_page() -> None:
    meeting = builders.meeting()
    for number in range(HITS_A_PAGE):
        item = builders.item(meeting, str(number + 1), "Økonomi", decision="Økonomi.", outcomes=["udsat"])
        item.municipalities.set([builders.municipality(f"Kommune {n}") for n in range(98)][: number * 5])
        item.topics.set([builders.topic(f"Emne {number}")])
    page = asked(q="økonomi " + "ææææ ØØØØ åååå ææøå " * 24)
    assert len(hits(page)) == HITS_A_PAGE
    assert "med færre fund; skriv en kortere søgning" in page
    assert len(page.encode()) < 100_000


def test_words_that_stand_out_in_what_was_found_lead_on() -> None:
    for number in range(1, 4):
        builders.item(builders.meeting(f"2024-01-0{number}"), "1", "Takst for letbanen")
    for number in range(4, 9):
        builders.item(builders.meeting(f"2024-01-0{number}"), "1", "Sundhedshuse")
    page = asked(q="takst", aar="2024")
    assert 'Beslægtede ord:</span> <a rel="nofollow" href="?q=letbanen&amp;aar=2024">letbanen</a>' in page


def test_every_example_is_a_link_that_says_what_it_does() -> None:
    page = Client().get("/soeg/hjaelp/").content.decode()
    assert '<nav class="crumbs"' in page
    shown = re.findall(r'<a rel="nofollow" href="/soeg/\?q=([^"]+)">', page)
    assert [unquote_plus(question) for question in shown] == [question for question, _ in HELP]
