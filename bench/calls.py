"""Requests as gunicorn makes them of Django, without a server between."""

import io
import time
from dataclasses import dataclass, field
from functools import cache
from statistics import median
from typing import Any
from urllib.parse import unquote


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Times:
    """Milliseconds of each request: on the clock, and of this process's own work."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    @property
    def usual_cpu(self) -> float:
        return median(self.cpu)

    @property
    def best(self) -> float:
        """A shared machine only ever adds."""
        return min(self.wall)


@cache
def application() -> Any:
    """One for all requests: what a web process does once (its middleware, the static files) is done once."""
    from django.core.wsgi import get_wsgi_application

    return get_wsgi_application()


def get(address: str, **headers: str) -> Answer:
    """A GET with headers named as in WSGI: IF_NONE_MATCH, ACCEPT_ENCODING."""
    path, _, query = address.partition("?")
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": unquote(path, "latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        **{f"HTTP_{name}": said for name, said in headers.items()},
    }
    told: list[Any] = []
    answer = application()(environ, lambda *status_and_headers: told.extend(status_and_headers))
    try:
        body = b"".join(answer)
    finally:
        answer.close()
    return Answer(int(told[0].split()[0]), dict(told[1]), body)


def timed(address: str, rounds: int, cold: bool = False, **headers: str) -> tuple[Answer, Times]:
    """The last answer, and the times of all. `cold`: nothing is kept of an earlier one."""
    from minutes import kept
    from minutes.kept.shelf import Shelf

    times = Times()
    for _ in range(rounds):
        if cold:
            kept.SHELF, kept.QUESTIONS = Shelf(), Shelf()
        began, worked = time.perf_counter(), time.thread_time()
        answer = get(address, **headers)
        times.cpu.append((time.thread_time() - worked) * 1000)
        times.wall.append((time.perf_counter() - began) * 1000)
    return answer, times
