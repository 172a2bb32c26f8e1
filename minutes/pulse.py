"""Who is at work: workers and beat say that they live, and whoever waits is told who was heard.

It is said to Redis, where it is forgotten by itself. Rows of PostgreSQL written as often
would throw away every kept page (minutes.kept.state).
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Any, NamedTuple

import redis
from celery import signals
from django.conf import settings
from django.utils import timezone

# A worker says it every two seconds; with so many lost it is believed dead. Beat speaks once a sweep.
WORKER_SECONDS = 15
SWEEPS_LOST = 3
# That there was a sweep is told for so long after it.
REMEMBERED_SECONDS = 7 * 24 * 3600
# A page is not to wait for a broker that is away.
PATIENCE_SECONDS = 1.0

WORKER, BEAT, SWEPT = "kkr:worker:", "kkr:beat", "kkr:swept"
SWEEP = "minutes.tasks.sweep"


class Worker(NamedTuple):
    """`since` is when it first said so in this life."""

    name: str
    since: datetime


class Heard(NamedTuple):
    """`beat`: the sweeps are being asked for; `swept_at`: when a worker last made one."""

    broker: bool
    workers: tuple[Worker, ...] = ()
    beat: bool = False
    swept_at: datetime | None = None


@contextmanager
def broker() -> Iterator["redis.Redis"]:
    """Raises redis.RedisError from whatever is asked while the broker is away."""
    url = settings.REDIS_URL.replace("redis+socket://", "unix://")
    with redis.Redis.from_url(
        url, socket_connect_timeout=PATIENCE_SECONDS, socket_timeout=PATIENCE_SECONDS, decode_responses=True
    ) as client:
        yield client


def broker_answers() -> bool:
    try:
        with broker() as client:
            return bool(client.ping())
    except redis.RedisError:
        return False


def heard() -> Heard:
    """Two round trips to the broker; with it away nobody is heard."""
    try:
        with broker() as client:
            names = sorted(set(client.scan_iter(match=f"{WORKER}*", count=1000)))
            beat, swept, *since = client.mget([BEAT, SWEPT, *names])
    except redis.RedisError:
        return Heard(broker=False)
    workers = [
        Worker(name.removeprefix(WORKER), _moment(at)) for name, at in zip(names, since, strict=True) if at
    ]
    return Heard(True, tuple(workers), beat is not None, _moment(swept) if swept else None)


def workers_heard() -> tuple[Worker, ...]:
    return heard().workers


def listen() -> None:
    """For the processes of Celery alone. With the broker away nothing is said: it tells the log itself."""
    signals.heartbeat_sent.connect(_worker_lives, weak=False)
    signals.worker_shutdown.connect(_worker_leaves, weak=False)
    signals.before_task_publish.connect(_beat_lives, sender=SWEEP, weak=False)
    signals.task_postrun.connect(_swept, weak=False)


def _worker_lives(sender: Any, **_: object) -> None:
    """The first moment stays; every heartbeat only prolongs it."""
    with suppress(redis.RedisError), broker() as client:
        key = f"{WORKER}{sender.eventer.hostname}"
        if not client.expire(key, WORKER_SECONDS):
            client.set(key, _now(), ex=WORKER_SECONDS)


def _worker_leaves(sender: Any, **_: object) -> None:
    """One that stops in order is gone at once."""
    with suppress(redis.RedisError), broker() as client:
        client.delete(f"{WORKER}{sender.hostname}")


def _beat_lives(**_: object) -> None:
    with suppress(redis.RedisError), broker() as client:
        client.set(BEAT, _now(), ex=SWEEPS_LOST * settings.SWEEP_SECONDS)


def _swept(task: Any, **_: object) -> None:
    if task.name == SWEEP:
        with suppress(redis.RedisError), broker() as client:
            client.set(SWEPT, _now(), ex=REMEMBERED_SECONDS)


def _now() -> str:
    return timezone.now().isoformat()


def _moment(said: str | bytes) -> datetime:
    return datetime.fromisoformat(str(said)).astimezone(UTC)
