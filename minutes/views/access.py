"""The one way from an address to what a reader may see."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from minutes.models import Enclosure, Meeting

View = Callable[..., HttpResponseBase]


def of_public_meeting(view: View) -> View:
    """Give the view its meeting: 404 where none is published, 410 with the reason where it was withdrawn."""

    @wraps(view)
    def found(request: HttpRequest, council: str, day: str, **kwargs: Any) -> HttpResponseBase:
        meeting = Meeting.objects.at(council, day)
        if meeting is None or meeting.published_at is None:
            raise Http404
        if meeting.withdrawn_at is not None:
            return gone(request, meeting)
        return view(request, meeting, **kwargs)

    return found


def gone(request: HttpRequest, meeting: Meeting, enclosure: Enclosure | None = None) -> HttpResponse:
    """Of the whole meeting, or of the file of one of its bilag alone."""
    return render(request, "410.html", {"meeting": meeting, "enclosure": enclosure}, status=410)


def whole(request: HttpRequest, address: str) -> str:
    """With the archive's own host in front, whatever name the reader came by."""
    return f"{settings.SITE_URL}{address}" if settings.SITE_URL else request.build_absolute_uri(address)


def paged(request: HttpRequest, rows: QuerySet[Any], per_page: int, name: str = "side") -> Page[Any]:
    """The part of a list that the address asks for; a page that is not there becomes the nearest one."""
    return Paginator(rows, per_page).get_page(request.GET.get(name))
