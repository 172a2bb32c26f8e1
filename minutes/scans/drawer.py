"""Have a page drawn, or a whole file covered, in a child process that may do no harm (`minutes.child`)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import BoundedSemaphore

from django.conf import settings

from minutes import child
from minutes.scans.covers import Cover

START = child.starting("minutes.drawing")
# A picture 2,000 pixels wide is under 2 MB whatever is on it.
PICTURE_BYTES = 16 << 20
# A page of a copy takes a tenth of that.
COPY_SECONDS_PER_PAGE = 1

# A server answers a few at a time: who waits for his turn for longer keeps readers from theirs.
WAIT_SECONDS = 5.0

MESSAGES = {
    "too_slow": "Siden tager for lang tid at tegne. Se den i filen selv.",
    "memory": "Siden kræver mere hukommelse at tegne, end der er givet til det. Se den i filen selv.",
    "crashed": "Tegneprogrammet gik ned på siden. Se den i filen selv.",
    "too_much_output": "Billedet af siden blev for stort. Se siden i filen selv.",
    "garbage": "Tegneprogrammets svar kan ikke bruges. Prøv igen.",
    "cannot_start": "Tegneprogrammet kunne ikke startes. Prøv igen; hjælper det ikke, er serveren i uorden.",
    "busy": "Der tegnes for mange sider på én gang. Prøv igen om lidt.",
}
_at_once = BoundedSemaphore(settings.DRAWING_AT_ONCE)


class Failed(child.Failed):
    """A page that was not drawn."""

    messages = MESSAGES


def picture(path: Path, number: int, width: int, covers: Sequence[Cover] = ()) -> bytes:
    """Page `number` from 1 of a PDF, as WebP so many pixels wide. Raises `Failed`."""
    options = [f"--page={number}", f"--width={width}", *_limits(0), *_covered(covers, number)]
    work = child.Work(START, options, path, settings.DRAWING_WALL_SECONDS, PICTURE_BYTES, Failed)
    with _one_of_few():
        return child.output(work)


def copy(path: Path, covers: Sequence[Cover], pages: int, take: Callable[[bytes], object]) -> None:
    """All of a PDF as pictures with the covers over them, piece by piece. Raises `Failed`."""
    more = pages * COPY_SECONDS_PER_PAGE
    wall, most = settings.DRAWING_WALL_SECONDS + more, settings.REDACTED_BYTES
    options = ["--copy", *_limits(more), *_covered(covers)]
    with _one_of_few():
        child.hand_on(child.Work(START, options, path, wall, most, Failed), take)


def _limits(more_seconds: int) -> list[str]:
    return [
        f"--cpu-seconds={settings.DRAWING_CPU_SECONDS + more_seconds}",
        f"--memory-bytes={settings.DRAWING_MEMORY_BYTES}",
    ]


def _covered(covers: Sequence[Cover], page: int | None = None) -> list[str]:
    return [f"--cover={json.dumps(cover)}" for cover in covers if page in (None, cover.page)]


@contextmanager
def _one_of_few() -> Iterator[None]:
    """Each drawer takes a processor; more than a few at once and the pages of readers would wait."""
    if not _at_once.acquire(timeout=WAIT_SECONDS):
        raise Failed("busy")
    try:
        yield
    finally:
        _at_once.release()
