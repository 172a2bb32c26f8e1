"""What readers see, as one mark: it differs whenever a page could."""

import math
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone

from minutes.models import SearchChange
from minutes.search import store

# The code and its templates are no younger.
STARTED = timezone.now()
# Which transactions a reader sees the outcome of, so no writer can forget to tell: not the
# administration, not a migration, not a hand in psql. The start tells a restored database.
ASKED = f"""
    SELECT pg_current_snapshot()::text, pg_postmaster_start_time()::text,
           (SELECT created_at FROM {SearchChange._meta.db_table} ORDER BY id DESC LIMIT 1)
"""  # noqa: S608  the name of a table of ours


@dataclass(frozen=True, slots=True)
class State:
    """`mark` tells one state from another; `since` (UTC, whole seconds) it has been this one.

    Without a mark nothing may be kept of it.
    """

    mark: tuple[str, ...] | None
    since: datetime

    def after(self, earlier: "State | None") -> "State":
        """The same, later than the state before: two may have come within one second."""
        if earlier is None or not self.mark:
            return self
        if self.mark == earlier.mark:
            return earlier
        return self if self.since > earlier.since else State(self.mark, whole_second(timezone.now()))


def whole_second(moment: datetime) -> datetime:
    """The first that is not before it."""
    return datetime.fromtimestamp(math.ceil(moment.timestamp()), UTC)


def asked() -> State:
    """From the database, the search index of this host and the calendar; one query.

    In a transaction of our own, whose changes show to nobody else, there is no such state.
    """
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    since = max(STARTED, midnight)
    if connection.in_atomic_block:
        return State(None, whole_second(since))
    with connection.cursor() as cursor:
        cursor.execute(ASKED)
        snapshot, started, changed = cursor.fetchone()
    index = store.known_state()
    mark = (snapshot, started, index.commit if index else "", midnight.isoformat())
    return State(mark, whole_second(max(since, changed or since)))


class Watch:
    """The state of now, asked for once in STATE_SECONDS however many readers come.

    While the database is away it is what it was for STATE_AWAY_SECONDS: a page shown before is better
    than none. Then `now` raises, for another web host may have withdrawn it meanwhile.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._state: State | None = None
        self._asked_at = self._answered_at = -math.inf

    def now(self) -> State:
        with self._lock:
            if self._state is None or time.monotonic() - self._asked_at >= settings.STATE_SECONDS:
                self._asked_at = time.monotonic()
                self._state = self._asked()
            return self._state

    def _asked(self) -> State:
        try:
            state = asked().after(self._state)
        except (InterfaceError, OperationalError):
            if self._state and self._asked_at - self._answered_at <= settings.STATE_AWAY_SECONDS:
                return self._state
            # Or the next reader would get it without asking.
            self._state = None
            raise
        self._answered_at = self._asked_at
        return state
