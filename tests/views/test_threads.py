"""Sagsforløb as readers follow them: the list, the thread's page, and its traces on an item's page."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from minutes import publication, threads
from minutes.models import AgendaItem, Reservation, Thread, Verdict
from tests import builders

pytestmark = pytest.mark.django_db

COAST = "Klimatilpasning langs kysterne"
ADDRESS = "/forloeb/klimatilpasning-langs-kysterne/"


def item(day: str, title: str = COAST, of: str = "hovedstaden", **fields: Any) -> AgendaItem:
    row = builders.item(builders.meeting(day, builders.council(of)), "3.2", title, **fields)
    threads.follow(row.meeting)
    return row


def course() -> list[AgendaItem]:
    """Three meetings: the second is put off, the third refers to the first."""
    return [
        item("2024-06-14", decision="Godkendt.", outcomes=["godkendt"]),
        item("2025-03-03", decision="Sagen blev udsat.", outcomes=["udsat"]),
        item(
            "2025-09-02",
            "Opfølgning på klimatilpasning ved kysterne",
            decision="KKR tiltrådte planen og tog status til efterretning.",
            outcomes=["tiltrådt", "taget til efterretning"],
            named_meetings=[date(2024, 6, 14)],
        ),
    ]


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode().split("<main")[1]).split())


def test_it_says_the_newest_state_first_and_then_each_meeting_and_why(client: Client) -> None:
    course()
    page = text(client, ADDRESS)
    told = [
        "Opfølgning på klimatilpasning ved kysterne",
        "Senest: tiltrådt og taget til efterretning i KKR Hovedstaden den 2. september 2025.",
        "3 punkter",
        "2. september 2025",
        "Henviser til mødet den 14. juni 2024 (sikkert)",
        "3. marts 2025",
        "Samme titel som den 14. juni 2024 (sandsynligt)",
        "14. juni 2024",
        "Mødet den 2. september 2025 henviser hertil (sikkert)",
    ]
    assert re.search(".*?".join(map(re.escape, told)), page), page


def test_an_editors_word_is_a_reason_and_an_editors_title_is_its_name(client: Client) -> None:
    first, other = item("2024-06-14"), item("2025-03-03", "Lægevagten i Thy", "nordjylland")
    Verdict.objects.create(item=other, other=first, together=True)
    threads.settle({first.pk, other.pk})
    Thread.objects.update(title="Kysterne")
    page = text(client, ADDRESS)
    assert "Sat sammen af en redaktør (sikkert)" in page
    assert page.index("Kysterne") < page.index("Lægevagten i Thy")


def test_the_item_tells_its_place_and_what_points_at_it(client: Client) -> None:
    first, second, third = course()
    page = text(client, second.get_absolute_url())
    assert "Nummer 2 af 3 punkter i forløbet" in page
    assert f"Før: {COAST} KKR Hovedstaden, 14. juni 2024" in page
    assert "Siden: Opfølgning på klimatilpasning ved kysterne KKR Hovedstaden, 2. september 2025" in page
    assert f'href="{ADDRESS}"' in client.get(second.get_absolute_url()).content.decode()
    pointed_at = text(client, first.get_absolute_url())
    assert "Henvisninger hertil Opfølgning på klimatilpasning ved kysterne" in pointed_at
    assert "Henvisninger hertil" not in text(client, third.get_absolute_url())


def test_the_item_suggests_what_is_like_it_and_says_that_it_is_a_suggestion(client: Client) -> None:
    row = item("2025-09-02", "Fordeling af lærepladser på SOSU-uddannelserne for 2026")
    for day in ("2022-06-09", "2023-06-09", "2024-06-09", "2024-09-09", "2025-02-02", "2025-03-03"):
        item(day, f"Regionale læreplads-aftaler: fordeling af SOSU-pladser {day[:4]}", "sjaelland")
    page = text(client, row.get_absolute_url())
    assert "Arkivets forslag" in page
    assert page.count("Regionale læreplads-aftaler") == 5
    assert "Sagsforløb" not in page


def test_the_list_is_of_those_that_were_at_several_meetings(client: Client) -> None:
    course()
    item("2025-09-03", "Lægevagten i Thy", "nordjylland")
    item("2025-10-03", "Sejlplan for færgen til Læsø", "nordjylland")
    item("2025-11-03", "Sejlplan for færgen til Læsø", "nordjylland", outcomes=["drøftet"])
    page = text(client, "/forloeb/")
    assert page.index("Sejlplan") < page.index("Opfølgning på klimatilpasning")
    assert "3 punkter" in page and "KKR Hovedstaden , siden 2024".replace(" ,", ",") in page
    assert "Lægevagten" not in page
    longest = text(client, "/forloeb/?orden=laengste")
    assert longest.index("Opfølgning på klimatilpasning") < longest.index("Sejlplan")
    assert "klimatilpasning" not in text(client, "/forloeb/?kkr=nordjylland")
    assert client.get("/forloeb/?kkr=ingen%00&side=x").status_code == 200


def test_the_order_stays_when_another_council_is_chosen(client: Client) -> None:
    course()
    builders.council("nordjylland")
    page = client.get("/forloeb/?kkr=hovedstaden&orden=laengste").content.decode()
    for address in ("/forloeb/?orden=laengste", "?kkr=nordjylland&amp;orden=laengste", "?kkr=hovedstaden"):
        assert f'href="{address}"' in page


def test_what_is_not_there_is_not_narrowed(client: Client) -> None:
    nothing = "Ingen sag har været på flere møder endnu."
    builders.council("nordjylland")
    page = text(client, "/forloeb/")
    assert nothing in page and "Nordjylland" not in page and "Længste først" not in page
    course()
    page = text(client, "/forloeb/?kkr=nordjylland")
    assert "Ingen sag i KKR Nordjylland har været på flere møder endnu." in page and "Alle KKR" in page


def test_what_is_withdrawn_is_gone_at_once_and_the_address_leads_to_what_is_left(client: Client) -> None:
    first, second, third = course()
    publication.withdraw(third.meeting, "Fejl")
    page = text(client, ADDRESS)
    assert "Opfølgning" not in page and "2. september" not in page
    publication.withdraw(second.meeting, "Fejl")
    assert client.get(ADDRESS).headers["Location"] == first.get_absolute_url()
    assert "Sagsforløb" not in text(client, first.get_absolute_url())
    assert COAST not in text(client, "/forloeb/")
    publication.withdraw(first.meeting, "Fejl")
    assert client.get(ADDRESS).status_code == 410
    assert client.get(f"{ADDRESS}feed.atom").status_code == 404
    publication.publish(third.meeting)
    publication.publish(first.meeting)
    assert "2 punkter" in text(client, ADDRESS)


def test_withdrawn_by_hand_it_is_not_shown_either(client: Client) -> None:
    first, second, third = course()
    type(third.meeting).objects.filter(pk=third.meeting_id).update(withdrawn_at=third.meeting.published_at)
    assert "Opfølgning" not in text(client, ADDRESS)
    assert "Opfølgning" not in text(client, first.get_absolute_url())
    assert "Opfølgning" not in text(client, second.get_absolute_url())


def test_a_thread_that_was_joined_with_another_leads_there(client: Client) -> None:
    coast = course()
    ferry = [item(day, "Sejlplan for færgen til Læsø") for day in ("2024-10-03", "2025-01-03")]
    joined = Verdict.objects.create(item=ferry[0], other=coast[0], together=True)
    threads.settle({ferry[0].pk, coast[0].pk})
    assert client.get("/forloeb/sejlplan-for-faergen-til-laesoe/").headers["Location"] == ADDRESS
    followed = client.get("/forloeb/sejlplan-for-faergen-til-laesoe/feed.atom").content.decode()
    assert all(title in followed for title in ("Klimatilpasning langs kysterne", "Sejlplan for færgen"))
    joined.delete()
    threads.settle({ferry[0].pk, coast[0].pk})
    assert client.get("/forloeb/sejlplan-for-faergen-til-laesoe/").status_code == 200


@pytest.mark.parametrize("amount", [2, 12])
def test_it_costs_the_same_however_long(client: Client, django_assert_num_queries: Any, amount: int) -> None:
    days = builders.days(amount)
    rows = [item(day, decision="Godkendt.") for day in days]
    Reservation.objects.create(decision=rows[0].decision, text="Venstre er imod.", position=1)  # type: ignore[attr-defined]
    with django_assert_num_queries(5):
        client.get(ADDRESS)
    with django_assert_num_queries(5):
        client.get("/forloeb/")
