"""Work done in a process of its own, so that what kills that process kills nothing else.

A page may make pdfium abort, or draw for ever: a pattern with steps of a thousandth of a point, a form
that shows itself twice. The copy of this process does the work and hands its bytes back through a pipe.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from select import select
from time import monotonic

from minutes import containment

CHUNK = 1 << 20


class Died(Exception):
    """The process ended before its work did, or had to be ended."""


def run(work: Callable[[], bytes], seconds: float) -> bytes:
    """What `work` returns. Raises `Died` where it raises, kills its process or takes longer than that."""
    parent = os.getpid()
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        _work(work, writing, parent)
    os.close(writing)
    try:
        return _received(reading, monotonic() + seconds)
    finally:
        os.close(reading)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _work(work: Callable[[], bytes], writing: int, parent: int) -> None:
    """Never returns: nothing of the parent's that waits further up may run twice."""
    try:
        containment.end_with(parent)
        found = memoryview(work() + b"\x01")
        while found:
            found = found[os.write(writing, found) :]
    finally:
        os._exit(0)


def _received(reading: int, deadline: float) -> bytes:
    """All that was written; a last byte says that it is all."""
    found = bytearray()
    while select([reading], [], [], max(0.0, deadline - monotonic()))[0]:
        chunk = os.read(reading, CHUNK)
        if not chunk:
            break
        found += chunk
    else:
        raise Died
    if not found.endswith(b"\x01"):
        raise Died
    return bytes(found[:-1])
