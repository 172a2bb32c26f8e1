"""What it takes to show an editor a page as it is in the file, and to cover one for readers.

    python -m bench.scans

The sample of 29 pages is typeset, and scanned at 200 dots an inch. Each page is drawn in a child of its
own, as when an editor asks for it; then the whole file is covered. Memory is the child's at its highest.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import django

from tests.scans import scanned
from tests.typeset import pdf_of

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "kkr-hovedstaden-2025-09-02.txt"
PAGES = 29
# Every third one is enough to know a page by.
SOME = range(1, PAGES + 1, 3)
HIGHEST = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True); "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)


def main() -> None:
    from minutes.scans import drawer, pictures

    with tempfile.TemporaryDirectory() as folder:
        typeset = pdf_of(SAMPLE.read_text("utf-8"), Path(folder) / "typeset.pdf")
        scan = Path(folder) / "scan.pdf"
        scan.write_bytes(scanned(typeset.read_bytes()))
        for path in (typeset, scan):
            print(f"{path.stem}, {path.stat().st_size / 1e6:.1f} MB")
            for width in pictures.WIDTHS:
                _say_of_pages(drawer.picture, path, width)
            _say_of_copy(drawer.copy, path)


def _say_of_pages(picture, path: Path, width: int) -> None:
    times, sizes, processor = [], [], _used()
    for number in SOME:
        began = time.perf_counter()
        sizes.append(len(picture(path, number, width)))
        times.append(time.perf_counter() - began)
    each = (_used() - processor) / len(SOME)
    print(
        f"  {width} px: {median(times):.2f} s a page, at most {max(times):.2f} (processor {each:.2f}); "
        f"{median(sizes) / 1e3:.0f} kB a page, {PAGES * sum(sizes) / len(SOME) / 1e6:.1f} MB for all; "
        f"{_highest(path, '--page=4', f'--width={width}')} MB of memory"
    )


def _say_of_copy(copy, path: Path) -> None:
    began, used, pieces = time.perf_counter(), _used(), []
    copy(path, [], PAGES, pieces.append)
    print(
        f"  covered: {time.perf_counter() - began:.2f} s (processor {_used() - used:.2f}); "
        f"{sum(map(len, pieces)) / 1e6:.1f} MB; {_highest(path, '--copy')} MB of memory"
    )


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _highest(path: Path, *options: str) -> int:
    drawing = [sys.executable, "-m", "minutes.drawing", str(path), *options]
    told = subprocess.run([sys.executable, "-c", HIGHEST, *drawing], capture_output=True, check=True)
    return int(told.stdout) // 1024


if __name__ == "__main__":
    os.environ.setdefault("ENVIRONMENT", "test")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kkr.settings")
    django.setup()
    main()
