"""A reader tells of a fault without JavaScript, and an editor goes through it."""

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from minutes.models import AgendaItem, Paragraph
from tests import builders
from tests.browser.pages import faint, fits, open_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "en-lang-adgangskode"
WORDS = "KKR godkendte rnbudget."


def decided() -> AgendaItem:
    row = builders.item(builders.meeting(), "3.2", "Budget for rengøring", decision=WORDS, page=7)
    place = {"meeting": row.meeting, "item": row, "slug": row.slug, "section": "beslutning", "position": 1}
    Paragraph.objects.create(**place, text=WORDS, anchor="kkr-godkendte-rnbudget")
    return row


def test_what_a_reader_tells_reaches_the_editor(browser: Browser, live_server: LiveServer) -> None:
    address = decided().get_absolute_url()
    builders.user("mette", password=PASSWORD)
    reader = open_page(browser, live_server, java_script_enabled=False)
    reader.goto(address)
    reader.get_by_text(WORDS).first.hover()
    reader.get_by_role("link", name="Meld fejl i afsnittet").click()
    expect(reader.locator("blockquote")).to_have_text(WORDS)
    reader.get_by_label("Hvad er galt?").fill("Der burde stå »årsbudget«.")
    reader.get_by_role("button", name="Send").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Tak for hjælpen")
    reader.get_by_role("link", name="Tilbage til stedet").click()
    assert reader.url == f"{live_server.url}{address}#kkr-godkendte-rnbudget"
    assert reader.context.cookies() == []

    editor = open_page(browser, live_server)
    editor.goto("/redaktion/fejl/")
    editor.get_by_label("Navn").fill("mette")
    editor.get_by_label("Adgangskode").fill(PASSWORD)
    editor.get_by_role("button", name="Log ind").click()
    expect(editor.get_by_text("Der burde stå »årsbudget«.")).to_be_visible()
    assert fits(editor, 360) and fits(editor, 1280)
    assert faint(editor, "light") == faint(editor, "dark") == []
    editor.get_by_label("Et ord om det").fill("Rettet efter side 7.")
    editor.get_by_role("button", name="Luk: rettet").press("Enter")
    expect(editor.get_by_text("Der er ingen åbne meldinger.")).to_be_visible()


def test_the_form_can_be_read_and_filled_in_by_keyboard(browser: Browser, live_server: LiveServer) -> None:
    page = open_page(browser, live_server)
    page.goto(f"/meld-fejl/?sted={decided().get_absolute_url()}&afsnit=kkr-godkendte-rnbudget")
    assert fits(page, 320) and fits(page, 1280)
    assert faint(page, "light") == faint(page, "dark") == []
    page.get_by_label("Hvad er galt?").focus()
    page.keyboard.type("Et ord mangler.")
    page.keyboard.press("Tab")
    # Not in the field for machines, which nobody sees.
    expect(page.get_by_role("button", name="Send")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tak for hjælpen")
