"""What a reader does in a real browser, from the front page to the decision."""

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from minutes.models import AgendaItem
from tests import builders
from tests.browser.pages import faint, fits, open_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


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
    page.get_by_text("Del punktet").click()
    page.get_by_role("button", name="Kopiér: Link", exact=True).click()
    page.get_by_text("Linket er kopieret.").wait_for(state="attached")
    assert page.evaluate("navigator.clipboard.readText()") == live_server.url + item.get_absolute_url()


def test_nothing_runs_over_the_edge_and_every_word_stands_out(
    browser: Browser, live_server: LiveServer, item: AgendaItem
) -> None:
    page = open_page(browser, live_server)
    for address in addresses(item):
        page.goto(address)
        for width in (320, 360, 1280):
            assert fits(page, width), (address, width)
        for scheme in ("light", "dark"):
            assert faint(page, scheme) == [], (address, scheme)


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
    assert page.locator("#beslutning").get_by_text("det beskrevne scenarie 2").is_visible()
    page.get_by_text("Del punktet").click()
    assert page.get_by_text("Citat med kilde").is_visible()
    assert page.get_by_role("button", name="Kopiér").count() == 0
