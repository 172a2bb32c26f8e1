"""Which of a meeting's files counts: an editor says it, and readers still reach an earlier one."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST, require_safe

from minutes import comparison, readings, tasks, versions
from minutes.ingest import Refused
from minutes.models import Document, Meeting
from minutes.views import originals
from minutes.views.access import of_public_meeting
from minutes.views.rooms import editors_only

MOST_OF_REASON = 300
Standing = Document.Standing
# What is said once it is done.
DONE = {
    Standing.EARLIER: "{new} gælder nu. {old} er en tidligere udgave, som læserne stadig kan hente.",
    Standing.REPLACED: "{new} gælder nu. {old} vises ikke mere.",
}


@editors_only
@require_GET
def version(request: HttpRequest, pk: int) -> HttpResponse:
    """What would change if this file counted, and what an editor can make of it."""
    document = _document(pk)
    raw = readings.kept(document)
    now = readings.layered(document, raw) if raw else None
    others = versions.others(document, now) if now else []
    if document.counts and document.meeting_id:
        return redirect(document)
    ctx = {
        "document": document,
        "meeting": now.meeting if now else document.meeting,
        "other": others[0] if others else None,
        "comparison": comparison.of_version(document, raw) if raw else None,
    }
    return render(request, "minutes/version.html", ctx)


@editors_only
@require_POST
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    document, chosen = _document(pk), request.POST.get("choice", "")
    why, user = request.POST.get("why", "").strip()[:MOST_OF_REASON], cast(User, request.user)
    try:
        if chosen in DONE:
            return _taken(request, document, chosen, user, why)
        _put_away(request, document, chosen, user, why)
    except (versions.NotReady, Refused) as reason:
        messages.error(request, str(reason))
        return redirect("version", pk)
    return redirect(document)


def _taken(request: HttpRequest, document: Document, former: str, by: User, why: str) -> HttpResponse:
    old = ", ".join(map(str, versions.take(document, former, by, why)))
    tasks.index_soon()
    told = DONE[Standing(former)] if old else "{new} gælder nu."
    messages.success(request, told.format(new=document, old=old))
    return redirect(document)


def _put_away(request: HttpRequest, document: Document, chosen: str, by: User, why: str) -> None:
    if chosen == Standing.ASIDE and not why:
        raise versions.NotReady("Skriv, hvorfor den lægges til side.")
    if chosen == Standing.ASIDE:
        versions.put_aside(document, by, why)
        messages.success(request, f"{document} er lagt til side. Mødet er, som det var.")
    elif chosen in {"show", "hide"}:
        versions.show(document, by, chosen == "show", why)
        told = "kan hentes af læserne som tidligere udgave" if chosen == "show" else "vises ikke mere"
        messages.success(request, f"{document} {told}.")


def _document(pk: int) -> Document:
    return get_object_or_404(Document.objects.select_related("meeting__council"), pk=pk)


@require_safe
@of_public_meeting
def earlier(
    request: HttpRequest, meeting: Meeting, digest: str, extension: str
) -> HttpResponse | FileResponse:
    """A file that counts or has counted, at an address made of its own bytes, for good."""
    shown = [Standing.VALID, Standing.EARLIER]
    rows = Document.objects.select_related("meeting__council").filter(meeting=meeting, standing__in=shown)
    rows = rows.filter(sha256__startswith=digest)
    document = rows.exclude(status=Document.Status.HELD).first()
    if document is None or document.extension != extension:
        raise Http404
    return originals.answer(
        request, document, f"kkr-{meeting.council.slug}-{meeting.day}-udgave-{digest[:6]}"
    )
