"""Finding in a real browser: type, narrow, widen again, and open what was found. Without JavaScript."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from minutes.models import AgendaItem
from tests import builders
from tests.browser.pages import faint, fits, open_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

YEARS = (2019, 2024, 2025)
ADDRESSES = [
    "/soeg/?q=okonomi&aar=2024",
    "/soeg/?q=okonmi",
    "/soeg/?q=okonomi+qwerty+furesø",
    "/soeg/?q=qqqq&parti=hest",
    "/soeg/?q=Højgaard",
    "/soeg/",
    "/soeg/hjaelp/",
    "/hovedstaden/2024-09-02/3.2/?q=okonomi#sagsfremstilling-30",
]


@pytest.fixture(autouse=True)
def items(settings: Any, tmp_path: Path) -> list[AgendaItem]:
    settings.INDEX_DIR = tmp_path / "index"
    builders.topic("Sundhed")
    items = [
        builders.item(
            builders.meeting(f"{year}-09-02"),
            "3.2",
            "Cirkulær økonomi i kommunerne",
            sagsfremstilling="Det drejer sig om genbrug.\n\n" * 29 + "Her er økonomien.",
            decision="Indstillingen blev godkendt.",
            outcomes=["godkendt"],
        )
        for year in YEARS
    ]
    builders.attendance(items[0].meeting, "Maja Højgaard", person=True)
    return items


def found(page: Page) -> str:
    return page.get_by_role("status").first.inner_text()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_reader_finds_narrows_and_opens(browser: Browser, live_server: LiveServer, scripts: bool) -> None:
    page = open_page(browser, live_server, java_script_enabled=scripts)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto("/soeg/")
    page.get_by_label("Søg i referaterne").fill("okonomi")
    page.keyboard.press("Enter")
    page.wait_for_url("**/soeg/?q=okonomi")
    assert found(page) == "3 punkter"
    # A year in the chart, by mouse and by keyboard.
    page.get_by_role("link", name="2024: 1 punkt").click()
    page.wait_for_url("**aar=2024")
    assert found(page) == "1 punkt"
    page.get_by_role("link", name="År: 2024").click()
    page.wait_for_url("**/soeg/?q=okonomi")
    assert found(page) == "3 punkter"
    # A filter beside it, and off again.
    page.get_by_text("Valgperiode").click()
    page.get_by_role("link", name="2022–2025 2").click()
    page.wait_for_url("**periode=2022-2025")
    assert found(page) == "2 punkter"
    page.get_by_role("link", name="Valgperiode: 2022–2025").click()
    page.wait_for_url("**/soeg/?q=okonomi")
    page.get_by_role("link", name="Ældste først").click()
    page.wait_for_url("**sorter=aeldste")
    assert page.locator("time").all_inner_texts() == [f"2. september {year}" for year in YEARS]
    page.get_by_role("link", name="2025: 1 punkt").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**aar=2025")
    assert page.locator("mark").first.inner_text() == "økonomi"
    # Anywhere on the passage opens the item there, its words marked.
    passage = page.locator(".excerpt").first
    assert "Sagsfremstilling" in passage.inner_text()
    passage.click()
    page.wait_for_url("**/hovedstaden/2025-09-02/3.2/?q=okonomi#sagsfremstilling-30")
    there = page.locator("#sagsfremstilling-30")
    assert there.locator("mark").inner_text() == "økonomien"
    expect(there).to_be_in_viewport()
    assert page.evaluate("scrollY") > 0
    page.get_by_role("link", name="Fjern markering").click()
    page.wait_for_url("**/3.2/")
    assert page.locator("mark").count() == 0
    assert page.context.cookies() == []
    assert complaints == []


def test_the_pages_fit_and_can_be_read(browser: Browser, live_server: LiveServer) -> None:
    page = open_page(browser, live_server)
    for address in ADDRESSES:
        page.goto(address)
        assert all(fits(page, width) for width in (320, 360, 1280)), address
        assert not faint(page, "light") and not faint(page, "dark"), address
