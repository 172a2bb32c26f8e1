"""Workers and beat are heard while they live, and no longer."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from minutes import pulse
from tests.processes import celery
from tests.waiting import until

pytestmark = pytest.mark.django_db(transaction=True)

WORKER = ("worker", "--pool=threads", "--concurrency=1", "--without-gossip", "--without-mingle")
BEAT = ("beat", "--scheduler=celery.beat:Scheduler")


@pytest.fixture(autouse=True)
def nobody_said_anything() -> None:
    with pulse.broker() as client:
        client.delete(pulse.BEAT, pulse.SWEPT, *client.keys(f"{pulse.WORKER}*"))


@pytest.mark.campaign
def test_a_worker_and_beat_are_heard_while_they_live(tmp_path: Path) -> None:
    assert pulse.heard() == pulse.Heard(broker=True)
    quick = {"log": tmp_path / "celery", "SWEEP_SECONDS": "1"}
    with celery(*WORKER, "--hostname=en@her", **quick) as process, celery(*BEAT, **quick):
        until(lambda: pulse.heard().beat and pulse.heard().swept_at)
        assert [worker.name for worker in pulse.workers_heard()] == ["en@her"]
        process.terminate()
        process.wait()
        # One that stops in order is gone at once.
        assert pulse.workers_heard() == ()


def test_what_is_not_said_again_is_forgotten() -> None:
    """As of a worker that was killed; one that goes on saying so has lived since it first did."""
    worker = SimpleNamespace(eventer=SimpleNamespace(hostname="en@her"))
    pulse._worker_lives(worker)
    first = pulse.workers_heard()
    with pulse.broker() as client:
        client.expire(f"{pulse.WORKER}en@her", 1)
        pulse._worker_lives(worker)
        assert pulse.workers_heard() == first
        assert 1 < client.ttl(f"{pulse.WORKER}en@her") <= pulse.WORKER_SECONDS
        client.delete(f"{pulse.WORKER}en@her")


def test_with_the_broker_away_nobody_is_heard(settings: Any) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    assert pulse.heard() == pulse.Heard(broker=False)
    assert not pulse.broker_answers()
