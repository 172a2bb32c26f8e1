"""How fast and how large every page of the archive is, by the kind of page.

    make bench

Reads samples/ into an archive of its own and follows the links from the front page
through Django itself, without a web server between. Exits 1 where a page breaks the
promise of 50 ms of server time or 100 kB.
"""

import os
import re
import statistics
import sys
import tempfile
import time
from collections import defaultdict, deque
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import django

from kkr import embedded

MAX_MILLISECONDS = 50.0
MAX_BYTES = 100_000
MAX_PAGES = 300
ROUNDS = 3
LINK = re.compile(rb'href="(/[^"#]*)')
# No page links to what a reader types: common words, a filter, a slip, words that nothing has together.
SEARCHES = (
    "/soeg/",
    "/soeg/?q=kommunerne",
    "/soeg/?q=sundhed&aar=2025",
    "/soeg/?q=klmaaliancen",
    "/soeg/?q=letbane+ballerup+qwertz",
    "/soeg/?q=qwertzuiop",
    "/hovedstaden/2025-09-02/3.5/?q=klimaalliancen+scenarie",
    "/soeg/hjaelp/",
)
NOT_PAGES = re.compile(r"^/(static|admin|api|log|dokument|upload)|\.(pdf|txt|xml|json|csv)$")


@dataclass(frozen=True, slots=True)
class Seen:
    """One page: the view's name, its best time (a shared machine only ever adds), its size and its links."""

    view: str
    path: str
    milliseconds: float
    size: int
    links: list[str]


@cache
def client() -> Any:
    """One for all requests: what a web process does once (its middleware, the static files) is done once."""
    from django.test import Client

    return Client()


def visit(path: str) -> Seen | None:
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        response = client().get(path, headers={"host": "localhost"})
        body = response.getvalue()
        times.append((time.perf_counter() - began) * 1000)
    if response.status_code != 200 or not response["Content-Type"].startswith("text/html"):
        return None
    links = [link.decode().replace("&amp;", "&") for link in LINK.findall(body)]
    return Seen(response.resolver_match.view_name, path, min(times), len(body), links)


def pages() -> Iterator[Seen]:
    """Nearest to the front page first, each address once."""
    waiting, known = deque(["/"]), {"/"}
    for _ in range(MAX_PAGES):
        if not waiting:
            break
        if seen := visit(waiting.popleft()):
            yield seen
            fresh = [link for link in dict.fromkeys(seen.links) if link not in known]
            known.update(fresh)
            waiting.extend(link for link in fresh if not NOT_PAGES.search(link))
    yield from filter(None, map(visit, SEARCHES))


def row(view: str, group: list[Seen]) -> str:
    slowest = max(group, key=lambda seen: seen.milliseconds)
    median = statistics.median(seen.milliseconds for seen in group)
    largest = max(seen.size for seen in group) / 1000
    times = f"{median:>9.1f} {slowest.milliseconds:>8.1f}"
    return f"{view:<16} {len(group):>5} {times} {largest:>10.1f}  {slowest.path}"


@contextmanager
def archive() -> Iterator[None]:
    """An archive of its own with the samples read, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="kkr-bench-") as folder, ExitStack() as stack:
        state = Path(folder)
        services = stack.enter_context(embedded.services(state, {}, durable=False))
        own = {"ENVIRONMENT": "local", "STATE_DIR": folder, "DJANGO_SETTINGS_MODULE": "kkr.settings"}
        os.environ.update(own | services.environ)
        django.setup()
        fill()
        yield


def fill() -> None:
    from django.core.management import call_command

    from minutes import tasks
    from minutes.models import Document

    call_command("migrate", verbosity=0)
    call_command("setup")
    for document in Document.objects.all():
        tasks.read_document(document.pk)


def main() -> int:
    by_view: dict[str, list[Seen]] = defaultdict(list)
    with archive():
        for seen in pages():
            by_view[seen.view].append(seen)
    print(f"{'page':<16} {'count':>5} {'median ms':>9} {'slowest':>8} {'largest kB':>10}  slowest address")
    for view, group in sorted(by_view.items()):
        print(row(view, group))
    everything = [seen for group in by_view.values() for seen in group]
    return int(any(seen.milliseconds > MAX_MILLISECONDS or seen.size > MAX_BYTES for seen in everything))


if __name__ == "__main__":
    sys.exit(main())
