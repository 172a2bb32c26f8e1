"""To be written."""

from django.http import Http404, HttpRequest, HttpResponse


def meeting(request: HttpRequest, **kwargs: object) -> HttpResponse:
    raise Http404


def original(request: HttpRequest, **kwargs: object) -> HttpResponse:
    raise Http404


def page(request: HttpRequest, **kwargs: object) -> HttpResponse:
    raise Http404


def item(request: HttpRequest, **kwargs: object) -> HttpResponse:
    raise Http404
