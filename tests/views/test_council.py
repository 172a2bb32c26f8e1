"""A council's page: meetings by period and year, who sits in it now, and what it said would come."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from minutes.models import FollowUp, Meeting, Thread, ThreadItem
from tests import builders

pytestmark = pytest.mark.django_db


def text(client: Client, address: str = "/hovedstaden/") -> str:
    return " ".join(client.get(address).content.decode().split())


def announcing(words: str, day: str | None = None, title: str = "Rammeaftale for socialområdet") -> None:
    """At the meeting of 2 September 2025."""
    meeting = Meeting.objects.at("hovedstaden", "2025-09-02") or builders.meeting()
    item = builders.item(meeting, title=title, decision="Udsat.")
    FollowUp.objects.create(
        decision=item.decision, text=words, position=1, date=date.fromisoformat(day) if day else None
    )


def test_meetings_stand_under_their_election_period_and_year(client: Client) -> None:
    for day in ("2026-02-06", "2025-09-02", "2025-02-07", "2009-03-20"):
        builders.meeting(day)
    page = text(client)
    order = ["2026–2029", ">2026</h3>", "2022–2025", ">2025</h3>", "2. september", "7. februar", "2007–2009"]
    places = [page.index(words) for words in order]
    assert places == sorted(places)


def test_members_are_those_of_the_newest_list_there_or_not(client: Client) -> None:
    for day, came in {
        "2024-02-02": {"Gitte Gammel": "present"},
        "2025-09-02": {"Maja Højgaard": "present", "Ole Brandt": "absent", "Stine Rahbek": "substitute"},
    }.items():
        meeting = builders.meeting(day)
        for name, status in came.items():
            builders.attendance(meeting, name, status)
    # An agenda tells of nobody.
    builders.meeting("2025-11-21")
    page = text(client)
    assert "Maja Højgaard" in page
    assert "Ole Brandt" in page
    assert "Gitte Gammel" not in page
    assert "Stine Rahbek" not in page
    assert 'fra mødet den <a href="/hovedstaden/2025-09-02/#deltagere">2. september 2025</a>' in page


@pytest.mark.parametrize(
    ("words", "named", "held", "told"),
    [
        # The day named is in the archive, and so is an item with nearly the same title.
        (
            "Kommer igen.",
            "2025-11-21",
            {"2025-10-24": "Rammeaftale for socialområdet", "2025-11-21": "Rammeaftale på socialområdet"},
            "Ligner punkt 9 på mødet den 21. november 2025",
        ),
        # No day: the next meeting, and not one after it.
        (
            "Kommer på næste møde.",
            None,
            {"2025-10-24": "Klima", "2025-11-21": "Rammeaftale for socialområdet"},
            'Intet punkt på <a href="/hovedstaden/2025-10-24/">mødet den 24. oktober 2025</a>',
        ),
        ("Kommer igen.", "2025-11-21", {}, "Senere end det nyeste møde i arkivet."),
        ("Kommer på næste møde.", None, {}, "Senere end det nyeste møde i arkivet."),
        (
            "Kommer igen.",
            "2025-10-24",
            {"2025-11-21": "Klima"},
            "Arkivet har intet møde den 24. oktober 2025.",
        ),
    ],
)
def test_what_was_announced_is_told_with_whether_it_came(
    client: Client, words: str, named: str | None, held: dict[str, str], told: str
) -> None:
    announcing(words, named)
    for day, title in held.items():
        builders.item(builders.meeting(day), "9", title)
    page = text(client)
    assert words in page[page.index('id="varslet"') :]
    assert told in page


def test_a_thread_knows_what_came_later_than_was_said(client: Client) -> None:
    announcing("Kommer på næste møde.", None)
    announced = Meeting.objects.at("hovedstaden", "2025-09-02").items.get()  # type: ignore[union-attr]
    thread = Thread.objects.create(slug="sagen", seed=announced)
    came = builders.item(builders.meeting("2025-11-21"), "9", "Et helt andet navn")
    builders.item(builders.meeting("2025-10-24"), "4", "Klima")
    for item in (announced, came):
        ThreadItem.objects.create(thread=thread, item=item)
    assert "Kom som punkt 9 på mødet den 21. november 2025" in text(client)


def test_nothing_is_told_of_an_unpublished_meeting(client: Client) -> None:
    announcing("Kommer igen.", "2025-11-21")
    builders.attendance(builders.meeting("2025-11-21", published=False), "Hemmelig Person")
    page = text(client)
    assert "Hemmelig" not in page
    assert "Senere end det nyeste møde" in page
    Meeting.objects.at("hovedstaden", "2025-09-02").withdraw("Fejl.")  # type: ignore[union-attr]
    assert "Kommer igen." not in text(client)


@pytest.mark.parametrize("amount", [1, 14])
def test_it_costs_the_same_however_much_was_announced(
    client: Client, django_assert_num_queries: Any, amount: int
) -> None:
    for number in range(amount):
        announcing(f"Kommer igen {number}.", title=f"Sag {number}")
    builders.item(builders.meeting("2025-11-21"), "9", "Sag 0")
    with django_assert_num_queries(13):
        client.get("/hovedstaden/")
