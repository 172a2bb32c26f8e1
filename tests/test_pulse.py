"""Workers and beat are heard while they live, and no longer."""

from pathlib import Path
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


def heard_again() -> bool:
    """What was last said is taken away, as time does; whoever lives says it anew."""
    with pulse.broker() as client:
        client.delete(f"{pulse.WORKER}en@her")
    until(pulse.workers_heard)
    return True


def test_a_worker_and_beat_are_heard_while_they_live(tmp_path: Path) -> None:
    assert pulse.heard() == pulse.Heard(broker=True)
    quick = {"log": tmp_path / "celery", "SWEEP_SECONDS": "1"}
    with celery(*WORKER, "--hostname=en@her", **quick) as process, celery(*BEAT, **quick):
        until(lambda: pulse.heard().beat and pulse.heard().swept_at)
        assert [worker.name for worker in pulse.workers_heard()] == ["en@her"]
        assert heard_again()
        with pulse.broker() as client:
            # One that is killed says nothing more, and is forgotten.
            lasting = -1
            assert lasting not in {client.ttl(f"{pulse.WORKER}en@her"), client.ttl(pulse.BEAT)}
        process.terminate()
        process.wait()
        # One that stops in order is gone at once.
        assert pulse.workers_heard() == ()


def test_with_the_broker_away_nobody_is_heard(settings: Any) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    assert pulse.heard() == pulse.Heard(broker=False)
    assert not pulse.broker_answers()
