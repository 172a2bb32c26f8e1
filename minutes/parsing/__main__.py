"""The command line of the reader: one file in, JSON out.

    python -m minutes.parsing FILE [--text] [--max-pages N]

Prints the reader's contract and exits 0, or `{"error": {"code", "message"}}` and
exits 2. While it reads a PDF it tells of each page on the error stream, as
`{"page": 7, "pages": 29}`. Run by `minutes.reader`, which sets the limits.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import msgspec

from minutes.parsing import containment, layout, parse, read, restore
from minutes.parsing.containment import Bounds
from minutes.parsing.read import MAX_PAGES, ReadError
from minutes.parsing.types import Line

MEMORY = "Filen kræver mere hukommelse, end læseren har. Gem den på ny som PDF, eller del den i mindre."


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options().parse_args(arguments)
    containment.enter(Bounds(options.cpu_seconds, options.memory_bytes, options.parent))
    try:
        data = options.file.read_bytes()
        if options.text:
            _write(_text(data, options.max_pages).encode())
        else:
            _write(msgspec.json.encode(parse(data, on_page=_tell, max_pages=options.max_pages)) + b"\n")
    except ReadError as error:
        return _refuse(error.code, error.message)
    except MemoryError:
        return _refuse("memory", MEMORY)
    except RecursionError:
        return _refuse("damaged", read.MESSAGES["damaged"])
    except OSError:
        return _refuse("missing", "Filen kan ikke åbnes. Se efter, at den findes og må læses.")
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m minutes.parsing")
    parser.add_argument("file", type=Path)
    parser.add_argument("--text", action="store_true", help="the mended text alone, line by line")
    parser.add_argument("--max-pages", type=int, default=MAX_PAGES)
    parser.add_argument("--cpu-seconds", type=int, default=0)
    parser.add_argument("--memory-bytes", type=int, default=0)
    parser.add_argument("--parent", type=int, default=0, help="the process without which to end")
    return parser


def _text(data: bytes, max_pages: int) -> str:
    document = read.document(data, _tell, max_pages)
    lines = restore.text(layout.lines(document.pages)).lines
    return "".join(_marked(above, line) + "\n" for above, line in pairwise([None, *lines]) if line)


def _marked(above: Line | None, line: Line) -> str:
    """A line as in the text file: the first of a page begins with one space."""
    return f" {line.text}" if above and above.page != line.page else line.text


def _tell(page: int, pages: int) -> None:
    sys.stderr.write(f'{{"page": {page}, "pages": {pages}}}\n')
    sys.stderr.flush()


def _refuse(code: str, message: str) -> int:
    _write(msgspec.json.encode({"error": {"code": code, "message": message}}) + b"\n")
    return 2


def _write(data: bytes) -> None:
    sys.stdout.buffer.write(data)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
