"""What the archive says of itself: how accessible it is, and that it sets no cookies."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """At /was/, where Danish public sites have it."""
    return render(request, "minutes/accessibility.html", {"email": settings.CONTACT_EMAIL})


@require_safe
def cookies(request: HttpRequest) -> HttpResponse:
    return render(request, "minutes/cookies.html")
