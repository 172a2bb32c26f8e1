"""A meeting's attendance as a picture: a square for each seat, and who sat in it."""

import re

import pytest
from django.test import Client

from minutes.models import Attendance
from minutes.views import seated
from tests import builders

pytestmark = pytest.mark.django_db


def came(*rows: tuple[str, str, str, str, str]) -> seated.Picture:
    """(name, status, party, municipality, sits in for) of a meeting's list."""
    meeting = builders.meeting()
    for name, status, party, home, instead in rows:
        builders.attendance(
            meeting, name, status, party=builders.party(party) if party else None,
            municipality=builders.municipality(home) if home else None, substitute_for=instead,
        )  # fmt: skip
    return seated.picture(Attendance.objects.filter(meeting=meeting).by_status())


def told(groups: list[seated.Group]) -> list[str]:
    return [f"{group.of.name if group.of else '–'}: {group.told}" for group in groups]


def test_a_suppleant_sits_in_the_seat_of_the_member() -> None:
    picture = came(
        ("Maja Højgaard", "present", "A", "Furesø", ""),
        ("Ole Brandt", "absent", "A", "Furesø", ""),
        ("Stine Rahbek", "substitute", "V", "Furesø", "Ole Brandt"),
        ("Jens Friis", "absent", "V", "Dragør", ""),
    )
    assert told(picture.parties) == ["Socialdemokratiet: 1 til stede, 1 suppleant", "Venstre: 1 afbud"]
    assert told(picture.municipalities) == ["Dragør: 1 afbud", "Furesø: 1 til stede, 1 suppleant"]
    squares = picture.parties[0].line.squares
    assert [square.cell.told for square in squares] == [
        "Maja Højgaard, til stede",
        "Ole Brandt, afbud; Stine Rahbek mødte",
    ]


def test_a_suppleant_of_somebody_the_list_lacks_has_a_square_too() -> None:
    picture = came(("Stine Rahbek", "substitute", "V", "Furesø", "Ole Brandt"))
    assert told(picture.municipalities) == ["Furesø: 1 suppleant"]
    assert picture.parties[0].line.squares[0].cell.told == "Stine Rahbek, suppleant for Ole Brandt"


def test_the_largest_parties_stand_first_and_those_without_last() -> None:
    picture = came(
        ("En", "present", "", "", ""),
        ("To", "present", "", "", ""),
        ("Tre", "present", "V", "Furesø", ""),
        ("Fire", "present", "A", "Furesø", ""),
        ("Fem", "present", "A", "Dragør", ""),
    )
    assert [group.of.label if isinstance(group.of, builders.Party) else "–" for group in picture.parties] == [
        "A",
        "V",
        "–",
    ]
    assert told(picture.municipalities)[-1] == "–: 2 til stede"


def test_the_meeting_shows_it_above_its_lists(client: Client) -> None:
    came(("Maja Højgaard", "present", "A", "Furesø", ""), ("Ole Brandt", "absent", "A", "Furesø", ""))
    page = client.get("/hovedstaden/2025-09-02/").content.decode()
    drawn = page[page.index('class="seated"') : page.index('class="attendance"')]
    assert len(re.findall(r'aria-label="1 til stede, 1 afbud"', drawn)) == 2
    assert "<title>Ole Brandt, afbud</title>" in drawn


def test_a_meeting_without_a_list_has_no_picture(client: Client) -> None:
    builders.meeting()
    assert "seated" not in client.get("/hovedstaden/2025-09-02/").content.decode()
