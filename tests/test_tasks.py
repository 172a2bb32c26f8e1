"""The queue: each document in one known state, read once, and told why when it was not."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pypdf import PdfWriter

from minutes import intake, recognition, release, tasks
from minutes.models import Accepted, AgendaItem, Document, Meeting, SearchChange
from tests import hostile, scans
from tests.referater import LETTER
from tests.typeset import pdf_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> None:
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    settings.INDEX_DIR = tmp_path / "index"


def read(content: bytes, name: str = "referat.pdf") -> Document:
    document, _ = intake.receive([content], name)
    tasks.read_document(document.pk)
    document.refresh_from_db()
    return document


def encrypted(path: Path) -> bytes:
    writer = PdfWriter(pdf_of(LETTER, path / "letter.pdf"))
    writer.encrypt("hemmelig", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_referat_becomes_a_meeting_that_can_be_found() -> None:
    document = read(LETTER.encode(), "referat.txt")

    assert (document.status, document.step) == ("ready", "done")
    assert document.meeting == Meeting.objects.public().get()
    assert AgendaItem.objects.get().outcomes == ["godkendt"]


@pytest.mark.parametrize("name", ["referat.pdf", "uden navn"])
def test_a_text_is_a_text_whatever_it_was_called(name: str) -> None:
    assert read(LETTER.encode(), name).extension == "txt"


def test_a_pdf_is_a_pdf_whatever_it_was_called(tmp_path: Path) -> None:
    content = pdf_of(LETTER, tmp_path / "letter.pdf").read_bytes()
    assert read(content, "referat.txt").extension == "pdf"


def test_reading_again_changes_nothing_and_says_so() -> None:
    document = read(LETTER.encode(), "referat.txt")
    document.read_again()
    tasks.read_document(document.pk)

    document.refresh_from_db()
    assert document.report == "Intet nyt: alt stod der i forvejen."
    assert SearchChange.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        (b"", "empty", "tom"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not_a_pdf", "PDF"),
        (b"%PDF-1.4\nover og ud", "damaged", "beskadiget"),
        (hostile.one_page(hostile.stream(b"")), "no_text", "blanke"),
        ("Kære alle. Vi ses.\n".encode(), "no_meeting", "KKR"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_is_kept(content: bytes, code: str, says: str) -> None:
    document = read(content)

    assert (document.status, document.error_code) == ("failed", code)
    assert says in document.error_message
    assert document.path.read_bytes() == content
    assert not Meeting.objects.exists()


def test_a_letter_that_no_text_has_is_shown_as_unknown() -> None:
    document = read(hostile.letters_that_are_nul(LETTER.replace("godkender referatet.", "godkender ~ det.")))

    assert (document.status, document.error_message) == ("ready", "")
    assert "godkender \N{REPLACEMENT CHARACTER} det." in AgendaItem.objects.get().indstilling


def test_a_locked_file_says_so(tmp_path: Path) -> None:
    document = read(encrypted(tmp_path))

    assert (document.status, document.error_code) == ("failed", "encrypted")
    assert "adgangskode" in document.error_message


@pytest.mark.parametrize(
    ("limit", "status"), [(len(LETTER.encode()), "ready"), (len(LETTER.encode()) - 1, "failed")]
)
def test_the_size_limit_holds_at_its_edge(settings: Any, limit: int, status: str) -> None:
    settings.MAX_UPLOAD_BYTES = limit

    document = read(LETTER.encode(), "referat.txt")

    assert document.status == status
    assert document.error_code == ("" if status == "ready" else "too_large")


def test_what_may_be_private_waits_for_an_editor() -> None:
    private = LETTER + "\nBorgeren 010203-1234 har klaget.\n"
    document = read(private.encode(), "referat.txt")

    assert document.status == "held"
    assert [warning["code"] for warning in document.warnings] == ["cpr"]
    # Read, and no more: what was not saved is not said to be.
    assert [state for _, state in document.steps()] == ["done", "done", "to come", "to come", "to come"]
    assert not Meeting.objects.exists()
    assert not document.pages.exists()


def test_a_meeting_already_shown_is_taken_back_until_an_editor_has_looked(admin_client: Client) -> None:
    document = read((LETTER + "\nBorgeren 010203-1234 har klaget.\n").encode(), "referat.txt")
    release.let_through(document, None)
    assert Meeting.objects.public().exists()
    # As if nobody had seen the number there.
    Accepted.objects.all().delete()
    document.refresh_from_db()
    document.read_again()
    tasks.read_document(document.pk)

    document.refresh_from_db()
    assert document.status == "held"
    assert not Meeting.objects.public().exists()

    admin_client.post(f"{document.get_absolute_url()}offentliggoer/")
    assert Meeting.objects.public().exists()


def test_only_one_worker_gets_a_document() -> None:
    document, _ = intake.receive([b"x"], "referat.pdf")

    assert Document.objects.claim(document.pk) is not None
    assert Document.objects.claim(document.pk) is None


def test_a_silent_worker_loses_its_document_and_leaves_nothing() -> None:
    document, _ = intake.receive([LETTER.encode()], "referat.txt")
    slow = Document.objects.claim(document.pk)
    assert slow is not None
    Document.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    other = Document.objects.claim(document.pk)

    tasks.read_claimed(slow)

    document.refresh_from_db()
    assert other is not None
    assert (document.token, document.status) == (other.token, "reading")
    assert not Meeting.objects.exists()


def test_the_sweep_gives_up_what_was_tried_too_often() -> None:
    document, _ = intake.receive([LETTER.encode()], "referat.txt")
    for _ in range(3):
        assert Document.objects.claim(document.pk)
        Document.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert Document.objects.claim(document.pk) is None

    tasks.sweep()

    document.refresh_from_db()
    assert (document.status, document.error_code) == ("failed", "tried_too_often")
    assert "3 gange" in document.error_message


def test_a_document_that_is_gone_is_no_error() -> None:
    tasks.read_document(404)


@pytest.fixture
def scan(tmp_path: Path) -> bytes:
    return scans.scanned(pdf_of(LETTER, tmp_path / "letter.pdf").read_bytes())


def test_a_scan_waits_for_text_recognition(settings: Any, scan: bytes) -> None:
    settings.TESSERACT = scans.NOWHERE
    document = read(scan)

    assert (document.status, document.error_code, document.attempts) == ("needs_ocr", "ocr_missing", 0)
    assert "apt install tesseract-ocr tesseract-ocr-dan" in document.error_message
    assert [state for _, state in document.steps()] == ["done", "done", "waits", *["to come"] * 3]
    # However often it is swept, while there is none.
    for _ in range(settings.READING_ATTEMPTS + 1):
        tasks.sweep()
    document.refresh_from_db()
    assert (document.status, document.attempts) == ("needs_ocr", 0)
    assert document.path.read_bytes() == scan


@scans.needs_tesseract
def test_a_waiting_scan_is_read_once_text_can_be_recognised(settings: Any, scan: bytes) -> None:
    settings.TESSERACT = scans.NOWHERE
    document = read(scan)
    settings.TESSERACT = ""

    tasks.sweep()
    document.refresh_from_db()
    assert (document.status, document.error_message) == ("received", "")
    tasks.read_document(document.pk)

    document.refresh_from_db()
    assert (document.status, document.text_source, document.attempts) == ("ready", "ocr", 1)
    assert "Genkender tekst" in [label for label, _ in document.steps()]
    assert document.meeting == Meeting.objects.public().get()


def test_a_tesseract_without_danish_is_none(settings: Any, tmp_path: Path) -> None:
    program = tmp_path / "tesseract"
    program.write_text('#!/bin/sh\necho "tesseract 5.3.0"; echo eng\n')
    program.chmod(0o755)
    settings.TESSERACT = str(program)

    assert not recognition.is_ready()
    assert recognition.report() == {"ready": False, "version": "5.3.0", "languages": ["eng"]}
