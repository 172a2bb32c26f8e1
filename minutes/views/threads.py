"""Sagsforløb: what became of a matter from meeting to meeting, newest first."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from minutes.models import AgendaItem, Council, Link, Outcome, Thread, ThreadItem, Verdict
from minutes.models.threads import SUREST_FIRST
from minutes.views import reasons
from minutes.views.access import paged
from minutes.views.reasons import Why

THREADS_PER_PAGE = 25
ITEMS_PER_PAGE = 40
LONGEST_FIRST = "laengste"


@dataclass(frozen=True, slots=True)
class Step:
    """An item of a thread; `why` it belongs there, None of the only one."""

    item: AgendaItem
    why: Why | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A thread in a list, by its newest item; `councils` by name."""

    thread: Thread
    title: str
    newest: AgendaItem
    councils: list[str]


@require_safe
def threads(request: HttpRequest) -> HttpResponse:
    councils = list(Council.objects.all())
    council = next((one for one in councils if one.slug == request.GET.get("kkr")), None)
    longest = request.GET.get("orden") == LONGEST_FIRST
    rows = Thread.objects.public()
    rows = rows.of_council(council) if council else rows
    page = paged(request, rows.longest_first() if longest else rows.newest_first(), THREADS_PER_PAGE)
    ctx = {
        "page": page,
        "listed": listed(page.object_list),
        "councils": councils,
        "council": council,
        "longest": longest,
        "query": (f"kkr={council.slug}&" if council else "") + (f"orden={LONGEST_FIRST}&" if longest else ""),
    }
    return render(request, "minutes/threads.html", ctx)


def listed(rows: Iterable[Thread]) -> list[Listed]:
    """In two queries."""
    rows = list(rows)
    places = ThreadItem.objects.public().filter(thread__in=rows)
    newest = {place.thread_id: place.item for place in places.newest_of_each().for_list()}
    councils: dict[int, list[str]] = defaultdict(list)
    names = places.order_by("item__meeting__council__position").distinct()
    for thread, name, _ in names.values_list(
        "thread", "item__meeting__council__name", "item__meeting__council__position"
    ):
        councils[thread].append(name)
    return [
        Listed(row, row.title or newest[row.pk].title, newest[row.pk], councils[row.pk])
        for row in rows
        if row.pk in newest
    ]


@require_safe
def thread(request: HttpRequest, slug: str) -> HttpResponse:
    row = get_object_or_404(Thread, slug=slug)
    places = row.places.public().newest_first().for_list()
    page = paged(request, places, ITEMS_PER_PAGE)
    if page.paginator.count < 2:
        return _elsewhere(request, row, places.first())
    newest = page[0].item if page.number == 1 else places[0].item
    ctx = {
        "thread": row,
        "title": row.title or newest.title,
        "page": page,
        "latest": latest(newest),
        "newest": newest,
        "steps": steps([place.item for place in page]),
    }
    return render(request, "minutes/thread.html", ctx)


def _elsewhere(request: HttpRequest, row: Thread, left: ThreadItem | None) -> HttpResponse:
    """To the item that is left, or the thread it was joined with; a temporary step: it may come back."""
    if left:
        return HttpResponseRedirect(left.item.get_absolute_url())
    if home := row.joined_with():
        return HttpResponseRedirect(home.get_absolute_url())
    return render(request, "minutes/thread_gone.html", status=410)


def latest(item: AgendaItem) -> str:
    """Senest: tiltrådt i KKR Hovedstaden den 2. september 2025."""
    names = [str(Outcome(outcome).label) for outcome in item.outcomes] or [gettext("behandlet")]
    done = gettext(" og ").join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
    where = {"done": done, "council": item.meeting.council.name, "day": item.meeting.day_in_words}
    return gettext("Senest: %(done)s i %(council)s den %(day)s.") % where


def steps(items: Sequence[AgendaItem]) -> list[Step]:
    """Each with its surest reason among these; two queries."""
    ids = [item.pk for item in items]
    why: dict[int, list[tuple[int, Why]]] = defaultdict(list)
    links = Link.objects.filter(joins=True, item__in=ids, other__in=ids)
    by_id = {item.pk: item for item in items}
    for link in links:
        for one, other in ((link.item_id, link.other_id), (link.other_id, link.item_id)):
            found = reasons.of(link, by_id[one], by_id[other])
            why[one].append((_rank(found, by_id[one], by_id[other]), found))
    said = Verdict.objects.filter(Q(item__in=ids) | Q(other__in=ids), together=True)
    for ends in said.values_list("item", "other"):
        for pk in ends:
            why[pk or 0].append((-1, reasons.editors()))
    return [Step(item, min(why[item.pk], default=(0, None), key=lambda each: each[0])[1]) for item in items]


def _rank(why: Why, item: AgendaItem, other: AgendaItem) -> int:
    """The surest, then what it says of an earlier item, then the nearest in time."""
    days = (item.meeting.date - other.meeting.date).days
    return SUREST_FIRST.index(why.certainty) * 100_000 + (days if days >= 0 else 50_000 - days)
