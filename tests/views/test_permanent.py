"""A short address leads to its meeting, item or member for good."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from minutes.ingest import ingest
from minutes.ingest.short_addresses import free_codes
from minutes.models import Document, Meeting, Member, ShortAddress
from minutes.models.addresses import CODE
from minutes.parsing.types import ParsedReferat
from tests import builders
from tests.referater import attendee, item, referat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]

HOME = "/hovedstaden/2025-09-02/"
FIRST = referat([item("3.8", "Fordeling af lærepladser"), item("4", "Klima")], [attendee("Jgrgen Johansen")])


@pytest.fixture
def document() -> Document:
    row = builders.document(None, "referat.txt")
    ingest(row, FIRST)
    return row


def codes() -> dict[str, str]:
    """Where a thing stands → its short address."""
    return {row.address: row.get_absolute_url() for row in ShortAddress.objects.all()}


def test_each_has_one_and_keeps_it(client: Client, document: Document) -> None:
    before = codes()
    assert set(before) == {HOME, f"{HOME}3.8/", f"{HOME}4/", "/medlem/jgrgen-johansen/"}
    assert all(re.fullmatch(CODE, address.split("/")[2]) for address in before.values())
    assert ingest(Document.objects.get(), FIRST).is_empty
    assert codes() == before
    for address, short in before.items():
        for typed in (short, short.upper().replace("/P/", "/p/")):
            response = client.get(typed)
            assert (response.status_code, response["Location"]) == (302, address)


@pytest.mark.parametrize(
    ("again", "was", "now"),
    [
        (referat([item("3.9", "Fordeling af lærepladser"), item("4", "Klima")]), "3.8/", "3.9/"),
        # Even where another item has taken its number.
        (referat([item("3.8", "Klima"), item("4", "Fordeling af lærepladser")]), "3.8/", "4/"),
        (referat([item("4", "Klima")]), "3.8/", ""),
    ],
)
def test_it_follows_what_it_names_in_one_step(
    client: Client, document: Document, again: ParsedReferat, was: str, now: str
) -> None:
    short = codes()[f"{HOME}{was}"]
    ingest(Document.objects.get(), again)
    assert client.get(short)["Location"] == f"{HOME}{now}"


def test_it_follows_a_meeting_that_moved_after_its_item_was_gone(client: Client, document: Document) -> None:
    short, named = codes()[f"{HOME}3.8/"], codes()["/medlem/jgrgen-johansen/"]
    later = referat([item("4", "Klima")], [attendee("Jørgen Johansen")])
    ingest(Document.objects.get(), later)
    ingest(Document.objects.get(), referat(later.items, later.attendance, date="2025-09-03"))
    assert client.get(short)["Location"] == "/hovedstaden/2025-09-03/"
    assert client.get(named)["Location"] == "/medlem/joergen-johansen/"
    # So does the long address, in one step too.
    assert client.get(f"{HOME}3.8/")["Location"] == "/hovedstaden/2025-09-03/"


def test_what_was_withdrawn_tells_why(client: Client, document: Document) -> None:
    Meeting.objects.update(withdrawn_at=timezone.now(), withdrawal_reason="Fejl i bilag 2.")
    for address in (HOME, f"{HOME}3.8/"):
        response = client.get(codes()[address])
        assert response.status_code == 410
        assert "Fejl i bilag 2." in response.content.decode()


def test_what_nobody_may_see_looks_like_what_never_was(client: Client, document: Document) -> None:
    Meeting.objects.update(published_at=None)
    Member.objects.filter(slug="jgrgen-johansen").update(slug="somebody")
    absent = client.get("/p/bcdfg/")
    assert absent.status_code == 404
    for short in codes().values():
        response = client.get(short)
        assert (response.status_code, response.content) == (404, absent.content)


def test_codes_are_unlike_and_grow_when_the_short_ones_are_taken(document: Document) -> None:
    assert len(set(free_codes(50))) == 50
    row = ShortAddress.objects.all()[0]
    row.code = "bbbbb"
    row.save()
    assert free_codes(1, draw=lambda length: "b" * length) == ["bbbbbb"]
