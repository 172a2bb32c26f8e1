"""What must hold after any bad day, and the reader who looks on while it lasts."""

import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.models import F
from django.utils import timezone

from minutes import search, tasks
from minutes.models import Document, DocumentPage, Meeting
from minutes.search import reading
from tests.bad_days.letters import EARLIER, ITEMS, TITLE

TRIES = 20
# What a page may be besides whole: not there yet, or openly away for a while.
NOT_YET, AWAY = 404, 503
AWAY_SAID = "Arkivet kan ikke svare lige nu"
Ask = Callable[[str], tuple[int, str]]


def assert_whole(accepted: Iterable[str]) -> None:
    """Every accepted upload is there with its hash, and each document in one known state.

    `accepted`: the texts of which somebody was told that they had come in.
    """
    for text in accepted:
        document = Document.objects.get(sha256=sha256(text.encode()).hexdigest())
        assert document.path.read_bytes() == text.encode(), document
    for document in Document.objects.all():
        assert sha256(document.path.read_bytes()).hexdigest() == document.sha256
        assert state_is_known(document), (document, document.status, document.lease_until)
    assert not list(Path(settings.DOCUMENTS_DIR).glob("incoming-*")), "half a file"
    assert_rows_are_whole()


def state_is_known(document: Document) -> bool:
    """One that is being read goes on, or is taken up or given up by the sweep once its lease runs out."""
    status = Document.Status(document.status)
    if status == Document.Status.READING:
        assert document.lease_until and document.token
        return document.lease_until < timezone.now() + timedelta(seconds=settings.READING_LEASE_SECONDS + 1)
    if status == Document.Status.FAILED:
        return bool(document.error_code and document.error_message)
    if status == Document.Status.READY:
        return document.meeting is not None and document.pages.count() == document.page_count
    return status in {Document.Status.RECEIVED, Document.Status.HELD, Document.Status.CANCELLED}


def assert_rows_are_whole() -> None:
    """No meeting with some of its items, no text of a document that is not read."""
    for meeting in Meeting.objects.all():
        titles = set(meeting.items.values_list("title", flat=True))
        assert (meeting.items.count(), len(titles)) == (ITEMS, 1), meeting
    unread = Document.objects.filter(meeting=None)
    assert not DocumentPage.objects.filter(document__in=unread).exists()


def settle() -> None:
    """As time passes: leases run out, the sweep rings, a worker hears it; until nothing more happens."""
    for _ in range(TRIES):
        waiting = list(Document.objects.filter(status__in=["received", "reading"]).order_by("pk"))
        if not waiting:
            break
        leases_run_out()
        tasks.sweep()
        for document in waiting:
            tasks.read_document(document.pk)
    search.follow()
    assert index_is_what_the_rows_are()


def leases_run_out() -> None:
    past = timezone.now() - timedelta(seconds=1)
    Document.objects.filter(status=Document.Status.READING).update(lease_until=past)


def forgive(pk: int) -> None:
    """So that a document can come to grief more than three times in a test."""
    Document.objects.filter(pk=pk, attempts__gt=1).update(attempts=F("attempts") - 1)


def index_is_what_the_rows_are() -> bool:
    reading._open = None
    return search.check().none


class Reader(threading.Thread):
    """Asks for the same pages all the time, and keeps every answer that nobody should get."""

    def __init__(self, ask: Ask, addresses: Iterable[str]) -> None:
        super().__init__(daemon=True)
        self.ask, self.addresses = ask, list(addresses)
        self.enough = threading.Event()
        self.seen: list[str] = []
        self.wrong: list[tuple[str, int, str]] = []

    def run(self) -> None:
        while not self.enough.is_set():
            for address in self.addresses:
                status, page = self.ask(address)
                self.seen.append(said := what_is_shown(status, page))
                if said == "wrong":
                    self.wrong.append((address, status, page[:2000]))
            time.sleep(0.04)
        connection.close()


@contextmanager
def looking_on(ask: Ask, addresses: Iterable[str]) -> Iterator[Reader]:
    """A reader meanwhile; at the end whatever was seen must have been whole."""
    reader = Reader(ask, addresses)
    reader.start()
    try:
        yield reader
    finally:
        reader.enough.set()
        reader.join(30)
    assert not reader.is_alive()
    assert reader.wrong == []
    assert reader.seen, "nobody looked on"


def what_is_shown(status: int, page: str) -> str:
    """Of a meeting's page: none, before, after, away; anything else is wrong."""
    if status == NOT_YET:
        return "none"
    if status == AWAY and AWAY_SAID in page:
        return "away"
    if status != 200 or "</html>" not in page:
        return "wrong"
    items = set(re.findall(r'href="/hovedstaden/[\d-]+/(\d+)/"', page))
    titles = {title for title in (TITLE, EARLIER) if re.search(rf"\b{title}\b", page)}
    if len(items) != ITEMS or len(titles) != 1:
        return "wrong"
    return "after" if titles == {TITLE} else "before"
