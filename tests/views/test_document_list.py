"""The list of documents: what needs an editor first, and something done with many at once."""

from typing import Any

import pytest
from django.test import Client

from minutes.models import Document
from tests import builders

pytestmark = pytest.mark.django_db

LIST = "/upload/dokumenter/"
STATUS = Document.Status


def listed(client: Client, asked: str = "") -> list[str]:
    page = client.get(f"{LIST}{asked}")
    assert page.status_code == 200
    return [document.original_name for document, _ in page.context["rows"]]


def test_what_needs_an_editor_comes_first_then_the_newest(admin_client: Client) -> None:
    for name, status in [
        ("gammel", STATUS.READY),
        ("holdt", STATUS.HELD),
        ("i kø", STATUS.RECEIVED),
        ("taget af", STATUS.CANCELLED),
        ("umulig", STATUS.FAILED),
        ("skannet", STATUS.NEEDS_OCR),
        ("ny", STATUS.READY),
    ]:
        why = {"error_code": "empty"} if status == STATUS.FAILED else {}
        builders.document(name=name, status=status, **why)

    assert listed(admin_client) == ["skannet", "umulig", "holdt", "i kø", "ny", "taget af", "gammel"]


# (what is asked, what is listed)
NARROWED = [
    ("?status=held", ["holdt"]),
    ("?kkr=sjaelland", ["sjaelland"]),
    ("?kkr=sjaelland&status=held", []),
    # An address from elsewhere is answered with all there is.
    ("?status=ukendt&kkr=norge&side=x", ["holdt", "sjaelland"]),
]


@pytest.mark.parametrize(("asked", "expected"), NARROWED)
def test_it_is_narrowed_by_status_and_kkr(admin_client: Client, asked: str, expected: list[str]) -> None:
    builders.document(builders.meeting(of=builders.council("sjaelland")), name="sjaelland")
    builders.document(builders.meeting(of=builders.council()), name="holdt", status=STATUS.HELD)

    assert listed(admin_client, asked) == expected


def test_a_held_one_says_for_what(admin_client: Client) -> None:
    builders.document(status=STATUS.HELD, held_for=["private", "doubts"])

    assert "private oplysninger, læsningen er usikker" in admin_client.get(LIST).content.decode()


def many(client: Client, deed: str, *documents: Document, **more: str) -> str:
    ticked = {"valgt": [str(document.pk) for document in documents], "goer": deed}
    page = client.post(f"{LIST}mange/", ticked | more, follow=True)
    return str(page.content.decode())


def statuses() -> list[str]:
    return list(Document.objects.order_by("pk").values_list("status", flat=True))


def test_the_ticked_are_read_again(admin_client: Client) -> None:
    ticked = [builders.document(status=STATUS.READY), builders.document(status=STATUS.CANCELLED)]
    builders.document(status=STATUS.READY)

    assert "2 dokumenter er sat i kø og læses igen." in many(admin_client, "laes-igen", *ticked)
    assert statuses() == ["received", "received", "ready"]


def test_the_ticked_are_taken_off_the_queue_and_the_others_told_of(admin_client: Client) -> None:
    waiting, ready = builders.document(status=STATUS.RECEIVED), builders.document()

    assert "1 dokument er taget af køen. 1 kunne ikke." in many(admin_client, "tag-af", waiting, ready)
    assert statuses() == ["cancelled", "ready"]


@pytest.mark.parametrize(("deed", "ticked"), [("laes-igen", False), ("slet", True), ("", True)])
def test_nothing_ticked_or_asked_changes_nothing(admin_client: Client, deed: str, ticked: bool) -> None:
    document = builders.document()

    assert "Sæt kryds ved" in many(admin_client, deed, *[document] if ticked else [])
    assert statuses() == ["ready"]


def test_one_comes_back_to_what_one_looked_at(admin_client: Client) -> None:
    document = builders.document(status=STATUS.RECEIVED)
    ticked = {"valgt": str(document.pk), "goer": "tag-af", "status": "received"}

    assert admin_client.post(f"{LIST}mange/", ticked)["Location"] == f"{LIST}?status=received&"


@pytest.mark.parametrize("amount", [1, 10])
def test_it_costs_the_same_however_long(
    admin_client: Client, django_assert_num_queries: Any, amount: int
) -> None:
    for day in builders.days(amount):
        builders.document(builders.meeting(day))
        builders.document(status=STATUS.RECEIVED)
    with django_assert_num_queries(6):
        assert len(listed(admin_client)) == 2 * amount
