"""`make run`: the whole archive on one machine, from an empty folder.

PostgreSQL, Valkey, migrations and setup one after the other, then worker, beat
and web together. Ctrl-C or SIGTERM stops them in reverse order. The messages
are for the person at the terminal; what the processes say goes to state/logs.
"""

import fcntl
import os
import re
import secrets
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kkr import address, children, crew, embedded
from kkr.address import Address
from kkr.children import Command, Refusal

BASE_DIR = embedded.BASE_DIR
READY_SECONDS = 60.0
LOOK_SECONDS = 0.1
CELERY = ("-m", "celery", "-A", "kkr")
WORKER = ("worker", "--pool=threads", "--without-gossip", "--without-mingle")
# Each thread would have an arena of its own and give little of it back: after each document of 300 pages
# a worker would be 12 MB larger, and with one arena for all it is 5.
FRUGAL = {"MALLOC_ARENA_MAX": "1"}
# The schedule is a sweep twice a minute: kept in memory there is no file to be damaged.
BEAT = ("beat", "--scheduler=celery.beat:Scheduler")


class Stopped(Exception):
    """Someone has asked the archive to stop."""


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def catches(process: int, number: signal.Signals) -> bool:
    """Whether a process has a handler of its own for a signal (told by Linux only)."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False
    caught = re.search(r"^SigCgt:\s*([0-9a-f]+)$", status, re.MULTILINE)
    return bool(caught and int(caught[1], 16) >> (number - 1) & 1)


class Bell:
    """Remembers that a signal has come; waiting ends the moment it is looked at.

    An interrupt may reach only the make in front of us. Make then waits for us
    without a word, but with its handler taken away, and by that we know.
    """

    def __init__(self, make: int | None = None) -> None:
        self.rung = False
        self.make = make if make and catches(make, signal.SIGINT) else None
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._ring)
        # nohup asks to be left alone when the terminal closes.
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
            signal.signal(signal.SIGHUP, self._ring)

    def _ring(self, number: int, frame: object) -> None:
        self.rung = True

    def pause(self, seconds: float) -> None:
        """Raises Stopped."""
        if not self.rung:
            time.sleep(seconds)
        if self.rung or (self.make and not catches(self.make, signal.SIGINT)):
            say("\nStopper …")
            raise Stopped


@contextmanager
def only_runner(state: Path, place: Address) -> Iterator[None]:
    """One runner per state folder; a second is told where the first one serves."""
    state.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (state / "lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise Refusal(f"KKR-arkivet kører allerede: {lock.read().strip()}") from None
        lock.truncate(0)
        lock.write(place.url)
        lock.flush()
        yield


def environment(state: Path, place: Address, urls: dict[str, str]) -> dict[str, str]:
    """What every process of the archive sees; what is set outside wins, but for the urls."""
    own = {"ENVIRONMENT": "local", "SECRET_KEY": secret_key(state), "WATCH_DIR": inbox(state)}
    chosen = {**own, **os.environ}
    fixed = {
        "DJANGO_SETTINGS_MODULE": "kkr.settings",
        "STATE_DIR": str(state),
        "HOST": place.host,
        "PORT": str(place.port),
    }
    return {**chosen, **fixed, **urls}


def secret_key(state: Path) -> str:
    """Made once: sessions live on over a restart."""
    file = state / "secret_key"
    if not file.exists():
        fresh = file.with_suffix(".new")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(64))
        fresh.replace(file)
    return file.read_text()


def inbox(state: Path) -> str:
    """The folder that is watched; empty where the environment says that none is."""
    return os.environ.get("WATCH_DIR", str(state / "indbakke"))


def python(
    name: str,
    words: Sequence[str],
    state: Path,
    environ: dict[str, str],
    orphaned: signal.Signals = signal.SIGKILL,
) -> Command:
    """A Python program of the archive, as a module: a script's first line breaks on a space in the path."""
    log = state / "logs" / f"{name.lower()}.log"
    return Command(name, [sys.executable, *words], BASE_DIR, log, environ, orphaned=orphaned)


def web(state: Path, environ: dict[str, str]) -> Command:
    return python("Web", ["-m", "gunicorn", "kkr.wsgi"], state, environ, orphaned=signal.SIGQUIT)


def worker(state: Path, environ: dict[str, str]) -> Command:
    return python("Worker", [*CELERY, *WORKER], state, FRUGAL | environ)


def beat(state: Path, environ: dict[str, str]) -> Command:
    return python("Beat", [*CELERY, *BEAT], state, environ)


def await_site(place: Address, team: crew.Crew, bell: Bell) -> None:
    deadline = time.monotonic() + READY_SECONDS
    name = address.known_name(os.environ)
    while not place.is_ready(name):
        team.tend()
        team.give_up_if_hopeless()
        if time.monotonic() > deadline:
            raise Refusal(f"Webserveren svarer ikke på {place.url}. Se loggene i mappen state/logs.")
        bell.pause(LOOK_SECONDS)


def welcome(state: Path, place: Address) -> str:
    login = state / "login.txt"
    editor = "  ".join(login.read_text().split()) if login.exists() else "som oprettet"
    return f"""
  KKR-arkivet kører

    Adresse    {place.url}
    Redaktør   {editor}
    Indbakke   {inbox(state) or "ingen"}
    Logge      {state / "logs"}
    Stop       Ctrl-C
"""


def serve(state: Path, place: Address, bell: Bell) -> None:
    """From nothing to a site that answers, and on until told to stop: ends by raising."""
    with embedded.services(state, os.environ, pause=bell.pause) as servers:
        environ = environment(state, place, servers.environ)
        children.finish(python("Klargøring", ["-m", "kkr.prepare"], state, environ), bell.pause)
        with crew.at_work(servers.children, say) as team:
            team.join(web(state, environ))
            await_site(place, team, bell)
            # What is uploaded meanwhile waits in the database; the reader at the door does not.
            team.join(worker(state, environ))
            team.join(beat(state, environ))
            say(welcome(state, place))
            while True:
                team.tend()
                bell.pause(LOOK_SECONDS)


def main(words: list[str]) -> int:
    make = os.getppid() if "--under-make" in words else None
    bell = Bell(make)
    if make:
        children.follow_parent(make, signal.SIGTERM)
    state = embedded.state_dir(os.environ)
    try:
        place = address.from_environ(os.environ)
        with only_runner(state, place):
            place.refuse_if_taken()
            say("Starter KKR-arkivet …")
            serve(state, place, bell)
    except Stopped:
        say("Stoppet.")
    except Refusal as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
