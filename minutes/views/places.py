"""To be written."""

from django.http import Http404, HttpRequest, HttpResponse


def council(request: HttpRequest, **kwargs: object) -> HttpResponse:
    raise Http404


def municipalities(request: HttpRequest, **kwargs: object) -> HttpResponse:
    raise Http404


def municipality(request: HttpRequest, **kwargs: object) -> HttpResponse:
    raise Http404
