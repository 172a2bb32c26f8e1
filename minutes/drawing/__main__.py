"""The command line of the drawer: one PDF in, a picture of a page or a covered copy out.

    python -m minutes.drawing FILE --page 4 --width 1000 [--cover COVER ...]
    python -m minutes.drawing FILE --copy [--cover COVER ...]

Prints a picture as WebP or a copy as PDF and exits 0, or `{"error": {"code", "message"}}` and exits 2. A
cover is JSON, `[page, width, height, [[left, top, width, height], ...]]`: what of a page is to be black, in
points of the page as shown. Run by `minutes.scans.drawer`, which sets the limits.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from minutes import containment
from minutes.containment import Bounds

MESSAGES = {
    "damaged": "Filen er ingen PDF, der kan tegnes. Se den i filen selv.",
    "no_page": "Filen har ikke den side.",
    "undrawable": "Siden kan ikke tegnes. Se den i filen selv.",
    "memory": "Siden kræver mere hukommelse at tegne, end der er givet til det. Se den i filen selv.",
    "missing": "Filen kan ikke åbnes. Se efter, at den findes og må læses.",
}


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options().parse_args(arguments)
    containment.enter(Bounds(options.cpu_seconds, 0, options.memory_bytes, options.parent))
    # Imported once this process is bound.
    from minutes.drawing import pages

    try:
        _draw(options)
    except pages.Undrawable as error:
        return _refuse(str(error))
    except MemoryError:
        return _refuse("memory")
    except OSError:
        return _refuse("missing")
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m minutes.drawing")
    parser.add_argument("file", type=Path)
    parser.add_argument("--page", type=int, default=1)
    parser.add_argument("--width", type=int, default=1000, help="of the picture, in pixels")
    parser.add_argument("--copy", action="store_true", help="all pages, as a PDF of pictures")
    parser.add_argument("--cover", action="append", default=[], type=json.loads)
    parser.add_argument("--cpu-seconds", type=int, default=0)
    parser.add_argument("--memory-bytes", type=int, default=0)
    parser.add_argument("--parent", type=int, default=0, help="the process without which to end")
    return parser


def _draw(options: Namespace) -> None:
    from minutes.drawing import pages

    # Opened first: of a file that is not there pdfium says that it is damaged.
    with options.file.open("rb"), pages.opened(options.file) as document:
        covers = pages.by_page(options.cover)
        if options.copy:
            pages.write_copy(document, covers, sys.stdout.buffer)
        else:
            sys.stdout.buffer.write(pages.picture(document, options.page, options.width, covers))
    sys.stdout.flush()


def _refuse(code: str) -> int:
    sys.stdout.write(json.dumps({"error": {"code": code, "message": MESSAGES[code]}}) + "\n")
    sys.stdout.flush()
    return 2


if __name__ == "__main__":
    code = main()
    sys.stderr.flush()
    os._exit(code)
