"""An editor looks at a page as it is in the file, with the place marked that is spoken of."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from minutes import readings
from minutes.models import Document
from minutes.parsing import ParsedReferat, parse
from tests import builders
from tests.browser.pages import faint, fits, open_page
from tests.browser.test_upload import PASSWORD, log_in
from tests.typeset import pdf_of

SAMPLE = Path(__file__).parents[2] / "samples" / "kkr-hovedstaden-2025-09-02.txt"
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, ParsedReferat]:
    source = pdf_of(SAMPLE.read_text("utf-8"), tmp_path_factory.mktemp("scan") / "a.pdf").read_bytes()
    return source, parse(source)


@pytest.fixture
def document(settings: Any, tmp_path: Path, read: tuple[bytes, ParsedReferat]) -> Document:
    settings.STATE_DIR, settings.DOCUMENTS_DIR = tmp_path, tmp_path / "documents"
    row = builders.document(name="kkr-hovedstaden.pdf", content=read[0])
    readings.keep(row, read[1])
    User.objects.create_superuser("redaktoer", password=PASSWORD)
    return row


def test_a_page_is_zoomed_turned_over_and_its_place_marked(
    browser: Browser, live_server: LiveServer, document: Document
) -> None:
    page = open_page(browser, live_server)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    log_in(page)
    page.goto(f"/upload/dokumenter/{document.pk}/scan/?linje=390")
    pane, place, picture = page.locator(".scan-pane"), page.locator(".scan rect"), page.locator(".scan img")
    expect(page.get_by_text("Side 9 af 29")).to_be_visible()
    # The place is far down its page, and in view.
    expect(place).to_be_in_viewport()
    assert pane.evaluate("pane => pane.scrollTop") > 0
    before = picture.bounding_box()
    pane.press("+")
    pane.press("+")
    expect(page.get_by_role("link", name="200 %")).to_have_attribute("aria-current", "true")
    expect(picture).to_have_attribute("src", re.compile("bredde=2000"))
    after = picture.bounding_box()
    assert before and after and after["width"] == pytest.approx(2 * 794, abs=4)
    expect(place).to_be_in_viewport()
    pane.press("-")
    pane.press("0")
    expect(page.get_by_role("link", name="Tilpas")).to_have_attribute("aria-current", "true")
    pane.press("ArrowRight")
    expect(page.get_by_text("Side 10 af 29")).to_be_visible()
    expect(page.locator(".scan rect")).to_have_count(0)
    assert complaints == []
    for width in (360, 1280):
        assert fits(page, width)
    for scheme in ("light", "dark"):
        assert faint(page, scheme) == []

    document.path.unlink()
    page.get_by_role("link", name="Side 11").click()
    expect(page.get_by_role("alert")).to_have_text(
        "Filen kan ikke åbnes. Se efter, at den findes og må læses."
    )


@pytest.mark.campaign
def test_without_javascript_the_links_zoom_and_the_place_is_marked(
    browser: Browser, live_server: LiveServer, document: Document
) -> None:
    page = open_page(browser, live_server, java_script_enabled=False)
    log_in(page)
    page.goto(f"/upload/dokumenter/{document.pk}/scan/?linje=390")
    page.get_by_role("link", name="200 %").click()
    expect(page.locator(".scan rect")).to_be_visible()
    box = page.locator(".scan img").bounding_box()
    assert box and box["width"] == pytest.approx(2 * 794, abs=4)
