"""All hits of a search as a file that a spreadsheet opens."""

import csv
from typing import Any

import pytest
from django.test import Client

from minutes import publication
from minutes.models import Decision, Follows
from minutes.search import HITS_A_PAGE
from minutes.views.spreadsheet import harmless
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def index_dir(settings: Any, tmp_path: Any) -> None:
    settings.INDEX_DIR = tmp_path / "index"


def table(**asked: str) -> list[dict[str, str]]:
    response = Client().get("/soeg/resultat.csv", asked)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    content = response.getvalue().decode()
    assert content.startswith("\ufeff")
    return list(csv.DictReader(content.removeprefix("\ufeff").splitlines(), delimiter=";"))


def test_an_item_is_told_in_a_line() -> None:
    item = builders.item(
        number="3.2",
        title="Takst; bus",
        decision="Tiltrådt.\n\nØ er imod.",
        outcomes=["tiltrådt"],
        topics=[builders.topic("Kollektiv trafik")],
        municipalities=[builders.municipality("Furesø")],
        case_officers=["qgitb"],
        page=4,
    )
    Decision.objects.filter(item=item).update(follows=Follows.AMENDED)
    builders.reservation(item.decision, "Ø er imod.", [builders.party("Ø")])
    assert table(q="takst") == [
        {
            "Slags": "Punkt",
            "KKR": "KKR Hovedstaden",
            "Dato": "2025-09-02",
            "Punkt": "3.2",
            "Titel": "Takst; bus",
            "Afgørelse": "tiltrådt",
            "Indstillingen": "Anderledes end indstillet",
            "Mindretal": "Ø",
            "Emner": "Kollektiv trafik",
            "Partier": "",
            "Kommuner": "Furesø",
            "Beslutning": "Tiltrådt. Ø er imod.",
            "Side": "4",
            "Adresse": "http://testserver/hovedstaden/2025-09-02/3.2/",
        }
    ]


def test_it_has_as_many_lines_as_the_page_tells_of_in_the_same_order() -> None:
    meeting = builders.meeting()
    builders.attendance(meeting, "Ens Person", person=True)
    for number in range(HITS_A_PAGE + 3):
        builders.item(meeting, str(number + 1), "Ens", position=number)
    builders.item(builders.meeting("2023-02-02", published=False), "1", "Ens hemmelig")
    lines = table(q="ens", sorter="aeldste")
    assert {line["Slags"] for line in lines} == {"Punkt", "Møde", "Medlem"}
    assert len(lines) == HITS_A_PAGE + 5
    assert [line["Punkt"] for line in lines if line["Slags"] == "Punkt"] == [
        str(number + 1) for number in range(HITS_A_PAGE + 3)
    ]
    assert [line["Slags"] for line in table(q="ens", slags="medlem")] == ["Medlem"]
    assert table(q="qqqqqq") == []


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("Takst", "Takst"),
        ("3.2", "3.2"),
        ("", ""),
        ("=1+1", "'=1+1"),
        ("+45 12", "'+45 12"),
        ("- at drøfte", "'- at drøfte"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
    ],
)
def test_nothing_is_run_as_a_formula(cell: str, written: str) -> None:
    assert harmless(cell) == written


def test_more_than_may_be_taken_at_once_is_refused_and_said(settings: Any) -> None:
    settings.MAX_CSV_ROWS = 2
    meeting = builders.meeting()
    for number in "12":
        builders.item(meeting, number, "Ens")
    assert len(table(q="ens")) == 2
    builders.item(meeting, "3", "Ens")
    publication.publish(meeting)
    response = Client().get("/soeg/resultat.csv", {"q": "ens"})
    assert response.status_code == 400
    assert "Søgningen har 3 fund. Der kan hentes højst 2 ad gangen." in response.content.decode()


def test_the_number_of_queries_grows_with_portions_alone(django_assert_num_queries: Any) -> None:
    meeting = builders.meeting()
    for number in range(2):
        builders.item(meeting, str(number + 1), "Ens", decision="Ja.", topics=[builders.topic(str(number))])
    table(q="ens")
    with django_assert_num_queries(8):
        table(q="ens")
    for number in range(3, 30):
        builders.item(meeting, str(number + 1), "Ens", decision="Ja.", topics=[builders.topic(str(number))])
    publication.publish(meeting)
    table(q="ens")
    with django_assert_num_queries(8):
        assert len(table(q="ens")) == 29
