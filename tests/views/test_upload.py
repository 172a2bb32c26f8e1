"""Handing in: with and without JavaScript, what the archive has already, and what is told of the way."""

from pathlib import Path
from typing import Any

import pytest
import redis
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from minutes import pulse, tasks
from minutes.models import Document
from minutes.models.documents import lease
from tests import builders
from tests.referater import LETTER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]

JSON = {"Accept": "application/json"}
STATUS = Document.Status


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> None:
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    settings.INDEX_DIR = tmp_path / "index"


def file(name: str = "referat.txt", content: bytes = LETTER.encode()) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def words(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_several_files_are_followed_on_one_page(admin_client: Client) -> None:
    files = [file("a.txt", b"a"), file("b.pdf", b"b"), file("tom.pdf", b"")]
    response = admin_client.post("/upload/", {"documents": files}, follow=True)

    keys = [str(document.pk) for document in Document.objects.order_by("pk")]
    assert response.redirect_chain == [(f"/upload/?vis={','.join(keys)}", 302)]
    page = response.content.decode()
    assert all(f"{name} er modtaget og sat i kø." in page for name in ("a.txt", "b.pdf", "tom.pdf"))
    assert page.count("data-id=") == 3 and '<meta http-equiv="refresh"' in page


def test_a_script_is_answered_with_what_it_can_follow(admin_client: Client) -> None:
    response = admin_client.post("/upload/", {"documents": [file()]}, headers=JSON)
    again = admin_client.post("/upload/", {"documents": [file("kopi.txt")]}, headers=JSON)

    document = Document.objects.get()
    told = {"id": document.pk, "new": True, "message": "referat.txt er modtaget og sat i kø."}
    assert (response.status_code, response.json()) == (201, {"documents": [told]})
    assert (again.status_code, again.json()["documents"][0]["new"]) == (200, False)


def test_a_script_is_told_what_is_wrong(admin_client: Client) -> None:
    response = admin_client.post("/upload/", {}, headers=JSON)

    assert (response.status_code, response.json()) == (400, {"message": "Vælg mindst én fil."})


def test_the_same_bytes_are_told_of_with_what_they_became(admin_client: Client, admin_user: Any) -> None:
    meeting = builders.meeting()
    day = timezone.datetime(2026, 3, 4, 9, 5, tzinfo=timezone.get_current_timezone())
    builders.document(meeting, "referat.txt", LETTER.encode(), uploaded_by=admin_user, uploaded_at=day)
    response = admin_client.post("/upload/", {"documents": [file("kopi.txt")]}, follow=True)

    assert (
        "kopi.txt findes allerede i arkivet som referat.txt: den blev lagt op 4. marts 2026 kl. 09.05 "
        "af admin og blev til KKR Hovedstaden 2. september 2025." in response.content.decode()
    )
    assert response.redirect_chain == [(Document.objects.get().get_absolute_url(), 302)]


def test_a_full_disk_is_said(admin_client: Client, settings: Any, tmp_path: Path) -> None:
    # A folder that cannot be made: to the archive no other than one that takes no more bytes.
    (tmp_path / "documents").write_text("")
    page = admin_client.post("/upload/", {"documents": [file()]})
    script = admin_client.post("/upload/", {"documents": [file()]}, headers=JSON)

    assert (page.status_code, script.status_code) == (507, 507)
    assert "mangler plads" in page.content.decode() and "mangler plads" in script.json()["message"]
    assert not Document.objects.exists()


# (what stands on the row, what an editor reads)
TOLD: list[tuple[dict[str, Any], str]] = [
    ({"status": STATUS.RECEIVED}, "I kø som nr. 1"),
    ({"status": STATUS.READING, "step": "reading", "pages_read": 7, "page_count": 29}, "Læser side 7 af 29"),
    ({"status": STATUS.READING, "step": "ocr", "pages_read": 2, "page_count": 3}, "Genkender tekst, side 2"),
    ({"status": STATUS.READING, "step": "saving"}, "Gemmer møde og punkter"),
    ({"status": STATUS.READING, "step": "indexing"}, "Gør søgbart"),
    ({"status": STATUS.READY}, "Klar:"),
    ({"status": STATUS.HELD, "held_for": ["private"]}, "Holdt tilbage: private oplysninger."),
    ({"status": STATUS.FAILED, "error_code": "empty", "error_message": "Filen er tom."}, "Filen er tom."),
    ({"status": STATUS.CANCELLED}, "Taget af køen"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "told"), TOLD)
def test_each_is_told_of_where_it_is(admin_client: Client, row: dict[str, Any], told: str) -> None:
    if row["status"] == STATUS.READING:
        row = row | {"token": "0" * 32, "lease_until": timezone.now() + lease()}
    document = builders.document(builders.meeting(), **row)

    fragment = words(admin_client, f"/upload/status/?vis={document.pk}")
    assert told in fragment
    assert ("data-finished" in fragment) == document.is_finished
    assert ("Tag af køen" in fragment) != document.is_finished


def test_one_that_waits_says_how_many_come_before(admin_client: Client) -> None:
    for _ in range(3):
        last = builders.document(status=STATUS.RECEIVED)

    assert "I kø som nr. 3" in words(admin_client, f"/upload/status/?vis={last.pk}")
    assert "som nr. 3." in words(admin_client, last.get_absolute_url())


def test_waiting_in_vain_is_said(admin_client: Client) -> None:
    builders.document(status=STATUS.RECEIVED)
    url = django_settings.REDIS_URL.replace("redis+socket://", "unix://")
    with redis.Redis.from_url(url) as broker:
        broker.delete(*broker.keys(f"{pulse.WORKER}*") or [""])
        nobody = words(admin_client, "/upload/status/")
        broker.set(f"{pulse.WORKER}celery@her", timezone.now().isoformat(), ex=15)
        somebody = words(admin_client, "/upload/status/")
        broker.delete(f"{pulse.WORKER}celery@her")

    assert "ikke hørt fra nogen arbejder i 15 sekunder" in nobody
    assert "ikke hørt" not in somebody


def test_a_broker_that_is_away_is_said(admin_client: Client, settings: Any, tmp_path: Path) -> None:
    document = builders.document(status=STATUS.RECEIVED)
    settings.REDIS_URL = f"redis+socket://{tmp_path}/nobody.sock"

    for address in ("/upload/status/", document.get_absolute_url()):
        assert "Valkey, som kalder på arbejderne, svarer ikke." in words(admin_client, address)


def test_what_is_finished_asks_nobody_why_it_waits(admin_client: Client) -> None:
    document = builders.document(builders.meeting())

    assert "ikke hørt" not in words(admin_client, f"/upload/status/?vis={document.pk}")


@pytest.mark.parametrize("asked", ["x", "1,x", "99999999999999999999", "", "7" * 9])
def test_an_address_that_names_nothing_shows_what_is_on_its_way(admin_client: Client, asked: str) -> None:
    assert admin_client.get(f"/upload/?vis={asked}").status_code == 200


@pytest.mark.parametrize("amount", [1, 10])
def test_following_costs_the_same_however_many(
    admin_client: Client, django_assert_num_queries: Any, amount: int
) -> None:
    for day in builders.days(amount):
        builders.document(builders.meeting(day))
        builders.document(status=STATUS.RECEIVED)
    followed = ",".join(str(pk) for pk in Document.objects.values_list("pk", flat=True))

    with django_assert_num_queries(4):
        assert words(admin_client, f"/upload/status/?vis={followed}").count("data-id=") == 2 * amount


def test_off_the_queue_and_onto_it_again(admin_client: Client) -> None:
    document = builders.document(name="referat.txt", content=LETTER.encode(), status=STATUS.RECEIVED)
    off = admin_client.post(f"{document.get_absolute_url()}tag-af/", follow=True)
    tasks.read_document(document.pk)
    document.refresh_from_db()

    assert "referat.txt er taget af køen." in off.content.decode()
    assert (document.status, document.meeting) == (STATUS.CANCELLED, None)

    again = admin_client.post(f"{document.get_absolute_url()}laes-igen/", headers=JSON)
    tasks.read_document(document.pk)
    document.refresh_from_db()
    assert again.json() == {"message": "referat.txt er sat i kø og læses igen."}
    assert document.status == STATUS.READY


def test_what_is_in_no_queue_cannot_be_taken_off(admin_client: Client) -> None:
    document = builders.document(builders.meeting())
    response = admin_client.post(f"{document.get_absolute_url()}tag-af/", follow=True)

    document.refresh_from_db()
    assert document.status == STATUS.READY
    assert "er ikke i køen mere" in response.content.decode()
