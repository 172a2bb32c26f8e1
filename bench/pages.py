"""How fast and how large every page of the archive is, by the kind of page.

    make bench

Follows the links from the front page through Django itself, without a web server
between, over whatever the archive in the state folder holds. Exits 1 where a page
breaks the promise of 50 ms of server time or 100 kB.
"""

import os
import re
import statistics
import sys
import time
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass

import django

MAX_MILLISECONDS = 50.0
MAX_BYTES = 100_000
MAX_PAGES = 300
ROUNDS = 3
LINK = re.compile(rb'href="(/[^"#]*)')
NOT_PAGES = re.compile(r"^/(static|admin|api|log|dokument|upload)|\.(pdf|txt|xml|json|csv)$")


@dataclass(frozen=True, slots=True)
class Seen:
    """One page: the view's name, the median of its times, its size and what it links to."""

    view: str
    path: str
    milliseconds: float
    size: int
    links: list[str]


def visit(path: str) -> Seen | None:
    from django.test import Client

    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        response = Client().get(path, headers={"host": "localhost"})
        body = response.getvalue()
        times.append((time.perf_counter() - began) * 1000)
    if response.status_code != 200 or not response["Content-Type"].startswith("text/html"):
        return None
    links = [link.decode().replace("&amp;", "&") for link in LINK.findall(body)]
    return Seen(response.resolver_match.view_name, path, statistics.median(times), len(body), links)


def pages() -> Iterator[Seen]:
    """Nearest to the front page first, each address once."""
    waiting, known = deque(["/"]), {"/"}
    for _ in range(MAX_PAGES):
        if not waiting:
            return
        if seen := visit(waiting.popleft()):
            yield seen
            fresh = [link for link in dict.fromkeys(seen.links) if link not in known]
            known.update(fresh)
            waiting.extend(link for link in fresh if not NOT_PAGES.search(link))


def row(view: str, group: list[Seen]) -> str:
    slowest = max(group, key=lambda seen: seen.milliseconds)
    median = statistics.median(seen.milliseconds for seen in group)
    largest = max(seen.size for seen in group) / 1000
    times = f"{median:>9.1f} {slowest.milliseconds:>8.1f}"
    return f"{view:<16} {len(group):>5} {times} {largest:>10.1f}  {slowest.path}"


def main() -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "kkr.settings"
    django.setup()
    by_view: dict[str, list[Seen]] = defaultdict(list)
    for seen in pages():
        by_view[seen.view].append(seen)
    print(f"{'page':<16} {'count':>5} {'median ms':>9} {'slowest':>8} {'largest kB':>10}  slowest address")
    for view, group in sorted(by_view.items()):
        print(row(view, group))
    everything = [seen for group in by_view.values() for seen in group]
    return int(any(seen.milliseconds > MAX_MILLISECONDS or seen.size > MAX_BYTES for seen in everything))


if __name__ == "__main__":
    sys.exit(main())
