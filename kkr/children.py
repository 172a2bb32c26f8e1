"""Programs started so that none of them outlives the one that started it.

A child gets a session of its own, so that Ctrl-C in the terminal reaches only
the runner, which then stops its children in order. If the runner is killed
without warning, Linux itself signals each child (PR_SET_PDEATHSIG). That signal
follows the *thread* that started the child: start children from the main thread.
"""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any

PR_SET_PDEATHSIG = 1
# Loaded before any fork: between fork and exec only what is already there may be used.
LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
LOG_BYTES = 5 * 1024 * 1024
READY_SECONDS = 60.0

# Called between looks at something awaited; may raise to give up waiting.
Pause = Callable[[float], None]


class Refusal(Exception):
    """Something stands in the way; the message is Danish, for the person at the terminal."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What both embedded servers are started under.

    `lock` is the descriptor of the lock on their data, which they inherit.
    `durable=False` trades safety in a power cut for speed.
    """

    state: Path
    lock: int
    durable: bool
    pause: Pause

    def log(self, name: str) -> Path:
        return self.state / "logs" / f"{name}.log"


@dataclass(frozen=True, slots=True)
class Owner:
    """The user a child runs as when it must not be root."""

    uid: int
    gid: int


@dataclass(frozen=True, slots=True)
class Command:
    """How one program is started, where, as whom, and how it is asked to stop.

    `orphaned` is what it gets if the runner dies without saying goodbye.
    `patience` is the seconds it has to stop in before its whole group is killed.
    """

    name: str
    argv: Sequence[str | Path]
    cwd: Path
    log: Path
    environ: Mapping[str, str]
    stopped_by: signal.Signals = signal.SIGTERM
    orphaned: signal.Signals = signal.SIGKILL
    patience: float = 4.0
    owner: Owner | None = None
    inherits: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Child:
    """A started program."""

    command: Command
    process: subprocess.Popen[bytes]

    @property
    def exit_code(self) -> int | None:
        return self.process.poll()

    def stop(self) -> None:
        stop([self])

    def last_words(self) -> str:
        return last_words(self.command.log)


def last_words(log: Path, lines: int = 8) -> str:
    """The end of a log, for a message about why its program stopped."""
    with log.open("rb") as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - 4096))
        return "\n".join(file.read().decode(errors="replace").splitlines()[-lines:])


def follow_parent(parent: int, sent: int) -> None:
    """Be signalled when the parent dies; be gone at once if it is dead already."""
    if LIBC is not None:
        LIBC.prctl(PR_SET_PDEATHSIG, sent)
        if os.getppid() != parent:
            os._exit(1)


def start(command: Command) -> Child:
    """Raises OSError when the program cannot be started."""
    with _opened(command.log) as log:
        process = subprocess.Popen(
            [os.fspath(part) for part in command.argv],
            cwd=command.cwd,
            env=dict(command.environ),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            pass_fds=command.inherits,
            start_new_session=True,
            preexec_fn=_following(command.orphaned),
            **_as_user(command.owner),
        )
    return Child(command, process)


def stop(children: Sequence[Child]) -> None:
    """Ask all at once, wait, and at last kill each that stays, with all it has started."""
    for child in children:
        if child.exit_code is None:
            child.process.send_signal(child.command.stopped_by)
    deadline = time.monotonic() + max((child.command.patience for child in children), default=0)
    for child in children:
        try:
            child.process.wait(max(0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(child.process.pid, signal.SIGKILL)
            child.process.wait()


@contextmanager
def running(command: Command, is_ready: Callable[[], bool], pause: Pause) -> Iterator[Child]:
    """A child that answers; stopped at the end whatever happens. Raises Refusal."""
    child = start(command)
    try:
        await_ready(child, is_ready, pause)
        yield child
    finally:
        child.stop()


def await_ready(child: Child, is_ready: Callable[[], bool], pause: Pause) -> None:
    """Raises Refusal when the child ends or stays silent instead."""
    deadline = time.monotonic() + READY_SECONDS
    while not is_ready():
        if child.exit_code is not None:
            raise Refusal(f"{child.command.name} kunne ikke starte:\n{child.last_words()}")
        if time.monotonic() > deadline:
            raise Refusal(
                f"{child.command.name} svarer ikke efter {READY_SECONDS:.0f} s:\n{child.last_words()}"
            )
        pause(0.02)


def finish(command: Command, pause: Pause) -> None:
    """Run to the end what ends by itself. Raises Refusal when it ends badly."""
    child = start(command)
    try:
        while child.exit_code is None:
            pause(0.02)
    finally:
        child.stop()
    if child.exit_code != 0:
        raise Refusal(f"{command.name} gik galt (kode {child.exit_code}):\n{child.last_words()}")


def _following(sent: signal.Signals) -> Callable[[], None]:
    # Run by Popen after the change of user, which would have cleared the wish.
    return partial(follow_parent, os.getpid(), int(sent))


def _as_user(owner: Owner | None) -> dict[str, Any]:
    if owner is None:
        return {}
    return {"user": owner.uid, "group": owner.gid, "extra_groups": [], "umask": 0o077}


def _opened(log: Path) -> IO[bytes]:
    """The log, moved aside first when it has grown large."""
    log.parent.mkdir(parents=True, exist_ok=True)
    if log.exists() and log.stat().st_size > LOG_BYTES:
        log.replace(log.with_suffix(".log.1"))
    return log.open("ab")
