"""`make run` as the person at the terminal meets it, with the real processes."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kkr.address import Address
from tests import waiting
from tests.conftest import GIVEN
from tests.processes import free_port

ROOT = Path(__file__).resolve().parent.parent

pytestmark = [
    pytest.mark.skipif(
        bool(GIVEN.get("DATABASE_URL") or GIVEN.get("REDIS_URL")),
        reason="DATABASE_URL or REDIS_URL is set: the runner would fill a database that is not ours",
    ),
    pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="processes are found through /proc"),
]


class Runner:
    """The runner, or the make it is under, in a state folder of its own."""

    def __init__(self, state: Path, port: int, *words: str, **environ: str) -> None:
        self.state = state
        self.address = Address("127.0.0.1", port)
        self.output = state.parent / "output"
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                words or [sys.executable, "-m", "kkr.run"],
                cwd=ROOT,
                env={**GIVEN, "STATE_DIR": str(state), "PORT": str(port), **environ},
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def said(self) -> str:
        return self.output.read_text()

    def wait_until(self, happened: Callable[[], bool]) -> None:
        waiting.until(happened, self.said)

    def serving(self) -> "Runner":
        self.wait_until(lambda: "KKR-arkivet kører\n" in self.said() or self.process.poll() is not None)
        assert self.process.poll() is None, self.said()
        return self

    def told(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        return self.process.wait(waiting.SECONDS)


def processes_of(state: Path) -> dict[int, str]:
    """Every process that works in the state folder or was told of it: pid → command line."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            told = str(state).encode() in (process / "environ").read_bytes()
            if told or (process / "cwd").readlink().is_relative_to(state):
                found[int(process.name)] = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
    return found


def one(state: Path, part: str) -> int:
    """The oldest process whose command line has this part."""
    return min(pid for pid, line in processes_of(state).items() if part in line)


class Archive:
    """One state folder for all tests here, and the runner that serves it at the moment."""

    def __init__(self, state: Path) -> None:
        self.state = state
        self.runner: Runner | None = None

    def running(self) -> Runner:
        if self.runner is None or self.runner.process.poll() is not None:
            self.runner = Runner(self.state, free_port())
        return self.runner.serving()

    def stop(self) -> None:
        if self.runner and self.runner.process.poll() is None:
            self.runner.told(signal.SIGTERM)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    one_for_all = Archive(tmp_path_factory.mktemp("run") / "med mellemrum")
    yield one_for_all
    one_for_all.stop()


@pytest.fixture
def state(archive: Archive) -> Path:
    return archive.state


@pytest.fixture
def runner(archive: Archive) -> Runner:
    """The running one, or a new one where a test before has ended it: a start takes seconds."""
    return archive.running()


def test_it_tells_where_it_serves_and_how_to_log_in(runner: Runner, state: Path) -> None:
    assert runner.address.is_ready()
    assert runner.address.url in runner.said()
    user, password = (state / "login.txt").read_text().split()
    assert re.search(rf"Redaktør +{user} +{re.escape(password)}\n", runner.said())
    assert (state / "login.txt").stat().st_mode & 0o077 == 0
    assert (state / "secret_key").stat().st_mode & 0o077 == 0


def test_a_second_one_says_that_the_first_is_running(runner: Runner, state: Path) -> None:
    second = subprocess.run(
        [sys.executable, "-m", "kkr.run"],
        cwd=ROOT,
        env={**GIVEN, "STATE_DIR": str(state), "PORT": str(free_port())},
        capture_output=True,
        text=True,
        timeout=waiting.SECONDS,
    )
    assert (second.returncode, second.stdout) == (1, "")
    assert second.stderr == f"KKR-arkivet kører allerede: {runner.address.url}\n"
    assert runner.address.is_ready()


def test_a_dead_worker_is_started_again(runner: Runner, state: Path) -> None:
    runner.wait_until(lambda: any("kkr worker" in line for line in processes_of(state).values()))
    os.kill(one(state, "celery -A kkr worker"), signal.SIGKILL)
    runner.wait_until(lambda: "Worker stoppede uventet (kode -9)" in runner.said())
    runner.wait_until(lambda: any("kkr worker" in line for line in processes_of(state).values()))


@pytest.mark.campaign
def test_kill_9_leaves_nothing_and_the_next_start_recovers(archive: Archive, state: Path) -> None:
    killed = archive.running()
    killed.told(signal.SIGKILL)
    killed.wait_until(lambda: processes_of(state) == {})
    assert archive.running().address.is_ready()


def test_it_stops_all_and_leaves_nothing(runner: Runner, state: Path) -> None:
    assert runner.told(signal.SIGTERM) == 0
    assert runner.said().endswith("Stopper …\nStoppet.\n")
    assert processes_of(state) == {}


def test_it_stops_while_it_is_starting(archive: Archive, state: Path) -> None:
    archive.stop()
    runner = Runner(state, free_port())
    runner.wait_until(lambda: len(processes_of(state)) > 1)
    assert runner.told(signal.SIGINT) == 0
    assert runner.said() == "Starter KKR-arkivet …\n\nStopper …\nStoppet.\n"
    assert processes_of(state) == {}


@pytest.mark.campaign
def test_a_dead_database_stops_everything(archive: Archive, state: Path) -> None:
    archive.stop()
    runner = Runner(state, free_port())
    runner.wait_until(lambda: any("gunicorn" in line for line in processes_of(state).values()))
    os.kill(one(state, "bin/postgres"), signal.SIGKILL)
    assert runner.process.wait(waiting.SECONDS) == 1
    assert "PostgreSQL stoppede uventet" in runner.said()
    runner.wait_until(lambda: processes_of(state) == {})


@pytest.mark.parametrize(
    "number",
    [
        signal.SIGINT,
        *(pytest.param(other, marks=pytest.mark.campaign) for other in (signal.SIGTERM, signal.SIGKILL)),
    ],
)
def test_it_stops_with_the_make_that_started_it(
    archive: Archive, state: Path, tmp_path: Path, number: signal.Signals
) -> None:
    """Ctrl-C reaches the runner from the terminal; these reach only make."""
    archive.stop()
    makefile = tmp_path / "Makefile"
    makefile.write_text(f'run:\n\t@exec "{sys.executable}" -m kkr.run --under-make\n')
    runner = Runner(state, free_port(), "make", "--no-print-directory", "-f", str(makefile))
    runner.wait_until(lambda: len(processes_of(state)) > 2)
    runner.told(number)
    runner.wait_until(lambda: processes_of(state) == {})
    assert "Stopper …\nStoppet.\n" in runner.said()


def test_a_taken_port_is_said_before_anything_starts(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        runner = Runner(tmp_path / "state", port)
        assert runner.process.wait(waiting.SECONDS) == 1
    assert runner.said() == (
        f"Port {port} på 127.0.0.1 er optaget af et andet program. Vælg en anden: PORT=8002\n"
    )
    assert not (tmp_path / "state" / "postgres").exists()


@pytest.mark.parametrize(
    ("environ", "message"),
    [
        ({"PORT": "abc"}, "PORT=abc skal være et tal mellem 1 og 65535."),
        ({"PORT": "70000"}, "PORT=70000 skal være et tal mellem 1 og 65535."),
        # An address for documentation: no machine has it.
        ({"HOST": "192.0.2.1"}, "Adressen 192.0.2.1:8000 kan ikke bruges: Cannot assign requested address."),
    ],
)
def test_an_address_that_cannot_be_is_said(tmp_path: Path, environ: dict[str, str], message: str) -> None:
    runner = Runner(tmp_path / "state", 8000, **environ)
    assert runner.process.wait(waiting.SECONDS) == 1
    assert runner.said() == message + "\n"
