"""What a meeting's sagsforløb cost to find, in a small archive and in a large one.

    make bench               (or: python -m bench.threads --meetings 1000)

Meetings are made up, as many a year as all councils together hold, and followed in the order of their
days, as they are when an archive is read in. Their items are those of the examples: a third come again
under their own titles with the year of the day, the rest have a word of the title exchanged for another.
Milliseconds are work (CPU) of this process and of the database's for it, which no neighbour on a shared
machine adds to. No meeting is begun after a minute: the figures say how many there were.
Exits 1 where a meeting of the large archive costs much more than one of the small.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import mean

import django

from bench.promise import Figure
from bench.search_corpus import SECTIONS, Json, examples, vocabulary
from kkr import embedded

SMALL, LARGE, A_YEAR, ITEMS = 100, 1_000, 40, 6
PATIENCE = 65.0
MEASURED = 25
FIRST_DAY = date(2000, 1, 10)
MAX_RATIO = 2.5
YEAR, LONG_WORD = re.compile(r"\b20\d\d\b"), re.compile(r"\b[^\W\d_]{6,}\b")
COMES_AGAIN = 1 / 3
# Of all words: names of matters are drawn from those that are rare in the examples.
RARE = slice(4_000, 12_000)


class MadeUp:
    """The same meetings each time; what is needed of the archive's own rows is asked for once."""

    def __init__(self) -> None:
        from minutes.models import Council

        self.chance = random.Random(2007)
        self.real = [item for item in examples() if item["title"] and not item.get("is_heading")]
        self.words = [word for word in vocabulary()[RARE] if len(word) > 5]
        self.councils = list(Council.objects.order_by("pk"))

    def meeting(self, number: int) -> int:
        """The id of a new meeting with its items and decisions."""
        from minutes.models import AgendaItem, Decision, Meeting

        day = FIRST_DAY + timedelta(days=number * 365 // A_YEAR)
        council = self.councils[number % len(self.councils)]
        row = Meeting.objects.create(council=council, date=day, published_at=datetime.now(UTC))
        chosen = self.chance.sample(self.real, ITEMS)
        items = AgendaItem.objects.bulk_create(
            AgendaItem(
                meeting=row,
                slug=str(place),
                number=str(place),
                position=place,
                title=self.title(item["title"], day)[:300],
                **{name: _section(item, name) for name in SECTIONS[:3]},
            )
            for place, item in enumerate(chosen, start=1)
        )
        decisions = zip(items, chosen, strict=True)
        Decision.objects.bulk_create(
            Decision(item=item, text=_section(real, "beslutning") or "Taget til efterretning.")
            for item, real in decisions
        )
        return row.pk

    def title(self, real: str, day: date) -> str:
        dated = YEAR.sub(str(day.year), real)
        if self.chance.random() < COMES_AGAIN or not (words := LONG_WORD.findall(dated)):
            return dated
        return dated.replace(self.chance.choice(words), self.chance.choice(self.words))


def _section(item: Json, name: str) -> str:
    """One of which only the ends are told counts as empty."""
    text = item["sections"].get(name)
    return text if isinstance(text, str) else ""


def followed(made_up: MadeUp, meetings: int) -> Iterator[float]:
    """Milliseconds of each meeting."""
    from django.db import connection, transaction

    from minutes import threads
    from minutes.models import Meeting

    began = time.perf_counter()
    for number in range(meetings):
        meeting = Meeting.objects.get(pk=made_up.meeting(number))
        worked = time.process_time() + database_time()
        with transaction.atomic():
            threads.follow(meeting)
        yield (time.process_time() + database_time() - worked) * 1000
        if time.perf_counter() - began > PATIENCE:
            return
        # What PostgreSQL does by itself in an archive that grows over years.
        if number % SMALL == SMALL // 2:
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")


def database_time() -> float:
    """Seconds the database's process of this connection has worked; Linux tells."""
    from django.db import connection

    connection.ensure_connection()
    fields = (
        Path(f"/proc/{connection.connection.info.backend_pid}/stat").read_text().rpartition(")")[2].split()
    )
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def figures(costs: list[float]) -> Iterator[Figure]:
    from minutes.models import Link, Thread

    small, large = mean(costs[SMALL - MEASURED : SMALL]), mean(costs[-MEASURED:])
    yield Figure(f"threads of a meeting, of {SMALL}", small, "ms CPU")
    yield Figure(f"threads of a meeting, of {len(costs)}", large, "ms CPU")
    yield Figure("links found", Link.objects.count(), "links")
    yield Figure("threads found", Thread.objects.count(), "threads")
    yield Figure("a meeting of the large archive beside the small", large / small, "times", at_most=MAX_RATIO)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--meetings", type=int, default=LARGE)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kkr-bench-") as name, ExitStack() as stack:
        services = stack.enter_context(embedded.services(Path(name), {}, durable=False))
        own = {"ENVIRONMENT": "local", "STATE_DIR": name, "DJANGO_SETTINGS_MODULE": "kkr.settings"}
        os.environ.update(own | services.environ)
        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        call_command("setup", verbosity=0)
        found = list(figures(list(followed(MadeUp(), given.meetings))))
    print("\n".join(map(str, found)))
    return int(not all(figure.kept for figure in found))


if __name__ == "__main__":
    sys.exit(main())
