"""Handing in by programs: with a key that stands, whole files, and an answer in JSON whatever happens."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.utils import timezone

from minutes import api
from minutes.models import Document, UploadToken
from tests import builders
from tests.referater import LETTER

pytestmark = pytest.mark.django_db

ADDRESS = "/api/dokumenter/"
CONTENT = LETTER.encode()


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> None:
    settings.DOCUMENTS_DIR = tmp_path / "documents"


@pytest.fixture
def key(admin_user: User) -> str:
    return UploadToken.objects.make(admin_user, "Arkivscanneren")[1]


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


def sent(client: Client, key: str, content: bytes = CONTENT, address: str = ADDRESS, **headers: str) -> Any:
    """As curl does it: without a cookie, and with the type of a form that it is not."""
    kind = "application/x-www-form-urlencoded"
    return client.post(address, content, content_type=kind, headers=bearer(key) | headers)


def test_a_body_is_taken_in(client: Client, key: str, admin_user: User) -> None:
    response = sent(client, key, address=f"{ADDRESS}?filnavn=M%C3%B8de.txt")

    document = Document.objects.get()
    assert response.status_code == 201
    assert response.json() == {
        "id": document.pk,
        "sha256": sha256(CONTENT).hexdigest(),
        "name": "Møde.txt",
        "status": "received",
        "status_text": "i kø",
        "place": 1,
        "pages_read": 0,
        "page_count": None,
        "held_for": [],
        "error": None,
        "address": f"http://testserver{document.get_absolute_url()}",
        "meeting": None,
    }
    assert document.path.read_bytes() == CONTENT and document.uploaded_by == admin_user
    assert not response.cookies


def test_a_file_of_a_form_is_taken_in(client: Client, key: str) -> None:
    file = SimpleUploadedFile("referat.txt", CONTENT)
    response = client.post(ADDRESS, {"fil": file}, headers=bearer(key))

    assert (response.status_code, response.json()["name"]) == (201, "referat.txt")
    assert Document.objects.get().path.read_bytes() == CONTENT


def test_the_same_bytes_are_the_same_document(client: Client, key: str) -> None:
    first = sent(client, key, **{"X-Filename": "a%20b.txt"})
    second = sent(client, key)

    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json() and first.json()["name"] == "a b.txt"


def test_it_tells_how_far_a_document_is(client: Client, key: str) -> None:
    held = builders.document(status="held", held_for=["private"])
    failed = builders.document(status="failed", error_code="empty", error_message="Filen er tom.")
    ready = builders.document(builders.meeting())
    told = [client.get(f"{ADDRESS}{row.pk}/", headers=bearer(key)).json() for row in (held, failed, ready)]

    assert told[0]["held_for"] == ["private oplysninger"]
    assert told[1]["error"] == {"code": "empty", "message": "Filen er tom."}
    assert told[2]["meeting"] == "http://testserver/hovedstaden/2025-09-02/" and told[2]["error"] is None


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer ", "Bearer kkr_forkert", "Basic YTpi", "Bearer æøå"]
)
def test_without_a_key_nothing_is_told(client: Client, header: str) -> None:
    document = builders.document(builders.meeting())
    headers = {"Authorization": header.encode().decode("latin-1")}
    answers = [
        client.post(ADDRESS, CONTENT, content_type="application/pdf", headers=headers),
        client.get(f"{ADDRESS}{document.pk}/", headers=headers),
        client.get(f"{ADDRESS}999/", headers=headers),
    ]

    for answer in answers:
        assert (answer.status_code, answer.json()) == (401, {"error": api.NO_KEY})
        assert answer["WWW-Authenticate"].startswith("Bearer")
    assert Document.objects.count() == 1


def test_a_revoked_key_is_none(client: Client, key: str) -> None:
    UploadToken.objects.get().revoke()

    assert sent(client, key).status_code == 401


def test_the_key_of_one_who_is_no_editor_any_more_is_refused(client: Client, key: str) -> None:
    for change in ({"is_active": False}, {"is_active": True, "is_superuser": False}):
        User.objects.update(**change)
        assert (sent(client, key).status_code, sent(client, key).json()) == (403, {"error": api.NO_EDITOR})


def test_a_session_is_no_key(admin_client: Client) -> None:
    assert admin_client.post(ADDRESS, CONTENT, content_type="application/pdf").status_code == 401


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, api.NO_FILE),
        ({"fil": "ingen fil"}, api.NO_FILE),
        ({"a": SimpleUploadedFile("a", b"a"), "b": SimpleUploadedFile("b", b"b")}, api.SEVERAL),
        ({"a": SimpleUploadedFile("a", b"")}, "Filen er tom."),
    ],
)
def test_a_form_without_its_one_file_is_refused(
    client: Client, key: str, fields: dict[str, Any], said: str
) -> None:
    response = client.post(ADDRESS, fields, headers=bearer(key))

    assert (response.status_code, response.json()) == (400, {"error": said})


def test_a_form_that_is_none_is_refused(client: Client, key: str) -> None:
    kind = "multipart/form-data; boundary="
    response = client.post(ADDRESS, b"--x", content_type=kind, headers=bearer(key))

    assert (response.status_code, response.json()) == (400, {"error": api.UNREADABLE})


def test_half_a_file_is_not_kept(key: str, rf: RequestFactory, settings: Any) -> None:
    request = rf.post(ADDRESS, CONTENT[:-1], content_type="application/pdf", headers=bearer(key))
    request.META["CONTENT_LENGTH"] = str(len(CONTENT))
    response = api.documents(request)

    assert response.status_code == 400 and api.BROKEN_OFF.encode() in response.content
    assert not Document.objects.exists()
    assert [path for path in settings.DOCUMENTS_DIR.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(("spare", "status"), [(0, 201), (-1, 413)])
def test_the_size_limit_holds_at_its_edge(
    client: Client, key: str, settings: Any, spare: int, status: int
) -> None:
    settings.MAX_UPLOAD_BYTES = len(CONTENT) + spare
    assert sent(client, key).status_code == status
    assert Document.objects.exists() == (status == 201)


@pytest.mark.parametrize(("known", "status"), [(True, 413), (False, 401)])
def test_what_is_larger_than_any_file_is_not_read(
    client: Client, key: str, settings: Any, known: bool, status: int
) -> None:
    settings.MAX_UPLOAD_BYTES = 10
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 20
    response = sent(client, key if known else "ukendt")

    assert response.status_code == status and "error" in response.json()


def test_a_full_disk_is_said(client: Client, key: str, tmp_path: Path) -> None:
    (tmp_path / "documents").write_text("")

    assert (sent(client, key).status_code, sent(client, key).json()) == (507, {"error": api.FULL_DISK})


@pytest.mark.parametrize(
    ("method", "address"), [("get", ADDRESS), ("post", f"{ADDRESS}1/"), ("put", ADDRESS)]
)
def test_other_methods_are_told_which_there_are(client: Client, key: str, method: str, address: str) -> None:
    response = getattr(client, method)(address, headers=bearer(key))

    assert response.status_code == 405 and response["Allow"]


def test_the_archive_knows_no_key_by_heart(key: str) -> None:
    row = UploadToken.objects.values().get()

    assert key.startswith("kkr_") and len(key) > 40
    assert key not in map(str, row.values()) and row["hashed"] == sha256(key.encode()).hexdigest()


def test_its_use_is_noted_once_a_minute(client: Client, key: str, django_assert_num_queries: Any) -> None:
    assert UploadToken.objects.standing(key)
    used = UploadToken.objects.get().last_used_at
    assert used and (timezone.now() - used).total_seconds() < 60
    with django_assert_num_queries(1):
        UploadToken.objects.standing(key)
