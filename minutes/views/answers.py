"""What an editor is told of what was just done: on the page that follows, or to the script that asked."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect

from minutes.models import Document


def answered(request: HttpRequest, told: str, onward: str | Document) -> HttpResponse:
    """`onward`: a row with an address, a name of one, or the address."""
    if not request.accepts("text/html"):
        return JsonResponse({"message": told})
    messages.success(request, told)
    return redirect(onward)
