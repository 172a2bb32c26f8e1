"""Processes that read documents or write the index, and come to grief at a point told beforehand.

One process loads Django and forks the others, so that a death costs milliseconds. It reads lines
of JSON, {"settings": {name: value}, "each": [[what, it is given, [how, when]], …]}, and answers
with how each ended: its signal as a negative number, or what it did.
"""

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pkgutil import resolve_name
from typing import Any

from django.conf import settings

from tests.processes import environment

# Of Python's own audit events: what changes something on disk.
WRITES = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree", "os.truncate"}
# Nobody waits longer than this for a process that was to die.
LONGEST = 60
# What a child is told of the test's own settings.
TOLD = ("INDEX_DIR", "DOCUMENTS_DIR", "READING_LEASE_SECONDS")


class Undertaker:
    """The forking process, as the test talks to it."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process

    def __call__(self, does: str, *dies: Any, given: Any = None) -> Any:
        return self.together((does, *dies), given=given)[0]

    def together(self, *each: tuple[Any, ...], given: Any = None) -> list[Any]:
        """Several at the same time, all given the same; how each ended."""
        assert self.process.stdin and self.process.stdout
        told = {name: str(getattr(settings, name)) for name in TOLD}
        wanted = {"settings": told, "each": [(one[0], given, list(one[1:])) for one in each]}
        self.process.stdin.write(json.dumps(wanted) + "\n")
        self.process.stdin.flush()
        ended: list[Any] = json.loads(self.process.stdout.readline())
        return ended


@contextmanager
def undertaker() -> Iterator[Undertaker]:
    command = [
        sys.executable,
        "-c",
        "import django; django.setup(); from tests import dying; dying.serve()",
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
    # Looked for once in a process, by writing there; a web server has done so long before its disk is full.
    tempfile.gettempdir()
    for line in sys.stdin:
        wanted = json.loads(line)
        for name, told in wanted["settings"].items():
            setattr(settings, name, type(getattr(settings, name))(told))
        children = [_child(*each) for each in wanted["each"]]
        print(json.dumps([_ended(*child) for child in children]), flush=True)


def _child(does: str, given: Any, dies: list[Any]) -> tuple[int, int]:
    told, tell = os.pipe()
    pid = os.fork()
    if pid:
        os.close(tell)
        return pid, told
    signal.alarm(LONGEST)
    try:
        os.write(tell, json.dumps(_do(does, given, dies)).encode())
    except BaseException as error:
        os.write(tell, json.dumps(f"{type(error).__name__}: {error}").encode())
    os._exit(0)


def _ended(pid: int, told: int) -> Any:
    with os.fdopen(told) as words:
        said = words.read()
    _, status = os.waitpid(pid, 0)
    return -os.WTERMSIG(status) if os.WIFSIGNALED(status) else json.loads(said)


def _do(does: str, given: Any, dies: list[Any]) -> Any:
    if dies:
        DEATHS[dies[0]](*dies[1:])
    return DOES[does](given)


def _ask(given: None) -> Any:
    from minutes import search

    answer = search.ask(search.Question("jernbane"))
    return [answer.total, answer.complete]


def _follow(given: None) -> Any:
    from minutes import search

    return _told(search.follow())


def _rebuild(given: None) -> Any:
    from minutes import search

    return _told(search.rebuild())


def _told(followed: Any) -> Any:
    return {"meetings": followed.meetings, "busy": followed.busy, "failed": followed.failed}


def _receive(text: str) -> Any:
    """[its number, whether it is new] of a document handed in."""
    from minutes import intake

    document, is_new, *_ = intake.receive([text.encode()], "referat.txt")
    return [document.pk, is_new]


def _read(pk: int) -> str:
    """Read as a worker rung for it does; how it stands afterwards."""
    from minutes import tasks
    from minutes.models import Document

    tasks.read_document(pk)
    return str(Document.objects.get(pk=pk).status)


def _upload(given: list[str]) -> Any:
    """[status, page] of what an editor of that session hands in through the form."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.test import Client

    session, text = given
    client = Client(raise_request_exception=False)
    client.cookies[settings.SESSION_COOKIE_NAME] = session
    response = client.post("/upload/", {"documents": SimpleUploadedFile("referat.txt", text.encode())})
    return [response.status_code, response.content.decode()]


DOES: dict[str, Callable[[Any], Any]] = {
    "ask": _ask, "follow": _follow, "rebuild": _rebuild,
    "receive": _receive, "read": _read, "upload": _upload,
}  # fmt: skip


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


def _at_call(path: str, does: Callable[[], None]) -> None:
    """Whenever the function of that dotted name is called, `does` comes first."""
    module, _, name = path.rpartition(".")
    place = resolve_name(module)
    function = getattr(place, name)

    def called(*words: Any, **named: Any) -> Any:
        does()
        return function(*words, **named)

    setattr(place, name, called)


def at_call(path: str) -> None:
    """The moment a function is called, by its dotted name."""
    _at_call(path, _die)


def at_stall(path: str) -> None:
    """Not dead but slow there: its lease runs out, another reads the document, and then it goes on."""
    from django.utils import timezone

    from minutes.models import Document

    def stall() -> None:
        Document.objects.filter(status=Document.Status.READING).update(lease_until=timezone.now())
        while Document.objects.filter(status=Document.Status.READING).exists():
            time.sleep(0.01)

    _at_call(path, stall)


def once_given_up() -> None:
    """Not before another has had the document and let its lease run out."""
    from django.utils import timezone

    from minutes.models import Document

    late = Document.objects.filter(status=Document.Status.READING)
    while not late.filter(lease_until__lt=timezone.now()).exists():
        time.sleep(0.01)


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


DEATHS: dict[str, Callable[..., None]] = {
    "query": at_query, "write": at_write, "commit": in_commit, "call": at_call, "full": disk_full,
    "stall": at_stall, "late": once_given_up,
}  # fmt: skip
