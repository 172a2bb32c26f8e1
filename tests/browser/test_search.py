"""Finding in a real browser: type, narrow, widen again, and open what was found. Without JavaScript."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from minutes.models import AgendaItem
from tests import builders
from tests.browser.pages import CONTRASTS, LEAST_CONTRAST, open_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADDRESSES = ["/soeg/?q=okonomi&aar=2024", "/soeg/?q=okonmi", "/soeg/?q=qqqq&parti=hest", "/soeg/"]


@pytest.fixture(autouse=True)
def items(settings: Any, tmp_path: Path) -> list[AgendaItem]:
    settings.INDEX_DIR = tmp_path / "index"
    builders.topic("Sundhed")
    return [
        builders.item(
            builders.meeting(f"{year}-09-02"),
            "3.2",
            "Cirkulær økonomi i kommunerne",
            sagsfremstilling="Det drejer sig om økonomi. " * 30,
            decision="Indstillingen blev godkendt.",
            outcomes=["godkendt"],
        )
        for year in (2024, 2025)
    ]


@pytest.mark.parametrize("scripts", [True, False])
def test_a_reader_finds_narrows_and_opens(browser: Browser, live_server: LiveServer, scripts: bool) -> None:
    page = open_page(browser, live_server, java_script_enabled=scripts)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto("/soeg/")
    page.get_by_role("searchbox").fill("okonomi")
    page.keyboard.press("Enter")
    assert page.get_by_role("status").inner_text() == "2 punkter"
    page.get_by_role("link", name="2024").click()
    assert page.get_by_role("status").inner_text() == "1 punkt"
    page.get_by_role("link", name="År: 2024").click()
    assert page.get_by_role("status").inner_text() == "2 punkter"
    page.get_by_role("link", name="Ældste først").click()
    assert page.locator("mark").first.inner_text() == "økonomi"
    page.get_by_role("link", name="Cirkulær økonomi").first.click()
    assert page.url.endswith("/hovedstaden/2024-09-02/3.2/")
    assert page.context.cookies() == []
    assert complaints == []


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_the_page_fits_and_can_be_read(
    browser: Browser, live_server: LiveServer, width: int, scheme: Any
) -> None:
    page = open_page(browser, live_server, viewport={"width": width, "height": 740}, color_scheme=scheme)
    for address in ADDRESSES:
        page.goto(address)
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"), address
        faint = [words for ratio, words in page.evaluate(CONTRASTS) if ratio < LEAST_CONTRAST]
        assert not faint, address
