"""Readers who come at their own pace, whether or not the earlier ones have been answered.

wrk asks again only once it is answered, so a server that stalls is asked less and looks
better than it is. Here each request is due at a moment of its own and is timed from then on.
"""

import http.client
import queue
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import quantiles

# More than will ever wait at once: a reader never waits for another's connection.
READERS = 48
# Seconds until a reader gives up; a server that is too slow must not make the bench endless.
PATIENCE = 3.0


@dataclass
class Told:
    """Milliseconds from when each request was due until it was answered whole; `failed` had no 200 or 304."""

    waits: list[float] = field(default_factory=list)
    failed: int = 0

    @property
    def p95(self) -> float:
        return quantiles(self.waits, n=20)[-1]

    @property
    def usual(self) -> float:
        return quantiles(self.waits, n=2)[0]


def ask(port: int, addresses: Sequence[str], a_second: int, headers: dict[str, str]) -> Told:
    """Each address once, in this order, evenly."""
    told, waiting = Told(), queue.SimpleQueue[tuple[float, str] | None]()
    readers = [
        threading.Thread(target=_read, args=(port, headers, waiting, told), daemon=True)
        for _ in range(READERS)
    ]
    for reader in readers:
        reader.start()
    began = time.perf_counter()
    for number, address in enumerate(addresses):
        due = began + number / a_second
        time.sleep(max(0.0, due - time.perf_counter()))
        waiting.put((due, address))
    for _ in readers:
        waiting.put(None)
    for reader in readers:
        reader.join()
    return told


def _read(
    port: int,
    headers: dict[str, str],
    waiting: "queue.SimpleQueue[tuple[float, str] | None]",
    told: Told,
) -> None:
    while asked := waiting.get():
        due, address = asked
        status = _status(port, address, headers)
        # A list takes an append from any thread.
        told.waits.append((time.perf_counter() - due) * 1000)
        told.failed += status not in {http.HTTPStatus.OK, http.HTTPStatus.NOT_MODIFIED}


def _status(port: int, address: str, headers: dict[str, str]) -> int:
    """Over a connection of its own, as each reader has; 0 when there was none."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", address, headers=headers)
        response = connection.getresponse()
        response.read()
        return response.status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()
