"""The editors' own pages for everybody: what needs them, how the archive is, who did what, their account."""

from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from minutes import facts, journal
from minutes.models import FaultReport, Hold
from tests import builders
from tests.browser import judging
from tests.browser.pages import faint, open_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "en-lang-adgangskode"
PAGES = ["/redaktion/", "/redaktion/drift/", "/redaktion/log/", "/redaktion/konto/"]


@pytest.fixture(autouse=True)
def archive(settings: Any, tmp_path: Path) -> None:
    """With one of everything that the pages tell of."""
    settings.DOCUMENTS_DIR, settings.INDEX_DIR = tmp_path / "documents", tmp_path / "index"
    facts.load()
    niels = builders.user("niels", "Administrator", password=PASSWORD, is_staff=True)
    meeting = builders.meeting("2025-09-02")
    item = builders.item(meeting, "1", "Godkendelse af referat", named_meetings=[date(2025, 6, 11)])
    FaultReport.objects.create(meeting=meeting, item=item, text="Navnet er stavet forkert.")
    document = builders.document(meeting, text_quality=0.86)
    builders.document(status="held", held_for=[Hold.PRIVATE], name="referat-" + "langt-navn-" * 10 + ".pdf")
    builders.document(status="failed", error_code="damaged", error_message="Filen er skadet.")
    builders.document(status="received")
    builders.document(builders.meeting("2019-03-01"), kind="dagsorden")
    journal.note(niels, document, "bad om at få læst igen")


@pytest.mark.campaign
def test_everybody_can_use_the_editors_own_pages(browser: Browser, live_server: LiveServer) -> None:
    page = open_page(browser, live_server, reduced_motion="reduce")
    judging.bring_axe(page)
    page.goto("/redaktion/")
    page.get_by_label("Navn").fill("niels")
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("3 ting venter på dig")
    found = []
    for address, (width, scheme) in zip(PAGES, cycle([(1280, "light"), (320, "dark")])):
        page.goto(address)
        judging.resize(page, width)
        judging.look(page, color_scheme=scheme)
        found += [f"{address}: {fault}" for fault in [*judging.violations(page), *judging.out_of_sight(page)]]
        found += [f"{address}: {fault}" for fault in judging.clipped_when_spaced(page, 320)]
        found += [f"{address}: {fault}" for fault in faint(page, "dark" if scheme == "light" else "light")]
    assert not found, "\n".join(found)
