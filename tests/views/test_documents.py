"""The editors' room."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from minutes import tasks
from minutes.models import Document, Meeting
from tests import builders, scans
from tests.referater import LETTER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> None:
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    settings.INDEX_DIR = tmp_path / "index"


def pdf(name: str = "referat.txt", content: bytes = LETTER.encode()) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.mark.parametrize(
    "address",
    [
        "/upload/",
        "/upload/dokumenter/",
        "/upload/dokumenter/1/",
        "/upload/dokumenter/1/trin/",
        "/upload/dokumenter/1/fil/",
    ],
)
def test_a_stranger_is_asked_to_log_in(client: Client, address: str) -> None:
    response = client.get(address)

    assert (response.status_code, response["Location"]) == (302, f"/log-ind/?next={address}")


@pytest.mark.parametrize("action", ["laes-igen", "offentliggoer", "traek-tilbage"])
def test_a_link_changes_nothing(admin_client: Client, action: str) -> None:
    document = builders.document(builders.meeting())

    assert admin_client.get(f"{document.get_absolute_url()}{action}/").status_code == 405


def test_one_file_leads_to_its_own_page(admin_client: Client) -> None:
    response = admin_client.post("/upload/", {"documents": [pdf()]}, follow=True)

    document = Document.objects.get()
    assert response.redirect_chain == [(document.get_absolute_url(), 302)]
    assert "referat.txt er modtaget og sat i kø." in response.content.decode()


def test_no_file_is_asked_for_again(admin_client: Client) -> None:
    response = admin_client.post("/upload/", {})

    assert response.status_code == 400
    assert "Vælg mindst én fil." in response.content.decode()


def test_a_strangers_large_body_is_refused_unread(client: Client) -> None:
    large = {"documents": [pdf("stor.pdf", bytes(2 * 1024 * 1024))]}

    assert client.post("/upload/", large).status_code == 413


@pytest.mark.parametrize(("spare", "status"), [(-1, 413), (100_000, 302)])
def test_the_body_limit_holds(admin_client: Client, settings: Any, spare: int, status: int) -> None:
    settings.MAX_UPLOAD_REQUEST_BYTES = 100_000 + spare
    response = admin_client.post("/upload/", {"documents": [pdf("stor.pdf", bytes(100_000))]})

    assert response.status_code == status
    if status == 413:
        assert "for stort" in response.content.decode()


def test_the_steps_are_asked_for_until_the_document_is_ready(admin_client: Client) -> None:
    admin_client.post("/upload/", {"documents": [pdf()]})
    document = Document.objects.get()
    steps = f"{document.get_absolute_url()}trin/"
    waiting = admin_client.get(steps, headers={"HX-Request": "true"})

    tasks.read_document(document.pk)
    finished = admin_client.get(steps, headers={"HX-Request": "true"})

    assert 'hx-trigger="every 1s"' in waiting.content.decode()
    assert "HX-Refresh" not in waiting
    assert "hx-trigger" not in finished.content.decode()
    assert finished["HX-Refresh"] == "true"


def test_a_failed_document_says_why(admin_client: Client) -> None:
    admin_client.post("/upload/", {"documents": [pdf("tom.pdf", b"")]})
    document = Document.objects.get()
    tasks.read_document(document.pk)

    content = admin_client.get(document.get_absolute_url()).content.decode()
    document.refresh_from_db()
    assert document.error_message in content
    assert "Læs igen" in content


def test_a_waiting_scan_says_what_to_install(admin_client: Client, settings: Any, tmp_path: Path) -> None:
    settings.TESSERACT = scans.NOWHERE
    scan = scans.scanned(scans.referat(tmp_path / "a.pdf"), dpi=50)
    admin_client.post("/upload/", {"documents": [pdf("skannet.pdf", scan)]})
    document = Document.objects.get()
    tasks.read_document(document.pk)

    own = admin_client.get(document.get_absolute_url()).content.decode()
    listed = admin_client.get("/upload/dokumenter/").content.decode()
    assert "Venter på tekstgenkendelse" in own
    assert "læses den af sig selv" in own
    assert "http-equiv" not in own
    assert "Venter på tekstgenkendelse" in listed
    for page in (own, listed):
        assert "apt install tesseract-ocr tesseract-ocr-dan" in page


def test_the_list_says_nothing_of_recognition_that_is_there(
    admin_client: Client, settings: Any, tmp_path: Path
) -> None:
    program = tmp_path / "tesseract"
    program.write_text('#!/bin/sh\necho "tesseract 5.3.0"; echo dan\n')
    program.chmod(0o755)
    settings.TESSERACT = str(program)

    assert "apt install" not in admin_client.get("/upload/dokumenter/").content.decode()


def test_the_page_whose_text_is_recognised_is_told_of(admin_client: Client) -> None:
    admin_client.post("/upload/", {"documents": [pdf("skannet.pdf", b"%PDF")]})
    document = Document.objects.claim(Document.objects.get().pk)
    assert document
    document.renew(step=Document.Step.RECOGNISING, pages_read=7, page_count=29)

    steps = " ".join(admin_client.get(f"{document.get_absolute_url()}trin/").content.decode().split())
    assert "genkender tekst, side 7 af 29" in steps
    assert "Genkender tekst" in steps


def test_a_withdrawn_meeting_is_gone_until_it_is_published_again(
    admin_client: Client, client: Client
) -> None:
    document = builders.document(builders.meeting())
    address = document.meeting.get_absolute_url()

    admin_client.post(f"{document.get_absolute_url()}traek-tilbage/", {"reason": "Navne på borgere"})
    gone = client.get(address)
    admin_client.post(f"{document.get_absolute_url()}offentliggoer/")

    assert gone.status_code == 410
    assert "Navne på borgere" in gone.content.decode()
    assert client.get(address).status_code == 200


def test_a_withdrawal_needs_a_reason(admin_client: Client) -> None:
    document = builders.document(builders.meeting())

    response = admin_client.post(f"{document.get_absolute_url()}traek-tilbage/", {"reason": " "})

    assert response.status_code == 400
    assert Meeting.objects.public().exists()


def test_a_held_document_is_let_through(admin_client: Client) -> None:
    content = (LETTER + "\nBorgeren 010203-1234 har klaget.\n").encode()
    admin_client.post("/upload/", {"documents": [pdf("referat.txt", content)]})
    document = Document.objects.get()
    tasks.read_document(document.pk)

    admin_client.post(f"{document.get_absolute_url()}offentliggoer/")
    tasks.read_document(document.pk)

    assert Meeting.objects.public().exists()


def test_the_file_comes_back_as_it_came(admin_client: Client) -> None:
    admin_client.post("/upload/", {"documents": [pdf("Møde i KKR.txt")]})

    response = admin_client.get(f"{Document.objects.get().get_absolute_url()}fil/")

    assert b"".join(response) == LETTER.encode()
    assert response["Content-Disposition"].startswith("attachment")


def test_an_agenda_and_its_referat_lead_to_each_other(admin_client: Client) -> None:
    meeting = builders.meeting()
    agenda = builders.document(meeting, "dagsorden.pdf", kind=Document.Kind.AGENDA)
    minutes = builders.document(meeting, "referat.pdf")

    for one, other, says in [(agenda, minutes, "referat er også"), (minutes, agenda, "dagsorden er også")]:
        page = admin_client.get(one.get_absolute_url()).content.decode()
        assert f"Mødets {says}" in page and f'<a href="{other.get_absolute_url()}">{other}</a>' in page


def test_the_wrong_password_is_told_in_danish(client: Client) -> None:
    response = client.post("/log-ind/", {"username": "nogen", "password": "forkert"})

    assert "Navn og adgangskode passer ikke sammen." in response.content.decode()


def test_an_editor_can_leave(admin_client: Client) -> None:
    content = admin_client.get("/upload/").content.decode()
    assert 'action="/log-ud/"' in content

    admin_client.post("/log-ud/")
    assert admin_client.get("/upload/").status_code == 302
