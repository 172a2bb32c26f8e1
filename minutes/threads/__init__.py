"""Sagsforløb: what belongs together across meetings and councils, why, and how sure that is.

Called in the transaction of whatever changes a meeting (an ingest, a publication, an editor's word), under
the change log's lock: no two can each miss what the other adds, and no reader sees half.
"""

from dataclasses import dataclass

from django.db import transaction

from minutes.models import AgendaItem, Meeting, SearchChange, Thread, ThreadItem, Verdict
from minutes.threads import joining, links

__all__ = ["Before", "complete", "follow", "settle", "show_or_hide"]


@dataclass(frozen=True, slots=True)
class Before:
    """The threads of a meeting before it is read anew: those its items are in, and where each leads
    that began with one of its items.
    """

    threads: frozenset[int]
    leads_to: dict[int, int]

    @classmethod
    def of(cls, meeting: Meeting) -> "Before":
        """In two queries."""
        places = ThreadItem.objects.filter(item__meeting=meeting).values_list("thread", flat=True)
        begun = Thread.objects.filter(seed__meeting=meeting, seed__place__isnull=False)
        return cls(frozenset(places), dict(begun.values_list("pk", "seed__place__thread")))


def follow(meeting: Meeting, before: Before | None = None) -> int:
    """Bring the meeting's links and threads in line with its rows; how many rows and items that touched.

    Twice in a row touches nothing.
    """
    SearchChange.objects.lock()
    before = before or Before.of(meeting)
    _find_again(meeting)
    changed = links.put_traits(meeting)
    touched = links.put(meeting)
    _reseed(before)
    moved = joining.settle(touched | _items(meeting), before.threads)
    return changed + len(touched | moved)


def show_or_hide(meeting: Meeting) -> None:
    """Once it is published or withdrawn: its items are in threads, or in none, from then on."""
    settle(_items(meeting))


def settle(items: set[int]) -> None:
    """Once an editor has said something of them."""
    SearchChange.objects.lock()
    joining.settle(items)


@transaction.atomic
def complete() -> None:
    """Threads of meetings that were taken in before there were any.

    Where there are none it costs a query, under the change log's lock.
    """
    SearchChange.objects.lock()
    for meeting in Meeting.objects.filter(items__isnull=False, items__traits__isnull=True).distinct():
        links.put_traits(meeting)
        links.put(meeting)
        joining.settle(_items(meeting))


def _items(meeting: Meeting) -> set[int]:
    return set(AgendaItem.objects.filter(meeting=meeting).values_list("pk", flat=True))


def _find_again(meeting: Meeting) -> None:
    """An item that a reading lost, and that stands there again, is what an editor spoke of.

    One that came there from another address is another matter.
    """
    head = meeting.get_absolute_url()
    new = AgendaItem.objects.filter(meeting=meeting).exclude(short__former__len__gt=0)
    for end in ("item", "other"):
        rows = Verdict.objects.filter(**{f"{end}__isnull": True, f"{end}_address__startswith": head})
        for row in rows:
            place = getattr(row, f"{end}_address").removeprefix(head).strip("/")
            setattr(row, end, new.filter(slug=place).first())
            row.save(update_fields=[end])


def _reseed(before: Before) -> None:
    """A thread whose first item is read no more begins with what is left of where it led."""
    for thread in Thread.objects.filter(pk__in=before.leads_to, seed__isnull=True):
        places = ThreadItem.objects.filter(thread=before.leads_to[thread.pk]).order_by("item__meeting__date")
        if first := places.first():
            thread.seed_id = first.item_id
            thread.save(update_fields=["seed"])
