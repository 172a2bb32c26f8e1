"""A synthetic archive as rows of the archive's own tables, copied in past Django."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from itertools import groupby
from typing import Any

from django.db import connection, models

from bench.search_corpus import Facts, Item
from minutes.danish import slug, sort_key
from minutes.models import (
    AgendaItem,
    Attendance,
    Council,
    Decision,
    Meeting,
    Member,
    MemberName,
    Municipality,
    Party,
    Reservation,
    Topic,
)

MEMBERS, A_LIST = 600, 12
FIRST_NAMES = ("Anna", "Bo", "Carl", "Dorte", "Erik", "Fie", "Gert", "Hanne", "Ib", "Jytte")
LAST_NAMES = ("Aagaard", "Bech", "Dam", "Friis", "Holm", "Krogh", "Lund", "Møller", "Nørgaard", "Skov")
BATCH = 20_000


class Archive:
    """Ids of the archive's fixed data, by the numbers the corpus gives them."""

    def __init__(self) -> None:
        fixed = (Council, Topic, Party, Municipality)
        self.councils, self.topics, self.parties, self.municipalities = (
            list(model.objects.order_by("pk").values_list("pk", flat=True)) for model in fixed
        )
        self.facts = Facts(
            len(self.councils), len(self.topics), len(self.parties), len(self.municipalities), MEMBERS
        )

    def fill(self, items: Iterable[Item]) -> None:
        """Meetings with their items, decisions and lists; what was there before is gone."""
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE minutes_meeting, minutes_member CASCADE")
        _copy(Member, ("id", "slug", "name", "sort_key"), _members())
        _copy(MemberName, ("member_id", "name", "folded"), ((row[0], row[2], row[3]) for row in _members()))
        days: set[tuple[int, date]] = set()
        for batch in _batches(items):
            self._fill(batch, days)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    def _fill(self, items: list[Item], days: set[tuple[int, date]]) -> None:
        published = datetime(2026, 1, 1, tzinfo=UTC).isoformat()
        firsts = [next(group) for _, group in groupby(items, key=lambda item: item.meeting)]
        names = ("id", "council_id", "date", "sequence", "place", "published_at")
        _copy(
            Meeting,
            names,
            (
                (i.meeting, self.councils[i.council], i.day, _sequence(i, days), "Kolding", published)
                for i in firsts
            ),
        )
        _copy(Attendance, ATTENDANCE, (row for item in firsts for row in self._list(item)))
        _copy(AgendaItem, ITEM, map(_item, items))
        _copy(Decision, ("id", "item_id", "text", "outcomes", "follows"), map(_decision, items))
        _copy(
            Reservation,
            ("decision_id", "position", "text"),
            ((i.id, 1, i.sections["beslutning"][:200]) for i in items if i.reserved),
        )
        for name, known in (
            ("topics", self.topics),
            ("parties", self.parties),
            ("municipalities", self.municipalities),
            ("members", range(1, MEMBERS + 1)),
        ):
            links = ((item.id, known[each]) for item in items for each in getattr(item, name))
            through = getattr(AgendaItem, name).through
            _copy(through, ("agendaitem_id", f"{through._meta.fields[2].name}_id"), links)

    def _list(self, item: Item) -> Iterator[tuple[Any, ...]]:
        for place in range(A_LIST):
            number = (item.meeting * 7 + place * 31) % MEMBERS
            party, home = self.parties[number % 8], self.municipalities[number % len(self.municipalities)]
            name = _name(number)
            yield item.meeting, place, name, name, "present", number + 1, home, party


ATTENDANCE = (
    "meeting_id", "position", "name", "as_written", "status", "member_id", "municipality_id", "party_id",
)  # fmt: skip
ITEM = (
    "id", "meeting_id", "slug", "number", "title", "position", "baggrund", "indstilling", "sagsfremstilling",
)  # fmt: skip


def _sequence(item: Item, days: set[tuple[int, date]]) -> int:
    """Kept apart where a large archive has several meetings a day."""
    sequence = 1
    while (item.council * 1000 + sequence, item.day) in days:
        sequence += 1
    days.add((item.council * 1000 + sequence, item.day))
    return sequence


def _item(item: Item) -> tuple[Any, ...]:
    texts = (item.sections[name] for name in ("baggrund", "indstilling", "sagsfremstilling"))
    return item.id, item.meeting, item.number, item.number, item.title, item.place, *texts


def _decision(item: Item) -> tuple[Any, ...]:
    return item.id, item.id, item.sections["beslutning"], item.outcomes, item.follows


def _members() -> Iterator[tuple[int, str, str, str]]:
    for number in range(MEMBERS):
        name = _name(number)
        yield number + 1, slug(name), name, sort_key(name)


def _name(number: int) -> str:
    first, last = FIRST_NAMES[number % 10], LAST_NAMES[number // 10 % 10]
    return f"{first} {LAST_NAMES[number // 100 % 10]} {last}"


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Of whole meetings."""
    batch: list[Item] = []
    for item in items:
        if len(batch) >= BATCH and item.meeting != batch[-1].meeting:
            yield batch
            batch = []
        batch.append(item)
    if batch:
        yield batch


def _copy(model: type[models.Model], names: Iterable[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """What `names` leaves out gets the model's default."""
    given = list(names)
    fields = [field for field in model._meta.concrete_fields if field.attname not in (*given, "id")]
    rest = {field.column: _default(field) for field in fields if not field.null}
    table, columns = model._meta.db_table, ", ".join([*given, *rest])
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row((*row, *rest.values()))


def _default(field: models.Field[Any, Any]) -> Any:
    value = field.get_default()
    return "{}" if value == {} else value
