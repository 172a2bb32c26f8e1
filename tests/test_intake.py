"""A file comes in: kept, noted, and the worker rung, whatever the broker does."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings

from minutes import intake
from minutes.models import Document
from tests.processes import environment


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> None:
    settings.DOCUMENTS_DIR = tmp_path / "documents"


@pytest.mark.django_db
def test_a_new_file_waits_in_the_queue() -> None:
    document, is_new = intake.receive([b"Referat"], "../../etc/referat.pdf")

    assert is_new
    assert document.status == Document.Status.RECEIVED
    assert document.original_name == "referat.pdf"
    assert document.path.read_bytes() == b"Referat"


@pytest.mark.django_db
def test_the_same_bytes_are_the_same_document() -> None:
    first, _ = intake.receive([b"Referat"], "referat.pdf")
    second, is_new = intake.receive([b"Referat"], "kopi.pdf")

    assert (second.pk, is_new) == (first.pk, False)
    assert second.original_name == "referat.pdf"


HAND_IN = """
import django; django.setup()
from minutes import intake
intake.receive([b"Referat"], "referat.pdf")
"""


@pytest.mark.django_db(transaction=True)
def test_a_dead_broker_is_no_error_to_the_uploader(tmp_path: Path) -> None:
    nowhere = f"redis+socket://{tmp_path}/nobody.sock"
    env = environment(REDIS_URL=nowhere, DOCUMENTS_DIR=str(tmp_path))

    subprocess.run(
        [sys.executable, "-c", HAND_IN], env=env, cwd=django_settings.BASE_DIR, check=True, timeout=30
    )

    assert Document.objects.get().status == Document.Status.RECEIVED
