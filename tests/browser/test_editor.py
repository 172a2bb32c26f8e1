"""What an editor with half an hour a month does: hand in, look through by keyboard, correct, take back."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from minutes import facts
from tests import hostile
from tests.browser.pages import open_page
from tests.processes import celery
from tests.referater import LETTER
from tests.waiting import SECONDS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORKER = ("worker", "--pool=threads", "--concurrency=1", "--without-gossip", "--without-mingle")
BEAT = ("beat", "--scheduler=celery.beat:Scheduler")
PATIENCE = SECONDS * 1000
PASSWORD = "en-lang-adgangskode"
ITEM = "/hovedstaden/2025-11-14/2/"
# Its second item proposes and does not say what was decided.
DOUBTFUL = (
    LETTER.replace("02-09-2025", "14-11-2025")
    + """
2. Samarbejde om klimaet

Indstilling
Det indstilles, at KKR Hovedstaden tilslutter sig planen.
"""
)
DECIDED = "KKR Hovedstaden tiltrådte planen."


@pytest.fixture
def files(settings: Any, tmp_path: Path) -> list[Path]:
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    settings.INDEX_DIR = tmp_path / "index"
    facts.load()
    User.objects.create_superuser("redaktoer", password=PASSWORD)
    contents = {
        "klart.txt": LETTER.encode(),
        "tvivlsomt.txt": DOUBTFUL.encode(),
        "fjendtligt.pdf": hostile.page_tree_that_loops(),
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    return [tmp_path / name for name in contents]


def test_from_three_files_to_a_readers_report(
    browser: Browser, live_server: LiveServer, settings: Any, files: list[Path], tmp_path: Path
) -> None:
    editor, reader = open_page(browser, live_server), open_page(browser, live_server)
    folders = {name: str(getattr(settings, name)) for name in ("DOCUMENTS_DIR", "INDEX_DIR")}
    folders["SWEEP_SECONDS"] = "2"
    # Beat too: a ring may be lost, and the sweep rings again.
    with (
        celery(*WORKER, log=tmp_path / "worker.log", **folders),
        celery(*BEAT, log=tmp_path / "beat.log", **folders),
    ):
        hand_in(editor, files)
        look_through_by_keyboard(editor)
        assert DECIDED in shown(reader, ITEM) and "Rettet" in shown(reader, ITEM)
        read_again(editor)
        assert DECIDED in shown(reader, ITEM)
        withdraw_and_give_back(editor, reader)
        tell_of_a_fault(editor, reader)


def hand_in(editor: Page, files: list[Path]) -> None:
    editor.goto("/upload/")
    editor.get_by_label("Navn").fill("redaktoer")
    editor.get_by_label("Adgangskode").fill(PASSWORD)
    editor.get_by_role("button", name="Log ind").click()
    editor.get_by_label("Filer").set_input_files(files)
    editor.get_by_role("button", name="Læg i arkivet").click()
    for name, told in [
        ("klart.txt", "Klar: KKR Hovedstaden 2. september 2025"),
        ("tvivlsomt.txt", "Holdt tilbage: læsningen er usikker"),
        ("fjendtligt.pdf", "Kunne ikke læses"),
    ]:
        expect(editor.locator(".file[data-id]", has_text=name)).to_contain_text(told, timeout=PATIENCE)


def look_through_by_keyboard(editor: Page) -> None:
    """Not one click: r goes to the field, the tabulator to the button, o publishes."""
    link = editor.locator(".file[data-id]", has_text="tvivlsomt.txt").get_by_role("link", name="Se efter")
    link.focus()
    editor.keyboard.press("Enter")
    expect(editor.get_by_role("heading", name="Punkt uden beslutning")).to_be_visible()
    expect(editor.get_by_role("button", name="Godtag", exact=True)).to_be_focused()
    expect(editor.locator(".scan mark")).to_have_text(
        "Det indstilles, at KKR Hovedstaden tilslutter sig planen."
    )
    editor.keyboard.press("r")
    expect(editor.get_by_role("textbox", name="Beslutning")).to_be_focused()
    editor.keyboard.type(DECIDED)
    for key in ("Tab", "Tab", "Enter"):
        editor.keyboard.press(key)
    expect(editor.get_by_text("Rettet: 2.")).to_be_visible()
    expect(editor.get_by_text("intet at se efter")).to_be_visible()
    editor.keyboard.press("o")
    expect(editor.get_by_text("Mødet er offentligt.")).to_be_visible()


def read_again(editor: Page) -> None:
    editor.get_by_role("button", name="Læs igen", exact=True).click()
    expect(editor.get_by_text("Blev til")).to_be_visible(timeout=PATIENCE)


def withdraw_and_give_back(editor: Page, reader: Page) -> None:
    editor.get_by_text("Træk mødet tilbage").click()
    editor.get_by_label("Begrundelse").fill("Sekretariatet sender et nyt.")
    editor.get_by_role("button", name="Træk tilbage").click()
    expect(editor.get_by_role("button", name="Offentliggør igen")).to_be_visible()
    gone = reader.goto(ITEM)
    assert gone and gone.status == 410
    expect(reader.get_by_text("Sekretariatet sender et nyt.")).to_be_visible()
    editor.get_by_role("button", name="Offentliggør igen").click()
    expect(editor.get_by_text("Mødet er offentligt.")).to_be_visible()
    assert DECIDED in shown(reader, ITEM)


def tell_of_a_fault(editor: Page, reader: Page) -> None:
    reader.get_by_role("link", name="Meld fejl").last.click()
    reader.get_by_label("Hvad er galt?").fill("Der stod »tilsluttede sig«.")
    reader.get_by_role("button", name="Send").click()
    expect(reader.get_by_role("heading", name="Tak for hjælpen")).to_be_visible()
    assert reader.context.cookies() == []
    editor.goto("/redaktion/")
    editor.get_by_role("link", name="Fejlmeldinger", exact=True).click()
    expect(editor.get_by_text("Der stod »tilsluttede sig«.")).to_be_visible()
    editor.get_by_role("link", name="Ret", exact=True).first.click()
    expect(editor.get_by_role("heading", name="Som det er læst")).to_be_visible()


def shown(reader: Page, address: str) -> str:
    reader.goto(address)
    return reader.locator("main").inner_text()
