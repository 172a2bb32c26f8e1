"""How fast and how rightly scanned pages are recognised: one page at a time against several.

    python -m bench.ocr [--pages 4] [--at-once 2]

The sample's first pages as printed are typeset, drawn at 200 dots an inch, laid askew and
made grainy like a scan, and read back. Times are the best of two rounds. On a machine with
other work only Tesseract's own processor time says something.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

from minutes.parsing import layout, ocr, restore, whole_text
from minutes.parsing.__main__ import marked
from minutes.parsing.ocr import tesseract
from minutes.parsing.ocr.tesseract import Tesseract
from minutes.parsing.types import Line, RawPage
from tests import scans
from tests.typeset import pdf_of

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "kkr-hovedstaden-2025-09-02.txt"
ROUNDS = 2


def printed(pages: int) -> list[Line]:
    lines = whole_text.of(SAMPLE.read_bytes()).restored.lines
    return [line for line in lines if line.page <= pages]


def scan(lines: Sequence[Line]) -> bytes:
    text = "".join(marked(above, line) + "\n" for above, line in pairwise([None, *lines]) if line)
    with tempfile.TemporaryDirectory() as folder:
        return scans.scanned(pdf_of(text, Path(folder) / "sample.pdf").read_bytes())


def timed(
    data: bytes, pages: int, program: Tesseract, at_once: int
) -> tuple[float, float, tuple[RawPage, ...]]:
    """Seconds by the clock and of the processor, the best of the rounds, and what was read."""
    clock = processor = float("inf")
    found: tuple[RawPage, ...] = ()
    for _ in range(ROUNDS):
        began, used = time.perf_counter(), _children_used()
        found, _ = ocr.pages(data, range(1, pages + 1), program, at_once)
        clock = min(clock, time.perf_counter() - began)
        processor = min(processor, _children_used() - used)
    return clock, processor, found


def _children_used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def words_right(expected: Sequence[Line], got: Sequence[Line]) -> str:
    """Words of the one that stand in the same order in the other."""
    words, found = ([word for line in lines for word in line.text.split()] for lines in (expected, got))
    blocks = SequenceMatcher(None, words, found, autojunk=False).get_matching_blocks()
    right = sum(block.size for block in blocks)
    return f"{right} of {len(words)} words right ({right / len(words):.2%})"


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=4)
    parser.add_argument("--at-once", type=int, default=2)
    options = parser.parse_args()
    program = tesseract.installed()
    if program is None or not program.reads_danish:
        print("Tesseract is not installed: apt install tesseract-ocr tesseract-ocr-dan")
        return 1
    lines = printed(options.pages)
    data = scan(lines)
    print(f"{'pages at once':<16}{'seconds a page':>16}{'of the processor':>18}{'times as fast':>16}")
    alone = 0.0
    for at_once in dict.fromkeys((1, options.at_once)):
        clock, processor, found = timed(data, options.pages, program, at_once)
        alone = alone or clock
        each = clock / options.pages, processor / options.pages, alone / clock
        print(f"{at_once:<16}{each[0]:>16.2f}{each[1]:>18.2f}{each[2]:>16.2f}")
    read = layout.lines(found)
    print(f"Tesseract {program.version} on {options.pages} pages: {words_right(lines, read)}")
    print(f"the same after mending: {words_right(lines, restore.text(read).lines)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
