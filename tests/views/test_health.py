"""What the machines that watch the archive are told."""

import json
from typing import Any

import pytest
from django.test import Client

from tests import scans


def test_the_process_answers(client: Client) -> None:
    assert client.get("/healthz").content == b"ok"


@pytest.mark.django_db
def test_it_is_ready_without_text_recognition_and_says_so(client: Client, settings: Any) -> None:
    settings.TESSERACT = scans.NOWHERE
    response = client.get("/readyz")
    assert response.status_code == 200
    missing = {"ready": False, "version": None, "languages": []}
    assert json.loads(response.content) == {"database": True, "broker": True, "ocr": missing}


@pytest.mark.django_db
@scans.needs_tesseract
def test_it_tells_which_tesseract_there_is(client: Client) -> None:
    found = json.loads(client.get("/readyz").content)["ocr"]
    assert found["ready"]
    assert found["version"][0].isdigit()
    assert "dan" in found["languages"]
