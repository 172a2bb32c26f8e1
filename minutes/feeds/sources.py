"""What each feed is of. Meetings for those who follow a council, items for those who follow a matter."""

from typing import Any

from django.db.models import Manager, Q, QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext

from minutes import search as finding
from minutes.feeds import entries
from minutes.feeds.atom import Told
from minutes.filters import SearchFilters
from minutes.models import AgendaItem, Council, Meeting, Member, Municipality, Party, Thread, Topic
from minutes.search import NEWEST
from minutes.search.rows import rows
from minutes.views import narrowing
from minutes.views.access import paged, whole

ENTRIES_A_PAGE = 30


def of_all_meetings(request: HttpRequest) -> Told:
    return _told(request, gettext("Nye møder"), reverse("front"), _meetings())


def of_council(request: HttpRequest, council: str) -> Told:
    row = get_object_or_404(Council, slug=council)
    return _told(request, row.name, row.get_absolute_url(), _meetings().filter(council=row))


def of_topic(request: HttpRequest, slug: str) -> Told:
    row = get_object_or_404(Topic, slug=slug)
    return _told(request, row.name, row.get_absolute_url(), _items(_among(row.items)))


def of_party(request: HttpRequest, slug: str) -> Told:
    """What names the party, and where it would have it otherwise."""
    row = get_object_or_404(Party, slug=slug)
    items = _items(_among(row.items) | _decided(row.reservations))
    return _told(request, str(row), row.get_absolute_url(), items)


def of_municipality(request: HttpRequest, slug: str) -> Told:
    """What names the municipality, and where somebody of it was appointed."""
    row = get_object_or_404(Municipality, slug=slug)
    items = _items(_among(row.items) | _decided(row.appointments))
    return _told(request, row.full_name, row.get_absolute_url(), items)


def of_member(request: HttpRequest, slug: str) -> Told:
    """What names the member, the member's reservations and appointments."""
    row = get_object_or_404(Member.objects.public(), slug=slug)
    items = _items(_among(row.items) | _decided(row.reservations) | _decided(row.appointments))
    return _told(request, row.name, row.get_absolute_url(), items)


def of_thread(request: HttpRequest, slug: str) -> Told:
    """Named as its page is. Whoever follows one that was joined with another is told of that one.

    Programs that are answered 404 follow no more, so one item that is left is told too.
    """
    row = get_object_or_404(Thread, slug=slug)
    items = _items(Q(place__thread=row))
    if newest := items.first():
        return _told(request, row.title or newest.title, row.get_absolute_url(), items)
    if home := row.joined_with():
        return of_thread(request, home.slug)
    raise Http404


def of_search(request: HttpRequest) -> Told:
    """The same filters and the same count as the page."""
    filters = SearchFilters(request.GET)
    answer = finding.ask(filters.question.filter(order=NEWEST))
    site, parameters = _site(request), filters.parameters()

    def page_of(number: int) -> str:
        side = {"side": [str(number)]} if number > 1 else {}
        return f"{site}{reverse('search_feed')}?{narrowing.query(parameters | side)}"

    text = filters.question.text
    told = [*([f"»{text}«"] if text else []), *(str(value) for _, value, _ in narrowing.chosen(filters))]
    return Told(
        title=" · ".join(told),
        link=f"{site}{reverse('search')}?{narrowing.query(parameters)}",
        page_of=page_of,
        entries=entries.of(rows(answer.hits), site),
        total=answer.total,
        number=answer.page,
        per_page=finding.HITS_A_PAGE,
    )


def _site(request: HttpRequest) -> str:
    return whole(request, "/").rstrip("/")


def _told(request: HttpRequest, title: str, link: str, found: QuerySet[Any]) -> Told:
    """The page that is asked for, of rows in their order."""
    site, page = _site(request), paged(request, found, ENTRIES_A_PAGE)
    own = f"{site}{request.path}"
    return Told(
        title=title,
        link=f"{site}{link}",
        page_of=lambda number: f"{own}?side={number}" if number > 1 else own,
        entries=entries.of(list(page), site),
        total=page.paginator.count,
        number=page.number,
        per_page=ENTRIES_A_PAGE,
    )


def _meetings() -> QuerySet[Meeting]:
    return Meeting.objects.public().newest_first().select_related("council")


def _items(wanted: Q) -> QuerySet[AgendaItem]:
    return AgendaItem.objects.public().filter(wanted).newest_first().for_list()


def _among(items: Manager[AgendaItem]) -> Q:
    return Q(pk__in=items.values("pk"))


def _decided(rows: Manager[Any]) -> Q:
    """Whose decision some of the rows are of."""
    return Q(decision__in=rows.values("decision"))
