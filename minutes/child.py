"""A program run on a file in a child process that may do no harm.

The child gets an empty environment, a process group of its own and what it may use as its first
options; it binds itself with them (`minutes.containment`) and dies with us. Its output is
taken in while it comes and capped. However it ends, there is an output or a `Failed` with a code.
"""

from __future__ import annotations

import compileall
import contextlib
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import ClassVar, Protocol

import msgspec

ROOT = Path(__file__).parents[1]
# A caller renews its lease when told of progress; a lease lasts 30 seconds.
HEARTBEAT_SECONDS = 1.0
CHUNK = 1 << 16
LONGEST_NOTE = 4096
LONGEST_MESSAGE = 500
LONGEST_REFUSAL = 1 << 14
REFUSED = 2


def starting(package: str) -> str:
    """The code that runs this package of ours.

    Isolated mode takes neither folder nor PYTHONPATH from outside, so the child is told where we are.
    It is short-lived: collecting what its imports leave takes longer than it saves.
    """
    return (
        f"import gc, sys; gc.disable(); sys.path.insert(0, {str(ROOT)!r}); "
        f"import runpy; runpy.run_module({package!r}, run_name='__main__', alter_sys=True)"
    )


class Failed(Exception):
    """What was not done: a code for programs, a Danish message for the editor.

    `messages` has one for each code that is ours: too_slow, memory, crashed, too_much_output, garbage,
    cannot_start. What the child itself refuses comes with its own.
    """

    messages: ClassVar[Mapping[str, str]] = {}

    def __init__(self, code: str, message: str = "") -> None:
        self.code = code
        self.message = message or self.messages[code]
        super().__init__(self.message)


class Listener(Protocol):
    """Told of each whole line on the child's error stream, and every second that the child lives."""

    def hear(self, line: bytes) -> float:
        """So many seconds more may the child take than was said at first."""

    def beat(self) -> None: ...


class Deaf:
    """For a child that tells of nothing."""

    def hear(self, line: bytes) -> float:
        return 0.0

    def beat(self) -> None:
        pass


@dataclass(frozen=True, slots=True)
class Work:
    """Which code to run on a file with which options, for how long, how much it may say, how it fails."""

    start: str
    options: Sequence[str]
    path: Path
    wall_seconds: float
    output_bytes: int
    failed: type[Failed]


@dataclass(slots=True)
class _Child:
    """A running one: how much has come from it so far, and when its time is up."""

    process: subprocess.Popen[bytes]
    work: Work
    take: Callable[[bytes], object]
    listener: Listener
    deadline: float
    taken: int = 0
    note: bytes = b""


def output(work: Work, listener: Listener | None = None) -> bytes:
    """All that the child prints. Raises `work.failed`, and whatever the listener raises, the child gone."""
    printed = bytearray()
    hand_on(work, printed.extend, listener)
    return bytes(printed)


def hand_on(work: Work, take: Callable[[bytes], object], listener: Listener | None = None) -> None:
    """The same, piece by piece as it comes; a refusal is handed on too before it is raised."""
    first = bytearray()

    def both(data: bytes) -> None:
        if len(first) < LONGEST_REFUSAL:
            first.extend(data)
        take(data)

    if _run(work, both, listener) == REFUSED:
        raise _refusal(bytes(first), work.failed)


def _run(work: Work, take: Callable[[bytes], object], listener: Listener | None = None) -> int:
    """0 or `REFUSED`."""
    deadline = time.monotonic() + work.wall_seconds
    child = _Child(_started(work), work, take, listener or Deaf(), deadline)
    try:
        _listen(child)
        code = child.process.wait(max(0.0, child.deadline - time.monotonic()))
    except subprocess.TimeoutExpired as error:
        raise work.failed("too_slow") from error
    finally:
        _end(child.process)
    if code in (0, REFUSED):
        return code
    if code == -signal.SIGXCPU:
        raise work.failed("too_slow")
    # The kernel kills with SIGKILL when memory runs out; our own kill never comes here.
    raise work.failed("memory" if code == -signal.SIGKILL else "crashed")


@cache
def _compile() -> None:
    """Once in a process: a child writes nothing, and would compile its source each time."""
    compileall.compile_file(ROOT / "minutes" / "containment.py", quiet=2)
    for package in ("parsing", "drawing"):
        compileall.compile_dir(ROOT / "minutes" / package, quiet=2)


def _started(work: Work) -> subprocess.Popen[bytes]:
    _compile()
    python = [sys.executable, "-I", "-B", "-X", "utf8", "-c", work.start]
    try:
        return subprocess.Popen(
            [*python, f"--parent={os.getpid()}", *work.options, "--", str(work.path.resolve())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={},
            cwd="/",
            start_new_session=True,
        )
    except OSError as error:
        raise work.failed("cannot_start") from error


def _listen(child: _Child) -> None:
    """Take in both streams until the child closes them; too much or too late is an end."""
    process = child.process
    assert process.stdout and process.stderr  # noqa: S101 - both are pipes, as `_started` asked
    with selectors.DefaultSelector() as streams:
        streams.register(process.stdout, selectors.EVENT_READ, _take_output)
        streams.register(process.stderr, selectors.EVENT_READ, _take_note)
        while streams.get_map():
            left = child.deadline - time.monotonic()
            if left <= 0:
                raise child.work.failed("too_slow")
            for key, _ in streams.select(min(left, HEARTBEAT_SECONDS)):
                data = os.read(key.fd, CHUNK)
                if data:
                    key.data(child, data)
                else:
                    streams.unregister(key.fileobj)
            child.listener.beat()


def _take_output(child: _Child, data: bytes) -> None:
    child.taken += len(data)
    if child.taken > child.work.output_bytes:
        raise child.work.failed("too_much_output")
    child.take(data)


def _take_note(child: _Child, data: bytes) -> None:
    """Whole lines are for the listener; a line without end is thrown away."""
    *lines, rest = (child.note + data).split(b"\n")
    child.note = rest[-LONGEST_NOTE:]
    for line in lines:
        child.deadline += child.listener.hear(line)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Whatever is left of the child's group is killed, and the child is waited for."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for stream in (process.stdout, process.stderr):
        if stream:
            stream.close()


class _Refusal(msgspec.Struct):
    code: str
    message: str


class _Refused(msgspec.Struct):
    error: _Refusal


def _refusal(printed: bytes, failed: type[Failed]) -> Failed:
    try:
        error = msgspec.json.decode(printed, type=_Refused).error
    except (msgspec.DecodeError, UnicodeDecodeError):
        return failed("garbage")
    return failed(error.code[:LONGEST_MESSAGE], error.message[:LONGEST_MESSAGE])
