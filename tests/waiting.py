"""Waiting for what must happen: patience is long, for a busy machine is no fault."""

import time
from collections.abc import Callable

SECONDS = 60.0


def until(happened: Callable[[], object], said: Callable[[], str] = lambda: "It took too long.") -> None:
    """Returns the moment it has happened; `said` tells what there is to tell where it never does."""
    deadline = time.monotonic() + SECONDS
    while not happened():
        assert time.monotonic() < deadline, said()
        time.sleep(0.02)
