"""The archive's servers and processes, stopped and started again while others need them."""

import http.client
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.db import connections
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from kkr import children, postgres, valkey
from kkr.children import Child
from tests import conftest, waiting
from tests.processes import celery, free_port, module

WORKER = ("worker", "--pool=threads", "--concurrency=2")
# A program of its own, as in earnest: within a worker that is killed it would live on.
BEAT = ("beat", "--scheduler=celery.beat:Scheduler")
QUIET = ("--without-gossip", "--without-mingle")
# Connections are kept as they are in earnest; leases too, for a busy machine is slow.
QUICK = {"SWEEP_SECONDS": "1", "CONN_MAX_AGE": "60", "WEB_WORKERS": "1"}
TOKEN = "a" * 32


class House:
    """A web server and, when one is started, a worker; `ask` and `hand_in` as a browser does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.running = ExitStack()
        self.told = {**QUICK, "DOCUMENTS_DIR": str(settings.DOCUMENTS_DIR), "PORT": str(self.port)}
        self.session = ""
        self.beat: subprocess.Popen[bytes] | None = None

    def log_in(self) -> None:
        client = Client()
        client.force_login(User.objects.create_superuser("redaktoer"))
        self.session = client.cookies[settings.SESSION_COOKIE_NAME].value

    def start_web(self) -> None:
        log = self.folder / "web.log"
        self.running.enter_context(module("gunicorn", "kkr.wsgi", log=log, **self.told))
        waiting.until(lambda: self.ask("/healthz")[0] == 200, log.read_text)

    def start_worker(self) -> None:
        log = self.folder / "worker.log"
        if self.beat is None:
            self.beat = self.running.enter_context(celery(*BEAT, log=self.folder / "beat.log", **self.told))
        self.worker = self.running.enter_context(celery(*WORKER, *QUIET, log=log, **self.told))

    def tend(self) -> None:
        """A worker that has died is started again, as `make run` and Docker do.

        Celery's dies at times of a broker that goes away in the middle of an answer.
        """
        if self.worker.poll() is not None:
            self.start_worker()

    def ask(self, address: str) -> tuple[int, str]:
        return self._answer("GET", address)

    def hand_in(self, text: str) -> tuple[int, str]:
        """(status, page) of a file sent through the form."""
        file = self.folder / "referat.txt"
        file.write_text(text)
        with file.open("rb") as opened:
            body = encode_multipart(BOUNDARY, {"documents": opened})
        cookies = f"{settings.SESSION_COOKIE_NAME}={self.session}; {settings.CSRF_COOKIE_NAME}={TOKEN}"
        headers = {"Content-Type": MULTIPART_CONTENT, "Cookie": cookies, "X-CSRFToken": TOKEN}
        return self._answer("POST", "/upload/", body, headers)

    def _answer(
        self, method: str, address: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> tuple[int, str]:
        """Status 0 where nobody answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=waiting.SECONDS)
        try:
            connection.request(method, address, body, headers or {})
            response = connection.getresponse()
            return response.status, response.read().decode()
        except OSError:
            return 0, ""
        finally:
            connection.close()


@contextmanager
def away(name: str, stopped_by: signal.Signals, forgets: bool = False) -> Iterator[None]:
    """One of this run's own servers ("PostgreSQL", "Valkey") stopped, and started again at the end."""
    [child] = [one for one in conftest.STARTED if one.command.name == name]
    connections.close_all()
    child.process.send_signal(stopped_by)
    child.process.wait(waiting.SECONDS)
    try:
        yield
    finally:
        if forgets:
            shutil.rmtree(child.command.cwd / "appendonlydir")
        begin_again(child)


def begin_again(child: Child) -> None:
    """The same command once more, and stopped where the first would have been."""
    fresh = children.start(child.command)
    conftest.STARTED[conftest.STARTED.index(child)] = fresh
    conftest.RUNNING.callback(fresh.stop)
    children.await_ready(fresh, answers(child), time.sleep)


def answers(child: Child) -> Callable[[], bool]:
    if child.command.name == "Valkey":
        return lambda: valkey._answers(child.command.cwd / valkey.SOCKET)
    return lambda: postgres._answers(child.command.cwd)
