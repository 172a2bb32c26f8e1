"""Programs that behave badly, started and stopped by kkr.children and kkr.crew."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from kkr import children, crew
from kkr.children import Command, Refusal
from tests.waiting import until

STUBBORN = (
    "import os, signal, time; signal.signal(15, signal.SIG_IGN); os.fork();"
    "print('ready', flush=True); time.sleep(60)"
)


def command(folder: Path, program: str, patience: float = 0.3) -> Command:
    argv = [sys.executable, "-c", program]
    return Command("Prøven", argv, folder, folder / "logs" / "one.log", dict(os.environ), patience=patience)


def members(group: int) -> int:
    listed = subprocess.run(["ps", "-A", "-o", "pgid=,stat="], capture_output=True, text=True, check=True)
    rows = (line.split() for line in listed.stdout.splitlines())
    return sum(int(pgid) == group and not stat.startswith("Z") for pgid, stat in rows)


def test_one_that_will_not_stop_is_killed_with_all_it_started(tmp_path: Path) -> None:
    child = children.start(command(tmp_path, STUBBORN))
    until(lambda: members(child.process.pid) == 2)
    until(lambda: "ready" in child.last_words())
    child.stop()
    assert child.exit_code == -signal.SIGKILL
    until(lambda: members(child.process.pid) == 0)


def test_several_are_waited_for_together(tmp_path: Path) -> None:
    stubborn = [children.start(command(tmp_path, STUBBORN, patience=1.0)) for _ in range(3)]
    until(lambda: stubborn[0].last_words().count("ready") == 6)
    began = time.monotonic()
    children.stop(stubborn)
    # One after the other would take three.
    assert time.monotonic() - began < 2.5


def test_what_ends_badly_is_told_with_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"Prøven gik galt \(kode 3\):\nblåbær"):
        children.finish(command(tmp_path, "import sys; print('blåbær'); sys.exit(3)"), time.sleep)


def test_what_ends_instead_of_answering_is_told(tmp_path: Path) -> None:
    with (
        pytest.raises(Refusal, match=r"Prøven kunne ikke starte:\nnej"),
        children.running(command(tmp_path, "print('nej')"), lambda: False, time.sleep),
    ):
        pass


def test_a_large_log_is_moved_aside(tmp_path: Path) -> None:
    log = tmp_path / "logs" / "one.log"
    log.parent.mkdir()
    log.write_bytes(b"x" * (children.LOG_BYTES + 1))
    children.finish(command(tmp_path, "print('new')"), time.sleep)
    assert log.read_text() == "new\n"
    assert log.with_suffix(".log.1").stat().st_size == children.LOG_BYTES + 1


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux signals a child when its parent dies")
def test_a_child_dies_with_its_parent(tmp_path: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; from kkr import children;"
        "c = children.Command('c', ['sleep', '60'], Path('/'), Path(sys.argv[1]), {});"
        "print(children.start(c).process.pid, flush=True); time.sleep(60)"
    )
    argv = [sys.executable, "-c", program, str(tmp_path / "log")]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        assert members(child) == 1
        parent.kill()
    until(lambda: members(child) == 0)


def test_one_that_dies_again_and_again_is_given_up_before_the_site_has_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Time goes ten times as fast.
    monkeypatch.setattr(crew, "time", SimpleNamespace(monotonic=lambda: 10 * time.monotonic()))
    said: list[str] = []
    with crew.at_work([], said.append) as team:
        team.join(command(tmp_path, "print('det går ikke')"))
        with pytest.raises(Refusal, match=r"Prøven kan ikke starte(.|\n)*det går ikke"):
            while True:
                team.tend()
                team.give_up_if_hopeless()
                time.sleep(0.02)
    assert [line.partition(" igen om ")[2].partition(".")[0] for line in said] == ["1 s", "2 s", "4 s"]
