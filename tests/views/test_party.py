"""A party's page: its reservations word for word first, and its years without a score."""

from datetime import date

import pytest
from django.test import Client

from tests import builders

pytestmark = pytest.mark.django_db


def text(client: Client, address: str = "/parti/oe/") -> str:
    return " ".join(client.get(address).content.decode().split())


def test_its_own_words_stand_before_any_number(client: Client) -> None:
    party = builders.party("Ø")
    item = builders.item(builders.meeting(), "3.5", parties=[party], decision="Godkendt.")
    builders.reservation(item.decision, "Enhedslisten anbefaler scenarie 3.", [party])
    page = text(client)
    assert page.index("Enhedslisten anbefaler scenarie 3.") < page.index("Punkter pr. år")
    assert "%" not in page[page.index("<main") : page.index("</main>")]


def test_each_year_leads_to_the_items_that_name_it(client: Client) -> None:
    party = builders.party("Ø")
    for day in ("2023-02-03", "2025-02-07", "2025-09-02"):
        builders.item(builders.meeting(day), "3.5", parties=[party])
    builders.item(builders.meeting("2024-02-02", published=False), "3.5", parties=[party])
    page = text(client)
    assert 'href="/soeg/?parti=oe&amp;aar=2025"' in page
    assert 'aria-label="2025: 2 punkter"' in page
    assert "2024: 1 punkt" not in page


def test_members_stand_under_the_period_they_were_last_seen_in(client: Client) -> None:
    for name, day in {"Maja Højgaard": "2025-09-02", "Ole Brandt": "2015-02-23"}.items():
        builders.attendance(
            builders.meeting(day), name, party=builders.party("Ø"), member=builders.member(name)
        )
    for name, until in {"maja-hoejgaard": date(2025, 9, 2), "ole-brandt": date(2015, 2, 23)}.items():
        person = builders.Member.objects.get(slug=name)
        builders.mandate(person, party=builders.party("Ø"), since=until, until=until)
    page = text(client)
    order = ["2022–2025</h3>", "Maja Højgaard", "2014–2017</h3>", "Ole Brandt"]
    places = [page.index(words) for words in order]
    assert places == sorted(places)


def test_a_party_nobody_names_has_no_chart(client: Client) -> None:
    builders.party("Ø")
    assert "År for år" not in text(client)
