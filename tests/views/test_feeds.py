"""Any search as an Atom feed."""

from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client

from minutes.search import HITS_A_PAGE
from tests import builders

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


@pytest.fixture(autouse=True)
def index_dir(settings: Any, tmp_path: Any) -> None:
    settings.INDEX_DIR = tmp_path / "index"


def feed(**asked: str) -> ElementTree.Element:
    response = Client().get("/soeg/feed.atom", asked)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert not response.cookies
    return ElementTree.fromstring(response.content)  # noqa: S314


def told(root: ElementTree.Element, name: str) -> str | None:
    return root.findtext(f"{ATOM}{name}")


def test_an_entry_tells_the_decision_and_where_it_stands() -> None:
    meeting = builders.meeting(published_at=datetime(2025, 9, 20, 12, tzinfo=UTC))
    item = builders.item(
        meeting,
        "3.2",
        "Takst <b> & \x0bbus",
        decision="Godkendt <script>.",
        topics=[builders.topic("Sundhed")],
    )
    root = feed(q="takst", aar="2025")
    assert told(root, "title") == "KKR-arkivet · »takst« · 2025"
    assert {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")} == {
        "alternate": "http://testserver/soeg/?q=takst&aar=2025",
        "self": "http://testserver/soeg/feed.atom?q=takst&aar=2025",
    }
    (entry,) = root.findall(f"{ATOM}entry")
    assert told(entry, "title") == "Takst <b> & bus (KKR Hovedstaden 2. september 2025)"
    assert told(entry, "summary") == "Godkendt <script>."
    assert told(entry, "updated") == "2025-09-20T12:00:00+00:00"
    address = f"http://testserver{item.get_absolute_url()}"
    assert (entry.find(f"{ATOM}link").get("href"), told(entry, "id")) == (address, address)  # type: ignore[union-attr]
    assert entry.find(f"{ATOM}category").get("term") == "Sundhed"  # type: ignore[union-attr]


def test_it_counts_as_the_page_does_newest_first_and_leads_on() -> None:
    meeting = builders.meeting()
    builders.attendance(meeting, "Ens Person", person=True)
    for day in builders.days(HITS_A_PAGE):
        builders.item(builders.meeting(day), "1", "Ens")
    builders.item(builders.meeting("2023-02-02", published=False), "1", "Ens hemmelig")
    first = feed(q="ens", sorter="aeldste")
    assert first.findtext(f"{OPENSEARCH}totalResults") == str(HITS_A_PAGE + 2)
    assert "hemmelig" not in ElementTree.tostring(first, "unicode")
    titles = [told(entry, "title") for entry in first.findall(f"{ATOM}entry")]
    assert len(titles) == HITS_A_PAGE and {
        "Møde: KKR Hovedstaden 2. september 2025",
        "Medlem: Ens Person",
    } <= set(titles)
    further = first.find(f"{ATOM}link[@rel='next']").get("href")  # type: ignore[union-attr]
    assert further == "http://testserver/soeg/feed.atom?q=ens&sorter=aeldste&side=2"
    second = feed(q="ens", side="2")
    assert [told(entry, "title") for entry in second.findall(f"{ATOM}entry")] == [
        "Ens (KKR Hovedstaden 2. januar 2024)",
        "Ens (KKR Hovedstaden 1. januar 2024)",
    ]
    assert second.find(f"{ATOM}link[@rel='next']") is None


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("", "1"),
        # No words at all: everything.
        ("\x0b\ud7ff\uffff<&\"'", "1"),
        ("]]>", "1"),
        ("qqqq\x0b", "0"),
        ("å" * 600, "0"),
        ("<script>", "0"),
    ],
)
def test_any_question_makes_a_feed(question: str, total: str) -> None:
    builders.item(title="Ens")
    assert feed(q=question).findtext(f"{OPENSEARCH}totalResults") == total


def test_addresses_are_the_lasting_ones(settings: Any) -> None:
    settings.SITE_URL = "https://arkivet.example"
    builders.item(title="Ens")
    links = [link.get("href", "") for link in feed(q="ens").iter(f"{ATOM}link")]
    assert all(link.startswith("https://arkivet.example/") for link in links)
