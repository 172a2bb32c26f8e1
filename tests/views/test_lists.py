"""Lists that grow: what they show, that they are paged, and that their cost does not grow with them."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from minutes.models import Party
from tests import builders

pytestmark = pytest.mark.django_db


def fill(amount: int) -> None:
    """`amount` meetings with a decision that names everything the archive knows, and a reservation."""
    topic, party, home, case = builders.topic(), builders.party("Ø"), builders.municipality(), builders.case()
    person = builders.member("Maja Højgaard")
    builders.mandate(person, municipality=home, party=party)
    for day in builders.days(amount):
        meeting = builders.meeting(day)
        builders.attendance(meeting, person.name, member=person, municipality=home, party=party)
        sat_in = builders.member(f"Suppleant {day}")
        builders.attendance(meeting, sat_in.name, "substitute", member=sat_in, municipality=home)
        item = builders.item(
            meeting, "3.1", f"Klima {day}", topics=[topic], parties=[party], municipalities=[home],
            members=[person], case=case, decision="Godkendt.", outcomes=["godkendt"],
        )  # fmt: skip
        builders.reservation(item.decision, f"Nej {day}", [party])


QUERIES = {
    "/": 8,
    "/hovedstaden/": 11,
    "/medlem/": 4,
    "/medlem/maja-hoejgaard/": 10,
    "/parti/": 1,
    "/parti/oe/": 10,
    "/kommune/": 1,
    "/kommune/furesoe/": 9,
    "/emne/": 1,
    "/emne/sundhed/": 8,
    "/sag/": 2,
    "/sag/SAG-2025-03121/": 4,
}
PAGED = [
    ("/hovedstaden/", "side"),
    ("/medlem/maja-hoejgaard/", "side"),
    ("/parti/oe/", "side"),
    ("/parti/oe/", "udtalelser"),
    ("/kommune/furesoe/", "side"),
    ("/emne/sundhed/", "side"),
    ("/sag/SAG-2025-03121/", "side"),
]


@pytest.mark.parametrize("amount", [2, 31])
def test_a_list_costs_the_same_at_any_length(
    client: Client, django_assert_num_queries: Any, amount: int
) -> None:
    fill(amount)
    for address, queries in QUERIES.items():
        with django_assert_num_queries(queries, info=address):
            response = client.get(address)
        assert response.status_code == 200
        assert len(response.content) < 100_000, address


def test_the_oldest_rows_are_reached_page_by_page(client: Client) -> None:
    fill(31)
    for address, parameter in PAGED:
        assert f"?{parameter}=2" in client.get(address).content.decode(), address
        last = client.get(address, {parameter: "999"}).content.decode()
        assert "1. januar" in last, address
        assert client.get(address, {parameter: "nonsens"}).status_code == 200


def test_items_stand_newest_first_under_their_meeting(client: Client) -> None:
    fill(3)
    page = client.get("/emne/sundhed/").content.decode()
    page = page[page.index('id="punkter"') :]
    places = [page.index(f"Klima 2024-01-0{day}") for day in (3, 2, 1)]
    assert places == sorted(places)
    assert page.count("3. januar 2024") == 1


@pytest.mark.parametrize(
    "address",
    ["/emne/sundhed/", "/parti/oe/", "/kommune/furesoe/", "/", "/hovedstaden/", "/emne/", "/medlem/"],
)
def test_nothing_of_an_unpublished_meeting_is_listed(client: Client, address: str) -> None:
    meeting = builders.meeting(published=False)
    person = builders.member("Hemmelig Person")
    builders.mandate(person, party=builders.party("Ø"))
    builders.attendance(meeting, person.name, "substitute", member=person)
    item = builders.item(
        meeting, "1", "Hemmeligt punkt", topics=[builders.topic()], parties=[builders.party("Ø")],
        municipalities=[builders.municipality()], decision="Hemmeligt.", case=builders.case("SAG-2020-00001"),
    )  # fmt: skip
    builders.reservation(item.decision, "Hemmeligt mindretal", [builders.party("Ø")])
    assert "emmelig" not in client.get(address).content.decode()
    assert client.get("/medlem/hemmelig-person/").status_code == 404
    assert client.get("/sag/SAG-2020-00001/").status_code == 404


def test_a_seat_known_from_a_withdrawn_meeting_alone_is_not_listed(client: Client) -> None:
    person = builders.member("Maja Højgaard")
    for day, of, home, gone in [
        ("2025-06-18", builders.council(), builders.municipality("Furesø"), None),
        ("2025-09-02", builders.council("nordjylland"), builders.municipality("Thisted"), timezone.now()),
    ]:
        meeting = builders.meeting(day, of, withdrawn_at=gone)
        builders.attendance(meeting, person.name, member=person, municipality=home)
        builders.mandate(person, council=of, municipality=home, until=meeting.date)
    page = client.get("/medlem/").content.decode()

    assert "Furesø" in page
    assert "Thisted" not in page


def test_members_are_found_under_the_last_letters_of_the_alphabet(client: Client) -> None:
    meeting = builders.meeting()
    for name in ("Øjvind Vilsholm", "Aase Holm", "Ærenlund Bo", "Zenia Stampe"):
        builders.attendance(meeting, name, person=True)
    page = client.get("/medlem/").content.decode()
    places = [page.index(f">{letter}</h2>") for letter in "ZÆØÅ"]
    assert places == sorted(places)
    only = client.get("/medlem/", {"bogstav": "å"}).content.decode()
    assert "Aase Holm" in only
    assert "Zenia Stampe" not in only
    assert client.get("/medlem/", {"bogstav": "%_"}).status_code == 200


def test_a_member_is_shown_with_seat_status_and_where_named(client: Client) -> None:
    fill(1)
    page = " ".join(client.get("/medlem/maja-hoejgaard/").content.decode().split())
    assert "Enhedslisten (Ø)" in page
    assert "Til stede ved 1 af 1 møde" in page
    assert "Klima 2024-01-01" in page


def test_a_party_is_quoted_in_its_own_words(client: Client) -> None:
    fill(1)
    page = client.get("/parti/oe/").content.decode()
    assert "Nej 2024-01-01" in page
    assert "/hovedstaden/2024-01-01/3.1/#mindretal" in page


def test_local_lists_stand_apart_with_their_municipality(client: Client) -> None:
    builders.party("A")
    home = builders.municipality("Gribskov")
    Party.objects.create(slug="nytgribskov", name="Nytgribskov", colour="#5b6770", municipality=home, sort_key="nytgribskov")  # fmt: skip # noqa: E501
    page = client.get("/parti/").content.decode()
    assert page.index("Landspartier") < page.index("Socialdemokratiet (A)") < page.index("Lokallister")
    assert page.index("Lokallister") < page.index("Nytgribskov") < page.index("Gribskov</span>")
    assert ">Gribskov Kommune</a>" in client.get("/parti/nytgribskov/").content.decode()


def test_a_municipality_shows_members_substitutes_and_where_it_is_named(client: Client) -> None:
    fill(1)
    page = client.get("/kommune/furesoe/").content.decode()
    for words in ("Maja Højgaard", "Suppleant 2024-01-01", "Klima 2024-01-01", "KKR Hovedstaden"):
        assert words in page


def test_a_case_is_said_to_be_a_file_number(client: Client) -> None:
    fill(1)
    assert "journalnummer" in client.get("/sag/SAG-2025-03121/").content.decode()
