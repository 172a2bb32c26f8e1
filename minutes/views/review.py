"""The page on which an editor looks a reading through: the scan beside it, what is unsure first."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, cast
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from minutes import correcting, corrections, days, ingest, journal, readings, release, tasks, written
from minutes.correcting import Place
from minutes.doubts import Doubt
from minutes.models import Correction, Council, Document, Part
from minutes.readings import Layered
from minutes.scans import shown
from minutes.views import review_places
from minutes.views.rooms import editors_only

LONGEST_REASON = 300
STALE = "Læsningen er ændret, siden siden blev vist. Se stedet igen, og ret det, hvis det stadig er galt."
UNREAD = "Der er ingen læsning at se igennem. Vælg »Læs igen«, og kom tilbage, når filen er læst."
REFUSED = "Det kan feltet ikke indeholde. Se efter, hvad der står ved feltet, og prøv igen."


def _document(pk: int) -> Document:
    return get_object_or_404(Document.objects.select_related("meeting__council"), pk=pk)


def _layered(document: Document) -> Layered:
    raw = readings.kept(document)
    if raw is None:
        raise Http404
    return readings.layered(document, raw)


@editors_only
@require_GET
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """`tvivl`: the doubt to be settled (else the first); `ret`: what is to be corrected; `punkt`: opened."""
    document = _document(pk)
    raw = readings.kept(document)
    if raw is None:
        messages.info(request, UNREAD)
        return redirect(document)
    now = readings.layered(document, raw)
    doubts = release.doubts_of(document, now)
    asked = review_places.asked(now.corrected, request.GET.get("ret", ""))
    doubt = None if asked else _chosen(doubts, request.GET.get("tvivl", ""))
    page, line = _place_in_file(request, now, doubt, asked)
    ctx = {
        "document": document,
        "title": _title(now),
        "reading": review_places.reading(now.corrected),
        "doubts": doubts,
        "doubt": doubt,
        "alike": sum(1 for one in doubts if doubt and one.code == doubt.code),
        "number": doubts.index(doubt) + 1 if doubt else 0,
        "earlier": _beside(doubts, doubt, -1),
        "later": _beside(doubts, doubt, 1),
        "form": review_places.form(asked or review_places.of_doubt(doubt)),
        "asked": asked,
        "open": request.GET.get("punkt") or (asked.number if asked else doubt.number if doubt else ""),
        "corrections": Correction.objects.of(document, document.meeting).select_related(
            "made_by", "undone_by"
        ),
        "scan": shown.of(document, now.corrected, page, [line] if line else [], request.GET.get("zoom", "")),
        "kept": f"ret={request.GET['ret']}&" if asked else f"tvivl={doubt.key}&" if doubt else "",
        "page": page,
        "line": line,
    }
    return render(request, "minutes/review.html", ctx)


def _place_in_file(
    request: HttpRequest, now: Layered, doubt: Doubt | None, asked: Place | None
) -> tuple[int, int | None]:
    """(page, line) that the address names, else where the doubt or what is to be corrected stands."""
    page, line = review_places.where(now.corrected, asked) if asked else (None, None)
    if doubt:
        page, line = doubt.page, doubt.line
    wanted = _number(request.GET.get("side"))
    if wanted and wanted != page:
        line = None
    return wanted or page or 1, _number(request.GET.get("linje")) or line


def _title(now: Layered) -> str:
    """Of the meeting as it is read, which may not stand yet."""
    parsed = now.corrected
    council = Council.objects.filter(slug=parsed.council).first()
    day = days.danish(date.fromisoformat(parsed.date)) if parsed.date else ""
    return f"{council or ''} {day}".strip()


def _chosen(doubts: Sequence[Doubt], key: str) -> Doubt | None:
    return next((doubt for doubt in doubts if doubt.key == key), doubts[0] if doubts else None)


def _beside(doubts: Sequence[Doubt], doubt: Doubt | None, step: int) -> Doubt | None:
    at = doubts.index(doubt) + step if doubt else -1
    return doubts[at] if 0 <= at < len(doubts) else None


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 6 else None


def _on(document: Document, request: HttpRequest) -> HttpResponse:
    """To the doubt after the one that was settled; without one, back to the place."""
    address = reverse("review", args=[document.pk])
    asked = {name: request.POST[name] for name in ("tvivl", "side", "linje") if request.POST.get(name)}
    return redirect(f"{address}?{urlencode(asked)}" if asked else address)


@editors_only
@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """The reading is right there, or at all places of one kind; the next doubt comes up."""
    document = _document(pk)
    keys = [key] if (key := request.POST.get("key", "")[:64]) else []
    if code := request.POST.get("code"):
        keys = [doubt.key for doubt in release.doubts_of(document, _layered(document)) if doubt.code == code]
    if keys:
        release.accept(document, keys, cast(User, request.user))
        journal.note(request.user, document, f"godtog {len(keys)} {'sted' if len(keys) == 1 else 'steder'}")
    return _on(document, request)


@editors_only
@require_POST
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """What the form says should stand there, or a whole row taken out or added."""
    document = _document(pk)
    try:
        place, after = _asked(request, document)
        correcting.correct(document, place, after, _reason(request, "why"), cast(User, request.user))
    except correcting.Stale:
        messages.error(request, STALE)
    except (corrections.Refused, ValueError):
        messages.error(request, REFUSED)
    except ingest.Refused as reason:
        messages.error(request, reason.message)
    else:
        tasks.index_soon()
        messages.success(request, f"Rettet: {place.number or place.name or 'mødet'}.")
        if key := request.POST.get("key", "")[:64]:
            release.accept(document, [key], cast(User, request.user))
    return _on(document, request)


def _asked(request: HttpRequest, document: Document) -> tuple[Place, Any]:
    """Raises ValueError for a form that names no place."""
    answer = request.POST
    part, field = Part(answer.get("part", "")), answer.get("field", "")
    named = (answer.get("number", ""), answer.get("name", ""))
    if field:
        entry = written.entry(part, field)
        if entry is None:
            raise ValueError(field)
        return Place(part, *named, field, _before(answer)), entry.read(answer)
    if answer.get("out"):
        return Place(part, *named, "", {"name": named[1]}), None
    new = written.item(answer) if part == Part.ITEM else written.person(answer, _layered(document).corrected)
    return Place(part, new.get("number") or "", new.get("title") or new.get("name") or ""), new


def _before(answer: QueryDict) -> Any:
    """What stood there when the form was made. Raises ValueError."""
    try:
        return json.loads(answer.get("before", "null"))
    except RecursionError as error:
        raise ValueError("no value of a reading") from error


def _reason(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "").strip()[:LONGEST_REASON]


@editors_only
@require_POST
def undo(request: HttpRequest, pk: int, correction: int) -> HttpResponse:
    document = _document(pk)
    rows = Correction.objects.of(document, document.meeting).filter(undone_at__isnull=True)
    try:
        correcting.undo(get_object_or_404(rows, pk=correction), cast(User, request.user))
    except ingest.Refused as reason:
        messages.error(request, reason.message)
    else:
        tasks.index_soon()
        messages.success(request, "Rettelsen er taget tilbage. Nu står der, hvad der blev læst.")
    return _on(document, request)


@editors_only
@require_POST
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    document = _document(pk)
    release.hold(document, _reason(request, "reason") or release.HELD_BY_HAND)
    journal.note(request.user, document, "holdt tilbage")
    tasks.index_soon()
    messages.success(request, "Dokumentet holdes tilbage, til en redaktør offentliggør det.")
    return _on(document, request)
