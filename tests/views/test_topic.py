"""A topic's page: its years, and the five KKR side by side."""

import re
from typing import Any

import pytest
from django.test import Client

from tests import builders

pytestmark = pytest.mark.django_db


def text(client: Client, address: str = "/emne/sundhed/") -> str:
    return " ".join(client.get(address).content.decode().split())


def filled() -> None:
    """Three items in Hovedstaden, in 2023 and 2025, and one in Nordjylland; the other three have none."""
    topic = builders.topic()
    for of, day, title in [
        ("hovedstaden", "2023-02-03", "Lægedækning"),
        ("hovedstaden", "2025-02-07", "Nærhospitaler"),
        ("hovedstaden", "2025-09-02", "Sundhedsreformen"),
        ("nordjylland", "2025-09-05", "Lægevagten"),
    ]:
        meeting = builders.meeting(day, builders.council(of))
        builders.item(meeting, "3.1", title, topics=[topic], decision="Godkendt.")
    for of in ("sjaelland", "syddanmark", "midtjylland"):
        builders.council(of)


def test_the_five_stand_side_by_side_each_with_its_newest(client: Client) -> None:
    filled()
    page = text(client)
    beside = page[page.index('class="side-by-side"') : page.index("<details")]
    assert beside.index("Sundhedsreformen") < beside.index("Lægevagten")
    assert "Nærhospitaler" not in beside
    assert beside.count("<h3>") == 5
    assert beside.count("Ingen punkter i arkivet") == 3


def test_their_charts_share_one_scale(client: Client) -> None:
    filled()
    page = text(client)
    beside = page[page.index('class="side-by-side"') : page.index("<details")]
    # Two in 2025 are as high as can be; the one of Nordjylland is half of it.
    assert re.findall(r'class="bar"[^>]* height="([\d.]+)"', beside) == ["28.0", "56.0", "28.0"]


def test_every_number_of_the_table_leads_to_what_it_counts(client: Client) -> None:
    filled()
    page = text(client)
    rows = re.findall(r'<tr> <th scope="row">(\d+)</th>(.*?)</tr>', page)
    told = [
        (year, [re.sub(r"<[^>]+>", "", cell).strip() for cell in row.split("</td>")]) for year, row in rows
    ]
    assert told[0] == ("2025", ["2", "0", "0", "0", "1", "3", ""])
    assert told[1] == ("2023", ["1", "0", "0", "0", "0", "1", ""])
    assert 'href="/soeg/?emne=sundhed&amp;aar=2025&amp;kkr=nordjylland"' in page
    assert 'href="/soeg/?emne=sundhed&amp;aar=2025"' in page


def test_a_topic_without_items_has_no_charts(client: Client) -> None:
    builders.topic()
    page = text(client)
    assert "<svg viewBox" not in page
    assert "Arkivet har ingen punkter her endnu." in page


@pytest.mark.parametrize("amount", [1, 30])
def test_it_costs_the_same_however_many_years(
    client: Client, django_assert_num_queries: Any, amount: int
) -> None:
    topic = builders.topic()
    for year in range(2000, 2000 + amount):
        meeting = builders.meeting(f"{year}-02-03")
        builders.item(meeting, "3.1", f"Klima {year}", topics=[topic], decision="Godkendt.")
    with django_assert_num_queries(8):
        assert len(client.get("/emne/sundhed/").content) < 100_000
