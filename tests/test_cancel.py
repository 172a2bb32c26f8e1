"""*Tag af køen*, at every moment of a reading: nothing half is seen, and the worker lets go."""

from pathlib import Path
from typing import Any

import pytest

from minutes import intake, tasks
from minutes.models import Document, Meeting, SearchChange
from tests.referater import LETTER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> None:
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    settings.INDEX_DIR = tmp_path / "index"


@pytest.fixture
def claimed() -> Document:
    document, _ = intake.receive([LETTER.encode()], "referat.txt")
    taken = Document.objects.claim(document.pk)
    assert taken
    return taken


def test_a_worker_whose_document_is_taken_off_leaves_nothing(claimed: Document) -> None:
    assert Document.objects.get(pk=claimed.pk).cancel()
    tasks.read_claimed(claimed)

    row = Document.objects.get(pk=claimed.pk)
    assert (row.status, row.token, row.meeting) == ("cancelled", None, None)
    assert not Meeting.objects.exists() and not SearchChange.objects.exists()


def test_what_is_written_is_not_taken_off_the_queue(claimed: Document) -> None:
    claimed.renew(step=Document.Step.INDEXING)

    assert not claimed.cancel()
    assert Document.objects.get(pk=claimed.pk).status == "reading"


@pytest.mark.parametrize("step", ["received", "needs_ocr"])
def test_one_that_waits_is_not_taken_up(claimed: Document, step: str) -> None:
    Document.objects.filter(pk=claimed.pk).update(status=step, token=None, lease_until=None)
    claimed.cancel()
    Document.objects.take_up_scans()

    assert not Document.objects.waiting().exists()
    assert Document.objects.claim(claimed.pk) is None


def test_it_is_decided_by_one_update(claimed: Document, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1) as asked:
        claimed.cancel()
    assert asked.captured_queries[0]["sql"].startswith("UPDATE")
