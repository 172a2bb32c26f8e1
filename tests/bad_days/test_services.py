"""The services of the archive away, one after the other, under a running web server and worker."""

import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

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


@pytest.fixture
def house(transactional_db: None, facts: None, settings: Any, tmp_path: Path) -> Iterator[House]:
    settings.DOCUMENTS_DIR, settings.INDEX_DIR = tmp_path / "documents", tmp_path / "index"
    house = House(tmp_path)
    with house.running:
        house.start_web()
        house.log_in()
        yield house


def ready(house: House, *numbers: int) -> None:
    """Waits until the letters are, and nothing else is on its way."""
    until(
        lambda: house.tend() or not Document.objects.exclude(status="ready").exists(),
        lambda: f"{list(Document.objects.values_list('status', 'attempts', 'error_message'))}",
    )
    assert Document.objects.count() == len(numbers)
    assert_whole(map(letter, numbers))


def test_whatever_service_is_away_nothing_is_lost_and_nothing_half(house: House) -> None:
    """One after the other and each for real, on one archive: a start takes seconds."""
    without_a_worker_a_file_waits(house)
    rings_that_the_broker_lost_are_rung_again(house)
    with_the_database_away_nothing_half_is_left(house)


def without_a_worker_a_file_waits(house: House) -> None:
    with looking_on(house.ask, [address(0)]) as reader:
        assert house.hand_in(letter(0))[0] == 302
        assert_whole([letter(0)])
        assert Document.objects.get().status == "received"
        house.start_worker()
        ready(house, 0)
    assert "away" not in reader.seen


def rings_that_the_broker_lost_are_rung_again(house: House) -> None:
    with looking_on(house.ask, [address(1), address(2)]) as reader:
        assert house.hand_in(letter(1))[0] == 302
        with away("Valkey", signal.SIGKILL, forgets=True):
            assert house.hand_in(letter(2))[0] == 302
            assert_whole([letter(1), letter(2)])
        ready(house, 0, 1, 2)
    assert "away" not in reader.seen, "readers need no broker"


def with_the_database_away_nothing_half_is_left(house: House) -> None:
    with looking_on(house.ask, [address(0), address(3)]):
        assert house.hand_in(letter(3))[0] == 302
        until(lambda: house.tend() or Document.objects.filter(status="reading").exists())
        with away("PostgreSQL", signal.SIGINT):
            status, page = house.ask("/medlem/")
            assert (status, AWAY_SAID in page) == (503, True)
            assert house.ask("/readyz")[0] == 503
            held = files(house)
            status, page = house.hand_in(letter(4))
            assert (status, "Send det igen" in page) == (503, True)
            assert files(house) == held
        leases_run_out()
        ready(house, 0, 1, 2, 3)
        assert house.hand_in(letter(4))[0] == 302
        ready(house, 0, 1, 2, 3, 4)


def files(house: House) -> list[Path]:
    return sorted(path for path in (house.folder / "documents").rglob("*") if path.is_file())
