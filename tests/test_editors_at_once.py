"""Editors and a worker at one document, all at once: nobody waits for ever, and nothing is done twice."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import connections

from minutes import correcting, publication, release, tasks
from minutes.correcting import Place
from minutes.models import Correction, Document, Hiding
from tests import builders
from tests.referater import attendee, item, referat
from tests.test_versions import put

pytestmark = pytest.mark.django_db(transaction=True)

READ = referat([item(str(n), f"Sag {n}", "Godkendt.") for n in (1, 2, 3)], [attendee("Maja Højgaard")])


@pytest.fixture
def document(facts: None, settings: Any, tmp_path: Any) -> Document:
    settings.DOCUMENTS_DIR, settings.INDEX_DIR = tmp_path / "documents", tmp_path / "index"
    return put(READ)


def fresh(document: Document) -> Document:
    return Document.objects.select_related("meeting").get(pk=document.pk)


def at_once(*deeds: Callable[[], object]) -> list[str]:
    """What each came to: the name of what it raised, or nothing."""

    def done(deed: Callable[[], object]) -> str:
        try:
            deed()
        except Exception as error:
            return type(error).__name__
        finally:
            connections.close_all()
        return ""

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(done, deeds))


def retitle(document: Document, number: str, by: User) -> Correction:
    place = Place("item", number, f"Sag {number}", "title", f"Sag {number}")
    return correcting.correct(fresh(document), place, f"Budget {number}", "", by)


def hide_and_show(document: Document, by: User) -> None:
    row = publication.hide(fresh(document), "Godkendt", "Privat", by)
    publication.restore(row, by)


def read_again(document: Document) -> None:
    fresh(document).read_again()
    if claimed := Document.objects.claim(document.pk):
        tasks.read_claimed(claimed, READ)


def test_nobody_waits_for_ever(document: Document) -> None:
    by = builders.user()
    meeting = fresh(document).meeting
    assert meeting
    ways: list[Callable[[], object]] = [
        lambda: retitle(document, "1", by),
        lambda: retitle(document, "2", by),
        lambda: hide_and_show(document, by),
        lambda: publication.withdraw(meeting, "Privat"),
        lambda: publication.publish(meeting),
        lambda: release.hold(fresh(document)),
        lambda: release.let_through(fresh(document), by),
        lambda: read_again(document),
    ]
    assert at_once(*ways) == [""] * len(ways)
    assert fresh(document).status in {Document.Status.READY, Document.Status.HELD, Document.Status.RECEIVED}
    assert Correction.objects.filter(state=Correction.State.APPLIED).count() == 2


def test_what_two_do_at_once_is_done_once(document: Document) -> None:
    by = builders.user()
    assert sorted(at_once(*[lambda: retitle(document, "1", by)] * 2)) == ["", "Stale"]

    row = Correction.objects.get()
    again = [Correction.objects.select_related("document__meeting").get(pk=row.pk) for _ in range(2)]
    assert at_once(*(lambda one=one: correcting.undo(one, by) for one in again)) == ["", ""]

    hiding = publication.hide(fresh(document), "Godkendt", "Privat", by)
    hidings = [Hiding.objects.select_related("document__meeting").get(pk=hiding.pk) for _ in range(2)]
    assert at_once(*(lambda one=one: publication.restore(one, by) for one in hidings)) == ["", ""]

    told = [entry.get_change_message() for entry in LogEntry.objects.order_by("pk")]
    assert len([line for line in told if "fortrød" in line]) == 1
    assert len([line for line in told if "skjulte ord igen" in line]) == 1
