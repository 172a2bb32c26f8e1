"""Suggestions as the search field gets them."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from minutes import publication
from tests import builders

pytestmark = pytest.mark.django_db

ADDRESS = "/soeg/forslag/"


@pytest.fixture(autouse=True)
def index_dir(settings: Any, tmp_path: Path) -> None:
    settings.INDEX_DIR = tmp_path / "index"


def test_it_says_name_context_and_address(client: Client) -> None:
    builders.item(builders.meeting(), "3.2", "Økonomi & <b>klima</b>")
    response = client.get(ADDRESS, {"q": "økon"})
    assert response["Content-Type"] == "application/json"
    assert response.json() == {
        "groups": [
            {
                "name": "Punkter",
                "suggestions": [
                    {
                        "pieces": ["", "Økon", "omi & <b>klima</b>"],
                        "context": "Punkt 3.2 · KKR Hovedstaden 2. september 2025",
                        "address": "/hovedstaden/2025-09-02/3.2/",
                    }
                ],
            }
        ]
    }


def test_every_address_leads_to_a_page(client: Client) -> None:
    meeting = builders.meeting()
    builders.attendance(meeting, "Sanne Sø", person=True, municipality=builders.municipality("Solrød"))
    topics = [builders.topic("Sundhed")]
    builders.item(meeting, "1", "Sundhedsaftale", case=builders.case("SAG-2025-03121"), topics=topics)
    addresses = {
        suggestion["address"]
        for typed in ("s", "sundhed", "sag-2025", "hovedstaden")
        for group in client.get(ADDRESS, {"q": typed}).json()["groups"]
        for suggestion in group["suggestions"]
    }
    assert addresses == {
        "/medlem/sanne-soe/", "/kommune/solroed/", "/parti/a/", "/emne/sundhed/", "/sag/SAG-2025-03121/",
        "/hovedstaden/2025-09-02/1/", "/hovedstaden/", "/hovedstaden/2025-09-02/",
    }  # fmt: skip
    for address in addresses:
        assert client.get(address).status_code == 200, address


def test_a_cache_asks_each_time_and_is_told_of_a_change(client: Client) -> None:
    meeting = builders.meeting()
    builders.item(meeting, "1", "Klima")
    first = client.get(ADDRESS, {"q": "klima"})
    assert "no-cache" in first["Cache-Control"] and "private" not in first["Cache-Control"]
    assert not first.cookies and "Cookie" not in first.get("Vary", "")
    again = client.get(ADDRESS, {"q": "klima"}, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    publication.withdraw(meeting, "Persondata")
    gone = client.get(ADDRESS, {"q": "klima"}, headers={"If-None-Match": first["ETag"]})
    assert (gone.status_code, gone.json()) == (200, {"groups": []})


def test_it_only_answers_questions(client: Client) -> None:
    assert client.head(ADDRESS).status_code == 200
    for method in (client.post, client.put, client.delete):
        assert method(ADDRESS).status_code == 405


ODD = [
    "",
    "q", "q=", "q=%00", "q=%", "q=%FF%FE", "q=%ED%A0%80", "q=%C3", "q=a%00b", "q=1&q=2", "Q=klima",
    "q[]=klima", "q=*", "q=%22", "q=%5C", "q=(", "q=[a-z]", "q=.*", "q=a|b",
    "q=klima%0d%0aSet-Cookie:%20a=b", "q=%3Cscript%3E", "q=%F0%9F%9A%82", "q=%D7%A2",
    "q=%E6%97%A5%E6%9C%AC", "q=%CC%81", "q=%E2%80%AE", "q=%C2%B2", "q=%D9%A3%D9%A3%D9%A3", "q=0000-00-00",
    "q=9999-99-99", "q=99/99/9999", "q=2025-13", "q=0.0.0", "q=sag-2025-", "q=-1-", "q=1-1-1-1",
    "q=parti:%C3%B8", "q=-klima", "q=%22klima",
    "q=sag-" + "1" * 60,
    *(
        "q=" + long
        for long in ("1" * 600, "a" * 5000, "a+" * 400, "-" * 600, "klima" + "+x" * 39, "%C3%A5" * 200)
    ),
]  # fmt: skip


def test_nothing_typed_is_an_error(client: Client) -> None:
    builders.item(title="Klima (2025) * [x]", case=builders.case())
    for query in ODD:
        response = client.get(f"{ADDRESS}?{query}")
        assert (response.status_code, list(response.json())) == (200, ["groups"]), query


def test_it_asks_the_database_the_same_however_much_there_is(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    def fill(days: list[str]) -> None:
        for day in days:
            meeting = builders.meeting(day)
            for number in range(3):
                builders.attendance(meeting, f"Sanne {day} {number}", person=True)
                builders.item(
                    meeting, str(number), f"Sundhed {day} {number}", topics=[builders.topic("Sundhed")]
                )
        client.get(ADDRESS, {"q": "s"})

    for days in (builders.days(1), builders.days(6, since="2025-03-01")):
        fill(days)
        for typed in ("s", "sund", "hovedstaden 2025", "sag-2025", "qqqq"):
            with django_assert_max_num_queries(6):
                client.get(ADDRESS, {"q": typed})
