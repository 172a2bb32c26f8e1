"""A misread name is read as one the archive knows: who was never there leads to who was."""

import pytest
from django.test import Client

from minutes.ingest import ingest
from minutes.models import Mandate, Member
from tests import builders
from tests.referater import attendee, item, referat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]


def test_the_address_of_a_misreading_leads_to_the_member(client: Client) -> None:
    misread = builders.document()
    for document, name, day in (
        (builders.document(), "Bo Dahl", "2024-01-01"),
        (misread, "Bo Dakl", "2025-01-01"),
    ):
        ingest(document, referat([item("1", f"Punkt {day}")], [attendee(name)], date=day))
    short = Member.objects.get(slug="bo-dakl").short.get_absolute_url()

    right = referat([item("1", "Punkt 2025-01-01")], [attendee("Bo Dahl")], date="2025-01-01")
    ingest(misread, right)
    assert not Member.objects.filter(slug="bo-dakl").exists()
    assert Mandate.objects.get().until.year == 2025
    for address in ("/medlem/bo-dakl/", short):
        assert client.get(address)["Location"] == "/medlem/bo-dahl/"
    assert client.get("/medlem/bo-dakl/feed.atom")["Location"] == "/medlem/bo-dahl/feed.atom"
    assert ingest(misread, right).is_empty


def test_one_who_is_on_no_list_any_more_leads_to_all(client: Client) -> None:
    document = builders.document()
    for names in (["Bo Dahl", "Ib Krag"], ["Bo Dahl"]):
        ingest(document, referat([item("1", "Punkt")], [attendee(name) for name in names]))
    assert client.get("/medlem/ib-krag/")["Location"] == "/medlem/"
    # No list of all members can be followed as a feed.
    assert client.get("/medlem/ib-krag/feed.atom")["Location"] == "/medlem/"
