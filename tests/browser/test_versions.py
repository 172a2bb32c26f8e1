"""A new version of a referat comes in, and an editor decides in a real browser."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from minutes import facts, readings, tasks
from minutes.models import Correction, Document
from minutes.parsing.types import ParsedReferat, Sections
from tests import builders
from tests.browser.pages import faint, fits, open_page
from tests.referater import item, referat

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "en-lang-adgangskode"
TEXT = "Kommunerne i hovedstadsområdet vil samarbejde om den grønne trafik i de kommende år."
BUDGET = item("4", "Budget", sections=Sections(beslutning="Godkendt som indstillet.", sagsfremstilling=TEXT))
OLD = referat([BUDGET])
# An item is put in before it, so that its number and address change, and the decision is another.
NEW = referat(
    [
        item("4", "Trafik", sections=Sections(beslutning="Drøftet.")),
        replace(BUDGET, number="5", sections=replace(BUDGET.sections, beslutning="Udsat som indstillet.")),
    ]
)


@pytest.fixture(autouse=True)
def archive(settings: Any, tmp_path: Path) -> None:
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    settings.INDEX_DIR = tmp_path / "index"
    facts.load()
    User.objects.create_superuser("redaktoer", password=PASSWORD)


def read(parsed: ParsedReferat, name: str) -> Document:
    """As a worker leaves it: the first becomes a meeting, the second waits for an editor."""
    document = builders.document(name=name, content=name.encode(), status="received", kind="")
    claimed = Document.objects.claim(document.pk)
    assert claimed
    tasks.read_claimed(claimed, parsed)
    claimed.refresh_from_db()
    return claimed


def log_in(page: Page) -> None:
    page.goto("/log-ind/")
    page.get_by_label("Navn").fill("redaktoer")
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Log ind").click()


def test_a_new_version_keeps_corrections_and_anchors(browser: Browser, live_server: LiveServer) -> None:
    first = read(OLD, "referat.txt")
    about = {"document": first, "meeting": first.meeting, "part": "item", "number": "4", "name": "Budget"}
    Correction.objects.create(field="title", before="Budget", after="Budget 2026", **about)
    readings.renew(first)
    second = read(NEW, "referat-endelig.txt")
    page = open_page(browser, live_server)
    page.goto("/hovedstaden/2025-09-02/4/")
    old_link = page.locator("p", has_text=TEXT).get_attribute("id")
    log_in(page)

    page.goto(second.get_absolute_url())
    page.get_by_role("link", name="Se forskellen, og vælg").click()
    expect(page.get_by_text("1 punkt kommer til")).to_be_visible()
    expect(page.get_by_text("1 rettelse lægges over igen")).to_be_visible()
    changed = page.locator(".changed", has_text="som indstillet.")
    expect(changed.locator("del")).to_have_text("Godkendt")
    expect(changed.locator("ins")).to_have_text("Udsat")
    assert fits(page, 320) and fits(page, 1280)
    assert (faint(page, "light"), faint(page, "dark")) == ([], [])
    page.get_by_role("button", name="Ny version").click()
    expect(page.get_by_text("referat-endelig.txt gælder nu.")).to_be_visible()

    page.goto(f"/hovedstaden/2025-09-02/4/#{old_link}")
    page.get_by_role("link", name="Budget 2026").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Budget 2026")
    expect(page.get_by_role("region", name="Beslutning")).to_contain_text("Udsat som indstillet.")
    assert page.locator("p", has_text=TEXT).get_attribute("id") == old_link
    page.goto("/hovedstaden/2025-09-02/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Tidligere udgave").click(modifiers=["Alt"])
    assert download.value
