"""Work in a process of its own: what kills it kills nothing else."""

import os
import signal
import time
from collections.abc import Callable
from typing import NoReturn

import psutil
import pytest

from minutes.parsing.ocr import apart


def end_at_once() -> NoReturn:
    os._exit(0)


def raise_an_error() -> NoReturn:
    raise MemoryError


def stop_itself() -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b"never"


def go_on_for_ever() -> bytes:
    time.sleep(600)
    return b"never"


@pytest.mark.parametrize("found", [b"", b"image", bytes(3_000_000)])
def test_what_is_found_comes_back_whole(found: bytes) -> None:
    assert apart.run(lambda: found, 60) == found


@pytest.mark.parametrize("work", [end_at_once, raise_an_error, stop_itself])
def test_what_kills_the_work_is_told(work: Callable[[], bytes]) -> None:
    with pytest.raises(apart.Died):
        apart.run(work, 60)


def test_what_never_ends_is_ended() -> None:
    with pytest.raises(apart.Died):
        apart.run(go_on_for_ever, 0.1)


def test_nothing_is_left_behind() -> None:
    free, before = lowest_free_descriptor(), psutil.Process().children()
    apart.run(lambda: b"image", 60)
    with pytest.raises(apart.Died):
        apart.run(stop_itself, 60)
    assert lowest_free_descriptor() == free
    # Beside the tests' own services, where they have been started.
    assert psutil.Process().children() == before


def lowest_free_descriptor() -> int:
    found = os.dup(0)
    os.close(found)
    return found
