"""A bilag: what the archive has of it, and its file at an address that lasts."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from minutes.models import Attachment, Enclosure, Meeting
from tests import builders

pytestmark = pytest.mark.django_db

ITEM = "/hovedstaden/2025-09-02/3.5/"
FILE = "/hovedstaden/2025-09-02/bilag/aktivitetsplan-2025/"
PDF = b"%PDF-1.7 plan"


@pytest.fixture
def bilag(settings: Any, tmp_path: Path) -> Attachment:
    settings.DOCUMENTS_DIR = tmp_path
    return builders.attachment(builders.item(builders.meeting(), "3.5"), "Aktivitetsplan 2025")


def given(
    client: Client, bilag: Attachment, content: bytes = b"", name: str = "plan.pdf", url: str = ""
) -> Any:
    """What an editor does: a file, a link or both, in the administration; and the file is looked through."""
    values = {"item": bilag.item_id, "position": bilag.position, "title": bilag.title, "url": url}
    files = {"file": SimpleUploadedFile(name, content)} if content else {}
    response = client.post(reverse("admin:minutes_attachment_change", args=[bilag.pk]), values | files)
    Enclosure.objects.update(looked=Enclosure.Looked.CLEAR)
    return response


def told(client: Client, address: str = ITEM) -> str:
    page = client.get(address).content.decode()
    return " ".join(page[page.index('id="bilag"') :].split())


def test_each_says_what_the_archive_has_of_it(
    client: Client, admin_client: Client, bilag: Attachment
) -> None:
    for title in ("Se https://kl.dk/notat.pdf.", "Bidrag", "Tidsplan"):
        builders.attachment(bilag.item, title)
    given(admin_client, bilag, PDF)
    given(admin_client, Attachment.objects.get(title="Bidrag"), url="https://gate21.dk/bidrag")

    page = told(client)
    assert f'<a href="{FILE}">hent filen' in page and "(PDF, 13" in page
    assert '<a href="https://kl.dk/notat.pdf" rel="nofollow">https://kl.dk/notat.pdf</a>' in page
    assert '<a href="https://gate21.dk/bidrag" rel="nofollow">' in page
    assert page.count("Nævnt, men ikke i arkivet") == 1


# (name, bytes, type, how it is shown): nothing but a PDF is opened by a browser under the archive's name.
GIVEN = [
    (
        "plan.pdf",
        PDF,
        "application/pdf",
        'inline; filename="kkr-hovedstaden-2025-09-02-aktivitetsplan-2025.pdf"',
    ),
    ("plan.html", b"<script>alert(1)</script>", "application/octet-stream", 'attachment; filename="*.html"'),
    ("plan.pdf", b"<script>alert(1)</script>", "application/octet-stream", 'attachment; filename="*.bin"'),
    ("plan", b"\x00", "application/octet-stream", 'attachment; filename="*.bin"'),
    ("plan.svg", b"<svg/>", "application/octet-stream", 'attachment; filename="*.svg"'),
]


@pytest.mark.parametrize(("name", "content", "kind", "shown"), GIVEN)
def test_the_file_comes_as_it_was_given_and_harms_nobody(
    client: Client, admin_client: Client, bilag: Attachment, name: str, content: bytes, kind: str, shown: str
) -> None:
    assert given(admin_client, bilag, content, name).status_code == 302
    response = client.get(FILE)
    assert b"".join(response) == content  # type: ignore[call-overload]
    assert response["Content-Type"] == kind and response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"] == shown.replace(
        "*", "kkr-hovedstaden-2025-09-02-aktivitetsplan-2025"
    )
    row = Enclosure.objects.get()
    assert row.path.name == row.sha256 and row.path.read_bytes() == content


def test_another_file_takes_the_place_of_the_first(
    client: Client, admin_client: Client, bilag: Attachment
) -> None:
    for content in (PDF, PDF + b" 2"):
        given(admin_client, bilag, content)
    assert b"".join(client.get(FILE)) == PDF + b" 2"  # type: ignore[call-overload]
    # The first is never deleted.
    assert len(list(Enclosure.objects.get().path.parent.parent.glob("*/*"))) == 2


def test_two_of_one_title_have_each_their_address(
    client: Client, admin_client: Client, bilag: Attachment
) -> None:
    other = builders.attachment(builders.item(bilag.item.meeting, "3.6"), bilag.title)
    given(admin_client, bilag, PDF)
    given(admin_client, other, PDF + b" 2")
    assert b"".join(client.get(f"{FILE[:-1]}-2/")) == PDF + b" 2"  # type: ignore[call-overload]


@pytest.mark.parametrize(("size", "status"), [(len(PDF), 302), (len(PDF) - 1, 200)])
def test_a_file_may_be_as_large_as_any_upload(
    admin_client: Client, bilag: Attachment, settings: Any, size: int, status: int
) -> None:
    settings.MAX_UPLOAD_BYTES = size
    response = given(admin_client, bilag, PDF)
    assert response.status_code == status
    assert Enclosure.objects.exists() == (status == 302)
    assert status == 302 or "Filen er over" in response.content.decode()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://kl.dk/x", "//", "/lokal"])
def test_a_link_leads_to_the_web_alone(admin_client: Client, bilag: Attachment, url: str) -> None:
    assert given(admin_client, bilag, url=url).status_code == 200
    assert not Enclosure.objects.exists()


def test_it_is_gone_with_its_meeting_and_unseen_before(
    client: Client, admin_client: Client, bilag: Attachment
) -> None:
    given(admin_client, bilag, PDF)
    Meeting.objects.update(withdrawn_at=timezone.now(), withdrawal_reason="Fejl i bilag 2.")
    response = client.get(FILE)
    assert response.status_code == 410 and "Fejl i bilag 2." in response.content.decode()
    Meeting.objects.update(published_at=None)
    assert client.get(FILE).content == client.get(f"{FILE[:-1]}-9/").content


def test_a_single_file_can_be_taken_back_with_a_reason(
    client: Client, admin_client: Client, bilag: Attachment
) -> None:
    given(admin_client, bilag, PDF)
    url = reverse("admin:minutes_enclosure_change", args=[Enclosure.objects.get().pk])
    values = {"url": "", "looked": "clear", "withdrawal_reason": "Nævner borgere."}
    assert admin_client.post(url, values).status_code == 302
    response = client.get(FILE)
    assert response.status_code == 410 and "Nævner borgere." in response.content.decode()
    assert "Nævnt, men ikke i arkivet" in told(client) and FILE not in told(client)


def test_an_editor_is_led_to_where_the_file_is_given(
    client: Client, admin_client: Client, bilag: Attachment
) -> None:
    way = f'href="{reverse("admin:minutes_attachment_change", args=[bilag.pk])}">Læg filen ved</a>'

    assert way in told(admin_client) and way not in told(client)


@pytest.mark.parametrize("looked", ["waiting", "held"])
def test_what_nobody_has_looked_through_is_not_shown(
    client: Client, admin_client: Client, bilag: Attachment, looked: str
) -> None:
    given(admin_client, bilag, PDF)
    Enclosure.objects.update(looked=looked)

    assert client.get(FILE).content == client.get(f"{FILE[:-1]}-9/").content
    assert "Nævnt, men ikke i arkivet" in told(client) and FILE not in told(client)


def test_a_row_that_is_deleted_takes_its_file_from_readers(
    client: Client, admin_client: Client, bilag: Attachment
) -> None:
    given(admin_client, bilag, PDF)
    Enclosure.objects.get().delete()

    assert client.get(FILE).status_code == 404
    assert "Nævnt, men ikke i arkivet" in told(client) and FILE not in told(client)


@pytest.mark.parametrize("amount", [1, 7])
def test_it_costs_the_same_however_many_there_are(
    client: Client, bilag: Attachment, django_assert_num_queries: Any, amount: int
) -> None:
    for number in range(amount):
        row = builders.attachment(bilag.item, f"Bilag {number}")
        row.enclosure = Enclosure.objects.create(
            meeting=bilag.item.meeting,
            slug=f"bilag-{number}",
            title=row.title,
            sha256="0" * 64,
            looked="clear",
        )
        row.save()
    with django_assert_num_queries(18):
        assert told(client).count("hent filen") == amount
