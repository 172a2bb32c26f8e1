"""Read one document in a child process that may do no harm.

The child (`python -m minutes.parsing`) gets an empty environment, limits on
processor time, memory, written files and open files, a process group of its own,
and dies with us. It tells of each page while it reads; its output is capped while
it comes in and checked field by field before it is believed. Of the 49 small
hostile PDFs tried on pdfminer 21 never end and 4 eat all memory: here each is a
`Failed` with a code and a message in Danish that says what to do.
"""

from __future__ import annotations

import compileall
import contextlib
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
from django.conf import settings

from minutes.parsing.types import SCHEMA, ParsedReferat

# Of a page that is read, or whose text is recognised (`step` is "ocr").
OnProgress = Callable[[int, int, str], None]

ROOT = Path(__file__).parents[1]
# Isolated mode takes neither folder nor PYTHONPATH from outside, so the child is told where we are.
# It is short-lived: collecting what its imports leave takes longer than it saves.
START = (
    f"import gc, sys; gc.disable(); sys.path.insert(0, {str(ROOT)!r}); "
    "import runpy; runpy.run_module('minutes.parsing', run_name='__main__', alter_sys=True)"
)
# A caller renews its lease when told of progress; a lease lasts 30 seconds.
HEARTBEAT_SECONDS = 1.0
CHUNK = 1 << 16
LONGEST_NOTE = 4096
LONGEST_MESSAGE = 500
REFUSED = 2

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


class Failed(Exception):
    """A document that was not read: a code for programs, a Danish message for the editor."""

    def __init__(self, code: str, message: str = "") -> None:
        self.code = code
        self.message = message or MESSAGES[code]
        super().__init__(self.message)


class _Refusal(msgspec.Struct):
    code: str
    message: str


class _Refused(msgspec.Struct):
    error: _Refusal


class _Page(msgspec.Struct):
    page: int
    pages: int
    step: Literal["", "ocr"] = ""


@dataclass(slots=True)
class _Listening:
    """What has come from the child so far, and when its time is up."""

    child: subprocess.Popen[bytes]
    limits: Limits
    on_progress: OnProgress | None
    deadline: float
    output: bytearray = field(default_factory=bytearray)
    note: bytes = b""
    place: tuple[int, int, str] = (0, 0, "")
    told: float = 0.0
    recognises: bool = False


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


def _run(path: Path, options: list[str], on_progress: OnProgress | None, limits: Limits) -> bytes:
    child = _start(path, options, limits)
    listening = _Listening(child, limits, on_progress, time.monotonic() + limits.wall_seconds)
    try:
        _listen(listening)
        code = child.wait(max(0.0, listening.deadline - time.monotonic()))
    except subprocess.TimeoutExpired as error:
        raise Failed("too_slow") from error
    finally:
        _end(child)
    return _output(code, bytes(listening.output))


@cache
def _compile() -> None:
    """Once in a process: a child writes nothing, and would compile the reader's source each time."""
    compileall.compile_dir(ROOT / "minutes" / "parsing", quiet=2)


def _start(path: Path, options: list[str], limits: Limits) -> subprocess.Popen[bytes]:
    bounds = {
        "--cpu-seconds": limits.cpu_seconds,
        "--memory-bytes": limits.memory_bytes,
        "--max-pages": limits.max_pages,
        "--ocr-seconds": limits.ocr_seconds,
        "--ocr-page-seconds": limits.ocr_page_seconds,
        "--ocr-at-once": limits.ocr_at_once,
        "--tesseract": limits.tesseract,
        "--tessdata": limits.tessdata,
        "--parent": os.getpid(),
    }
    _compile()
    given = [f"{name}={value}" for name, value in bounds.items()]
    try:
        return subprocess.Popen(
            [
                sys.executable,
                "-I",
                "-B",
                "-X",
                "utf8",
                "-c",
                START,
                *given,
                *options,
                "--",
                str(path.resolve()),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={},
            cwd="/",
            start_new_session=True,
        )
    except OSError as error:
        raise Failed("cannot_start") from error


def _listen(listening: _Listening) -> None:
    """Take in both streams until the child closes them; too much or too late is an end."""
    child = listening.child
    assert child.stdout and child.stderr  # noqa: S101 - both are pipes, as `_start` asked
    with selectors.DefaultSelector() as streams:
        streams.register(child.stdout, selectors.EVENT_READ, _take_output)
        streams.register(child.stderr, selectors.EVENT_READ, _take_note)
        while streams.get_map():
            left = listening.deadline - time.monotonic()
            if left <= 0:
                raise Failed("too_slow")
            for key, _ in streams.select(min(left, HEARTBEAT_SECONDS)):
                data = os.read(key.fd, CHUNK)
                if data:
                    key.data(listening, data)
                else:
                    streams.unregister(key.fileobj)
            _tell(listening)


def _take_output(listening: _Listening, data: bytes) -> None:
    listening.output += data
    if len(listening.output) > listening.limits.output_bytes:
        raise Failed("too_much_output")


def _take_note(listening: _Listening, data: bytes) -> None:
    """Whole lines are news of a page; anything else on the error stream is thrown away."""
    *lines, rest = (listening.note + data).split(b"\n")
    listening.note = rest[-LONGEST_NOTE:]
    for line in lines:
        with contextlib.suppress(msgspec.DecodeError):
            page = msgspec.json.decode(line, type=_Page)
            if page.step == "ocr" and not listening.recognises:
                listening.recognises = True
                listening.deadline += listening.limits.ocr_seconds
            listening.place = page.page, page.pages, page.step
            listening.told = 0.0


def _tell(listening: _Listening) -> None:
    now = time.monotonic()
    if listening.on_progress and now - listening.told >= HEARTBEAT_SECONDS:
        listening.told = now
        listening.on_progress(*listening.place)


def _end(child: subprocess.Popen[bytes]) -> None:
    """Whatever is left of the child's group is killed, and the child is waited for."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    for stream in (child.stdout, child.stderr):
        if stream:
            stream.close()


def _output(code: int, output: bytes) -> bytes:
    if code == 0:
        return output
    if code == REFUSED:
        raise _refusal(output)
    if code == -signal.SIGXCPU:
        raise Failed("too_slow")
    # The kernel kills with SIGKILL when memory runs out; our own kill never comes here.
    raise Failed("memory" if code == -signal.SIGKILL else "crashed")


def _refusal(output: bytes) -> Failed:
    try:
        error = msgspec.json.decode(output, type=_Refused).error
    except (msgspec.DecodeError, UnicodeDecodeError):
        return Failed("garbage")
    return Failed(error.code[:LONGEST_MESSAGE], error.message[:LONGEST_MESSAGE])
