"""Atom feeds: of meetings, of what items tell of, and of any search."""

import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from django.test import Client

from minutes import publication
from minutes.feeds import sources
from minutes.models import AgendaItem, SearchChange, ShortAddress, Thread, ThreadItem
from minutes.search import HITS_A_PAGE
from tests import builders

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


@pytest.fixture(autouse=True)
def index_dir(settings: Any, tmp_path: Any) -> None:
    settings.INDEX_DIR = tmp_path / "index"


def feed(**asked: str) -> ElementTree.Element:
    return follow(f"/soeg/feed.atom?{urlencode(asked)}")


def follow(address: str) -> ElementTree.Element:
    response = Client().get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert not response.cookies
    return ElementTree.fromstring(response.content)  # noqa: S314


def titles(root: ElementTree.Element) -> list[str | None]:
    return [told(entry, "title") for entry in root.findall(f"{ATOM}entry")]


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
    # HTML of its own, in which the words of the referat are text.
    assert told(entry, "summary") == "<p>Godkendt &lt;script&gt;.</p>"
    assert told(entry, "updated") == told(entry, "published") == "2025-09-20T12:00:00+00:00"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "KKR Hovedstaden"
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


@pytest.fixture
def item() -> AgendaItem:
    """Of everybody's interest: named here, reserved there, appointed at the third."""
    meeting = builders.meeting("2025-09-02")
    member = builders.attendance(meeting, "Maja Højgaard", person=True).member
    home = builders.municipality("Brøndby")
    row = builders.item(meeting, "3.1", "Takster", outcomes=["godkendt"], topics=[builders.topic("Sundhed")])
    reserved = builders.reservation(row.decision, "Enhedslisten tager forbehold.", [builders.party("Ø")])
    reserved.members.add(member)
    builders.appointment(row.decision, "Ole Brandt", "Kontaktudvalget", municipality=home)
    builders.item(meeting, "3.2", "Busser", parties=[builders.party("Ø")], municipalities=[home])
    builders.item(meeting, "3.3", "Broer", members=[member])
    builders.item(meeting, "3.4", "Uden navne")
    return row


@pytest.mark.parametrize(
    ("address", "title", "entries"),
    [
        ("/feed.atom", "KKR-arkivet · Nye møder", ["Møde"]),
        ("/hovedstaden/feed.atom", "KKR-arkivet · KKR Hovedstaden", ["Møde"]),
        ("/emne/sundhed/feed.atom", "KKR-arkivet · Sundhed", ["Takster"]),
        ("/parti/oe/feed.atom", "KKR-arkivet · Enhedslisten (Ø)", ["Takster", "Busser"]),
        ("/kommune/broendby/feed.atom", "KKR-arkivet · Brøndby Kommune", ["Takster", "Busser"]),
        ("/medlem/maja-hoejgaard/feed.atom", "KKR-arkivet · Maja Højgaard", ["Takster", "Broer"]),
    ],
)
def test_a_feed_follows_what_its_page_shows(
    item: AgendaItem, address: str, title: str, entries: list[str]
) -> None:
    root = follow(address)
    assert told(root, "title") == title
    assert [found[: len(one)] for found, one in zip(titles(root), entries, strict=True) if found] == entries
    page, own = f"http://testserver{address.removesuffix('feed.atom')}", f"http://testserver{address}"
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {"alternate": page, "self": own}
    assert told(root, "id") == own
    # An Atom feed must name an author.
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "KKR-arkivet"
    # The page leads to it, for a program and for a reader.
    html = Client().get(page).content.decode()
    assert re.search(rf'type="application/atom\+xml" title="[^"]+" href="{address}"', html)
    assert f'<a href="{address}"' in html


def test_a_thread_is_followed_from_meeting_to_meeting(item: AgendaItem) -> None:
    thread = Thread.objects.create(slug="takster", seed=item)
    ThreadItem.objects.create(thread=thread, item=item)
    assert titles(follow("/forloeb/takster/feed.atom")) == ["Takster (KKR Hovedstaden 2. september 2025)"]
    later = builders.item(builders.meeting("2025-10-24"), "2", "Takster igen")
    ThreadItem.objects.create(thread=thread, item=later)
    root = follow("/forloeb/takster/feed.atom")
    assert told(root, "title") == "KKR-arkivet · Takster igen"
    assert [str(title).partition(" (")[0] for title in titles(root)] == ["Takster igen", "Takster"]
    page = Client().get("/forloeb/takster/").content.decode()
    assert page.count('href="/forloeb/takster/feed.atom"') == 2


@pytest.mark.parametrize("address", ["/hovedstaden/2025-09-02/", "/hovedstaden/2025-09-02/3.1/"])
def test_a_meeting_and_its_items_lead_to_the_feed_of_their_council(item: AgendaItem, address: str) -> None:
    found = re.findall(r'atom\+xml" title="([^"]+)" href="([^"]+)"', Client().get(address).content.decode())
    assert found == [("KKR Hovedstaden", "/hovedstaden/feed.atom"), ("Nye møder", "/feed.atom")]


def test_a_meeting_is_told_by_its_agenda(item: AgendaItem) -> None:
    (entry,) = follow("/feed.atom").findall(f"{ATOM}entry")
    summary = told(entry, "summary") or ""
    link = '<a href="http://testserver/hovedstaden/2025-09-02/3.1/">3.1 Takster</a>'
    assert f"<li>{link}: godkendt</li>" in summary


def test_a_long_decision_is_cut_at_a_word() -> None:
    builders.item(title="Ens", decision=f"Godkendt.\n{'indstillingen ' * 60}", outcomes=["godkendt"])
    (entry,) = feed(q="ens").findall(f"{ATOM}entry")
    summary = told(entry, "summary") or ""
    assert summary.startswith("<p><strong>Godkendt</strong></p>\n<p>Godkendt.</p><p>indstillingen")
    assert summary.endswith("indstillingen …</p>") and len(summary) < 700


def test_an_entry_keeps_its_id_and_tells_when_it_changed(item: AgendaItem) -> None:
    ShortAddress.objects.create(code="bcdfg", item=item, address=item.get_absolute_url())
    before = follow("/emne/sundhed/feed.atom").find(f"{ATOM}entry")
    item.slug = item.number = "3.7"
    item.save()
    SearchChange.objects.note(item.meeting_id)
    changed = SearchChange.objects.latest("pk").created_at
    after = follow("/emne/sundhed/feed.atom").find(f"{ATOM}entry")
    assert before is not None and after is not None
    assert told(before, "id") == told(after, "id") == "http://testserver/p/bcdfg/"
    assert after.find(f"{ATOM}link").get("href") == "http://testserver/hovedstaden/2025-09-02/3.7/"  # type: ignore[union-attr]
    assert told(after, "updated") == changed.isoformat()
    assert told(follow("/emne/sundhed/feed.atom"), "updated") == changed.isoformat()


def test_nothing_withdrawn_is_told(item: AgendaItem) -> None:
    publication.withdraw(item.meeting, "Fejl.")
    builders.meeting("2025-01-01", published=False)
    for address in ("/feed.atom", "/hovedstaden/feed.atom", "/emne/sundhed/feed.atom", "/parti/oe/feed.atom"):
        assert titles(follow(address)) == []
    assert Client().get("/medlem/maja-hoejgaard/feed.atom").status_code == 404


def test_a_feed_leads_on_to_earlier_entries(item: AgendaItem, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "ENTRIES_A_PAGE", 1)
    builders.meeting("2025-01-01")
    first = follow("/feed.atom")
    assert titles(first) == ["Møde: KKR Hovedstaden 2. september 2025"]
    assert first.find(f"{ATOM}link[@rel='next']").get("href") == "http://testserver/feed.atom?side=2"  # type: ignore[union-attr]
    second = follow("/feed.atom?side=2")
    assert titles(second) == ["Møde: KKR Hovedstaden 1. januar 2025"]
    assert told(second, "id") == told(first, "id") == "http://testserver/feed.atom"
    assert second.find(f"{ATOM}link[@rel='next']") is None


@pytest.mark.parametrize("address", ["/feed.atom", "/soeg/feed.atom"])
def test_a_feed_is_only_read(address: str) -> None:
    assert Client().head(address).status_code == 200
    assert Client().post(address).status_code == 405


@pytest.mark.parametrize(
    ("address", "queries"),
    [("/feed.atom", 5), ("/emne/sundhed/feed.atom", 6), ("/medlem/maja-hoejgaard/feed.atom", 6)],
)
def test_more_entries_cost_no_more_queries(
    item: AgendaItem, address: str, queries: int, django_assert_num_queries: Any
) -> None:
    for day in builders.days(3):
        builders.item(
            builders.meeting(day), topics=item.topics.all(), members=[item.meeting.attendances.get().member]
        )
    with django_assert_num_queries(queries):
        Client().get(address)
