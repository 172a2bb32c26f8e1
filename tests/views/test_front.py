import pytest
from django.test import Client

from tests import builders

pytestmark = pytest.mark.django_db


def test_it_says_what_this_is_and_leads_in(client: Client) -> None:
    builders.council("nordjylland")
    builders.topic("Kultur")
    page = client.get("/").content.decode()
    assert "98 kommuner" in page
    for address in ("/soeg/", "/nordjylland/", "/emne/kultur/", "/parti/", "/kommune/", "/medlem/"):
        assert f'"{address}"' in page


def test_the_newest_decisions_are_those_of_substance(client: Client) -> None:
    meeting = builders.meeting()
    builders.item(meeting, "1.1", "Godkendelse af referat", decision="Godkendt.", outcomes=["godkendt"])
    builders.item(meeting, "3.5", "Klimaalliancen", decision="Scenarie 2.", outcomes=["besluttet"])
    builders.item(meeting, "4.1", "Punkt uden beslutning")
    page = client.get("/").content.decode()
    assert "Klimaalliancen" in page
    assert "Besluttet" in page
    assert "Godkendelse af referat" not in page
    assert "Punkt uden beslutning" not in page


def test_an_empty_archive_says_so(client: Client) -> None:
    assert "Arkivet er tomt endnu." in client.get("/").content.decode()


def test_robots_are_kept_from_the_search_and_the_editors_room(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    told = response.content.decode().splitlines()
    assert {"Disallow: /soeg/", "Disallow: /en/soeg/", "Disallow: /upload/"} <= set(told)


def test_only_reading_is_allowed(client: Client) -> None:
    assert client.post("/").status_code == 405


def test_a_browser_finds_the_icon_where_it_looks_for_one(client: Client) -> None:
    assert client.get("/favicon.ico").headers["Location"] == "/static/favicon.svg"
