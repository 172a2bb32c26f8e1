"""What a reader meets where nothing is to be found, or where the archive itself failed."""

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import get_template


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Without request or database, since either may be what failed."""
    return HttpResponseServerError(get_template("500.html").render())
