"""The editors' pages for everybody too: by axe-core, wide and narrow, light and dark, and by keyboard."""

from itertools import product
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from minutes import correcting, facts, intake, publication, release, tasks
from minutes.correcting import Place
from minutes.models import AgendaItem, Document, FaultReport
from tests import builders
from tests.browser import judging
from tests.browser.pages import open_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.campaign]

LOOKS: dict[str, dict[str, Any]] = {"light": {}, "dark": {"color_scheme": "dark"}}
WIDTHS = (1280, 320)


@pytest.fixture
def editor(settings: Any, tmp_path: Any, browser: Browser, live_server: LiveServer) -> Page:
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    settings.INDEX_DIR = tmp_path / "index"
    facts.load()
    user = builders.user("mette", role="Administrator")
    client = Client()
    client.force_login(user)
    page = open_page(browser, live_server, reduced_motion="reduce")
    name = django_settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
    return page


def read_sample() -> Document:
    """The real referat, held for its doubts, with something of everything an editor can have said."""
    sample = django_settings.BASE_DIR / "samples" / "kkr-hovedstaden-2025-09-02.txt"
    document, _ = intake.receive([sample.read_bytes()], sample.name)
    tasks.read_document(document.pk)
    release.let_through(document, None, "Set efter.")
    document.refresh_from_db()
    place = Place("item", "3.5", AgendaItem.objects.get(slug="3.5").title, "title")
    title = {"before": place.name}
    correcting.correct(
        document, Place(place.part, place.number, place.name, "title", **title), "Klima", "", None
    )
    publication.hide(document, "Glostrup Park Hotel", "Prøve", None)
    item = AgendaItem.objects.get(slug="3.1")
    FaultReport.objects.create(meeting=item.meeting, item=item, passage="KKR tog", text="Der mangler et ord.")
    return document


def addresses(document: Document) -> list[str]:
    own = document.get_absolute_url()
    rooms = ["", "drift/", "konto/", "fejl/", "skjult/", "medlemmer/", "log/", "noegler/", "konflikter/"]
    return [
        "/upload/",
        "/upload/dokumenter/",
        "/upload/laes-igen/",
        own,
        f"{own}scan/?side=2",
        f"{own}gennemse/",
        f"{own}gennemse/?ret=punkt-9-outcomes",
        f"{own}gennemse/?punkt=3.4",
        f"{own}gennemse/?ret=deltager-ny",
        f"{own}skjul/?punkt=3.5",
        "/hovedstaden/2025-09-02/3.5/",
        *(f"/redaktion/{room}" for room in rooms),
    ]


def test_everybody_can_be_an_editor(editor: Page) -> None:
    found = []
    document = read_sample()
    judging.bring_axe(editor)
    for address in addresses(document):
        answer = editor.goto(address)
        assert answer and answer.status == 200, address
        for width, look in product(WIDTHS, LOOKS):
            judging.resize(editor, width)
            judging.look(editor, **LOOKS[look])
            told = [*judging.violations(editor), *judging.overflowing(editor)]
            found += [f"{address}, {width} px, {look}: {fault}" for fault in told]
        judging.look(editor)
        found += [f"{address}: {fault}" for fault in judging.out_of_sight(editor)]
    assert not found, "\n".join(found)
