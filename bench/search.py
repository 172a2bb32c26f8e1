"""How fast the archive's own search is, beside bare tantivy, SQLite FTS5 and PostgreSQL.

    make bench-search        (or: python -m bench.search --sizes 10000,100000)

Archives of three sizes are made (bench/search_corpus.py) and loaded into the archive's own
tables, indexed by its own code, and into each peer. Then all are asked the same questions.
Ours is the whole search as the page has it: the question parsed, the best 20, how many,
all facets, the rows of the 20 from the database and their words marked. Exits 1 where a
promise is broken. Items are as long as those of all the examples (116 words on average);
--sample-lengths takes the 2025 sample's alone (455), for which a million do not end in half an hour.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import django

from bench.promise import Figure
from bench.search_corpus import ITEMS_A_MEETING, Corpus
from bench.search_peers import Asked, Fts5, Peer, Postgres, Tantivy, TooSlow
from kkr import embedded

SIZES = (10_000, 100_000, 1_000_000)
ROUNDS = 7
# Seconds for all rounds of one question; no round begins after that.
PATIENCE = 10.0
OURS = "ours"
COMMON = "common"
# A word of ours finds what begins or ends with it too, so that it answers a prefix as well.
QUESTIONS = (
    Asked("rare", "læreplads", ("læreplads",)),
    Asked(COMMON, "kommunerne", ("kommunerne",)),
    Asked("two words", "kommunerne samarbejde", ("kommunerne", "samarbejde")),
    Asked("phrase", '"fælles kommuner"', ("fælles", "kommuner"), phrase=True),
    Asked("prefix", "sundhed*", ("sundhed",), prefix=True),
    Asked("filtered", "kommunerne", ("kommunerne",), narrowed={"year": "2019"}),
    Asked("by date", "kommunerne", ("kommunerne",), by_date=True),
)
# At the largest size of all: times faster than, times as slow as, growth from the smallest.
FASTER = {"fts5": 10.0, "postgres": 100.0}
NO_SLOWER = {"tantivy": 1.5}
GROWTH = 30.0
BYTES_AN_ITEM, ITEMS_A_SECOND = 1_500, 3_000
LARGE = 1_000_000
FAR = 50_000

Times = dict[str, dict[str, float]]


class Ours:
    """The archive's own service: rows in its tables, an index built from them by its own code."""

    def __init__(self) -> None:
        from bench.search_rows import Archive
        from minutes import search

        self.archive, self.search = Archive(), search

    def index(self) -> tuple[float, float]:
        """(seconds, seconds of processor time without the database's)."""
        began, used = time.perf_counter(), time.process_time()
        self.search.rebuild()
        return time.perf_counter() - began, time.process_time() - used

    def ask(self, asked: Asked) -> int:
        from minutes.search import NEWEST, Question
        from minutes.search.answer import forget_counts
        from minutes.search.rows import rows

        # Every reader's first question, not the second of the same.
        forget_counts()

        question = Question(asked.typed, order=NEWEST if asked.by_date else "")
        answer = self.search.ask(
            question.filter(**{name: (value,) for name, value in asked.narrowed.items()})
        )
        self.search.found_in(rows(answer.hits), answer.question, answer.reach)
        return answer.total

    def far_in(self) -> Iterator[str]:
        """What the last page of everything costs, and streaming all of it."""
        question, page = self.search.Question(), FAR
        for order in (self.search.NEWEST, self.search.OLDEST):
            began = time.perf_counter()
            answer = self.search.ask(question.filter(order=order, page=page))
            yield f"page {answer.page} of everything, {order}: {(time.perf_counter() - began) * 1000:.0f} ms"
        began, hits = time.perf_counter(), sum(1 for _ in self.search.all_hits(question))
        yield f"all {hits} hits in order: {time.perf_counter() - began:.1f} s"
        yield f"peak of memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"


def folder_size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def median(ask: Callable[[Asked], int], asked: Asked) -> tuple[float, int]:
    """(milliseconds, hits). The first round, which warms up, counts only where it took all our patience."""
    began, times, found = time.perf_counter(), [], 0
    while len(times) <= ROUNDS and (not times or time.perf_counter() - began < PATIENCE):
        start = time.perf_counter()
        found = ask(asked)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times[1:] or times), found


def measure(name: str, peer: Peer | Ours, times: Times) -> None:
    """An answer that was given up counts as if it had come just then."""
    times[name] = {}
    for asked in QUESTIONS:
        try:
            milliseconds, found = median(peer.ask, asked)
            told = f"{found:>9} found"
        except TooSlow as slow:
            milliseconds, told = slow.seconds * 1000, "given up"
        times[name][asked.name] = milliseconds
        print(f"    {name:<9} {asked.name:<10} {milliseconds:>11.1f} ms {told}", flush=True)


def table(size: int, times: Times) -> None:
    print(f"\n{size} items, median ms" + "".join(f"{name:>11}" for name in times) + "   times ours")
    for asked in QUESTIONS:
        row = [each[asked.name] for each in times.values()]
        ratios = "".join(f"{one / times[OURS][asked.name]:>8.1f}" for one in row[1:])
        print(f"  {asked.name:<22}" + "".join(f"{one:>11.1f}" for one in row) + f"  {ratios}")
    print(flush=True)


def run(size: int, corpus: Corpus, folder: Path, url: str, peers: set[str]) -> tuple[Times, list[Figure]]:
    """Everything at one size; what was made for a peer is gone afterwards."""
    ours, times = Ours(), Times()
    ours.archive.fill(corpus.items(size, ours.archive.facts))
    figures = list(indexing(size, ours, folder / "index"))
    measure(OURS, ours, times)
    for line in ours.far_in():
        print(f"    {line}", flush=True)
    makers: dict[str, Callable[[Path], Peer]] = {
        "tantivy": Tantivy,
        "fts5": Fts5,
        "postgres": lambda _: Postgres(url),
    }
    for name in [name for name in makers if name in peers]:
        with tempfile.TemporaryDirectory(dir=folder) as place:
            began, peer = time.perf_counter(), makers[name](Path(place))
            peer.load(corpus.items(size, ours.archive.facts))
            print(f"  {name} loaded in {time.perf_counter() - began:.0f} s", flush=True)
            measure(name, peer, times)
            peer.close()
    table(size, times)
    return times, figures


def indexing(size: int, ours: Ours, folder: Path) -> Iterator[Figure]:
    seconds, used = ours.index()
    entries = size + size // ITEMS_A_MEETING
    print(
        f"{size} items ({entries} entries) indexed in {seconds:.0f} s, {used:.0f} s of a processor",
        flush=True,
    )
    large = size >= LARGE
    speed, weight = size / seconds, folder_size(folder) / size
    yield Figure(
        f"{size} items: indexed a second", speed, "items", at_least=ITEMS_A_SECOND if large else None
    )
    yield Figure(f"{size} items: index of one", weight, "bytes", at_most=BYTES_AN_ITEM if large else None)


def promises(all_times: dict[int, Times]) -> Iterator[Figure]:
    """Of the largest archive; below a million they are shown and not asked for."""
    smallest, largest = min(all_times), max(all_times)
    ours = all_times[largest][OURS][COMMON]
    asked = largest >= LARGE
    for name, times in FASTER.items():
        if name in all_times[largest]:
            ratio = all_times[largest][name][COMMON] / ours
            yield Figure(
                f"common word: times faster than {name}", ratio, "times", at_least=times if asked else None
            )
    for name, times in NO_SLOWER.items():
        if name in all_times[largest]:
            ratio = ours / all_times[largest][name][COMMON]
            yield Figure(
                f"common word: times as long as bare {name}", ratio, "times", at_most=times if asked else None
            )
    if smallest < largest:
        growth = ours / all_times[smallest][OURS][COMMON]
        yield Figure(f"common word: growth from {smallest} to {largest}", growth, "times", at_most=GROWTH)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--peers", default="tantivy,fts5,postgres", help="which of them; may be empty")
    parser.add_argument(
        "--sample-lengths", action="store_true", help="items as long as the 2025 sample's alone"
    )
    given = parser.parse_args()
    corpus, all_times, figures = Corpus(given.sample_lengths), {}, []
    with tempfile.TemporaryDirectory(prefix="kkr-bench-") as name, ExitStack() as stack:
        folder = Path(name)
        services = stack.enter_context(embedded.services(folder, {}, durable=False))
        own = {"ENVIRONMENT": "local", "STATE_DIR": name, "DJANGO_SETTINGS_MODULE": "kkr.settings"}
        os.environ.update(own | services.environ)
        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        call_command("setup", verbosity=0)
        for size in map(int, given.sizes.split(",")):
            all_times[size], found = run(
                size, corpus, folder, services.environ["DATABASE_URL"], set(given.peers.split(","))
            )
            figures += found
    figures += promises(all_times)
    for figure in figures:
        print(figure)
    return int(any(not figure.kept for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
