"""The services of the archive away, one after the other, under a running web server and worker."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from minutes import facts
from minutes.models import Document
from tests.bad_days.letters import address, letter
from tests.bad_days.services import House, away
from tests.bad_days.whole import AWAY_SAID, assert_whole, leases_run_out, looking_on
from tests.conftest import GIVEN
from tests.waiting import until

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        bool(GIVEN.get("DATABASE_URL") or GIVEN.get("REDIS_URL")),
        reason="DATABASE_URL or REDIS_URL is set: those servers are not ours to stop",
    ),
]


@pytest.fixture(scope="module")
def served(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One for all tests here, which come in this order: the first starts a worker."""
    folder = tmp_path_factory.mktemp("house")
    places = {"DOCUMENTS_DIR": folder / "documents", "INDEX_DIR": folder / "index"}
    with override_settings(**places):
        house = House(folder)
        with house.running:
            house.start_web()
            yield house


@pytest.fixture
def house(served: House, transactional_db: None) -> House:
    facts.load()
    served.log_in()
    return served


def ready(*numbers: int) -> None:
    """Waits until the letters are, and nothing else is on its way."""
    until(
        lambda: not Document.objects.exclude(status="ready").exists(),
        lambda: f"{list(Document.objects.values_list('status', 'attempts', 'error_message'))}",
    )
    assert Document.objects.count() == len(numbers)
    assert_whole(map(letter, numbers))


def test_without_a_worker_a_file_waits(house: House) -> None:
    with looking_on(house.ask, [address(0)]) as reader:
        assert house.hand_in(letter(0))[0] == 302
        assert_whole([letter(0)])
        assert Document.objects.get().status == "received"
        house.start_worker()
        ready(0)
    assert "away" not in reader.seen


def test_rings_that_the_broker_lost_are_rung_again(house: House) -> None:
    with looking_on(house.ask, [address(1), address(2)]) as reader:
        assert house.hand_in(letter(1))[0] == 302
        with away("Valkey", signal.SIGKILL, forgets=True):
            assert house.hand_in(letter(2))[0] == 302
            assert_whole([letter(1), letter(2)])
        ready(1, 2)
    assert "away" not in reader.seen, "readers need no broker"


def test_with_the_database_away_nothing_half_is_left(house: House) -> None:
    house.hand_in(letter(0))
    ready(0)
    with looking_on(house.ask, [address(0), address(3)]):
        assert house.hand_in(letter(3))[0] == 302
        until(lambda: Document.objects.filter(status="reading").exists())
        with away("PostgreSQL", signal.SIGINT):
            status, page = house.ask("/medlem/")
            assert (status, AWAY_SAID in page) == (503, True)
            assert house.ask("/readyz")[0] == 503
            held = files(house)
            status, page = house.hand_in(letter(4))
            assert (status, "Send det igen" in page) == (503, True)
            assert files(house) == held
        leases_run_out()
        ready(0, 3)
        assert house.hand_in(letter(4))[0] == 302
        ready(0, 3, 4)


def files(house: House) -> list[Path]:
    return sorted(path for path in (house.folder / "documents").rglob("*") if path.is_file())
