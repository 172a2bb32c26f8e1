"""Pages are made once for all readers, and anew as soon as anything they may see has changed."""

import gzip
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from django.utils import timezone
from django.utils.http import http_date

from minutes import kept, publication, search
from minutes.kept.page import Page, is_page
from minutes.kept.shelf import Shelf
from minutes.kept.state import State, Watch
from minutes.models import Attendance, Decision, Meeting, Member, Party, SearchChange
from tests import builders
from tests.away import database_away

MEETING = "/hovedstaden/2025-09-02/"
ITEM = f"{MEETING}3.5/"
MEMBER = "/medlem/maja-hoejgaard/"
EARLY = datetime(2025, 9, 2, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def empty_shelf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "SHELF", Shelf(0.75))
    monkeypatch.setattr(kept, "QUESTIONS", Shelf(0.25))
    monkeypatch.setattr(kept, "WATCH", Watch())


@pytest.fixture
def archive(transactional_db: None) -> Meeting:
    """Committed: what another process would see."""
    meeting = builders.meeting()
    builders.attendance(meeting, person=True)
    item = builders.item(meeting, "3.5", members=[Member.objects.get()], topics=[builders.topic()])
    builders.reservation(builders.decision(item), "Enhedslisten stemte imod.", [builders.party("Ø")])
    return meeting


def ask(client: Client, address: str = ITEM, **headers: str) -> HttpResponse:
    return client.get(address, headers={name.replace("_", "-"): said for name, said in headers.items()})


def queries(client: Client, address: str = ITEM) -> int:
    with CaptureQueriesContext(connection) as captured:
        ask(client, address)
    return len(captured)


def test_it_is_made_once_for_all_readers(archive: Meeting) -> None:
    first, second = ask(Client()), ask(Client())
    assert (first.status_code, first.content) == (200, second.content)
    assert dict(first.items()) == dict(second.items())
    assert first["Cache-Control"] == "no-cache"
    assert set(first["Vary"].split(", ")) == {"Accept-Encoding", "Cookie"}
    assert (first["X-Frame-Options"], first["Content-Language"]) == ("DENY", "da")
    assert "default-src 'none'" in second["Content-Security-Policy"]
    assert queries(Client()) == 1, "whether anything has changed"


def test_each_language_and_host_has_its_own(archive: Meeting, client: Client) -> None:
    tags = {ask(client, address)["ETag"] for address in (ITEM, f"/en{ITEM}")}
    tags.add(ask(client, ITEM, Host="arkivet.example")["ETag"])
    assert len(tags) == 3


def test_the_page_is_sent_only_to_who_has_not_got_it(client: Client, archive: Meeting) -> None:
    page = ask(client)
    tag, time = page["ETag"], page["Last-Modified"]
    for asked, status in [
        ({}, 200),
        ({"If_None_Match": tag}, 304),
        # A proxy may have taken it for a strong one, and a reader may have several.
        ({"If_None_Match": tag.removeprefix("W/")}, 304),
        ({"If_None_Match": f'"other", {tag}'}, 304),
        ({"If_None_Match": "*"}, 304),
        ({"If_None_Match": '"other"'}, 200),
        ({"If_None_Match": "no tag at all"}, 200),
        ({"If_None_Match": tag, "Accept_Encoding": "gzip"}, 304),
        # A tag says more than a time.
        ({"If_None_Match": '"other"', "If_Modified_Since": time}, 200),
        ({"If_None_Match": tag, "If_Modified_Since": "yesterday"}, 304),
        ({"If_Modified_Since": "yesterday"}, 200),
    ]:
        response = ask(client, **asked)
        assert (asked, response.status_code) == (asked, status)
        assert response["ETag"] == tag
        assert bool(response.content) == (status == 200)
        assert status == 200 or not response.headers.keys() & {"Content-Type", "Content-Encoding"}
    kept.SHELF = Shelf()
    assert ask(client, If_None_Match=tag).status_code == 304, "made anew it is the same page"


def test_a_time_is_believed_once_its_second_is_over(rf: RequestFactory) -> None:
    page = Page.of(HttpResponse("Beslutning"))
    told = http_date(EARLY.timestamp())
    for since, status in [
        (EARLY, 304),
        # Something has changed; or this process sees it later than the one that told the time.
        (EARLY + timedelta(seconds=1), 200),
        (EARLY - timedelta(seconds=1), 200),
    ]:
        answer = page.answer(rf.get("/", headers={"If-Modified-Since": told}), State(("1",), since))
        assert (answer.status_code, answer["Last-Modified"]) == (status, http_date(since.timestamp()))
    coming = timezone.now() + timedelta(minutes=1)
    answer = page.answer(rf.get("/"), State(("1",), coming))
    assert answer["Last-Modified"] != http_date(coming.timestamp()), "no time to come is told"


def test_a_state_is_later_than_the_one_before() -> None:
    first, hour = State(("1",), EARLY), timedelta(hours=1)
    assert State(("1",), EARLY + hour).after(first) is first
    assert State(("2",), EARLY + hour).after(first).since == EARLY + hour
    # A change nobody noted, or two within a second.
    assert State(("2",), EARLY).after(first).since > EARLY


def rename(archive: Meeting) -> None:
    Member.objects.update(name="Maja Holm")


def give_up_the_seat(archive: Meeting) -> None:
    Attendance.objects.update(status="absent")


def by_hand(archive: Meeting) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE minutes_decision SET text = 'KKR godkendte det ikke.'")


def in_the_administration(archive: Meeting) -> None:
    editor, party = Client(), Party.objects.get(letter="Ø")
    editor.force_login(User.objects.create_superuser("redaktør"))
    row = Decision.objects.get().reservations.get()
    form = {"decision": row.decision_id, "text": "SF stemte imod.", "position": 1, "parties": [party.pk]}
    answer = editor.post(f"/admin/minutes/reservation/{row.pk}/change/", form)
    assert answer.status_code == 302, answer.context["errors"]


def publish_another(archive: Meeting) -> None:
    publication.publish(builders.meeting("2025-06-18", published=False))


# (what happens meanwhile, a page that shows it)
CHANGES: list[tuple[Callable[[Meeting], None], str]] = [
    (give_up_the_seat, MEETING),
    (rename, MEMBER),
    (in_the_administration, ITEM),
    (by_hand, ITEM),
    (publish_another, "/hovedstaden/"),
]


def test_whatever_readers_see_changes_its_page_at_once(archive: Meeting, client: Client) -> None:
    for change, address in CHANGES:
        before = ask(client, address)["ETag"]
        assert ask(client, address, If_None_Match=before).status_code == 304
        change(archive)
        after = ask(client, address, If_None_Match=before)
        assert (change.__name__, after.status_code, after["ETag"] != before) == (change.__name__, 200, True)


def test_what_is_withdrawn_is_gone_at_once_and_not_left_in_memory(archive: Meeting, client: Client) -> None:
    page = ask(client)
    assert len(kept.SHELF) == 1
    publication.withdraw(archive, "Et navn skulle ikke have stået der.")
    for headers in ({}, {"If_None_Match": page["ETag"]}, {"If_Modified_Since": page["Last-Modified"]}):
        gone = ask(client, **headers)
        assert (gone.status_code, gone["Cache-Control"], "ETag" in gone) == (410, "no-cache", False)
    assert len(kept.SHELF) == 0
    publication.publish(archive)
    assert ask(client, If_None_Match=page["ETag"]).status_code == 304, "it is the same again"


def test_what_a_search_found_is_kept_beside_until_the_index_has_followed(
    archive: Meeting, client: Client
) -> None:
    asked = "/soeg/?q=klimaalliancen"
    # While it answers the first, the index follows the rows: that was another state.
    ask(client, asked)
    before = ask(client, asked)
    assert (len(kept.SHELF), queries(client, asked)) == (0, 1)
    address = builders.item(archive, "3.6", "Klimaalliancens budget").get_absolute_url()
    SearchChange.objects.note(archive.pk)
    assert address not in before.content.decode()
    assert address in ask(client, asked).content.decode()


def test_a_page_made_of_old_rows_is_not_kept_for_new_ones(archive: Meeting) -> None:
    shelf, page = Shelf(), Page.of(HttpResponse("Beslutning"))
    shelf.put(("http", "testserver", ITEM), page, State(("old",), EARLY))
    assert shelf.get(("http", "testserver", ITEM), State(("new",), EARLY)) is None
    shelf.put(("http", "testserver", ITEM), page, State(None, EARLY))
    assert len(shelf) == 0, "nor is one of which it cannot be said of what rows"


def test_within_a_transaction_nothing_is_kept(archive: Meeting, client: Client) -> None:
    with transaction.atomic():
        before = ask(client)
        rename(archive)
        assert ask(client)["ETag"] != before["ETag"]
    assert len(kept.SHELF) == 0


def test_a_change_of_the_index_is_one(archive: Meeting) -> None:
    before = kept.WATCH.now()
    search.rebuild()
    assert kept.WATCH.now().mark != before.mark


def test_the_database_is_asked_once_in_a_while(archive: Meeting, settings: object) -> None:
    settings.STATE_SECONDS = 60
    client = Client()
    tag = ask(client)["ETag"]
    rename(archive)
    assert queries(client) == 0
    assert ask(client, If_None_Match=tag).status_code == 304
    settings.STATE_SECONDS = 0
    assert ask(client, If_None_Match=tag).status_code == 200


def test_a_page_shown_before_is_shown_while_the_database_is_away(archive: Meeting, settings: object) -> None:
    client = Client(raise_request_exception=False)
    before = ask(client)
    with database_away():
        assert ask(client).content == before.content
        assert ask(client, MEETING).status_code == 503, "one that nobody had asked for"
        # It may have been withdrawn on another host.
        settings.STATE_AWAY_SECONDS = 0
        settings.STATE_SECONDS = 60
        kept.WATCH._asked_at -= 60
        assert [ask(client).status_code for _ in range(2)] == [503, 503]
    assert ask(client).content == before.content
    rename(archive)
    settings.STATE_SECONDS = 0
    assert ask(client).content != before.content


def test_the_shelf_has_room_for_so_many_bytes(settings: object) -> None:
    pages = [Page.of(HttpResponse(f"Punkt {number}")) for number in range(4)]
    settings.KEPT_BYTES = sum(page.size for page in pages[:2]) + 10
    shelf, state = Shelf(), State(("1",), EARLY)
    addresses = [("http", "testserver", f"/{number}/") for number in range(4)]
    for address, page in zip(addresses[:2], pages[:2], strict=True):
        shelf.put(address, page, state)
    assert shelf.get(addresses[0], state)
    shelf.put(addresses[2], pages[2], state)
    left = [address in shelf for address in addresses]
    assert left == [True, False, True, False], "the one asked for longest ago went"
    shelf.put(addresses[2], pages[2], state)
    assert shelf.size == pages[0].size + pages[2].size
    settings.KEPT_BYTES = 1
    shelf.put(addresses[3], pages[3], state)
    assert (len(shelf), shelf.size) == (0, 0), "not even one that is larger than all the room"


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [
        ("gzip", True),
        ("gzip, deflate, br, zstd", True),
        ("br;q=1.0, gzip;q=0.8, *;q=0.1", True),
        ("gzip;q=0", False),
        ("gzip; q=0.000, br", False),
        ("identity", False),
        ("", False),
    ],
)
def test_it_goes_out_packed_to_who_can_unpack_it(rf: RequestFactory, accepted: str, packed: bool) -> None:
    body = b"Beslutning: godkendt. " * 100
    page = Page.of(HttpResponse(body))
    for method in (rf.get, rf.head):
        answer = page.answer(method("/", headers={"Accept-Encoding": accepted}), State(("1",), EARLY))
        assert (answer.headers.get("Content-Encoding") == "gzip") == packed
        sent = gzip.decompress(answer.content) if packed and answer.content else answer.content
        assert sent == (body if method == rf.get else b"")
        assert int(answer["Content-Length"]) == (len(page.packed) if packed else len(body))


def test_editors_are_not_taken_for_readers(archive: Meeting, client: Client) -> None:
    tag = ask(client)["ETag"]
    editor = Client()
    editor.force_login(User.objects.create_user("redaktør"))
    page = ask(editor, If_None_Match=tag)
    assert (page.status_code, page["Cache-Control"]) == (200, "private, no-cache")
    assert "Cookie" in page["Vary"]
    assert "ETag" not in page


@pytest.mark.parametrize(
    ("headers", "anonymous"),
    [
        ({}, True),
        ({"Cookie": "csrftoken=of-the-login-page"}, True),
        ({"Cookie": "sessionid=1"}, False),
        ({"Cookie": "messages=1"}, False),
        ({"Authorization": "Basic a2tyOg=="}, False),
        ({"HX-Request": "true"}, False),
        ({"Range": "bytes=0-99"}, False),
    ],
)
def test_who_is_a_reader(rf: RequestFactory, headers: dict[str, str], anonymous: bool) -> None:
    assert kept.is_anonymous(rf.get("/", headers=headers)) == anonymous
    assert not kept.is_anonymous(rf.post("/", headers=headers))


def with_cookie(response: HttpResponse) -> HttpResponse:
    response.set_cookie("sessionid", "1")
    return response


@pytest.mark.parametrize(
    ("response", "kept_for_all"),
    [
        (HttpResponse("Side"), True),
        (HttpResponse("Side", headers={"Vary": "Cookie"}), True),
        (HttpResponse("Side", headers={"Vary": "Accept-Language"}), False),
        (HttpResponse("Side", headers={"Cache-Control": "private"}), False),
        (HttpResponse("Side", headers={"ETag": '"its own"'}), False),
        (HttpResponse("Side", status=404), False),
        (HttpResponse("Side", status=410), False),
        (StreamingHttpResponse(["Side"]), False),
        (with_cookie(HttpResponse("Side")), False),
    ],
)
def test_what_is_a_page_for_all_readers(response: HttpResponse, kept_for_all: bool) -> None:
    assert is_page(response) == kept_for_all


def test_only_pages_of_the_archive_are_named() -> None:
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert names >= kept.KEPT, "each is an address"
    editors = {"upload", "documents", "document", "progress", "read_again", "login", "logout"}
    files = {"document_file", "original", "original_text"}
    assert not kept.KEPT & (editors | files | {"healthz", "readyz", "permanent", "suggest"})


def test_every_page_is_the_same_when_made_again(archive: Meeting, client: Client) -> None:
    builders.document(archive, "referat.txt", "Referat fra mødet".encode())
    addresses = ["/", "/soeg/", "/soeg/?q=klima", "/arkivet/", "/hovedstaden/", MEETING, f"{MEETING}?q=klima"]
    for address in [
        *addresses,
        ITEM,
        f"{ITEM}citat/",
        MEMBER,
        "/parti/oe/",
        "/emne/sundhed/",
        "/kommune/",
        "/feed.atom",
    ]:
        first = ask(client, address)
        kept.SHELF, kept.QUESTIONS = Shelf(), Shelf()
        assert (address, ask(client, address)["ETag"]) == (address, first["ETag"])


def test_who_watches_the_process_asks_no_database(archive: Meeting, client: Client) -> None:
    assert queries(client, "/healthz") == 0
    assert "ETag" not in ask(client, "/healthz")
