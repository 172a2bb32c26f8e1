"""The whole web server: as many readers as it can answer, and 50 a second at their own pace.

    make bench-web

gunicorn with production's settings on this machine alone, over an archive of its own with
sample and examples. First wrk asks for one page again and again, beside the same page as a
static file from the same server. Then readers come for all kinds of pages, once while nothing
changes and once while a document is being read, which makes every page anew each second.
Some two minutes, the archive's filling included. Exits 1 where the promise is broken.
"""

import os
import random
import re
import secrets
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from urllib.parse import quote_plus

from bench import calls, paced, pages
from bench.page_types import READERS
from bench.promise import Figure
from kkr import children, run
from kkr.address import Address

HOST = "arkivet.example"
# What the proxy in front says of each reader.
FORWARDED = {"Host": HOST, "X-Forwarded-Proto": "https"}
ALIKE = ("front", "meeting", "item", "search_found")
CONNECTIONS = 16
SECONDS = 3
A_SECOND = 50
PACED_SECONDS = 15
MAX_P95 = 100.0
# Of a hundred readers: most come by a link to an item, some search for the words of a title, some walk.
SHARES = {"item": 45, "search": 15, "meeting": 15, "front": 10, "other": 15}
LINE = "{:<14} {:>9} {:>8} {:>9} {:>8} {:>9} {:>8} {:>9}"
# The newest items are what most ask for; searches are for words of their titles.
POPULAR = 40
TOLD = re.compile(r"^TOLD (\d+) (\d+) (\d+) (\d+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Speed:
    """`p95` in milliseconds."""

    a_second: float
    p95: float
    failed: int

    @property
    def told(self) -> list[str]:
        return [f"{self.a_second:.0f}", f"{self.p95:.1f}"]


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


def environment(state: Path, port: int) -> dict[str, str]:
    return os.environ | {
        "ENVIRONMENT": "production",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": HOST,
        "BEHIND_PROXY": "true",
        "STATIC_ROOT": str(state / "static"),
        "HOST": "127.0.0.1",
        "PORT": str(port),
    }


@contextmanager
def served(state: Path) -> Iterator[int]:
    """The port that the archive answers at, its own pages as static files beside."""
    port = free_port()
    environ = environment(state, port)
    collect = ["manage.py", "collectstatic", "--no-input"]
    children.finish(run.python("Collect", collect, state, environ), time.sleep)
    for name in ALIKE:
        as_files(state / "static" / "bench", name)
    is_ready = partial(Address("127.0.0.1", port).is_ready, HOST)
    with children.running(run.web(state, environ), is_ready, time.sleep):
        yield port


def as_files(folder: Path, name: str) -> None:
    """Plain, and packed as the archive packs it: WhiteNoise sends the one the reader can take."""
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.html").write_bytes(calls.get(READERS[name]).body)
    (folder / f"{name}.html.gz").write_bytes(calls.get(READERS[name], ACCEPT_ENCODING="gzip").body)


def wrk(port: int, address: str, **headers: str) -> Speed:
    said = [f"{name}: {value}" for name, value in (FORWARDED | headers).items()]
    given = [word for one in said for word in ("-H", one)]
    size = ["-t", "1", "-c", str(CONNECTIONS), "-d", f"{SECONDS}s"]
    script = ["-s", str(Path(__file__).with_name("wrk.lua"))]
    command = ["wrk", *size, *script, *given, f"http://127.0.0.1:{port}{address}"]
    out = subprocess.run(command, capture_output=True, text=True, check=True, timeout=SECONDS + 30).stdout
    requests, microseconds, failed, p95 = map(int, TOLD.findall(out)[0])
    return Speed(requests / microseconds * 1e6, p95 / 1000, failed)


def full_speed(port: int) -> Iterator[Figure]:
    print(LINE.format("", "plain", "", "gzip", "", "as a file", "", "file"))
    print(LINE.format("at full speed", *["a second", "p95 ms"] * 3, "to plain"))
    for name in ALIKE:
        # Made by each worker before it counts.
        paced.ask(port, [READERS[name]] * 8, A_SECOND, FORWARDED)
        plain = wrk(port, READERS[name])
        packed = wrk(port, READERS[name], **{"Accept-Encoding": "gzip"})
        file = wrk(port, f"/static/bench/{name}.html")
        speeds = [said for speed in (plain, packed, file) for said in speed.told]
        print(LINE.format(name, *speeds, f"{file.a_second / max(plain.a_second, 1):.1f}"))
        yield Figure(f"{name}: requests without an answer", plain.failed + packed.failed, "", at_most=0)
    known = wrk(port, READERS["item"], **{"If-None-Match": "*"})
    print(LINE.format("item, 304", *known.told, *[""] * 5) + "\n")


def mixed(seen: dict[str, list[str]]) -> list[str]:
    """As many as come in the time, in a random order that is the same each time."""
    chance = random.Random(5)
    kinds = chance.choices(list(SHARES), list(SHARES.values()), k=A_SECOND * PACED_SECONDS)
    return [chance.choice(seen[kind]) for kind in kinds]


def addresses() -> dict[str, list[str]]:
    from minutes.models import AgendaItem, Meeting, Member, Municipality

    public = AgendaItem.objects.public().select_related("meeting__council")
    items = public.filter(is_heading=False).newest_first()[:POPULAR]
    others = [*Member.objects.public()[: POPULAR // 4], *Municipality.objects.all()[: POPULAR // 4]]
    return {
        "item": [row.get_absolute_url() for row in items],
        "search": [f"/soeg/?q={quote_plus(' '.join(row.title.split()[:2]))}" for row in items[::2]],
        "meeting": [row.get_absolute_url() for row in Meeting.objects.public().select_related("council")],
        "front": ["/"],
        "other": [row.get_absolute_url() for row in others] + ["/emne/", "/parti/", "/arkivet/"],
    }


@contextmanager
def reading() -> Iterator[None]:
    """A document's claim is renewed each second, as a worker does while it reads."""
    from django.db import connection

    from minutes.models import Document

    done = threading.Event()

    def renew() -> None:
        while not done.wait(1):
            Document.objects.filter(pk=1).update(pages_read=1)
        connection.close()

    worker = threading.Thread(target=renew)
    worker.start()
    try:
        yield
    finally:
        done.set()
        worker.join()


def at_their_pace(port: int) -> Iterator[Figure]:
    headers = FORWARDED | {"Accept-Encoding": "gzip"}
    popular = addresses()
    wanted = mixed(popular)
    # Read before by some, as in an archive that has not just been started.
    paced.ask(port, [*chain.from_iterable(popular.values())] * 3, A_SECOND, headers)
    meanwhile = {"nothing changes": nullcontext, "a document is read": reading}
    for said, happening in meanwhile.items():
        with happening():
            told = paced.ask(port, wanted, A_SECOND, headers)
        name = f"{A_SECOND} a second while {said}"
        yield Figure(f"{name}: half within", told.usual, "ms")
        yield Figure(f"{name}: p95", told.p95, "ms", at_most=MAX_P95)
        yield Figure(f"{name}: unanswered", told.failed, "", at_most=0)


def main() -> int:
    if not shutil.which("wrk"):
        print("wrk findes ikke her. På Debian: apt-get install wrk", file=sys.stderr)
        return 2
    with pages.archive(examples=True) as state, served(state) as port:
        found = [*full_speed(port), *at_their_pace(port)]
        broken = not all(figure.kept for figure in found)
        if broken:
            print(children.last_words(state / "logs" / "web.log", 20), file=sys.stderr)
    print("\n".join(map(str, found)))
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
