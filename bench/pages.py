"""How fast and how large every page of the archive is, by the kind of page.

    make bench

Reads samples/ and the examples into an archive of its own and follows the links from the
front page through Django itself, without a web server between. Times are milliseconds of
this process's own work (CPU) for a page made anew, one made before and one the reader has.
Exits 1 where a promise is broken: 50 ms on the clock and 100 kB a page made anew, 4 ms for
an item and 0.4 ms for a 304 once made.
"""

import os
import re
import sys
import tempfile
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import django

from bench import calls
from bench.promise import Figure
from kkr import embedded

MAX_MILLISECONDS = 50.0
MAX_BYTES = 100_000
MAX_ITEM = 4.0
MAX_KNOWN = 0.4
MAX_PAGES = 300
ROUNDS = 3
# What takes a fifth of a millisecond is told apart from chance by more of it.
KEPT_ROUNDS = 15
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
LINE = "{:<16} {:>5} {:>7} {:>8} {:>6} {:>6} {:>6} {:>6}  {}"
NOT_PAGES = re.compile(r"^/(static|admin|api|log|dokument|upload|en/)|\.\w{3,4}$")


@dataclass(frozen=True, slots=True)
class Seen:
    """One page: the view's name, what it costs made anew, made before and known to the reader, its size.

    `kept` and `known` are None where it is made for each reader.
    """

    view: str
    path: str
    wall: float
    cold: float
    kept: float | None
    known: float | None
    size: int
    packed: int
    links: list[str]


@contextmanager
def archive(examples: bool = False) -> Iterator[Path]:
    """The state folder of an archive of its own with the samples read, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="kkr-bench-") as folder, ExitStack() as stack:
        state = Path(folder)
        services = stack.enter_context(embedded.services(state, {}, durable=False))
        own = {"ENVIRONMENT": "local", "STATE_DIR": folder, "DJANGO_SETTINGS_MODULE": "kkr.settings"}
        os.environ.update(own | services.environ)
        django.setup()
        fill(examples)
        yield state


def fill(examples: bool = False) -> None:
    from django.conf import settings
    from django.core.management import call_command

    from minutes import tasks
    from minutes.management.commands import setup
    from minutes.models import Document

    call_command("migrate", verbosity=0)
    call_command("setup")
    if examples:
        setup.hand_in(setup.examples(settings.BASE_DIR / "tests" / "examples"))
    for document in Document.objects.all():
        tasks.read_document(document.pk)


def visit(path: str) -> Seen | None:
    from django.urls import resolve

    calls.get(path)
    page, cold = calls.timed(path, ROUNDS, cold=True)
    if page.status != 200 or not page.headers["Content-Type"].startswith("text/html"):
        return None
    kept = known = None
    if "ETag" in page.headers:
        kept = calls.timed(path, KEPT_ROUNDS, ACCEPT_ENCODING="gzip")[1].usual_cpu
        known = calls.timed(path, KEPT_ROUNDS, IF_NONE_MATCH=page.headers["ETag"])[1].usual_cpu
    return Seen(
        view=resolve(path.partition("?")[0]).view_name,
        path=path,
        wall=cold.best,
        cold=cold.usual_cpu,
        kept=kept,
        known=known,
        size=len(page.body),
        packed=len(calls.get(path, ACCEPT_ENCODING="gzip").body),
        links=[link.decode().replace("&amp;", "&") for link in LINK.findall(page.body)],
    )


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


def usual(values: Iterable[float | None]) -> str:
    found = [value for value in values if value is not None]
    return f"{median(found):.2f}" if found else "–"


def row(view: str, group: list[Seen]) -> str:
    slowest = max(group, key=lambda seen: seen.wall)
    costs = [usual(seen.cold for seen in group), f"{slowest.wall:.1f}"]
    costs += [usual(seen.kept for seen in group), usual(seen.known for seen in group)]
    sizes = [
        f"{max(seen.size for seen in group) / 1000:.1f}",
        f"{max(seen.packed for seen in group) / 1000:.1f}",
    ]
    return LINE.format(view, len(group), *costs, *sizes, slowest.path)


def figures(seen: list[Seen]) -> list[Figure]:
    items = [page.kept for page in seen if page.view == "item" and page.kept is not None]
    known = [page.known for page in seen if page.known is not None]
    slowest, largest = max(page.wall for page in seen), max(page.size for page in seen) / 1000
    return [
        Figure("the slowest page made anew, on the clock", slowest, "ms", at_most=MAX_MILLISECONDS),
        Figure("the largest page", largest, "kB", at_most=MAX_BYTES / 1000),
        Figure("an item made before", max(items), "ms CPU", at_most=MAX_ITEM),
        Figure("a page the reader has (304)", max(known), "ms CPU", at_most=MAX_KNOWN),
    ]


def main() -> int:
    by_view: dict[str, list[Seen]] = defaultdict(list)
    with archive(examples=True):
        for seen in pages():
            by_view[seen.view].append(seen)
    print(LINE.format("page", "count", "anew", "on clock", "kept", "304", "kB", "gzip", "slowest address"))
    for view, group in sorted(by_view.items()):
        print(row(view, group))
    found = figures([seen for group in by_view.values() for seen in group])
    print("\n" + "\n".join(map(str, found)))
    return int(not all(figure.kept for figure in found))


if __name__ == "__main__":
    sys.exit(main())
