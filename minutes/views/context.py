"""What an item's page tells of other items: its thread, what points at it, what it is like."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse

from minutes import days
from minutes.models import AgendaItem, Link, Reason, ThreadItem
from minutes.models.publicity import of_public_item
from minutes.models.threads import REFERENCES

RELATED, MOST_REFERENCES = 5, 20


class Stop(NamedTuple):
    """An item as others point at it: rows of a page would take most of its time."""

    pk: int
    day: date
    sequence: int
    council: str
    council_slug: str
    number: str
    slug: str
    title: str

    @property
    def address(self) -> str:
        day = self.day.isoformat() + (f"-{self.sequence}" if self.sequence > 1 else "")
        return reverse("item", args=[self.council_slug, day, self.slug])

    @property
    def day_in_words(self) -> str:
        return days.told(self.day)


FIELDS = (
    "pk",
    "meeting__date",
    "meeting__sequence",
    "meeting__council__name",
    "meeting__council__slug",
    "number",
    "slug",
    "title",
)


@dataclass(frozen=True, slots=True)
class Context:
    """`place` in the thread counts from 1 and oldest; `before` and `after` are its neighbours there."""

    thread: str = ""
    place: int = 0
    total: int = 0
    before: Stop | None = None
    after: Stop | None = None
    referred: Sequence[Stop] = ()
    related: Sequence[Stop] = ()


def of_item(item: AgendaItem) -> Context:
    """In three queries, however long the thread; none of a heading."""
    if item.is_heading:
        return Context()
    slug, stops = _thread(item)
    at = next((at for at, stop in enumerate(stops) if stop.pk == item.pk), 0)
    return Context(
        thread=reverse("thread", args=[slug]) if slug else "",
        place=at + 1,
        total=len(stops),
        before=stops[at - 1] if at else None,
        after=stops[at + 1] if at + 1 < len(stops) else None,
        referred=_referred(item),
        related=_related(item, {stop.pk for stop in stops}),
    )


def _thread(item: AgendaItem) -> tuple[str, list[Stop]]:
    """Its address and its public items, oldest first; nothing where the item is alone."""
    rows = ThreadItem.objects.public().filter(thread__places__item=item).newest_first().reverse()
    found = list(rows.values_list("thread__slug", *_fields("item__")))
    return (found[0][0], [Stop(*row[1:]) for row in found]) if len(found) > 1 else ("", [])


def _referred(item: AgendaItem) -> list[Stop]:
    links = Link.objects.filter(of_public_item("item"), other=item, reason__in=REFERENCES)
    rows = links.order_by("-item__meeting__date", "item__position")[:MOST_REFERENCES]
    return [Stop(*row) for row in rows.values_list(*_fields("item__"))]


def _related(item: AgendaItem, in_thread: set[int]) -> list[Stop]:
    """The likest first; those of its thread are told there."""
    ends = Q(item=item) | Q(other=item)
    links = Link.objects.public().filter(ends, joins=False, reason=Reason.ALIKE).order_by("-likeness", "-pk")
    rows = links[: RELATED * 3].values_list(*_fields("item__"), *_fields("other__"))
    pairs = [(Stop(*row[: len(FIELDS)]), Stop(*row[len(FIELDS) :])) for row in rows]
    found = [other if one.pk == item.pk else one for one, other in pairs]
    return [stop for stop in found if stop.pk not in in_thread][:RELATED]


def _fields(path: str) -> list[str]:
    return [f"{path}{field}" for field in FIELDS]
