"""Whatever befalls those who take in and read documents, nothing is lost and nothing is half."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client

from minutes import intake, reader, tasks
from minutes.models import AgendaItem, Document, Meeting
from tests import dying
from tests.bad_days.letters import EARLIER, TITLE, address, letter
from tests.bad_days.whole import (
    assert_whole,
    forgive,
    index_is_what_the_rows_are,
    leases_run_out,
    looking_on,
    settle,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("facts")]
KILLED = -9


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> None:
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    settings.INDEX_DIR = tmp_path / "index"


@pytest.fixture(scope="module")
def undertaker(django_db_setup: None) -> Iterator[dying.Undertaker]:
    with dying.undertaker() as process:
        yield process


def handed_in(number: int = 0) -> Document:
    return intake.receive([letter(number).encode()], "referat.txt")[0]


def asked(page: str) -> tuple[int, str]:
    response = Client(raise_request_exception=False).get(page)
    return response.status_code, response.content.decode()


Point = tuple[Any, ...]
FEW: list[Point] = [
    ("call", "minutes.reader.read"),
    # In the middle of the transaction that makes the rows.
    ("query", 30),
    # Rows committed, index not.
    ("call", "minutes.search.follow"),
    ("call", "minutes.models.Document.finish"),
]
ALL: list[Point] = [*FEW, *(("query", number) for number in range(0, 120, 4))]


@pytest.mark.parametrize("points", [FEW, pytest.param(ALL, marks=pytest.mark.campaign)], ids=["few", "all"])
def test_a_worker_killed_anywhere_leaves_the_document_on_its_way(
    points: list[Point], undertaker: dying.Undertaker
) -> None:
    document = handed_in()
    ended = []
    with looking_on(asked, [address()]) as reader:
        for point in points:
            ended.append(undertaker("read", *point, given=document.pk))
            assert_whole([letter()])
            leases_run_out()
            forgive(document.pk)
            # As an earlier reading may have left them: what comes next puts all in its place, or nothing.
            AgendaItem.objects.update(title=EARLIER)
        assert ended[: len(FEW)] == [KILLED] * len(FEW)
        settle()
        assert asked(address())[0] == 200
    document.refresh_from_db()
    assert (document.status, Meeting.objects.count()) == ("ready", 1)
    assert AgendaItem.objects.filter(title=TITLE).count() == AgendaItem.objects.count()
    assert {"none", "after"} <= set(reader.seen)


def test_a_document_that_kills_every_worker_is_given_up_and_the_others_read(
    undertaker: dying.Undertaker, settings: Any
) -> None:
    deadly, other = handed_in(0), handed_in(1)
    for _ in range(settings.READING_ATTEMPTS):
        assert undertaker("read", "call", "minutes.reader.read", given=deadly.pk) == KILLED
        leases_run_out()
    settle()
    assert_whole([letter(0), letter(1)])
    deadly.refresh_from_db()
    other.refresh_from_db()
    assert (deadly.status, deadly.error_code, deadly.attempts) == ("failed", "tried_too_often", 3)
    assert other.status == "ready"


# The reader's own process, dead by a signal and without a word.
DEAD_BY = "import os, signal; os.kill(os.getpid(), signal.{})"


@pytest.mark.parametrize(("number", "code"), [("SIGSEGV", "crashed"), ("SIGKILL", "memory")])
def test_a_document_that_kills_its_reader_is_tried_three_times(
    number: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = handed_in()
    monkeypatch.setattr(reader, "START", DEAD_BY.format(number))
    states = []
    for _ in range(4):
        tasks.read_document(document.pk)
        document.refresh_from_db()
        states.append((document.status, document.attempts, document.error_code))
        assert_whole([letter()])
    assert states == [("received", 1, ""), ("received", 2, ""), ("failed", 3, code), ("failed", 3, code)]
    monkeypatch.undo()
    document.read_again()
    settle()
    document.refresh_from_db()
    assert document.status == "ready"


def test_one_file_handed_in_by_several_at_once_is_one_document(undertaker: dying.Undertaker) -> None:
    told = undertaker.together(*[("receive",)] * 4, given=letter(0))
    told += by_threads(4, letter(1))
    assert sorted(is_new for _, is_new in told) == [False] * 6 + [True] * 2
    assert {pk for pk, _ in told} == set(Document.objects.values_list("pk", flat=True))
    assert Document.objects.count() == 2
    assert_whole([letter(0), letter(1)])


def by_threads(number: int, text: str) -> list[list[Any]]:
    told, together = [], threading.Barrier(number)

    def hand_in() -> None:
        together.wait()
        document, is_new, *_ = intake.receive([text.encode()], "referat.txt")
        told.append([document.pk, is_new])
        connection.close()

    threads = [threading.Thread(target=hand_in) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


def test_several_workers_rung_for_one_document_read_it_once(undertaker: dying.Undertaker) -> None:
    document = handed_in()
    with looking_on(asked, [address()]):
        ended = undertaker.together(*[("read",)] * 4, given=document.pk)
    document.refresh_from_db()
    assert (document.status, document.attempts) == ("ready", 1)
    assert ended.count("ready") >= 1
    settle()
    assert_whole([letter()])


def test_a_worker_slower_than_its_lease_is_not_listened_to(undertaker: dying.Undertaker) -> None:
    document = handed_in()
    with looking_on(asked, [address()]):
        ended = undertaker.together(
            ("read", "stall", "minutes.tasks.save"), ("read", "late"), given=document.pk
        )
    assert ended == ["ready", "ready"]
    document.refresh_from_db()
    assert (document.status, document.attempts, Meeting.objects.count()) == ("ready", 2, 1)
    assert_whole([letter()])


def test_a_file_for_which_there_is_no_room_leaves_nothing(
    undertaker: dying.Undertaker, client: Client, settings: Any
) -> None:
    client.force_login(User.objects.create_superuser("redaktoer"))
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    for does, given in [("upload", [session, letter()]), ("receive", letter())]:
        refused = undertaker(does, "full", 200, given=given)
        if does == "upload":
            assert (refused[0], "mangler plads" in refused[1]) == (507, True)
        assert not Document.objects.exists()
        assert not [path for path in Path(settings.DOCUMENTS_DIR).rglob("*") if path.is_file()]
    status, _ = undertaker("upload", given=[session, letter()])
    assert status == 302
    assert_whole([letter()])


def test_an_index_for_which_there_is_no_room_follows_later(undertaker: dying.Undertaker) -> None:
    document = handed_in()
    assert undertaker("read", "full", 2_000, given=document.pk) == "ready"
    assert asked(address())[0] == 200
    settle()
    assert index_is_what_the_rows_are()
    assert_whole([letter()])
