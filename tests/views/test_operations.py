"""The page that tells editors how the archive is."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from minutes import pulse, roles, search
from minutes.models import SearchChange
from tests import builders

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> None:
    settings.DOCUMENTS_DIR, settings.INDEX_DIR = tmp_path / "documents", tmp_path / "index"


def shown(client: Client) -> str:
    response = client.get("/redaktion/drift/")
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize(("role", "status"), [(roles.EDITOR, 200), ("", 403)])
def test_it_is_for_editors(client: Client, role: str, status: int) -> None:
    client.force_login(builders.user(role=role))
    assert client.get("/redaktion/drift/").status_code == status


def test_an_archive_that_runs_says_so(admin_client: Client, settings: Any) -> None:
    settings.DISK_WARNING_BYTES = 1
    search.follow()
    with pulse.broker() as client:
        now = timezone.now().isoformat()
        client.mset({f"{pulse.WORKER}en@her": now, pulse.BEAT: now, pulse.SWEPT: now})
        page = shown(admin_client)
        client.delete(f"{pulse.WORKER}en@her", pulse.BEAT, pulse.SWEPT)

    assert "<h1>Arkivet kører, som det skal</h1>" in page
    assert 'role="alert"' not in page
    assert "en@her, i gang siden" in page
    assert "0 opslag" in page


def test_what_is_wrong_stands_first(admin_client: Client, settings: Any) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    settings.DISK_WARNING_BYTES = 2**60
    page = shown(admin_client)

    assert "<h1>Noget kræver hjælp</h1>" in page
    for words in (
        "svarer ikke",
        "Der er snart ikke plads til dokumenterne og søgeindekset.",
        "Byg det forfra",
    ):
        assert page.index(words) < page.index("<dl")


def test_it_tells_how_well_each_year_was_scanned(admin_client: Client) -> None:
    for day, quality in [("2019-03-01", 0.9), ("2019-06-01", 0.8), ("2021-03-01", 0.999)]:
        builders.document(builders.meeting(day), text_quality=quality)
    page = shown(admin_client)

    assert "<title>2019: 15,0 %</title>" in page
    assert '<tr><th scope="row">2019</th><td>15,0 %</td><td></td>' in page
    assert '<tr><th scope="row">2021</th><td>0,1 %</td><td></td>' in page
    assert '<tr><th scope="row">2020</th><td></td>' not in page


def test_it_tells_what_is_missing_and_how_it_is_known(admin_client: Client) -> None:
    item = builders.item(
        builders.meeting("2025-09-02"), "1", "Godkendelse af referat", named_meetings=[date(2025, 6, 11)]
    )
    builders.document(builders.meeting("2019-06-01"), kind="dagsorden")
    page = shown(admin_client)

    assert "11. juni 2025" in page
    assert f'<a href="{item.get_absolute_url()}">2. september 2025, punkt 1</a>' in page
    assert '<a href="/hovedstaden/2019-06-01/">1. juni 2019</a>' in page
    assert '<td class="warn">1 af 5<span class="soft">1 kun dagsorden</span></td>' in page


def test_it_costs_the_same_however_much_there_is(
    admin_client: Client, django_assert_num_queries: Any
) -> None:
    for amount in (1, 6):
        for day in builders.days(amount, f"20{10 + amount}-03-01"):
            meeting = builders.meeting(day)
            builders.document(meeting, text_quality=0.9)
            builders.item(meeting, named_meetings=[date(2009, 1, amount)])
            SearchChange.objects.note(meeting.pk)
        with django_assert_num_queries(16):
            shown(admin_client)
