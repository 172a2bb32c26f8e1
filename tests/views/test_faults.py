"""Meld fejl: what a reader tells of, and what is refused."""

from itertools import count
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from kkr import settings as defaults
from minutes import faults
from minutes.models import AgendaItem, FaultReport, Paragraph, Redirect
from tests import builders

pytestmark = pytest.mark.django_db
HERE = {"Sec-Fetch-Site": "same-origin"}
ADDRESS = "/hovedstaden/2025-09-02/3.2/"
ANCHOR = "kkr-godkendte-rnbudget"
# Each of its own network: how much one has told is remembered from test to test.
_networks = count(1)


@pytest.fixture
def item() -> AgendaItem:
    row = builders.item(
        builders.meeting(), "3.2", "Budget for rengøring", decision="KKR godkendte rnbudget.", page=7
    )
    fields = {"meeting": row.meeting, "item": row, "slug": row.slug, "section": "beslutning", "position": 1}
    Paragraph.objects.create(text="KKR godkendte rnbudget.", anchor=ANCHOR, **fields)
    return row


def form_at(sted: str = ADDRESS, afsnit: str = "", language: str = "") -> str:
    return f"{language}/meld-fejl/?" + urlencode({"sted": sted} | ({"afsnit": afsnit} if afsnit else {}))


def tell(address: str = "", text: str = "Der står rnbudget.", **options: Any) -> HttpResponse:
    """From a browser without cookies, checked as strictly as by the server."""
    sender = options.pop("sender", None) or f"2001:db8:0:{next(_networks):x}::1"
    headers = options.pop("headers", HERE)
    client = Client(enforce_csrf_checks=True, REMOTE_ADDR=sender, headers=headers)
    response = client.post(address or form_at(afsnit=ANCHOR), {"tekst": text, **options})
    assert not response.cookies
    return response


def told() -> list[str]:
    return [report.text for report in FaultReport.objects.open()]


def test_every_paragraph_leads_to_the_form_with_its_place_filled_in(client: Client, item: AgendaItem) -> None:
    page = client.get(ADDRESS).content.decode()
    assert f'href="/meld-fejl/?sted={ADDRESS}&amp;afsnit={ANCHOR}"' in page
    form = client.get(form_at(afsnit=ANCHOR))
    said = form.content.decode()
    assert "KKR godkendte rnbudget." in said and 'href="/hovedstaden/2025-09-02/3.2/#' + ANCHOR in said
    assert '<meta name="robots" content="noindex, follow">' in said
    assert not form.cookies


@pytest.mark.parametrize(
    ("address", "named"),
    [
        (ADDRESS, "Budget for rengøring"),
        ("/hovedstaden/2025-09-02/", "Hele mødet"),
        ("/hovedstaden/2025-09-02/side/1/", "Side 1 af referatet"),
        ("/hovedstaden/2025-09-02/dagsorden/side/1/", "Side 1 af dagsordenen"),
    ],
)
def test_an_item_a_meeting_and_a_page_lead_there_as_a_whole(
    client: Client, item: AgendaItem, address: str, named: str
) -> None:
    for kind in ("referat", "dagsorden"):
        builders.page(builders.document(item.meeting, kind=kind), 1, "Side 1")
    assert f'href="/meld-fejl/?sted={address.replace("/", "%2F")}"' in client.get(address).content.decode()
    assert named in client.get(form_at(address)).content.decode()
    tell(form_at(address))
    report = FaultReport.objects.get()
    assert (report.address, report.anchor, report.meeting) == (address, "", item.meeting)


def test_what_is_told_is_kept_with_its_place_and_the_words_as_they_stood(item: AgendaItem) -> None:
    response = tell(text="Der burde stå »årsbudget«.\r\nSe side 7.")
    report = FaultReport.objects.get()
    assert (report.item, report.meeting, report.anchor, report.page) == (item, item.meeting, ANCHOR, 7)
    assert report.passage == "KKR godkendte rnbudget."
    assert report.text == "Der burde stå »årsbudget«.\nSe side 7."
    thanks = Client().get(response["Location"]).content.decode()
    assert "Tak for hjælpen" in thanks and f'href="{ADDRESS}#{ANCHOR}"' in thanks
    assert "Der burde stå" not in thanks


def test_in_english_all_of_it_is(item: AgendaItem) -> None:
    response = tell(form_at(f"/en{ADDRESS}", ANCHOR, language="/en"))
    assert response["Location"].startswith("/en/meld-fejl/tak/")
    thanks = Client().get(response["Location"]).content.decode()
    assert "Thank you" in thanks and f'href="/en{ADDRESS}#{ANCHOR}"' in thanks
    assert FaultReport.objects.get().address == f"{ADDRESS}#{ANCHOR}"


def test_without_a_place_it_says_where_to_find_one(client: Client) -> None:
    response = client.get("/meld-fejl/")
    assert response.status_code == 200 and "Find det sted" in response.content.decode()


@pytest.mark.parametrize(
    "address",
    ["/hovedstaden/2025-09-02/9.9/", "/emne/", "hvad?", "//evil.example/", "", "/\0", "/" + "a" * 999],
)
def test_what_is_no_place_is_not_found(client: Client, item: AgendaItem, address: str) -> None:
    assert client.get(form_at(address)).status_code == 404
    assert tell(form_at(address)).status_code == 404


def test_what_has_moved_is_told_of_where_it_stands_now(item: AgendaItem) -> None:
    Redirect.objects.leave("/hovedstaden/2025-09-02/3/", ADDRESS, "Punktet står et andet sted.")
    tell(form_at("/hovedstaden/2025-09-02/3/", ANCHOR))
    assert FaultReport.objects.get().address == f"{ADDRESS}#{ANCHOR}"


def test_of_a_paragraph_that_is_no_more_the_item_is_left(item: AgendaItem) -> None:
    tell(form_at(afsnit="det-er-vaek"))
    report = FaultReport.objects.get()
    assert (report.address, report.passage) == (ADDRESS, "Budget for rengøring")


def test_of_what_is_withdrawn_or_unpublished_nothing_is_shown(client: Client, item: AgendaItem) -> None:
    item.meeting.withdraw("Navne på borgere")
    assert client.get(form_at())["Location"] == "/hovedstaden/2025-09-02/"
    assert tell()["Location"] == "/hovedstaden/2025-09-02/"
    type(item.meeting).objects.update(published_at=None, withdrawn_at=None)
    assert client.get(form_at()).status_code == 404
    assert told() == []


def test_of_an_item_that_is_withdrawn_its_own_page_tells(client: Client, item: AgendaItem) -> None:
    AgendaItem.objects.update(withdrawn_at=timezone.now(), withdrawal_reason="Navne på borgere")
    assert client.get(form_at(afsnit=ANCHOR))["Location"] == ADDRESS


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        # Neither is said by no browser of these years.
        {},
    ],
)
def test_what_another_site_sends_is_refused(item: AgendaItem, headers: dict[str, str]) -> None:
    response = tell(headers=headers)
    assert response.status_code == 403
    assert "kom ikke fra en af arkivets egne sider" in response.content.decode()
    assert told() == []


def test_an_older_browser_says_where_a_form_is_from(item: AgendaItem) -> None:
    assert tell(headers={"Origin": "http://testserver"}).status_code == 302
    assert told() == ["Der står rnbudget."]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"text": ""}, "Skriv, hvad der er galt."),
        ({"text": " \n "}, "Skriv, hvad der er galt."),
        ({"text": "x" * 2001}, "Skriv højst 2000 tegn; der står 2001."),
        ({"text": "Her står 010203-1234."}, "ligner et CPR-nummer"),
        ({"text": "Køb her", "websted": "https://evil.example"}, "som kun maskiner ser"),
        ({"text": "a\0b"}, "ikke tilladt"),
    ],
)
def test_what_is_wrong_with_it_is_said_and_nothing_is_lost(
    item: AgendaItem, sent: dict[str, str], said: str
) -> None:
    response = tell(**sent)
    page = response.content.decode()
    assert response.status_code == 400
    assert said in page and "https://evil.example" not in page
    assert sent["text"].strip("\0 \n")[:50] in page
    assert told() == []


def test_as_much_as_is_allowed_is_taken(item: AgendaItem) -> None:
    """A line end is one letter, though browsers send two."""
    text = "x\n" * (defaults.MAX_FAULT_LETTERS // 2 - 1) + "xx"
    tell(text=text.replace("\n", "\r\n"))
    assert told() == [text]


def test_from_one_sender_come_so_many_a_day(item: AgendaItem, settings: Any) -> None:
    settings.MAX_FAULTS_A_DAY = 2
    network = f"2001:db8:1:{next(_networks):x}"
    answers = [tell(text=f"Fejl {at}", sender=f"{network}::{at}") for at in (1, 2, 3)]
    assert [answer.status_code for answer in answers] == [302, 302, 429]
    page = answers[2].content.decode()
    assert "Der er kommet 2 meldinger fra din forbindelse i dag" in page and "Fejl 3" in page
    assert told() == ["Fejl 1", "Fejl 2"]
    assert tell(text="Af en anden").status_code == 302


def test_from_all_together_come_so_many_an_hour(item: AgendaItem, settings: Any) -> None:
    settings.MAX_FAULTS_AN_HOUR = 2
    an_hour_ago = timezone.now() - timezone.timedelta(hours=1)
    tell(text="Før")
    FaultReport.objects.update(told_at=an_hour_ago)
    answers = [tell(text=f"Fejl {at}") for at in (1, 2, 3)]
    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert "usædvanligt mange" in answers[2].content.decode()
    assert told() == ["Før", "Fejl 1", "Fejl 2"]


def test_with_redis_away_it_is_kept_all_the_same(item: AgendaItem, settings: Any) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    settings.MAX_FAULTS_A_DAY = 1
    sender = "203.0.113.9"
    assert [tell(text=text, sender=sender).status_code for text in ("En", "To")] == [302, 302]


def test_sent_twice_it_is_there_once(item: AgendaItem) -> None:
    assert [tell().status_code, tell().status_code] == [302, 302]
    assert told() == ["Der står rnbudget."]


def test_nothing_tells_who_it_was(item: AgendaItem) -> None:
    """Neither the row nor what is remembered for the day."""
    sender = "198.51.100.77"
    tell(sender=sender)
    row = FaultReport.objects.values().get()
    with faults.pulse.broker() as redis:
        names = list(redis.scan_iter(match="kkr:faults:*"))
        kept = [*names, *[redis.get(name) for name in names]]
        assert all(0 < redis.ttl(name) <= 24 * 3600 for name in names)
    assert names and not any(sender in str(one) for one in [*row.values(), *kept])
