"""What a reader does in a real browser, from the front page to the decision."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from minutes.models import AgendaItem
from tests import builders

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = [
    "--no-sandbox", "--headless", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
# WCAG 2.2 AA for text of ordinary size.
LEAST_CONTRAST = 4.5
CONTRASTS = """() => {
  const probe = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgba = (colour) => {
    probe.clearRect(0, 0, 1, 1); probe.fillStyle = colour; probe.fillRect(0, 0, 1, 1);
    return [...probe.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (e) => {
    for (; e; e = e.parentElement) {
      const colour = rgba(getComputedStyle(e).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  const withText = [...document.querySelectorAll("body *")].filter((e) =>
    e.checkVisibility() && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()));
  return withText.map((e) => {
    const [a, b] = [light(rgba(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x);
    return [(a + 0.05) / (b + 0.05), e.tagName + "." + e.className + " " + e.textContent.trim().slice(0, 30)];
  });
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("No chromium was found, and CI does not accept that.")
        pytest.skip("no chromium found")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def item() -> AgendaItem:
    meeting = builders.meeting(start_time="10:00", place="Glostrup Park Hotel, Hovedvejen 41, 2600 Glostrup")
    for name in ("Mikkel Sjøberg Hjermind Dencker", "Maja Højgaard"):
        builders.attendance(meeting, name, person=True, municipality=builders.municipality("Lyngby-Taarbæk"))
    item = builders.item(
        meeting,
        "3.5",
        "Konsekvenser af sundhedsreformen for Klimaalliancen i Hovedstadsregionen",
        baggrund="Sundhedsreformen.\n\n— https://gate21.dk/" + "lang-adresse-uden-ophold" * 8,
        decision="KKR Hovedstaden besluttede, at finansieringen øges til det beskrevne scenarie 2.",
        outcomes=["besluttet"],
        topics=[builders.topic("Klima og energi")],
        page=1,
    )
    builders.reservation(item.decision, "Anbefaler scenarie 3.", [builders.party("Ø"), builders.party("B")])
    mend = {
        "line": 1,
        "page": 1,
        "start": 0,
        "end": 4,
        "as_read": "mgde",
        "restored": "møde",
        "certainty": 0.9,
    }
    builders.page(builders.document(meeting, page_count=1), text="møde i KKR", mends=[mend])
    return item


def addresses(item: AgendaItem) -> list[str]:
    meeting = item.meeting.get_absolute_url()
    rest = ["/medlem/", "/medlem/maja-hoejgaard/", "/parti/oe/", "/emne/", "/kommune/", "/findes/ikke/"]
    return ["/", "/hovedstaden/", meeting, item.get_absolute_url(), f"{meeting}side/1/", *rest]


def open_page(browser: Browser, server: LiveServer, **options: Any) -> Page:
    return browser.new_context(base_url=server.url, **options).new_page()


def test_a_reader_walks_from_the_front_page_to_the_decision(
    browser: Browser, live_server: LiveServer, item: AgendaItem
) -> None:
    page = open_page(browser, live_server)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto("/")
    page.get_by_role("link", name="2. september 2025", exact=True).click()
    page.get_by_role("link", name="Klimaalliancen").click()
    decision = page.get_by_role("region", name="Beslutning")
    assert "scenarie 2" in decision.inner_text()
    assert "Besluttet" in decision.inner_text()
    minority = page.get_by_role("region", name="Mindretal").inner_text()
    assert "Enhedslisten (Ø) og Radikale Venstre (B)" in " ".join(minority.split())
    assert page.context.cookies() == []
    assert complaints == []


def test_the_link_can_be_copied_and_it_is_said(
    browser: Browser, live_server: LiveServer, item: AgendaItem
) -> None:
    page = open_page(browser, live_server, permissions=["clipboard-read", "clipboard-write"])
    page.goto(item.get_absolute_url())
    page.get_by_role("button", name="Kopiér").click()
    page.get_by_text("Linket er kopieret.").wait_for(state="attached")
    assert page.evaluate("navigator.clipboard.readText()") == live_server.url + item.get_absolute_url()


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_runs_over_the_edge(
    browser: Browser, live_server: LiveServer, item: AgendaItem, width: int
) -> None:
    page = open_page(browser, live_server, viewport={"width": width, "height": 740})
    for address in addresses(item):
        page.goto(address)
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"), (address, width)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_stands_out_from_its_ground(
    browser: Browser, live_server: LiveServer, item: AgendaItem, scheme: Any
) -> None:
    page = open_page(browser, live_server, color_scheme=scheme)
    for address in addresses(item):
        page.goto(address)
        found = page.evaluate(CONTRASTS)
        faint = [(round(ratio, 1), words) for ratio, words in found if ratio < LEAST_CONTRAST]
        assert len(found) > 10
        assert not faint, (address, faint)


def test_the_keyboard_skips_to_the_content(
    browser: Browser, live_server: LiveServer, item: AgendaItem
) -> None:
    page = open_page(browser, live_server)
    page.goto(item.get_absolute_url())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Gå til indholdet"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "indhold"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('nav').ariaLabel") == "Du er her"


def test_everything_is_there_without_javascript(
    browser: Browser, live_server: LiveServer, item: AgendaItem
) -> None:
    page = open_page(browser, live_server, java_script_enabled=False)
    page.goto(item.get_absolute_url())
    assert page.get_by_text("det beskrevne scenarie 2").is_visible()
    assert page.get_by_role("button", name="Kopiér").is_hidden()
