"""Read one document in a child process that may do no harm (`minutes.child`).

The child (`python -m minutes.parsing`) has limits on processor time, memory, written
files and open files; what it prints is checked field by field before it is believed.
Of the 49 small hostile PDFs tried on pdfminer 21 never end and 4 eat all memory: here
each is a `Failed` with a code and a message in Danish that says what to do.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec
from django.conf import settings

from minutes import child
from minutes.parsing.types import SCHEMA, ParsedReferat, Warning

# Of a page that is read, or whose text is recognised (`step` is "ocr").
OnProgress = Callable[[int, int, str], None]

ROOT = child.ROOT
START = child.starting("minutes.parsing")

MESSAGES = {
    "too_slow": "Læsningen tog for lang tid og blev stoppet. Gem filen på ny som PDF, eller del den.",
    "memory": "Filen kræver mere hukommelse, end læseren har. Gem den på ny som PDF, eller del den i mindre.",
    "crashed": "Filen fik læseren til at gå ned. Gem den på ny som PDF, og læg den nye op.",
    "too_much_output": "Filen giver mere tekst, end arkivet tager imod. Del den i flere filer.",
    "garbage": "Læserens svar kan ikke bruges. Prøv igen, eller gem filen på ny som PDF.",
    "cannot_start": "Læseren kunne ikke startes. Prøv igen; hjælper det ikke, er serveren i uorden.",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one reading may use. Wall time also counts waiting, so it is the larger of the two.

    From the moment it begins to recognise text it may go on for `ocr_seconds` more, with
    `ocr_at_once` pages beside each other and `ocr_page_seconds` for each.
    """

    cpu_seconds: int = 120
    memory_bytes: int = 1 << 30
    wall_seconds: float = 180
    output_bytes: int = 64 << 20
    max_pages: int = 1000
    ocr_seconds: int = 1800
    ocr_page_seconds: int = 60
    ocr_at_once: int = 1
    tesseract: str = ""
    tessdata: str = ""


def limits(ocr_at_once: int | None = None) -> Limits:
    """What the settings allow a reading."""
    return Limits(
        cpu_seconds=settings.READER_CPU_SECONDS,
        memory_bytes=settings.READER_MEMORY_BYTES,
        wall_seconds=settings.READER_WALL_SECONDS,
        output_bytes=settings.READER_OUTPUT_BYTES,
        max_pages=settings.READER_MAX_PAGES,
        ocr_seconds=settings.READER_OCR_SECONDS,
        ocr_page_seconds=settings.READER_OCR_PAGE_SECONDS,
        ocr_at_once=ocr_at_once or settings.READER_OCR_AT_ONCE,
        tesseract=settings.TESSERACT,
        tessdata=settings.TESSDATA_PREFIX,
    )


class Failed(child.Failed):
    """A document that was not read."""

    messages = MESSAGES


class _Page(msgspec.Struct):
    page: int
    pages: int
    step: Literal["", "ocr"] = ""


@dataclass(slots=True)
class _Listening:
    """What the child has told of its pages, and when that was told on."""

    on_progress: OnProgress | None
    ocr_seconds: float
    place: tuple[int, int, str] = (0, 0, "")
    told: float = 0.0
    recognises: bool = False

    def hear(self, line: bytes) -> float:
        """A line is news of a page; anything else on the error stream is thrown away."""
        with contextlib.suppress(msgspec.DecodeError):
            page = msgspec.json.decode(line, type=_Page)
            self.place, self.told = (page.page, page.pages, page.step), 0.0
            if page.step == "ocr" and not self.recognises:
                self.recognises = True
                return self.ocr_seconds
        return 0.0

    def beat(self) -> None:
        now = time.monotonic()
        if self.on_progress and now - self.told >= child.HEARTBEAT_SECONDS:
            self.told = now
            self.on_progress(*self.place)


def read(path: Path, on_progress: OnProgress | None = None, limits: Limits | None = None) -> ParsedReferat:
    """The referat in a file. `on_progress(page, pages, step)` is called at least every other second.

    Raises `Failed`; and whatever `on_progress` raises, after the child is gone.
    """
    output = _run(path, [], on_progress, limits or Limits())
    try:
        parsed = msgspec.json.decode(output, type=ParsedReferat)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Failed("garbage") from error
    if parsed.schema != SCHEMA:
        raise Failed("garbage")
    return parsed


def text(path: Path, on_progress: OnProgress | None = None, limits: Limits | None = None) -> str:
    """The mended text of a file alone, line by line. Raises as `read` does."""
    try:
        return _run(path, ["--text"], on_progress, limits or Limits()).decode()
    except UnicodeDecodeError as error:
        raise Failed("garbage") from error


def private(path: Path, on_progress: OnProgress | None = None, limits: Limits | None = None) -> list[Warning]:
    """Where the text of any PDF or text file may be private, and which pages could not be looked through.

    Raises as `read` does.
    """
    try:
        output = _run(path, ["--private"], on_progress, limits or Limits())
        return msgspec.json.decode(output, type=list[Warning])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Failed("garbage") from error


def _run(path: Path, options: list[str], on_progress: OnProgress | None, limits: Limits) -> bytes:
    bounds = {
        "--cpu-seconds": limits.cpu_seconds,
        "--memory-bytes": limits.memory_bytes,
        "--max-pages": limits.max_pages,
        "--ocr-seconds": limits.ocr_seconds,
        "--ocr-page-seconds": limits.ocr_page_seconds,
        "--ocr-at-once": limits.ocr_at_once,
        "--tesseract": limits.tesseract,
        "--tessdata": limits.tessdata,
    }
    given = [f"{name}={value}" for name, value in bounds.items()]
    work = child.Work(START, [*given, *options], path, limits.wall_seconds, limits.output_bytes, Failed)
    return child.output(work, _Listening(on_progress, limits.ocr_seconds))
