"""How the archive is, in numbers."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from minutes import pulse, search
from minutes.models import Document, SearchChange
from minutes.search import store
from minutes.upkeep import gaps, machines
from tests import builders

pytestmark = pytest.mark.django_db

GIGABYTE = 1024**3
NOBODY, ALL = pulse.Heard(broker=True), pulse.Heard(True, (pulse.Worker("a", timezone.now()),), True)
EMPTY = machines.Queue(0, 0, 0, 0, 0, None)
GOOD = machines.Index(0, 0, 0, None, 0, None, None)


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> None:
    settings.DOCUMENTS_DIR, settings.INDEX_DIR = tmp_path / "documents", tmp_path / "index"


def ago(**time: float) -> Any:
    return timezone.now() - timedelta(**time)


def test_the_queue_is_counted_by_what_is_to_happen() -> None:
    first = ago(minutes=5)
    for status, at in [
        ("received", first),
        ("received", ago(minutes=1)),
        ("held", ago(days=9)),
        ("failed", first),
    ]:
        reason = {"error_code": "damaged"} if status == "failed" else {}
        builders.document(status=status, uploaded_at=at, **reason)

    assert machines.queue() == machines.Queue(2, 0, 1, 0, 1, first)


@pytest.mark.parametrize(
    ("queue", "heard", "index", "told"),
    [
        (EMPTY, ALL, GOOD, []),
        (EMPTY, pulse.Heard(broker=False), GOOD, [machines.NO_BROKER]),
        (EMPTY, NOBODY, GOOD, [machines.NO_WORKER, machines.NO_BEAT]),
        (EMPTY, ALL, machines.Index(None, 5, 0, None, 0, None, None), [machines.NO_INDEX]),
    ],
)
def test_an_alarm_is_what_somebody_has_to_do_something_about(
    queue: machines.Queue, heard: pulse.Heard, index: machines.Index, told: list[str]
) -> None:
    assert machines.alarms(queue, heard, [], index) == told


# Minutes: the oldest has waited, the index is behind. A sweep, twice a minute, brings it in line.
@pytest.mark.parametrize(
    ("waited", "behind", "told"),
    [(59, 9, []), (61, 9, [machines.WAITS_LONG]), (59, 11, [machines.BEHIND])],
)
def test_what_takes_too_long_is_an_alarm(waited: int, behind: int, told: list[str]) -> None:
    queue = EMPTY._replace(oldest=ago(minutes=waited))
    index = machines.Index(1, 1, 1, ago(minutes=behind), 0, None, None)
    assert machines.alarms(queue, ALL, [], index) == told


@pytest.mark.parametrize(("spare", "told"), [(0, []), (-1, ["Der er snart ikke plads til dokumenterne."])])
def test_room_is_warned_of_before_it_is_used_up(settings: Any, spare: int, told: list[str]) -> None:
    disk = machines.Disk("dokumenterne", settings.DISK_WARNING_BYTES + spare, 100 * GIGABYTE)
    assert machines.alarms(EMPTY, ALL, [disk], GOOD) == told


def test_folders_on_one_disk_are_told_together_also_before_they_are_made() -> None:
    (disk,) = machines.disks()
    assert disk.holds == "dokumenterne og søgeindekset"
    assert 0 < disk.free <= disk.total


def test_an_index_that_follows_holds_as_many_as_there_are_to_be_found() -> None:
    meeting = builders.meeting()
    builders.heading(meeting, "3", "Økonomi")
    builders.item(builders.heading(meeting, "4", "Social").meeting, "4.1", baggrund="Taksten er ny.")
    builders.attendance(meeting, person=True)
    builders.item(builders.meeting("2025-01-01", published=False))
    SearchChange.objects.note(meeting.pk)
    search.follow()

    found = machines.index()

    assert (found.entries, found.lacking, found.behind) == (3, 0, 0)
    assert found.size > 0
    assert found.built_at and found.written_at and found.built_at <= found.written_at


def test_an_index_left_behind_says_by_how_much_and_since_when() -> None:
    search.follow()
    meeting = builders.meeting()
    SearchChange.objects.note(meeting.pk)
    SearchChange.objects.note(meeting.pk)

    found = machines.index()

    assert (found.entries, found.lacking, found.behind) == (0, 1, 2)
    assert found.behind_since and not found.is_behind


def test_a_damaged_index_and_none_at_all_are_told_of() -> None:
    assert machines.index().entries is None
    search.follow()
    (store.root() / store.read_state().folder / "meta.json").write_text("damaged")
    assert machines.index().entries is None


def test_the_database_has_a_size() -> None:
    assert machines.database_bytes() > 0


def named(day: str, *others: str, title: str = "Klima", of: str = "hovedstaden") -> Any:
    meeting = builders.meeting(day, of=builders.council(of))
    return builders.item(meeting, title=title, named_meetings=[date.fromisoformat(other) for other in others])


def test_a_meeting_that_texts_name_and_the_archive_has_not_is_lacking() -> None:
    approving = named("2025-09-02", "2025-06-11", title="Godkendelse af referat")
    first = named("2025-11-20", "2024-02-02", "2025-09-02")
    again = named("2025-12-01", "2024-02-02", of="sjaelland")
    found = [(one.council.slug, one.day.isoformat(), one.items, one.is_sure) for one in gaps.lacking()]

    assert found == [
        ("hovedstaden", "2025-06-11", [approving], True),
        ("hovedstaden", "2024-02-02", [first], False),
        # Another council's meeting on the day is not this one's.
        ("sjaelland", "2024-02-02", [again], False),
    ]


@pytest.mark.parametrize(
    "day",
    [
        # To come, of the meeting itself, and before there were any councils.
        "2025-12-01",
        "2025-09-02",
        "2006-12-31",
    ],
)
def test_a_day_on_which_no_meeting_need_have_been_lacks_none(day: str) -> None:
    named("2025-09-02", day)
    assert gaps.lacking() == []


def test_a_meeting_that_is_here_but_not_shown_is_not_lacking() -> None:
    named("2025-09-02", "2025-06-11")
    builders.meeting("2025-06-11", published=False)
    assert gaps.lacking() == []


def test_a_meeting_that_was_held_and_has_its_agenda_alone_lacks_its_referat() -> None:
    agenda = builders.meeting("2025-09-02")
    builders.document(agenda, kind=Document.Kind.AGENDA)
    builders.document(builders.meeting("2025-06-11"))
    to_come = builders.meeting("2025-12-01")
    builders.document(to_come, kind=Document.Kind.AGENDA)

    assert gaps.agendas_only(date(2025, 11, 1)) == [agenda]
