"""The command line of the reader: one file in, JSON out.

    python -m minutes.parsing FILE [--text | --private] [--max-pages N] [--tesseract PROGRAM]

Prints the reader's contract and exits 0, or `{"error": {"code", "message"}}` and
exits 2. While it reads a PDF it tells of each page on the error stream, as
`{"page": 7, "pages": 29}`, and with `"step": "ocr"` of each page whose text it
recognises. Run by `minutes.reader`, which sets the limits.
"""

from __future__ import annotations

import argparse
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

import msgspec

from minutes import containment
from minutes.containment import Bounds
from minutes.parsing import parse, private_data, read, whole_text
from minutes.parsing.ocr import tesseract
from minutes.parsing.ocr.tesseract import NotInstalled
from minutes.parsing.read import MAX_PAGES, ReadError
from minutes.parsing.types import Line, RawPage, Warning

MEMORY = "Filen kræver mere hukommelse, end læseren har. Gem den på ny som PDF, eller del den i mindre."


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options().parse_args(arguments)
    containment.enter(Bounds(options.cpu_seconds, options.ocr_seconds, options.memory_bytes, options.parent))
    try:
        _write(_answer(options))
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
    parser.add_argument("--private", action="store_true", help="where it may be private, or was not read")
    parser.add_argument("--max-pages", type=int, default=MAX_PAGES)
    parser.add_argument(
        "--tesseract", default="", help="its absolute path, where it is not where it usually is"
    )
    parser.add_argument("--tessdata", default="", help="the folder of its languages, likewise")
    parser.add_argument("--ocr-at-once", type=int, default=os.cpu_count() or 1, help="pages")
    parser.add_argument("--ocr-page-seconds", type=float, default=60)
    parser.add_argument("--ocr-seconds", type=int, default=0)
    parser.add_argument("--cpu-seconds", type=int, default=0)
    parser.add_argument("--memory-bytes", type=int, default=0)
    parser.add_argument("--parent", type=int, default=0, help="the process without which to end")
    return parser


def _answer(options: Namespace) -> bytes:
    data, recognise = options.file.read_bytes(), partial(_recognise, options)
    if options.text or options.private:
        text = whole_text.of(data, _tell, options.max_pages, recognise, as_written=True)
        lines = text.restored.lines
        if options.private:
            return msgspec.json.encode([*text.doubts, *private_data.warnings(lines)]) + b"\n"
        return "".join(
            marked(above, line) + "\n" for above, line in pairwise([None, *lines]) if line
        ).encode()
    parsed = parse(data, on_page=_tell, max_pages=options.max_pages, recognise=recognise)
    return msgspec.json.encode(parsed) + b"\n"


def _recognise(
    options: Namespace, data: bytes, numbers: Sequence[int]
) -> tuple[tuple[RawPage, ...], list[Warning]]:
    """Tesseract is looked for only when a page needs it."""
    program = tesseract.installed(options.tesseract, options.tessdata)
    if program is None or not program.reads_danish:
        raise NotInstalled
    from minutes.parsing import ocr

    containment.allow(options.cpu_seconds + options.ocr_seconds)
    return ocr.pages(data, numbers, program, options.ocr_at_once, options.ocr_page_seconds, _tell_of_ocr)


def marked(above: Line | None, line: Line) -> str:
    """A line as in the text file: the first of a page begins with one space."""
    return f" {line.text}" if above and above.page != line.page else line.text


def _tell(page: int, pages: int) -> None:
    sys.stderr.write(f'{{"page": {page}, "pages": {pages}}}\n')
    sys.stderr.flush()


def _tell_of_ocr(page: int, pages: int) -> None:
    sys.stderr.write(f'{{"page": {page}, "pages": {pages}, "step": "ocr"}}\n')
    sys.stderr.flush()


def _refuse(code: str, message: str) -> int:
    _write(msgspec.json.encode({"error": {"code": code, "message": message}}) + b"\n")
    return 2


def _write(data: bytes) -> None:
    sys.stdout.buffer.write(data)
    sys.stdout.flush()


if __name__ == "__main__":
    code = main()
    sys.stderr.flush()
    # All is said; to take apart what was read would take longer than to write it.
    os._exit(code)
