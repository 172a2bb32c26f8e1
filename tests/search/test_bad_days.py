"""Whatever befalls the index, readers are answered all the while, and afterwards it is what the rows are."""

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from minutes import search
from minutes.models import AgendaItem, Meeting, SearchChange
from minutes.search import Question, reading
from tests import builders, dying

ITEMS = 22
OLD, NEW = "Jernbane", "Letbane"


@pytest.fixture
def meeting(db: None) -> Meeting:
    """All its items have one title, so that an answer tells whether it is whole."""
    made = builders.meeting()
    for number in range(1, ITEMS + 1):
        builders.item(made, str(number), OLD, decision="Godkendt.")
    SearchChange.objects.note(made.pk)
    search.follow()
    return made


def rename(meeting: Meeting, title: str) -> None:
    AgendaItem.objects.filter(meeting=meeting).update(title=title)
    SearchChange.objects.note(meeting.pk)


def total(text: str) -> int:
    return search.ask(Question(text)).total


def is_what_the_rows_are() -> bool:
    """Asked for first, as a reader who comes next does; nobody else helps."""
    reading._open = None
    total("")
    return search.check().none


class Asker(threading.Thread):
    """Asks all the time, and keeps every answer that no reader should get."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.enough = threading.Event()
        self.answers, self.wrong = 0, []

    def run(self) -> None:
        while not self.enough.is_set():
            try:
                answer = search.ask(Question(OLD))
                whole = answer.total == ITEMS or answer.total == 0
                if not whole or len(answer.hits) != min(answer.total, search.HITS_A_PAGE):
                    self.wrong.append((answer.total, len(answer.hits), answer.complete))
                self.answers += 1
                time.sleep(0.005)
            except BaseException as error:
                self.wrong.append(repr(error))
        connection.close()

    def stop(self) -> None:
        """Its last question answered, since it may be the one who writes."""
        self.enough.set()
        if self.ident:
            self.join(30)
            assert not self.is_alive()


@pytest.fixture(scope="module")
def undertaker(django_db_setup: None) -> Iterator[dying.Undertaker]:
    with dying.undertaker() as process:
        yield process


@pytest.fixture
def asker() -> Iterator[Asker]:
    """Begun after `meeting` is there."""
    thread = Asker()
    yield thread
    thread.stop()
    assert thread.wrong == []
    assert thread.answers > 0


Point = tuple[Any, ...]
FEW: list[Point] = [("query", 5), ("write", 4), ("commit", 1_000)]
ALL: list[Point] = [
    *(("query", number) for number in range(16)),
    *(("write", number) for number in range(8)),
    *(("commit", microseconds) for microseconds in (1, 100, 300, 1_000, 2_000, 3_000, 5_000, 8_000)),
]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("points", [FEW, pytest.param(ALL, marks=pytest.mark.campaign)], ids=["few", "all"])
def test_writers_killed_anywhere_leave_a_whole_index(
    points: list[Point],
    undertaker: dying.Undertaker,
    meeting: Meeting,
    asker: Asker,
    index_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Readers of this process leave the writing to those that die.
    monkeypatch.setattr(reading, "keep_up", lambda: True)
    asker.start()
    titles = {True: OLD, False: NEW}
    killed = 0
    for number, point in enumerate(points):
        rename(meeting, titles[bool(number % 2)])
        for does in ("follow", "rebuild"):
            killed += undertaker(does, *point) in (-9, -14)
    # Points that lie after the last write are met by nobody, which is no fault.
    assert killed > len(points)
    monkeypatch.undo()
    reading._open = None
    assert total(titles[bool(number % 2)]) == ITEMS
    assert search.check().none
    search.rebuild()
    assert len(list(index_dir.glob("index-*"))) == 1


@pytest.mark.django_db(transaction=True)
def test_it_may_be_deleted_while_readers_ask(meeting: Meeting, asker: Asker, index_dir: Path) -> None:
    asker.start()
    for _ in range(12):
        before = asker.answers
        shutil.rmtree(index_dir, ignore_errors=True)
        while asker.answers < before + 2 and not asker.wrong:
            time.sleep(0.001)
    asker.stop()
    assert is_what_the_rows_are()
    assert total(OLD) == ITEMS


@pytest.mark.django_db(transaction=True)
def test_several_processes_may_follow_at_once(
    undertaker: dying.Undertaker, meeting: Meeting, asker: Asker
) -> None:
    asker.start()
    for number in range(4):
        rename(meeting, NEW if number % 2 == 0 else OLD)
        ended = undertaker.together(*[("follow",)] * 3, ("rebuild",))
        assert all(isinstance(one, dict) and not one["failed"] for one in ended), ended
    asker.stop()
    assert is_what_the_rows_are()
    assert total(OLD) == ITEMS


@pytest.mark.django_db(transaction=True)
def test_a_full_disk_costs_nothing_but_time(
    undertaker: dying.Undertaker,
    meeting: Meeting,
    asker: Asker,
    index_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The index as it was is read on; what could not be written is written when there is room."""
    monkeypatch.setattr(reading, "keep_up", lambda: True)
    asker.start()
    for size in (0, 2_000):
        rename(meeting, NEW)
        assert undertaker("follow", "full", size)["failed"], size
        assert undertaker("ask", "full", size) == [ITEMS, False], size
        rename(meeting, OLD)
        assert undertaker("follow") == {"meetings": 1, "busy": False, "failed": False}
    asker.stop()
    shutil.rmtree(index_dir)
    assert undertaker("ask", "full", 0) == [ITEMS, False]
    assert undertaker("ask") == [ITEMS, True]
    monkeypatch.undo()
    assert is_what_the_rows_are()


def restored(changes: list[tuple[int, timedelta]], meeting: Meeting) -> None:
    """The change log of an older dump: (number, how much later than now it was written)."""
    SearchChange.objects.all().delete()
    for number, later in changes:
        SearchChange.objects.create(pk=number, meeting_id=meeting.pk)
        SearchChange.objects.filter(pk=number).update(created_at=timezone.now() + later)


DAY = timedelta(days=1)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changes",
    [
        [],
        # Shorter than what was followed; as long, but another; longer, and another.
        [(1, -DAY)],
        [(1, -DAY), (2, -DAY), (3, DAY)],
        [(number, DAY) for number in range(1, 9)],
        # Its first rows cut away, as a log may be some day.
        [(7, DAY), (8, DAY)],
    ],
)
def test_a_restored_database_is_known_by_its_log(
    changes: list[tuple[int, timedelta]], meeting: Meeting, index_dir: Path
) -> None:
    restored([(1, -2 * DAY), (2, -2 * DAY), (3, -2 * DAY)], meeting)
    search.rebuild()
    AgendaItem.objects.filter(meeting=meeting).update(title=NEW)
    restored(changes, meeting)
    assert total(NEW) == ITEMS
    assert is_what_the_rows_are()


# Bytes at a file's end, with its version and checksum.
FOOTER = 200
DAMAGES: dict[str, Callable[[Path], object]] = {
    "gone": lambda path: path.unlink(),
    "empty": lambda path: _put(path, b""),
    "half": lambda path: _put(path, path.read_bytes()[: path.stat().st_size // 2]),
    "zeros": lambda path: _put(path, bytes(path.stat().st_size)),
    "noise": lambda path: _put(path, _flipped(path.read_bytes())),
}


def _put(path: Path, content: bytes) -> None:
    """As another file of that name: one that is mapped may not be cut under its reader."""
    path.unlink()
    path.write_bytes(content)


def _flipped(content: bytes) -> bytes:
    """A byte of fifty, before what the engine itself looks at when it opens the file."""
    found = bytearray(content)
    for at in range(0, max(1, len(found) - FOOTER), 50):
        found[at : at + 1] = bytes([found[at] ^ 0xFF]) if found else b""
    return bytes(found)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "damage",
    [
        "half",
        *(pytest.param(rare, marks=pytest.mark.campaign) for rare in ("noise", "gone", "empty", "zeros")),
    ],
)
def test_any_damaged_file_is_found_and_made_good(meeting: Meeting, index_dir: Path, damage: str) -> None:
    """By the process that starts next; who has it open still reads what it was."""
    kinds = sorted({path.suffix or path.name for path in index_dir.glob("index-*/*")})
    for kind in kinds:
        [folder] = index_dir.glob("index-*")
        for path in folder.glob(f"*{kind}"):
            if path.stat().st_size:
                DAMAGES[damage](path)
        assert total(OLD) == ITEMS, kind
        reading._open = None
        assert total(OLD) == ITEMS, kind
        assert search.check().none, kind
