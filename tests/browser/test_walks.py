"""Four readers walk through the archive of the examples: five KKR, several years, all from the front page."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.pages import open_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

# Of every KKR one that speaks of health; each more costs time.
EXAMPLES = {
    "kkr-hovedstaden-2021-06-11",
    "kkr-sjaelland-2018-06-13",
    "kkr-syddanmark-2010-12-08",
    "kkr-syddanmark-2019-03-08",
    "kkr-midtjylland-2024-06-14",
    "kkr-nordjylland-2026-02-13",
}
COUNCILS = ["Hovedstaden", "Sjælland", "Syddanmark", "Midtjylland", "Nordjylland"]


@pytest.fixture
def page(browser: Browser, served_archive: LiveServer) -> Page:
    page = open_page(browser, served_archive, permissions=["clipboard-read", "clipboard-write"])
    page.goto("/")
    return page


def test_a_name_leads_to_her_vote_and_to_a_quotation_of_it(page: Page) -> None:
    page.get_by_label("Søg i referaterne").fill("oda skagen thun")
    page.keyboard.press("Enter")
    page.get_by_role("main").get_by_role("link", name="Oda Skagen Thun").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Oda Skagen Thun")
    against = page.get_by_role("region", name="Stemte imod eller tog forbehold")
    expect(against).to_contain_text("stemte imod, da vedtægterne giver adgang")
    against.get_by_role("link").first.click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("valg af model")
    expect(page.get_by_role("region", name="Beslutning")).to_contain_text("14 stemte for, 1 imod")
    page.get_by_text("Del punktet").click()
    page.get_by_role("link", name="Citér et afsnit").click()
    said = page.locator(".quotation").filter(has_text="Oda Skagen Thun").first
    said.get_by_role("button", name="Kopiér").click()
    page.get_by_text("Citatet er kopieret.").first.wait_for(state="attached")
    quotation = page.evaluate("navigator.clipboard.readText()")
    assert "stemte imod, da vedtægterne" in quotation
    assert "(KKR Nordjylland den 22. juni 2026, punkt 2.1, s. " in quotation

    page.goto(quotation.rpartition(" ")[2])
    expect(page.locator(":target")).to_be_in_viewport()
    expect(page.locator(":target")).to_contain_text("Oda Skagen Thun")


def test_a_municipality_leads_to_the_words_that_name_it(page: Page) -> None:
    page.get_by_role("link", name="Kommuner", exact=True).click()
    page.get_by_role("link", name="Odense", exact=True).click()
    named = page.get_by_role("region", name="Nævnt i referaterne")
    expect(named.locator("mark").first).to_contain_text("Odense")
    named.locator(".passage a").first.click()
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("Odense Kommune")
    expect(page.locator(":target")).to_be_in_viewport()
    expect(page.locator(":target")).to_contain_text("Odense")


def test_a_topic_shows_the_five_councils_beside_each_other(page: Page) -> None:
    page.get_by_role("main").get_by_role("link", name="Sundhed", exact=True).click()
    beside = page.get_by_role("region", name="De fem KKR ved siden af hinanden")
    columns = beside.locator(".side-by-side > div")
    expect(columns.get_by_role("heading")).to_contain_text([f"KKR {name}" for name in COUNCILS])
    boxes = [columns.nth(at).bounding_box() for at in range(5)]
    assert len({box["y"] for box in boxes if box}) == 1
    columns.nth(4).locator(".newest a").click()
    expect(page.get_by_role("navigation", name="Du er her")).to_contain_text("KKR Nordjylland")


def test_a_thread_leads_back_to_its_first_meeting(page: Page) -> None:
    page.get_by_role("main").get_by_role("link", name="sagsforløb").first.click()
    page.get_by_role("link", name="Ny fælles it-driftsorganisation i Nordjylland: valg af model").click()
    steps = page.locator(".timeline > li")
    days = ["22. juni 2026", "24. april 2026", "13. februar 2026"]
    expect(steps.locator("time")).to_have_text(days)
    steps.last.get_by_role("link").first.click()
    expect(page.get_by_role("region", name="Beslutning")).to_contain_text("anbefale model B")
    page.get_by_role("link", name="KKR Nordjylland den 13. februar 2026").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("KKR Nordjylland den 13. februar 2026")
