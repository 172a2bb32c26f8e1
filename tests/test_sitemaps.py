"""What search engines are told of: each public address once, with the day its matter last changed."""

from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone

from minutes import publication, sitemaps
from minutes.models import AgendaItem, Meeting, SearchChange, Thread, ThreadItem
from tests import builders

pytestmark = pytest.mark.django_db

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def told(address: str) -> dict[str, str | None]:
    """Address → its day."""
    response = Client().get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml"
    assert not response.cookies
    rows = ElementTree.fromstring(response.content)  # noqa: S314
    return {row.findtext(f"{NAMESPACE}loc", ""): row.findtext(f"{NAMESPACE}lastmod") for row in rows}


def part(name: str) -> dict[str, str | None]:
    return {
        address.removeprefix("http://testserver"): day
        for address, day in told(f"/sitemap-{name}.xml").items()
    }


def change(meeting: Meeting, day: str) -> None:
    """As if the meeting's rows had been written that day."""
    SearchChange.objects.note(meeting.pk)
    newest = SearchChange.objects.order_by("-pk")[:1]
    when = datetime.fromisoformat(day).replace(tzinfo=UTC)
    SearchChange.objects.filter(pk__in=newest).update(created_at=when)


@pytest.fixture
def item() -> AgendaItem:
    """Everything hangs on the one item of a meeting read on 20 September and mended on 3 October."""
    meeting = builders.meeting("2025-09-02")
    row = builders.item(
        meeting,
        "3.2",
        topics=[builders.topic("Sundhed")],
        parties=[builders.party("Ø")],
        municipalities=[builders.municipality("Brøndby")],
        case=builders.case("SAG-2025-03121"),
    )
    builders.attendance(meeting, "Maja Højgaard", person=True)
    change(meeting, "2025-10-03")
    change(meeting, "2025-09-20")
    return row


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("sider", "/"),
        ("sider", "/arkivet/"),
        ("kkr", "/hovedstaden/"),
        ("moeder", "/hovedstaden/2025-09-02/"),
        ("punkter", "/hovedstaden/2025-09-02/3.2/"),
        ("medlemmer", "/medlem/maja-hoejgaard/"),
        ("partier", "/parti/oe/"),
        # Of those on the list, and of the items that name them.
        ("partier", "/parti/a/"),
        ("kommuner", "/kommune/broendby/"),
        ("kommuner", "/kommune/furesoe/"),
        ("emner", "/emne/sundhed/"),
        ("sager", "/sag/SAG-2025-03121/"),
    ],
)
def test_an_address_has_the_day_its_meetings_last_changed(item: AgendaItem, name: str, address: str) -> None:
    assert part(name)[address] == "2025-10-03"


def test_a_thread_changes_with_its_items(item: AgendaItem) -> None:
    thread = Thread.objects.create(slug="takster", seed=item)
    ThreadItem.objects.create(thread=thread, item=item)
    assert part("forloeb") == {}
    later = builders.item(builders.meeting("2025-10-24"), "2")
    ThreadItem.objects.create(thread=thread, item=later)
    change(later.meeting, "2025-11-11")
    assert part("forloeb") == {"/forloeb/takster/": "2025-11-11"}


def test_what_no_meeting_touched_has_no_day(item: AgendaItem) -> None:
    builders.topic("Kultur")
    builders.party("V")
    assert part("emner")["/emne/kultur/"] is None
    assert part("partier")["/parti/v/"] is None
    assert part("sider")["/soeg/hjaelp/"] is None


def test_a_withdrawal_takes_addresses_away_and_changes_the_others(item: AgendaItem) -> None:
    publication.withdraw(item.meeting, "Fejl i referatet.")
    everything = {name: part(name) for name in sitemaps.PARTS}
    assert not any(everything[name] for name in ("moeder", "punkter", "medlemmer", "sager"))
    today = timezone.localdate().isoformat()
    assert everything["emner"]["/emne/sundhed/"] == everything["kkr"]["/hovedstaden/"] == today
    builders.meeting("2025-01-01", published=False)
    assert not part("moeder")


def test_every_address_told_of_answers(item: AgendaItem, client: Client) -> None:
    for name in sitemaps.PARTS:
        for address in part(name):
            assert client.get(address).status_code == 200, address


def test_the_index_names_the_parts_at_the_archives_own_host(
    item: AgendaItem, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SITE_URL = "https://arkivet.example"
    monkeypatch.setattr(sitemaps.Part, "limit", 1)
    builders.item(builders.meeting("2025-03-03"), "1")
    found = told("/sitemap.xml")
    assert {f"https://arkivet.example/sitemap-{name}.xml" for name in sitemaps.PARTS} <= set(found)
    assert (found["https://arkivet.example/sitemap-kkr.xml"] or "")[:10] == "2025-10-03"
    second = found.keys() & {"https://arkivet.example/sitemap-punkter.xml?p=2"}
    assert list(told(second.pop().removeprefix("https://arkivet.example"))) == [
        "https://arkivet.example/hovedstaden/2025-03-03/1/"
    ]
    robots = Client().get("/robots.txt").content.decode()
    assert robots.endswith("\nSitemap: https://arkivet.example/sitemap.xml\n")


@pytest.mark.parametrize(
    "address", ["/sitemap-andet.xml", "/sitemap-emner.xml?p=2", "/sitemap-emner.xml?p=x"]
)
def test_there_are_no_other_parts(address: str) -> None:
    assert Client().get(address).status_code == 404


def test_more_rows_cost_no_more_queries(item: AgendaItem, django_assert_num_queries: Any) -> None:
    for day in builders.days(3):
        meeting = builders.meeting(day)
        builders.item(meeting, topics=[builders.topic(day)], municipalities=[builders.municipality(day)])
        builders.attendance(meeting, f"Maja {day}", person=True)
        change(meeting, day)
    for address, queries in {
        "/sitemap.xml": 21, "/sitemap-punkter.xml": 3, "/sitemap-moeder.xml": 3, "/sitemap-medlemmer.xml": 3,
        "/sitemap-sider.xml": 2,
    }.items():  # fmt: skip
        with django_assert_num_queries(queries):
            Client().get(address)
