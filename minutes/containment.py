"""What the child process takes from itself before it opens a document.

PDF code meets hostile files here: no more processor time, memory or files than
given, no core dump, and no life after the parent's.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import sys
from dataclasses import dataclass

PR_SET_PDEATHSIG = 1
# A second after the soft limit's SIGXCPU, which ends a Python process already.
GRACE_SECONDS = 1
# The interpreter, its libraries and the document; nothing in the reader opens more.
OPEN_FILES = 64


@dataclass(frozen=True, slots=True)
class Bounds:
    """Zero is no limit, as when a developer runs the reader by hand.

    `more_cpu_seconds` are for drawing pages whose text is recognised; `allow` gives of them.
    """

    cpu_seconds: int = 0
    more_cpu_seconds: int = 0
    memory_bytes: int = 0
    parent: int = 0


def enter(bounds: Bounds) -> None:
    """Bind this process. Raises SystemExit when the parent is gone already."""
    if bounds.parent:
        end_with(bounds.parent)
        _limit(resource.RLIMIT_FSIZE, 0)
        _limit(resource.RLIMIT_CORE, 0)
        _limit(resource.RLIMIT_NOFILE, OPEN_FILES)
    if bounds.memory_bytes:
        _limit(resource.RLIMIT_AS, bounds.memory_bytes)
    if bounds.cpu_seconds:
        hard = bounds.cpu_seconds + bounds.more_cpu_seconds + GRACE_SECONDS
        _limit(resource.RLIMIT_CPU, bounds.cpu_seconds, hard)


def allow(cpu_seconds: int) -> None:
    """So much processor time in all, within what `enter` left open; for each program started, too."""
    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if soft != resource.RLIM_INFINITY:
        _limit(resource.RLIMIT_CPU, cpu_seconds, hard)


def end_with(parent: int) -> None:
    """Live no longer than that process. Raises SystemExit when it is gone already."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit(1)


def _limit(kind: int, soft: int, hard: int | None = None) -> None:
    # Where the system gives less already, it stays with that.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(kind, (soft, soft if hard is None else hard))
