"""An editor hands in documents in a real browser, and a real worker reads them."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from minutes import facts
from minutes.models import AgendaItem, Document, Meeting
from tests.browser.pages import faint, fits, open_page
from tests.processes import celery
from tests.typeset import pdf_of
from tests.waiting import SECONDS, until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORKER = ("worker", "--pool=threads", "--concurrency=1", "--without-gossip", "--without-mingle")
BEAT = ("beat", "--scheduler=celery.beat:Scheduler")
QUICK = {"SWEEP_SECONDS": "1", "READING_LEASE_SECONDS": "3", "PUBLISH_READINGS": "all"}
PATIENCE = SECONDS * 1000
PASSWORD = "en-lang-adgangskode"


@pytest.fixture(autouse=True)
def archive(settings: Any, tmp_path: Path) -> None:
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    settings.INDEX_DIR = tmp_path / "index"
    facts.load()
    User.objects.create_superuser("redaktoer", password=PASSWORD)


@pytest.fixture
def sample(settings: Any, tmp_path: Path) -> Path:
    text = (settings.BASE_DIR / "samples" / "kkr-hovedstaden-2025-09-02.txt").read_text()
    return pdf_of(text, tmp_path / "kkr-hovedstaden.pdf")


def log_in(page: Page) -> None:
    page.goto("/upload/")
    page.get_by_label("Navn").fill("redaktoer")
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Log ind").click()


def documents(settings: Any) -> dict[str, str]:
    return {"DOCUMENTS_DIR": str(settings.DOCUMENTS_DIR), **QUICK}


@pytest.mark.campaign
def test_an_editor_hands_in_two_files_and_a_worker_is_killed_in_mid_reading(
    browser: Browser, live_server: LiveServer, settings: Any, sample: Path, tmp_path: Path
) -> None:
    damaged = tmp_path / "skadet.pdf"
    damaged.write_bytes(sample.read_bytes()[:2000])
    page = open_page(browser, live_server)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    log_in(page)
    page.get_by_label("Filer").set_input_files([sample, damaged])
    page.get_by_role("button", name="Læg i arkivet").click()
    page.get_by_role("link", name="kkr-hovedstaden.pdf").click()
    expect(page.get_by_text("I kø")).to_be_visible()
    reading = Document.objects.filter(status=Document.Status.READING, pages_read__gt=0)

    # Rung before this worker was there: the broker has kept the ring.
    with celery(*WORKER, log=tmp_path / "worker.log", **documents(settings)) as worker:
        until(reading.exists)
        worker.kill()
        worker.wait()
    assert reading.exists()
    assert not Meeting.objects.exists()
    expect(page.locator("[aria-current=step]")).to_contain_text("Læser siderne", timeout=PATIENCE)

    with (
        celery(*WORKER, log=tmp_path / "worker.log", **documents(settings)),
        celery(*BEAT, log=tmp_path / "beat.log", **documents(settings)),
    ):
        expect(page.get_by_text("Blev til")).to_be_visible(timeout=PATIENCE)
        page.get_by_role("link", name="KKR Hovedstaden 2. september 2025").click()
        page.get_by_role("link", name="Klimaalliancen").click()
        assert "scenarie 2" in page.get_by_role("region", name="Beslutning").inner_text()

        page.goto("/upload/dokumenter/")
        page.get_by_role("link", name="skadet.pdf").click()
        expect(page.get_by_role("alert")).to_contain_text("beskadiget", timeout=PATIENCE)
    read, failed = Document.objects.order_by("original_name")
    assert (read.status, read.attempts) == ("ready", 2)
    assert (Meeting.objects.count(), AgendaItem.objects.count()) == (1, 19)
    assert failed.path.read_bytes() == damaged.read_bytes()
    assert complaints == []


DROPPED = """names => {
  const dropped = new DataTransfer();
  for (const name of names) dropped.items.add(new File([name], name, {type: "application/pdf"}));
  return dropped;
}"""


def drop(page: Page, *names: str) -> None:
    # Shown by the script once it listens.
    expect(page.get_by_text("træk filerne hertil")).to_be_visible()
    files = page.evaluate_handle(DROPPED, list(names))
    page.dispatch_event("[data-dropzone]", "drop", {"dataTransfer": files})


def test_files_can_be_dropped(browser: Browser, live_server: LiveServer) -> None:
    page = open_page(browser, live_server)
    log_in(page)
    drop(page, "a.pdf", "b.pdf")
    expect(page.locator("[data-chosen] li")).to_have_text(["a.pdf, 0 MB", "b.pdf, 0 MB"])
    page.get_by_role("button", name="Læg i arkivet").click()
    rows = page.locator(".file[data-id]")
    expect(rows).to_have_count(2)
    expect(rows.filter(has_text="a.pdf")).to_contain_text("I kø som nr.")
    assert {document.original_name for document in Document.objects.all()} == {"a.pdf", "b.pdf"}


def test_an_answer_that_comes_late_forgets_no_file(browser: Browser, live_server: LiveServer) -> None:
    """It was asked for before the second file was taken in, and says nothing of it."""
    page = open_page(browser, live_server)
    log_in(page)
    late: list[Route] = []
    page.route("**/upload/status/**", lambda route: route.fallback() if late else late.append(route))
    drop(page, "a.pdf")
    with page.expect_request("**/upload/status/**"):
        page.get_by_role("button", name="Læg i arkivet").click()
    drop(page, "b.pdf")
    page.get_by_role("button", name="Læg i arkivet").click()
    rows = page.locator(".file[data-id]")
    expect(rows).to_have_count(2)
    with page.expect_response("**/upload/status/**"):
        late[0].fallback()
    Document.objects.update(status=Document.Status.CANCELLED)
    expect(rows.filter(has_text="Taget af køen")).to_have_count(2)


def test_one_file_that_is_refused_loses_nothing_of_the_others(
    browser: Browser, live_server: LiveServer, settings: Any, tmp_path: Path
) -> None:
    settings.MAX_UPLOAD_BYTES = 20
    page = open_page(browser, live_server)
    log_in(page)
    page.route(
        "**/upload/", lambda route: route.abort() if route.request.method == "POST" else route.fallback()
    )
    drop(page, "a.pdf", "et-navn-paa-over-tyve-byte.pdf")
    page.get_by_role("button", name="Læg i arkivet").click()
    expect(page.get_by_text("grænsen er 0 MB. Den er ikke sendt.")).to_be_visible()
    expect(page.get_by_text("Forbindelsen blev afbrudt. Filen er ikke modtaget.")).to_be_visible()
    assert not Document.objects.exists()

    page.unroute("**/upload/")
    page.get_by_role("button", name="Send igen").click()
    row = page.locator(".file[data-id]")
    expect(row).to_contain_text("I kø som nr. 1")
    # The page's address shows the same files to whoever comes back to it.
    page.reload()
    row.get_by_role("button", name="Tag af køen").click()
    expect(row).to_contain_text("Taget af køen")
    assert [document.status for document in Document.objects.all()] == ["cancelled"]


def test_the_editors_pages_fit_and_can_be_read(browser: Browser, live_server: LiveServer) -> None:
    failed = Document.objects.create(
        sha256="a" * 64,
        original_name="referat-" + "langt-navn-" * 10 + ".pdf",
        size=1,
        status=Document.Status.FAILED,
        step=Document.Step.READING,
        error_code="damaged",
        error_message="Filen er beskadiget.",
        warnings=[{"code": "x", "message": "Nummeret mangler.", "page": 3, "line": 40}],
    )
    page = open_page(browser, live_server)
    for address in ["/log-ind/", "/upload/", "/upload/dokumenter/", failed.get_absolute_url()]:
        page.goto(address)
        if address == "/upload/":
            log_in(page)
        assert fits(page, 320) and fits(page, 1280), address
        assert (faint(page, "light"), faint(page, "dark")) == ([], []), address
