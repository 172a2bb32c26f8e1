"""`make demo` as the person at the terminal meets it, and what its archive says of itself."""

import signal
import sys
import urllib.request
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.template.loader import get_template
from django.test import Client
from django.utils import timezone

from bench.examples import every
from kkr import demo
from kkr.children import Refusal
from minutes import picture
from minutes.models import AgendaItem, Document
from tests import builders
from tests.test_run import Runner, free_port, processes_of

MARK = "prøveudgave med opdigtede eksempler"
BANNER = "Opdigtet eksempel."


@pytest.fixture
def marked(settings: Any) -> None:
    settings.DEMO = True


@pytest.fixture
def item(db: None) -> AgendaItem:
    return builders.item(number="3.5", decision="KKR Hovedstaden besluttede scenarie 2.")


# A whole archive of its own, started as `make run` is; that start is in every `make test` already.
@pytest.mark.campaign
def test_it_serves_marked_pages_and_leaves_nothing(tmp_path: Path) -> None:
    state = tmp_path / "eksempler"
    # What belongs to another archive is not touched, even where it is named.
    elsewhere = {"DATABASE_URL": "postgres:///elsewhere", "DOCUMENTS_DIR": str(tmp_path / "andres")}
    runner = Runner(state, free_port(), sys.executable, "-m", "kkr.demo", **elsewhere).serving()
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(runner.address.url) as page:
        assert BANNER in page.read().decode()
    assert runner.told(signal.SIGTERM) == 0
    assert processes_of(state) == {}
    assert not (tmp_path / "andres").exists()


def test_it_never_takes_another_archives_folder(tmp_path: Path) -> None:
    (tmp_path / "postgres").mkdir()
    with pytest.raises(Refusal, match="er ikke eksemplernes mappe"):
        demo.mark(tmp_path)
    assert not (tmp_path / demo.MARK).exists()


def test_it_has_a_folder_and_a_port_of_its_own() -> None:
    environ = {"REDIS_URL": "redis://elsewhere"}
    assert demo.choose(environ) == demo.embedded.BASE_DIR / "state-demo"
    assert environ == {"PORT": "8001", "STATE_DIR": str(demo.embedded.BASE_DIR / "state-demo")}


def followed_up() -> list[str]:
    """What comes up again in no other example: a matter that goes from meeting to meeting."""
    return [path.name for path in (demo.embedded.BASE_DIR / "samples" / "demo").glob("*.txt")]


@pytest.mark.django_db
def test_every_example_is_handed_in_once(marked: None) -> None:
    for _ in range(2):
        call_command("setup")
        handed_in = Document.objects.values_list("original_name", flat=True)
        assert sorted(handed_in) == sorted([*(example.source.name for example in every()), *followed_up()])


def test_every_page_feed_and_quotation_says_that_it_is_invented(
    client: Client, item: AgendaItem, marked: None
) -> None:
    address = item.get_absolute_url()
    for page in ("/", address, "/soeg/?q=scenarie", "/findes/ikke/"):
        assert BANNER in client.get(page).content.decode(), page
    assert BANNER in get_template("500.html").render()
    for page in (
        address,
        f"{address}citat.bib",
        f"{address}citat.ris",
        "/feed.atom",
        "/soeg/resultat.csv?q=scenarie",
    ):
        assert MARK in client.get(page).getvalue().decode(), page
    # Of a calendar a reader may see its name alone, or an event alone; its long lines are folded.
    builders.meeting(f"{timezone.localdate() + timedelta(30)}")
    calendar = client.get("/kalender.ics").content.decode().replace("\r\n ", "")
    assert calendar.count(MARK) == 3


def test_the_picture_of_a_link_shows_that_it_is_invented(item: AgendaItem, settings: Any) -> None:
    plain = picture.of_item(item)
    settings.DEMO = True
    card = picture.of_item(item)
    assert (plain.mark, card.mark) == ("", f"[{MARK}]")
    assert card.digest != plain.digest and picture.png(card) != picture.png(plain)


def test_an_ordinary_archive_says_nothing_of_it(client: Client, item: AgendaItem) -> None:
    page = client.get(item.get_absolute_url()).content.decode()
    assert BANNER not in page
    assert MARK not in page
