"""To be written."""

from django.http import Http404, HttpRequest, HttpResponse


def topics(request: HttpRequest, **kwargs: object) -> HttpResponse:
    raise Http404


def topic(request: HttpRequest, **kwargs: object) -> HttpResponse:
    raise Http404


def cases(request: HttpRequest, **kwargs: object) -> HttpResponse:
    raise Http404


def case(request: HttpRequest, **kwargs: object) -> HttpResponse:
    raise Http404
