"""The embedded PostgreSQL and Valkey, started for real in folders people might use."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import unquote

import dj_database_url
import psycopg
import pytest
import redis

from kkr import embedded
from kkr.embedded import Services
from tests.conftest import GIVEN

pytestmark = pytest.mark.skipif(
    bool(GIVEN.get("DATABASE_URL") and GIVEN.get("REDIS_URL")),
    reason="DATABASE_URL and REDIS_URL are set: nothing is to be embedded",
)


def database(found: Services) -> psycopg.Connection[tuple[object, ...]]:
    """Connected through the very settings Django would use."""
    settings = dj_database_url.parse(found.environ["DATABASE_URL"])
    return psycopg.connect(
        dbname=settings["NAME"], user=settings["USER"], autocommit=True, **settings["OPTIONS"]
    )


def broker(found: Services) -> redis.Redis:
    return redis.Redis(unix_socket_path=unquote(found.environ["REDIS_URL"].removeprefix("redis+socket://")))


def start(state: Path, **given: str) -> AbstractContextManager[Services]:
    return embedded.services(state, given, durable=False, grace=0)


def test_it_keeps_its_data_in_a_folder_with_a_space(tmp_path: Path) -> None:
    state = tmp_path / "på vej" / "state"
    with start(state) as found, database(found) as connection, broker(found) as bell:
        connection.execute("CREATE TABLE kept AS SELECT 'blåbærgrød' AS word")
        bell.set("kept", "1")
    assert [child.exit_code for child in found.children] == [0, 0]
    with start(state) as found, database(found) as connection, broker(found) as bell:
        assert connection.execute("SELECT word FROM kept").fetchone() == ("blåbærgrød",)
        assert bell.get("kept") == b"1"


@pytest.mark.parametrize(
    "name",
    ["a" * 120, pytest.param("komma, og 100 % $HOME", marks=pytest.mark.campaign)],
    ids=["long", "odd"],
)
def test_it_answers_where_a_socket_address_would_break(tmp_path: Path, name: str) -> None:
    with start(tmp_path / name) as found, database(found) as connection, broker(found) as bell:
        assert connection.execute("SELECT 1").fetchone() == (1,)
        assert bell.ping()


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Services]]:
    """One that runs for all tests that only look at it: its state folder and its servers."""
    state = tmp_path_factory.mktemp("archive")
    with start(state) as found:
        yield state, found
    assert [child.exit_code for child in found.children] == [0, 0]


def test_it_sorts_alike_on_every_machine(archive: tuple[Path, Services]) -> None:
    with database(archive[1]) as connection:
        query = "SELECT datlocprovider, datlocale, pg_encoding_to_char(encoding) FROM pg_database"
        assert set(connection.execute(query)) == {("b", "C.UTF-8", "UTF8")}


def test_it_never_runs_postgresql_as_root_nor_on_a_port(archive: tuple[Path, Services]) -> None:
    with database(archive[1]) as connection:
        server = connection.info.backend_pid
        assert Path(f"/proc/{server}").stat().st_uid != 0
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_it_refuses_data_in_use(archive: tuple[Path, Services]) -> None:
    with pytest.raises(embedded.InUse, match="i brug"), start(archive[0]):
        pass


def with_both(state: Path) -> str:
    """What a command says that is run with both: the state folder it was told of, once it is connected."""
    ask = "import os, psycopg; from urllib.parse import unquote as u; url = os.environ['DATABASE_URL']; "
    ask += "psycopg.connect(user='kkr', host=u(url.partition('=')[2])); print(os.environ['STATE_DIR'])"
    argv = [sys.executable, "-m", "kkr.embedded", "--", sys.executable, "-c", ask]
    environ = {"STATE_DIR": str(state), "PATH": os.defpath}
    return subprocess.run(argv, cwd=embedded.BASE_DIR, env=environ, capture_output=True, text=True).stdout


def test_a_command_runs_with_both_beside_a_running_archive(archive: tuple[Path, Services]) -> None:
    assert with_both(archive[0]) == f"{archive[0]}\n"


@pytest.mark.campaign
def test_a_command_runs_with_both_on_its_own(tmp_path: Path) -> None:
    assert with_both(tmp_path) == f"{tmp_path}\n"


def test_it_stops_what_it_started_when_the_work_fails(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), start(tmp_path) as found:
        raise ZeroDivisionError
    assert [child.exit_code for child in found.children] == [0, 0]


@pytest.mark.campaign
def test_it_recovers_from_a_stale_pid_and_a_half_made_database(tmp_path: Path) -> None:
    """The pid is alive but another program's, as after a restart of the machine."""
    half_made = tmp_path / "postgres.new" / "base"
    half_made.mkdir(parents=True)
    with start(tmp_path):
        stale = (tmp_path / "postgres" / "postmaster.pid").read_text()
    lines = [str(os.getpid()), *stale.splitlines()[1:]]
    (tmp_path / "postgres" / "postmaster.pid").write_text("\n".join(lines) + "\n")
    with start(tmp_path) as found, database(found) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert not half_made.exists()


def test_it_refuses_data_of_another_version(tmp_path: Path) -> None:
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "PG_VERSION").write_text("17\n")
    with pytest.raises(embedded.Refusal, match="lavet af PostgreSQL 17"), start(tmp_path):
        pass


def test_it_starts_nothing_when_both_are_given(tmp_path: Path) -> None:
    given = {"DATABASE_URL": "postgres:///elsewhere", "REDIS_URL": "redis://elsewhere"}
    with start(tmp_path / "state", **given) as found:
        assert found == Services(given, ())
    assert not (tmp_path / "state").exists()


def test_it_starts_only_what_is_not_given(tmp_path: Path) -> None:
    with start(tmp_path, DATABASE_URL="postgres:///elsewhere") as found, broker(found) as bell:
        assert found.environ["DATABASE_URL"] == "postgres:///elsewhere"
        assert [child.command.name for child in found.children] == ["Valkey"]
        assert bell.ping()
