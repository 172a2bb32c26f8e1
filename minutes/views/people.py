"""To be written."""

from django.http import Http404, HttpRequest, HttpResponse


def members(request: HttpRequest, **kwargs: object) -> HttpResponse:
    raise Http404


def member(request: HttpRequest, **kwargs: object) -> HttpResponse:
    raise Http404


def parties(request: HttpRequest, **kwargs: object) -> HttpResponse:
    raise Http404


def party(request: HttpRequest, **kwargs: object) -> HttpResponse:
    raise Http404
