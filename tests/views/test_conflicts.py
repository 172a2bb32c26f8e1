"""A new reading says a third thing: the editor's word or the reading is to stand."""

from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from minutes import readings, versions
from minutes.models import AgendaItem, Correction, Document
from minutes.parsing.types import ParsedReferat, Sections
from tests import builders
from tests.referater import item, referat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]

READ = referat([item("4", "Budget", sections=Sections(beslutning="KKR godkendte planen."))])


def read(document: Document, parsed: ParsedReferat) -> None:
    readings.keep(document, parsed)
    readings.put(document, readings.layered(document, parsed))


def now(**fields: Any) -> ParsedReferat:
    return replace(READ, items=[replace(READ.items[0], **fields)])


def corrected(document: Document, field: str, before: str, after: str) -> Correction:
    about = {"part": "item", "number": "4", "name": "Budget"}
    row = Correction.objects.create(
        document=document, meeting=document.meeting, field=field, before=before, after=after, **about
    )
    readings.renew(document)
    return row


@pytest.fixture
def document() -> Document:
    row = builders.document()
    read(row, READ)
    return row


@pytest.fixture
def conflict(document: Document) -> Correction:
    row = corrected(document, "title", "Budget", "Budget 2026")
    read(document, now(title="Budget 2027"))
    return row


def settle(client: Client, correction: Correction, choice: str) -> str:
    address = f"/redaktion/konflikter/{correction.pk}/"
    return client.post(address, {"choice": choice}, follow=True).content.decode()


def title() -> str:
    return AgendaItem.objects.get().title


def test_all_three_are_shown(admin_client: Client, conflict: Correction) -> None:
    page = admin_client.get("/redaktion/konflikter/").content.decode()

    for words in ("Budget 2026", "Budget", "Budget 2027"):
        assert f"<dd>{words}</dd>" in page
    assert "Behold rettelsen" in page and "Tag den nye læsning" in page


def test_the_correction_is_kept(admin_client: Client, document: Document, conflict: Correction) -> None:
    assert "Rettelsen står ved magt." in settle(admin_client, conflict, "keep")

    assert title() == "Budget 2026"
    conflict.refresh_from_db()
    assert (conflict.state, conflict.before) == ("applied", "Budget 2027")
    assert "Ingen rettelser er i konflikt" in admin_client.get("/redaktion/konflikter/").content.decode()
    read(document, now(title="Budget 2027"))
    assert not Correction.objects.conflicts().exists()


def test_the_reading_is_taken(admin_client: Client, admin_user: User, conflict: Correction) -> None:
    assert "Det, der er læst, står nu." in settle(admin_client, conflict, "take")

    assert title() == "Budget 2027"
    conflict.refresh_from_db()
    assert conflict.undone_by == admin_user


def test_of_a_text_what_stands_goes_on_standing(admin_client: Client, document: Document) -> None:
    """The new reading changed other words of the paragraph too: those are kept with the editor's."""
    row = corrected(document, "beslutning", "KKR godkendte planen.", "KKR tiltrådte planen.")
    read(document, now(sections=Sections(beslutning="KKR udsatte hele planen.")))
    stood = AgendaItem.objects.get().decision.text

    settle(admin_client, row, "keep")

    assert AgendaItem.objects.get().decision.text == stood
    row.refresh_from_db()
    assert row.state == "applied"


def test_a_lost_correction_can_only_be_dropped(admin_client: Client, document: Document) -> None:
    row = corrected(document, "title", "Budget", "Budget 2026")
    read(document, replace(READ, items=[item("9", "Noget helt andet")]))
    page = admin_client.get("/redaktion/konflikter/").content.decode()
    assert "Stedet findes ikke i læsningen." in page and "Behold rettelsen" not in page

    settle(admin_client, row, "take")

    assert not Correction.objects.conflicts().exists()


def test_what_was_said_of_an_earlier_version_is_settled_on_the_one_that_counts(
    admin_client: Client, document: Document
) -> None:
    row = corrected(document, "title", "Budget", "Budget 2026")
    newer = builders.document(status="held", held_for=["version"])
    readings.keep(newer, now(title="Budget 2027"))
    versions.take(newer, "earlier", None)
    row.refresh_from_db()
    assert (row.state, title()) == ("conflict", "Budget 2026")

    settle(admin_client, row, "take")

    assert title() == "Budget 2027"


def test_the_list_costs_the_same_however_long(admin_client: Client, django_assert_num_queries: Any) -> None:
    for amount in (1, 5):
        for number in range(amount):
            meeting = builders.meeting(f"20{amount:02}-01-0{number + 1}")
            document = builders.document(meeting)
            Correction.objects.create(
                document=document, meeting=meeting, part="item", field="title", state="conflict"
            )
        with django_assert_num_queries(4):
            admin_client.get("/redaktion/konflikter/")


def test_a_stranger_is_asked_to_log_in(client: Client) -> None:
    assert client.get("/redaktion/konflikter/")["Location"].startswith("/log-ind/")
