"""To be written."""

from django.http import Http404, HttpRequest, HttpResponse


def upload(request: HttpRequest, **kwargs: object) -> HttpResponse:
    raise Http404


def documents(request: HttpRequest, **kwargs: object) -> HttpResponse:
    raise Http404


def document(request: HttpRequest, **kwargs: object) -> HttpResponse:
    raise Http404


def progress(request: HttpRequest, **kwargs: object) -> HttpResponse:
    raise Http404


def file(request: HttpRequest, **kwargs: object) -> HttpResponse:
    raise Http404


def read_again(request: HttpRequest, **kwargs: object) -> HttpResponse:
    raise Http404


def publish(request: HttpRequest, **kwargs: object) -> HttpResponse:
    raise Http404


def withdraw(request: HttpRequest, **kwargs: object) -> HttpResponse:
    raise Http404
