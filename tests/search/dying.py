"""Processes that write the index and come to grief at a point told beforehand.

One process loads Django and forks the others, so that a death costs milliseconds.
It reads lines of JSON, {"index": folder, "each": [[what, [how, when]], …]}, and answers with
how each ended: its signal as a negative number, or what it did.
"""

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings

from tests.processes import environment

# Of Python's own audit events: what changes something on disk.
WRITES = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree", "os.truncate"}
# Nobody waits longer than this for a process that was to die.
LONGEST = 60


class Undertaker:
    """The forking process, as the test talks to it."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process

    def __call__(self, does: str, *dies: Any) -> Any:
        return self.together((does, *dies))[0]

    def together(self, *each: tuple[Any, ...]) -> list[Any]:
        """Several at the same time; how each ended."""
        assert self.process.stdin and self.process.stdout
        wanted = {"index": str(settings.INDEX_DIR), "each": [(one[0], list(one[1:])) for one in each]}
        self.process.stdin.write(json.dumps(wanted) + "\n")
        self.process.stdin.flush()
        ended: list[Any] = json.loads(self.process.stdout.readline())
        return ended


@contextmanager
def undertaker() -> Iterator[Undertaker]:
    command = [
        sys.executable,
        "-c",
        "import django; django.setup(); from tests.search import dying; dying.serve()",
    ]
    with subprocess.Popen(
        command, env=environment(), cwd=settings.BASE_DIR, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        try:
            yield Undertaker(process)
        finally:
            process.kill()


def serve() -> None:
    from minutes.search import lookup

    # The Danish word lists are read once, and not by each child.
    lookup.fields({"title": ["Sundhedsreformens jernbane og letbane er godkendt"]})
    for line in sys.stdin:
        wanted = json.loads(line)
        settings.INDEX_DIR = wanted["index"]
        children = [_child(does, dies) for does, dies in wanted["each"]]
        print(json.dumps([_ended(*child) for child in children]), flush=True)


def _child(does: str, dies: list[Any]) -> tuple[int, int]:
    told, tell = os.pipe()
    pid = os.fork()
    if pid:
        os.close(tell)
        return pid, told
    signal.alarm(LONGEST)
    try:
        os.write(tell, json.dumps(_do(does, dies)).encode())
    except BaseException as error:
        os.write(tell, json.dumps(f"{type(error).__name__}: {error}").encode())
    os._exit(0)


def _ended(pid: int, told: int) -> Any:
    with os.fdopen(told) as words:
        said = words.read()
    _, status = os.waitpid(pid, 0)
    return -os.WTERMSIG(status) if os.WIFSIGNALED(status) else json.loads(said)


def _do(does: str, dies: list[Any]) -> Any:
    from minutes import search

    if dies:
        DEATHS[dies[0]](*dies[1:])
    if does == "ask":
        answer = search.ask(search.Question("jernbane"))
        return [answer.total, answer.complete]
    followed = getattr(search, does)()
    return {"meetings": followed.meetings, "busy": followed.busy, "failed": followed.failed}


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def at_query(number: int) -> None:
    """Before its number-th question to the database."""
    from django.db import connection

    left = [number]

    def count(execute: Any, *arguments: Any) -> Any:
        left[0] -= 1
        if left[0] < 0:
            _die()
        return execute(*arguments)

    connection.execute_wrappers.append(count)


def at_write(number: int) -> None:
    """Before the number-th time that Python changes something in the index's folder."""
    left = [number]

    def count(event: str, arguments: tuple[Any, ...]) -> None:
        if event in WRITES and arguments and str(arguments[0]).startswith(str(settings.INDEX_DIR)):
            left[0] -= 1
            if left[0] < 0:
                _die()

    sys.addaudithook(count)


def in_commit(microseconds: int) -> None:
    """So long after the engine began to commit, wherever it is by then; no Python code runs first."""
    import tantivy

    from minutes.search import follow

    signal.signal(signal.SIGALRM, signal.SIG_DFL)

    class Writer:
        def __init__(self, writer: Any) -> None:
            self.writer = writer

        def __getattr__(self, name: str) -> Any:
            if name == "commit":
                signal.setitimer(signal.ITIMER_REAL, microseconds / 1_000_000)
            return getattr(self.writer, name)

    class Index:
        def __init__(self, index: Any) -> None:
            self.index = index

        def __getattr__(self, name: str) -> Any:
            if name == "writer":
                return lambda *limits: Writer(self.index.writer(*limits))
            return getattr(self.index, name)

    open_folder, make = follow.store.open_folder, tantivy.Index
    follow.store.open_folder = lambda name: Index(open_folder(name))  # type: ignore[assignment,return-value]

    class Tantivy:
        def __getattr__(self, name: str) -> Any:
            if name == "Index":
                return lambda *words, **named: Index(make(*words, **named))
            return getattr(tantivy, name)

    follow.tantivy = Tantivy()  # type: ignore[assignment]


def disk_full(size: int) -> None:
    """No file may grow beyond `size` bytes: what a full disk says, for this process alone."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


DEATHS = {"query": at_query, "write": at_write, "commit": in_commit, "full": disk_full}
