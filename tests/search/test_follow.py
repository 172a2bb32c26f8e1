"""The index is what the rows are, whatever happened to it or to whom was writing it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from minutes import publication, search
from minutes.models import AgendaItem, Meeting, SearchChange
from minutes.search import Question, meanwhile, reading, store
from tests import builders
from tests.processes import environment


def found(text: str = "") -> set[int | None]:
    return {hit.item_id for hit in search.ask(Question(text)).hits}


def changed(meeting: Meeting) -> None:
    SearchChange.objects.note(meeting.pk)


@pytest.mark.django_db
def test_it_follows_what_was_noted() -> None:
    meeting = builders.meeting()
    first = builders.item(meeting, "1", "Jernbane")
    changed(meeting)
    assert found() == {first.pk}
    second = builders.item(meeting, "2", "Kystbane")
    first.title = "Letbane"
    first.save()
    changed(meeting)
    assert found("letbane") == {first.pk}
    assert found() == {first.pk, second.pk}
    first.delete()
    changed(meeting)
    assert found() == {second.pk}
    assert search.check().none


@pytest.mark.django_db
def test_it_never_shows_what_is_not_published() -> None:
    hidden = builders.item(builders.meeting(published=False), "1", "Hemmelig", outcomes=["udsat"])
    shown = builders.item(builders.meeting("2025-06-18"), "1", "Hemmelig")
    changed(hidden.meeting)
    answer = search.ask(Question("hemmelig"))
    assert [hit.item_id for hit in answer.hits] == [shown.pk]
    assert answer.total == 1
    assert answer.facets["outcome"] == []
    publication.publish(hidden.meeting)
    assert found("hemmelig") == {hidden.pk, shown.pk}
    publication.withdraw(hidden.meeting, "Persondata")
    assert found("hemmelig") == {shown.pk}
    assert search.ask(Question("hemmelig")).facets["outcome"] == []


@pytest.mark.django_db
def test_it_does_nothing_twice() -> None:
    changed(builders.item().meeting)
    assert search.follow().rebuilt
    assert search.follow() == search.Followed()
    changed(Meeting.objects.get())
    changed(Meeting.objects.get())
    assert search.follow() == search.Followed(meetings=1)


@pytest.mark.django_db
def test_it_leaves_writing_to_the_one_who_is_at_it() -> None:
    item = builders.item()
    search.follow()
    item.title = "Senere"
    item.save()
    changed(item.meeting)
    with store.writing() as ours:
        assert ours
        assert search.follow().busy
        answer = search.ask(Question("senere"))
        assert (answer.total, answer.complete) == (0, False)
    assert found("senere") == {item.pk}


@pytest.mark.django_db
@pytest.mark.parametrize("damage", ["deleted", "state", "meta", "segment", "folder"])
def test_it_is_built_anew_when_it_is_damaged(index_dir: Path, damage: str) -> None:
    item = builders.item(title="Jernbane")
    search.follow()
    [folder] = index_dir.glob("index-*")
    if damage == "deleted":
        shutil.rmtree(index_dir)
    elif damage == "folder":
        shutil.rmtree(folder)
    elif damage == "state":
        store.state_file().write_text("{")
    elif damage == "meta":
        (folder / "meta.json").write_text('{"segments": 7')
    else:
        for segment in folder.glob("*.term"):
            segment.unlink()
            segment.write_bytes(b"broken")
    assert found("jernbane") == {item.pk}
    # A process that starts now has nothing open to fall back on.
    reading._open = None
    assert found("jernbane") == {item.pk}
    if damage != "segment":
        assert search.check().none


ANSWERED_BY_ROWS = [
    ("jernbaner", {}, {"Jernbane"}),
    ('"ny jernbane" -bus', {}, {"Jernbane"}),
    ("jernbane ELLER letbane", {}, {"Jernbane", "Letbane"}),
    ("jernbane letbane", {}, set()),
    ("-jernbane", {}, {"Letbane"}),
    ("", {"year": ("2019",)}, {"Letbane"}),
    ("", {"council": ("hovedstaden",), "party": ("oe",)}, {"Jernbane"}),
    ("punkt 7", {}, {"Letbane"}),
    # The rows cannot tell it as the index can; wrong is worse than none.
    ("", {"period": ("2022-2025",)}, set()),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("text", "narrowed", "expected"), ANSWERED_BY_ROWS)
def test_rows_answer_where_no_index_can_be_read(
    index_dir: Path, text: str, narrowed: dict[str, tuple[str, ...]], expected: set[str]
) -> None:
    index_dir.write_text("a file where the folder should be")
    of_2025 = builders.meeting("2025-09-02")
    builders.item(of_2025, "1", "Jernbane", baggrund="En ny jernbane", parties=[builders.party("Ø")])
    builders.item(builders.meeting("2019-03-01"), "7", "Letbane")
    builders.item(builders.meeting("2025-06-18", published=False), "1", "Jernbane og letbane")
    answer = search.ask(Question(text).filter(**narrowed))
    found = AgendaItem.objects.filter(pk__in=[hit.item_id for hit in answer.hits])
    assert {item.title for item in found} == expected
    assert (answer.total, answer.complete) == (len(expected), False)


@pytest.mark.django_db
def test_no_reader_waits_for_a_large_index_to_be_built(monkeypatch: pytest.MonkeyPatch) -> None:
    """As after a release whose index is another."""
    item = builders.item(title="Jernbane")
    monkeypatch.setattr(reading, "MEETINGS_WHILE_WAITING", 0)
    beside: list[bool] = []
    monkeypatch.setattr(reading, "follow_beside", lambda: beside.append(True))
    answer = search.ask(Question("jernbane"))
    assert ([hit.item_id for hit in answer.hits], answer.complete) == ([item.pk], False)
    assert beside
    assert not store.state_file().exists()
    # Nor longer for the rows than anyone waits.
    monkeypatch.setattr(meanwhile, "PATIENCE", 1)
    slow = AgendaItem.objects.extra(where=["pg_sleep(0.5) IS NOT NULL"])
    monkeypatch.setattr(meanwhile, "_items", lambda question: slow)
    assert search.ask(Question("jernbane")).total == 0


@pytest.mark.django_db
def test_an_index_written_meanwhile_is_not_given_up() -> None:
    builders.item(title="Jernbane")
    search.follow()
    tried = store.read_state()
    search.rebuild()
    assert reading.mend(tried)
    assert search.ask(Question("jernbane")).total == 1
    newest = store.read_state()
    assert newest != tried
    assert reading.mend(newest)
    assert store.read_state().folder != newest.folder


@pytest.mark.django_db
def test_it_knows_a_restored_database_by_its_log() -> None:
    meeting = builders.meeting()
    builders.item(meeting, "1", "Kommer med i sikkerhedskopien")
    changed(meeting)
    changed(meeting)
    assert found()
    # Restored from before the last change, and gone on from there by another way.
    SearchChange.objects.order_by("-pk")[0].delete()
    lost, kept = AgendaItem.objects.get(), builders.item(meeting, "2", "Ny")
    lost.delete()
    changed(meeting)
    assert found() == {kept.pk}
    assert search.check().none
    # The whole log cut: nothing to follow, so the rows are read again.
    SearchChange.objects.all().delete()
    assert found() == {kept.pk}


@pytest.mark.django_db
def test_readers_are_answered_while_it_is_rebuilt() -> None:
    item = builders.item(title="Jernbane")
    search.follow()
    seen = []
    search.rebuild(progress=lambda done, total: seen.append((done, total, frozenset(found("jernbane")))))
    assert seen == [(1, 1, {item.pk})]
    assert found("jernbane") == {item.pk}


@pytest.mark.django_db
def test_it_keeps_one_folder(index_dir: Path) -> None:
    builders.item()
    for _ in range(3):
        search.rebuild()
    assert len(list(index_dir.glob("index-*"))) == 1


@pytest.mark.django_db
def test_it_keeps_the_index_of_other_code_for_a_day(index_dir: Path) -> None:
    """While a release is rolled out both are read."""
    search.follow()
    other = store.state_file().rename(index_dir / "state-earlier.json")
    search.follow()
    assert len(list(index_dir.glob("index-*"))) == 2
    os.utime(other, (0, 0))
    search.rebuild()
    assert not other.exists()
    assert len(list(index_dir.glob("index-*"))) == 1


@pytest.mark.django_db
def test_it_leaves_many_changes_to_a_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MEETINGS_WHILE_WAITING", 1)
    started: list[bool] = []
    monkeypatch.setattr(reading, "follow_beside", lambda: started.append(True))
    search.follow()
    for day in builders.days(2):
        changed(builders.item(builders.meeting(day)).meeting)
    assert search.ask(Question()).complete is False
    assert started == [True]


@pytest.mark.django_db(transaction=True)
def test_it_follows_in_a_thread() -> None:
    item = builders.item()
    reading.follow_beside()
    assert reading._follower is not None
    reading._follower.join(10)
    assert search.check().none
    assert found() == {item.pk}


KILLED = """
import os, signal, django
django.setup()
from minutes import search
from minutes.search import {module} as module
module.{function} = lambda *args: os.kill(os.getpid(), signal.SIGKILL)
search.follow()
"""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("module", "function", "built"),
    [
        # Between deleting and adding; after the commit, before it is told; in the middle of a first build.
        ("entries", "of_meetings", True),
        pytest.param("store", "write_state", True, marks=pytest.mark.campaign),
        pytest.param("entries", "_of_item", False, marks=pytest.mark.campaign),
    ],
)
def test_it_survives_its_writer_being_killed(
    index_dir: Path, module: str, function: str, built: bool
) -> None:
    item = builders.item(title="Jernbane")
    changed(item.meeting)
    if built:
        search.follow()
    item.title = "Letbane"
    item.save()
    changed(item.meeting)
    script = KILLED.format(module=module, function=function)
    killed = subprocess.run([sys.executable, "-c", script], env=environment(), check=False)
    assert killed.returncode == -9
    reading._open = None
    assert found("letbane") == {item.pk}
    assert found("jernbane") == set()
    assert search.check().none
