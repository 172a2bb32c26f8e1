"""What a reader is told where the matter of an address has moved, or is gone."""

import pytest
from django.test import Client
from django.utils import timezone

from minutes.models import Redirect
from tests import builders

pytestmark = pytest.mark.django_db

MEETING = "/hovedstaden/2025-09-02/"
RENUMBERED, MENDED = "Punktet står et andet sted.", "Mødets dato er læst rigtigt."
# (address that was shown, where it leads, what is said of it)
MOVED = [
    ("3.8/", "/hovedstaden/2025-09-03/3.9/", [RENUMBERED, MENDED]),
    # What hangs below an item or a meeting goes along.
    ("3.8/citat/", "/hovedstaden/2025-09-03/3.9/citat/", [RENUMBERED, MENDED]),
    ("3.8/citat.bib", "/hovedstaden/2025-09-03/3.9/citat.bib", [RENUMBERED, MENDED]),
    (
        "3.8/billede-0123456789ab.png",
        "/hovedstaden/2025-09-03/3.9/billede-0123456789ab.png",
        [RENUMBERED, MENDED],
    ),
    # And so does what was asked.
    (
        "3.8/citat.ris?afsnit=taksten-stiger",
        "/hovedstaden/2025-09-03/3.9/citat.ris?afsnit=taksten-stiger",
        [RENUMBERED, MENDED],
    ),
    ("6/?q=æble", "/hovedstaden/2025-09-03/3.9/?q=%C3%A6ble#beslutning", [RENUMBERED]),
    ("side/4/", "/hovedstaden/2025-09-03/side/4/", [MENDED]),
    ("3.8/#beslutning", "/hovedstaden/2025-09-03/3.9/", [RENUMBERED, MENDED]),
    # Of an item that is no more the meeting has no quotations.
    ("5/citat/", "/hovedstaden/2025-09-03/", [RENUMBERED, MENDED]),
    ("6/citat/", "/hovedstaden/2025-09-03/3.9/#beslutning", [RENUMBERED]),
]


@pytest.mark.parametrize(("old", "new", "reasons"), MOVED)
def test_it_leads_on_and_says_why(client: Client, old: str, new: str, reasons: list[str]) -> None:
    for slug, to in (("3.8/", "3.9/"), ("5/", "")):
        Redirect.objects.leave(f"{MEETING}{slug}", f"{MEETING}{to}", RENUMBERED)
    Redirect.objects.leave(f"{MEETING}6/", "/hovedstaden/2025-09-03/3.9/#beslutning", RENUMBERED)
    Redirect.objects.create(old=MEETING, new="/hovedstaden/2025-09-03/", reason=MENDED)

    response = client.get(f"{MEETING}{old}")
    page = response.content.decode()
    assert (response.status_code, response["Location"]) == (301, new)
    assert "Siden er flyttet" in page and f'<a href="{new}">' in page
    assert [reason for reason in (RENUMBERED, MENDED) if reason in page] == reasons


def test_what_an_editor_wrote_is_escaped(client: Client) -> None:
    Redirect.objects.leave("/medlem/a/", "/medlem/b/", "<script>alert(1)</script>")
    assert "<script>alert" not in client.get("/medlem/a/").content.decode()


def test_what_is_withdrawn_leads_to_what_is_left(client: Client) -> None:
    builders.meeting("2025-06-18")
    builders.meeting(withdrawn_at=timezone.now(), withdrawal_reason="Fejl i bilag 2.")
    response = client.get(f"{MEETING}3.5/")
    page = response.content.decode()
    assert response.status_code == 410
    for told in (
        "Fejl i bilag 2.",
        "Linket hertil er rigtigt nok",
        'rel="prev" href="/hovedstaden/2025-06-18/"',
    ):
        assert told in page, told
