"""Corrections that a new reading does not fit: the editor's word or the reading is to stand."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from minutes import conflicts as ways
from minutes import tasks
from minutes.ingest import Refused
from minutes.models import Correction
from minutes.views.rooms import editors_only

CONFLICTS_PER_PAGE = 50


@editors_only
@require_GET
def conflicts(request: HttpRequest) -> HttpResponse:
    rows = Correction.objects.conflicts().select_related("document", "meeting__council", "made_by")
    page = Paginator(rows.order_by("meeting", "pk"), CONFLICTS_PER_PAGE).get_page(request.GET.get("side"))
    return render(request, "minutes/conflicts.html", {"page": page})


@editors_only
@require_POST
def settle_conflict(request: HttpRequest, pk: int) -> HttpResponse:
    correction = get_object_or_404(Correction.objects.conflicts(), pk=pk)
    keeps = request.POST.get("choice") == "keep"
    try:
        (ways.keep if keeps else ways.take_reading)(correction, cast(User, request.user))
    except Refused as reason:
        messages.error(request, reason.message)
        return redirect("conflicts")
    tasks.index_soon()
    messages.success(request, "Rettelsen står ved magt." if keeps else "Det, der er læst, står nu.")
    return redirect("conflicts")
