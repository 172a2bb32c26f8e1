"""The page that says who did what."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.test import Client
from django.urls import reverse

from minutes import journal, roles
from minutes.models import Document
from tests import builders

pytestmark = pytest.mark.django_db


def shown(client: Client, **asked: object) -> str:
    response = client.get("/redaktion/log/", asked)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def noted(user: Any, row: models.Model, what: str, day: str = "2026-11-24") -> None:
    journal.note(user, row, what)
    LogEntry.objects.filter(change_message=what).update(
        action_time=datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=UTC)
    )


@pytest.mark.parametrize(("role", "status"), [(roles.ADMINISTRATOR, 200), (roles.EDITOR, 403), ("", 403)])
def test_it_is_for_administrators(client: Client, role: str, status: int) -> None:
    client.force_login(builders.user(role=role))
    assert client.get("/redaktion/log/").status_code == status
    assert ('href="/redaktion/log/"' in client.get("/upload/").content.decode()) == (status == 200)


def test_it_shows_deeds_of_both_kinds_each_with_a_way_to_what_it_was_done_to(admin_client: Client) -> None:
    meeting = builders.meeting()
    document = builders.document(meeting, name="referat.pdf")
    topic = builders.topic("Sundhed")
    journal.note(builders.user("mette"), document, "læste igen")
    url = reverse("admin:minutes_topic_change", args=[topic.pk])
    admin_client.post(url, {"name": "Sundhed og omsorg", "slug": topic.slug, "position": topic.position})

    page = shown(admin_client)
    assert (
        f'<strong>mette</strong> læste igen <p><a href="{document.get_absolute_url()}">referat.pdf</a>'
        in page
    )
    assert f'rettede i administrationen: Ændrede Navn. <p><a href="{url}">Sundhed og omsorg</a>' in page
    assert page.index("Sundhed og omsorg") < page.index("læste igen")


def test_what_an_editor_does_with_a_document_stands_in_it(
    client: Client, settings: Any, tmp_path: Path
) -> None:
    settings.DOCUMENTS_DIR, settings.INDEX_DIR = tmp_path / "documents", tmp_path / "index"
    client.force_login(builders.user("mette"))
    client.post("/upload/", {"documents": [SimpleUploadedFile("ny.txt", b"Referat")]})
    meeting = builders.meeting()
    page = builders.document(meeting, name="referat.pdf").get_absolute_url()
    waiting = Document.objects.get(original_name="ny.txt").get_absolute_url()
    client.post(f"{page}traek-tilbage/", {"reason": "Navne på borgere"})
    client.post(f"{page}offentliggoer/")
    client.post(f"{page}laes-igen/")
    client.post(f"{waiting}tag-af/")

    assert [(row.object_repr, row.change_message) for row in LogEntry.objects.order_by("pk")] == [
        ("ny.txt", "lagde i arkivet"),
        (str(meeting), "trak tilbage: Navne på borgere"),
        (str(meeting), "offentliggjorde igen"),
        ("referat.pdf", "bad om at få læst igen"),
        ("ny.txt", "tog af køen"),
    ]


@pytest.mark.parametrize(("role", "led"), [(roles.ADMINISTRATOR, True), (roles.EDITOR, False)])
def test_a_document_leads_an_administrator_to_its_own_part(client: Client, role: str, led: bool) -> None:
    client.force_login(builders.user(role=role))
    document = builders.document()
    page = client.get(document.get_absolute_url()).content.decode()
    assert (f'href="/redaktion/log/?dokument={document.pk}"' in page) == led


def test_what_was_deleted_leads_nowhere(admin_client: Client) -> None:
    topic = builders.topic("Sundhed")
    admin_client.post(reverse("admin:minutes_topic_delete", args=[topic.pk]), {"post": "yes"})

    assert "slettede i administrationen <p>Sundhed</p>" in shown(admin_client)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {"et", "to", "tre"}),
        ({"hvem": "mette"}, {"et", "to"}),
        ({"dag": "2026-11-23"}, {"to"}),
        ({"dokument": "referat"}, {"et"}),
        # Also what was done to its documents and items.
        ({"moede": "møde"}, {"et", "to"}),
        ({"dag": "i går"}, {"et", "to", "tre"}),
        ({"hvem": "x", "dokument": "y", "moede": "9" * 30}, {"et", "to", "tre"}),
        ({"hvem": "mette", "dag": "2026-11-25"}, set()),
    ],
)
def test_it_is_narrowed(admin_client: Client, asked: dict[str, str], found: set[str]) -> None:
    mette, niels = builders.user("mette"), builders.user("niels")
    meeting = builders.meeting()
    document, other = builders.document(meeting), builders.document()
    noted(mette, document, "gjorde et")
    noted(mette, builders.item(meeting), "gjorde to", "2026-11-23")
    noted(niels, other, "gjorde tre")
    known = {"mette": mette.pk, "referat": document.pk, "møde": meeting.pk}

    page = shown(admin_client, **{name: known.get(value, value) for name, value in asked.items()})

    assert {word for word in ("et", "to", "tre") if f"gjorde {word} " in page} == found
    if asked.get("dag") == "i går":
        assert "Skriv dagen som 2026-11-24." in page


def test_it_costs_the_same_however_long(admin_client: Client, django_assert_num_queries: Any) -> None:
    for amount in (1, 10):
        for number in range(amount):
            journal.note(builders.user(f"{amount}-{number}"), builders.document(), "læste igen")
        with django_assert_num_queries(5):
            shown(admin_client)
