"""To be written."""

from django.http import Http404, HttpRequest, HttpResponse


def not_found(request: HttpRequest, **kwargs: object) -> HttpResponse:
    raise Http404


def broken(request: HttpRequest, **kwargs: object) -> HttpResponse:
    raise Http404
