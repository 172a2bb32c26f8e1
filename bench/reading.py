"""How fast the reader reads and how much memory it takes, beside pdfminer and pypdfium2.

    python -m bench.reading

One PDF of 30 pages of the sample as printed is drawn line by line and word by word; all
read it in turn, and the best of several rounds counts. Then the damaged sample, in
processes of their own, and 30, 120 and 480 pages. All times are of one core, so that what
else the machine does adds little. Exits 1 where a promise is broken.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from itertools import cycle, islice, pairwise
from pathlib import Path

from pdfminer.high_level import extract_pages

from bench.promise import Figure
from minutes import reader
from minutes.parsing import parse
from tests.typeset import Way, pdf_of

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "samples" / "kkr-hovedstaden-2025-09-02.txt"
PAGES, GROWN = 30, (30, 120, 480)
ROUNDS, FRESH_ROUNDS = 5, 3
TIMES_FASTER = {"line": 4.0, "word": 2.0}
RESTORATION_SECONDS, CHILD_SECONDS, MEGABYTES = 1.5, 2.5, 350
# Seconds a page at 480 pages against those at 30: 1 is linear, more than this is not noise.
GROWTH = 1.25

# A fresh process that mends the sample and says how long it took, its imports and data with it.
RESTORATION = """
import time
began = time.process_time()
import sys
from pathlib import Path
sys.path.insert(0, {root!r})
from minutes.parsing import whole_text
assert whole_text.of(Path({sample!r}).read_bytes()).restored.damaged
print(time.process_time() - began)
"""
# A fresh process that reads a file as the reader's child does and says its peak in kilobytes.
MEMORY = """
import resource, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from minutes.parsing import parse
parse(Path({path!r}).read_bytes())
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def best_in_turn(rounds: int, **readings: Callable[[], object]) -> dict[str, float]:
    """The least seconds of each, all read once in every round."""
    best = dict.fromkeys(readings, float("inf"))
    for _ in range(rounds):
        for name, read in readings.items():
            began = processor_time()
            read()
            best[name] = min(best[name], processor_time() - began)
    return best


def processor_time() -> float:
    """Seconds of ours and of our children that have ended."""
    used = os.times()
    return time.process_time() + used.children_user + used.children_system


def against_others(folder: Path, text: str) -> Iterator[Figure]:
    for by in ("line", "word"):
        data = drawn(text, PAGES, folder, Way(by=by)).read_bytes()
        readings: dict[str, Callable[[], object]] = {
            "ours": partial(parse, data),
            "pdfminer": lambda data=data: list(extract_pages(BytesIO(data))),
        }
        if pdfium := pdfium_text():
            readings["pypdfium2"] = partial(pdfium, data)
        best = best_in_turn(ROUNDS, **readings)
        for name, seconds in best.items():
            yield Figure(f"{PAGES} pages drawn {by} by {by}: {name}", seconds, "s")
        yield Figure(
            f"  times faster than pdfminer's default, {by} by {by}",
            best["pdfminer"] / best["ours"],
            "times",
            at_least=TIMES_FASTER[by],
        )


def pdfium_text() -> Callable[[bytes], list[str]] | None:
    try:
        import pypdfium2
    except ImportError:
        print("pypdfium2 is not installed and is left out.")
        return None

    def read(data: bytes) -> list[str]:
        return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]

    return read


def of_the_sample() -> Iterator[Figure]:
    code = RESTORATION.format(root=str(ROOT), sample=str(SAMPLE))
    seconds = min(float(fresh(code)) for _ in range(FRESH_ROUNDS))
    yield Figure("restoring the damaged sample, loading with it", seconds, "s", at_most=RESTORATION_SECONDS)
    best = best_in_turn(FRESH_ROUNDS, child=lambda: reader.read(SAMPLE))
    yield Figure("a child from start to the sample's JSON", best["child"], "s", at_most=CHILD_SECONDS)
    peak = float(fresh(MEMORY.format(root=str(ROOT), path=str(SAMPLE)))) / 1024
    yield Figure("  its peak of memory", peak, "MB", at_most=MEGABYTES)


def of_growth(folder: Path, text: str) -> Iterator[Figure]:
    files = [drawn(text, pages, folder, Way()) for pages in GROWN]
    a_page = []
    for pages, path in zip(GROWN, files, strict=True):
        data = path.read_bytes()
        seconds = best_in_turn(ROUNDS if pages < GROWN[-1] else 2, ours=partial(parse, data))["ours"]
        a_page.append(seconds / pages)
        yield Figure(f"{pages} pages", seconds, "s")
    for (few, before), (many, after) in pairwise(zip(GROWN, a_page, strict=True)):
        yield Figure(f"  a page of {many} against one of {few}", after / before, "times", at_most=GROWTH)
    peak = float(fresh(MEMORY.format(root=str(ROOT), path=str(files[-1])))) / 1024
    yield Figure(f"  peak of memory at {GROWN[-1]} pages", peak, "MB", at_most=MEGABYTES)


def drawn(text: str, pages: int, folder: Path, way: Way) -> Path:
    """The text over again until there are so many pages."""
    each = text.rstrip("\n").split("\n ")
    again = "\n ".join(islice(cycle(each), pages))
    return pdf_of(again, folder / f"{pages}-{way.by}.pdf", way=way)


def fresh(code: str) -> str:
    """What a Python of its own prints."""
    run = [sys.executable, "-X", "utf8", "-c", code]
    return subprocess.run(run, check=True, capture_output=True, text=True, env=os.environ).stdout.strip()


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory(prefix="kkr-bench-") as name:
        text = reader.text(SAMPLE)
        yield from against_others(Path(name), text)
        yield from of_the_sample()
        yield from of_growth(Path(name), text)


def main() -> int:
    broken = 0
    for figure in figures():
        print(figure, flush=True)
        broken += not figure.kept
    print(f"{broken} promises are broken." if broken else "Every promise is kept.")
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main())
