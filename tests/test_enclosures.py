"""A bilag's file is looked through before readers see it; and two editors may come at once."""

from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections, transaction

from minutes import enclosures
from minutes.models import Attachment, Enclosure, Meeting
from tests import builders
from tests.typeset import pdf_of

pytestmark = pytest.mark.django_db

CLEAN = "Notat om klimaalliancen\n\nKommunerne ønsker et fælles mål for 2030.\n"
PRIVATE = f"{CLEAN}\nBorgeren 010203-1234 kan nås på 23 45 67 89 eller mette.hansen@gmail.com.\n"
Looked = Enclosure.Looked


@pytest.fixture
def bilag(settings: Any, tmp_path: Path) -> Attachment:
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    return builders.attachment(builders.item(builders.meeting(), "3.5"), "Notat")


def enclosed(bilag: Attachment, content: bytes, name: str = "notat.txt") -> Enclosure:
    return enclosures.enclose(bilag, SimpleUploadedFile(name, content), "")


def looked_through(bilag: Attachment, content: bytes, name: str = "notat.txt") -> Enclosure:
    row = enclosed(bilag, content, name)
    enclosures.look_through(row.pk)
    row.refresh_from_db()
    return row


def codes(row: Enclosure) -> list[str]:
    return [place["code"] for place in row.found]


def test_a_clean_text_can_be_fetched(bilag: Attachment) -> None:
    row = looked_through(bilag, CLEAN.encode())

    assert (row.looked, row.found, row.is_held) == (Looked.CLEAR, [], True)


def test_what_may_be_private_waits_with_its_places(bilag: Attachment, tmp_path: Path) -> None:
    row = looked_through(bilag, pdf_of(PRIVATE, tmp_path / "notat.pdf").read_bytes(), "notat.pdf")

    assert (row.looked, row.is_held) == (Looked.HELD, False)
    assert set(codes(row)) == {"cpr", "phone", "email"} and {place["page"] for place in row.found} == {1}
    assert "010203" not in str(row.found)


# (name, bytes, what the editor is told): what cannot be looked through waits as well.
UNSEEN = [
    ("regneark.xlsx", b"PK\x03\x04", "Kun PDF- og tekstfiler"),
    ("notat.pdf", b"%PDF-1.7 ingenting", "Filen er ikke set igennem: "),
    ("tom.txt", b"", "Filen er ikke set igennem: "),
]


@pytest.mark.parametrize(("name", "content", "says"), UNSEEN)
def test_what_cannot_be_looked_through_waits(bilag: Attachment, name: str, content: bytes, says: str) -> None:
    row = looked_through(bilag, content, name)

    assert row.looked == Looked.HELD and row.found[0]["message"].startswith(says)


def test_another_file_is_looked_through_anew(bilag: Attachment) -> None:
    looked_through(bilag, CLEAN.encode())
    row = enclosed(bilag, PRIVATE.encode())

    assert (row.looked, row.is_held) == (Looked.WAITING, False)
    enclosures.look_through(row.pk)
    row.refresh_from_db()
    assert row.looked == Looked.HELD


def test_what_was_found_in_one_file_is_not_said_of_the_next(bilag: Attachment) -> None:
    """The first is still being looked through when the second comes."""
    first = enclosed(bilag, CLEAN.encode())
    claimed = Enclosure.objects.claim(first.pk)
    second = enclosed(bilag, PRIVATE.encode())
    assert claimed and not claimed.renew()
    claimed.settle(Looked.CLEAR, [])

    second.refresh_from_db()
    assert (second.looked, second.is_held) == (Looked.WAITING, False)


def test_one_worker_has_it_at_a_time_and_another_when_that_is_gone(bilag: Attachment) -> None:
    row = enclosed(bilag, CLEAN.encode())

    assert Enclosure.objects.claim(row.pk) and Enclosure.objects.claim(row.pk) is None
    assert not Enclosure.objects.unseen().exists()
    Enclosure.objects.update(lease_until="2020-01-01T00:00Z")
    assert Enclosure.objects.claim(row.pk)


def test_what_kills_its_reader_waits_for_an_editor(bilag: Attachment, settings: Any) -> None:
    row = enclosed(bilag, CLEAN.encode())
    Enclosure.objects.update(attempts=settings.READING_ATTEMPTS)
    enclosures.look_through(row.pk)

    row.refresh_from_db()
    assert row.looked == Looked.HELD and row.found[0]["message"] == enclosures.TRIED_TOO_OFTEN


def test_a_link_is_not_looked_through(bilag: Attachment) -> None:
    enclosures.enclose(bilag, None, "https://kl.dk/notat")

    assert not Enclosure.objects.unseen().exists()


@pytest.mark.django_db(transaction=True)
def test_two_editors_in_the_same_second(bilag: Attachment) -> None:
    """Of the same bilag, and of two with one title: the one waits for the other."""
    other = builders.attachment(bilag.item, bilag.title)
    failed: list[Exception] = []

    def attach(to: Attachment, content: bytes) -> None:
        try:
            enclosed(to, content)
        except Exception as error:
            failed.append(error)
        finally:
            connections.close_all()

    # Each read the bilag before any had a file.
    rows = [Attachment.objects.get(pk=pk) for pk in (bilag.pk, bilag.pk, other.pk, other.pk)]
    threads = [Thread(target=attach, args=(row, b"%d" % number)) for number, row in enumerate(rows)]
    with transaction.atomic():
        # All have come when the first may go on.
        Meeting.objects.select_for_update().get(pk=bilag.item.meeting_id)
        for thread in threads:
            thread.start()
    for thread in threads:
        thread.join()

    assert failed == []
    assert sorted(Enclosure.objects.values_list("slug", flat=True)) == ["notat", "notat-2"]
    assert Attachment.objects.exclude(enclosure=None).count() == 2
