"""A member's page: attendance counted fairly, whom they sat in for, and their own words."""

import re

import pytest
from django.test import Client

from minutes.models import Member
from tests import builders

pytestmark = pytest.mark.django_db


def seen(person: Member, days: dict[str, str]) -> None:
    """Day → status on that meeting's list; "" where the list has only somebody else."""
    for day, status in days.items():
        meeting = builders.meeting(day)
        if status:
            builders.attendance(meeting, person.name, status, member=person)
        else:
            builders.attendance(meeting, "En anden")


def text(client: Client, address: str = "/medlem/maja-hoejgaard/") -> str:
    return " ".join(client.get(address).content.decode().split())


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ({"2024-02-01": "present", "2024-05-01": "absent", "2024-09-01": "present"}, "2 af 3 møder"),
        # Before the first and after the last meeting seen, nobody knows whose the seat was.
        ({"2024-02-01": "", "2024-05-01": "present", "2024-09-01": ""}, "1 af 1 møde"),
        # A list that lacks the name in between is counted, and said to lack it.
        ({"2024-02-01": "present", "2024-05-01": "", "2024-09-01": "present"}, "2 af 3 møder"),
        # Another election period without the name was another's.
        ({"2016-02-01": "present", "2019-02-01": "", "2023-02-01": "present"}, "2 af 2 møder"),
        # Present as somebody's suppleant is no absence from a seat.
        ({"2022-02-01": "present", "2022-05-01": "substitute", "2022-09-01": "absent"}, "1 af 2 møder"),
    ],
)
def test_attendance_is_counted_against_meetings_of_the_seats_own_time(
    client: Client, days: dict[str, str], told: str
) -> None:
    seen(builders.member(), days)
    assert f"Til stede ved {told} i KKR Hovedstaden" in text(client)


@pytest.mark.parametrize(
    ("party", "told"),
    [("V", "KKR Hovedstaden for Venstre (V) i Furesø Kommune"), (None, "KKR Hovedstaden for Furesø Kommune")],
)
def test_a_seat_is_for_a_party_and_without_one_for_the_municipality(
    client: Client, party: str | None, told: str
) -> None:
    person, of = builders.member(), party and builders.party(party)
    builders.mandate(person, party=of)
    builders.attendance(builders.meeting(), person.name, member=person, party=of)
    assert told in " ".join(re.sub("<[^>]*>", " ", text(client)).split())


def test_a_meeting_without_a_list_tells_of_nobody(client: Client) -> None:
    seen(builders.member(), {"2024-02-01": "present", "2024-09-01": "present"})
    builders.item(builders.meeting("2024-05-01"))
    assert "2 af 2 møder" in text(client)


def test_behind_each_number_stand_its_meetings(client: Client) -> None:
    person = builders.member()
    seen(person, {"2024-02-01": "present", "2024-05-01": "absent", "2024-09-01": "", "2024-11-01": "present"})
    sat_out = person.attendances.get(status="absent").meeting
    builders.attendance(sat_out, "Stine Rahbek", "substitute", substitute_for=person.name)
    page = text(client)
    behind = page[page.index("Til stede ved 2 møder</summary>") :]
    order = [
        "1. november 2024",
        "1. februar 2024",
        "suppleant mødte, ved 1 møde<",
        "1. maj 2024",
        "suppleant: Stine",
    ]
    places = [behind.index(words) for words in [*order, "Står ikke på listen ved 1 møde<", "1. september"]]
    assert places == sorted(places)
    assert page.count('<rect class="came"') == 2 + 1
    assert page.count('<rect class="sent"') == 1 + 1


def test_a_substitute_is_shown_with_whom_for_and_is_counted_nowhere(client: Client) -> None:
    person = builders.member("Stine Rahbek")
    builders.attendance(
        builders.meeting(), person.name, "substitute", substitute_for="Ole Brandt", member=person
    )
    page = text(client, "/medlem/stine-rahbek/")
    assert "i stedet for Ole Brandt" in page
    assert "Til stede ved" not in page


def test_a_reservation_is_quoted_before_anything_is_counted(client: Client) -> None:
    person = builders.member()
    seen(person, {"2025-06-18": "present"})
    item = builders.item(number="3.5", decision="Godkendt.")
    builders.reservation(item.decision, "Maja Højgaard tog forbehold.").members.add(person)
    page = text(client)
    assert page.index("Maja Højgaard tog forbehold.") < page.index("Til stede ved")
    assert "/hovedstaden/2025-09-02/3.5/#mindretal" in page


def test_a_withdrawn_meeting_counts_for_nothing(client: Client) -> None:
    person = builders.member()
    seen(person, {"2024-02-01": "present", "2024-05-01": "absent", "2024-09-01": "present"})
    person.attendances.get(status="absent").meeting.withdraw("Fejl.")
    assert "2 af 2 møder" in text(client)
