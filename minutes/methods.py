"""Readers only read: nothing else that is sent to their pages is worth a word about forms and cookies."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import reverse

# Names of the addresses below which something may be sent: editors', the way to become one, and the one
# that readers tell of faults at.
WRITTEN = ("fault", "desk", "upload", "api_documents", "admin:index", "login", "logout")
ANSWERED_BY_VIEWS = frozenset({"GET", "HEAD", "OPTIONS"})


def readers_only_read(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """405 with what is allowed; the CSRF check, which comes after, would answer 403 instead."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method in ANSWERED_BY_VIEWS or request.path.startswith(tuple(map(reverse, WRITTEN))):
            return get_response(request)
        return HttpResponseNotAllowed(["GET", "HEAD"])

    return middleware
