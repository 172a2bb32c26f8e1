"""The one way from an address to what a reader may see."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render

from minutes.models import AgendaItem, Enclosure, Meeting

View = Callable[..., HttpResponseBase]


class Withdrawn(Exception):
    """The item that was asked for has been taken from readers."""

    def __init__(self, item: AgendaItem) -> None:
        super().__init__()
        self.item = item


def of_public_meeting(view: View) -> View:
    """Give the view its meeting: 404 where none is published, 410 with the reason where it was withdrawn.

    So it is of an item that the view asks `item_of` for.
    """

    @wraps(view)
    def found(request: HttpRequest, council: str, day: str, **kwargs: Any) -> HttpResponseBase:
        meeting = Meeting.objects.at(council, day)
        if meeting is None or meeting.published_at is None:
            raise Http404
        if meeting.withdrawn_at is not None:
            return gone(request, meeting)
        try:
            return view(request, meeting, **kwargs)
        except Withdrawn as one:
            return gone(request, meeting, item=one.item)

    return found


def item_of(meeting: Meeting, slug: str, rows: QuerySet[AgendaItem]) -> AgendaItem:
    """One query. 404 where the meeting has none at the address; raises Withdrawn."""
    row = get_object_or_404(rows, meeting=meeting, slug=slug)
    if row.withdrawn_at is not None:
        raise Withdrawn(row)
    return row


def gone(
    request: HttpRequest,
    meeting: Meeting,
    enclosure: Enclosure | None = None,
    item: AgendaItem | None = None,
) -> HttpResponse:
    """Of the whole meeting, or of one of its items or the file of one of its bilag alone."""
    ctx = {"meeting": meeting, "enclosure": enclosure, "item": item}
    return render(request, "410.html", ctx, status=410)


def whole(request: HttpRequest, address: str) -> str:
    """With the archive's own host in front, whatever name the reader came by."""
    return f"{settings.SITE_URL}{address}" if settings.SITE_URL else request.build_absolute_uri(address)


def paged(request: HttpRequest, rows: QuerySet[Any], per_page: int, name: str = "side") -> Page[Any]:
    """The part of a list that the address asks for; a page that is not there becomes the nearest one."""
    return Paginator(rows, per_page).get_page(request.GET.get(name))
