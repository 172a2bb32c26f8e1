"""What readers have told of faults, as the editors' list: oldest first, each with the way to mend it."""

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from minutes import journal, readings, written
from minutes.corrections.phrases import hide
from minutes.danish import folded
from minutes.models import Document, FaultReport
from minutes.parsing.types import Item, ParsedReferat
from minutes.views import review_places
from minutes.views.rooms import editors_only

REPORTS_PER_PAGE = 25
LONGEST_ANSWER = 300
CLOSED = "lukkede"
ENDS = {FaultReport.State.MENDED.value, FaultReport.State.NO_FAULT.value}


class Listed(NamedTuple):
    """The words at fault, and those of the reader, without what has been hidden since."""

    report: FaultReport
    passage: str
    text: str


@editors_only
@require_GET
def faults(request: HttpRequest) -> HttpResponse:
    closed = request.GET.get("vis") == CLOSED
    rows = FaultReport.objects.closed() if closed else FaultReport.objects.open()
    page = Paginator(rows.for_list(), REPORTS_PER_PAGE).get_page(request.GET.get("side"))
    phrases = journal.hidden_phrases()
    ctx = {
        "closed": closed,
        "page": page,
        "listed": [Listed(row, hide(row.passage, phrases), hide(row.text, phrases)) for row in page],
        "query": f"vis={CLOSED}&" if closed else "",
    }
    return render(request, "minutes/faults.html", ctx)


@editors_only
@require_GET
def mend_fault(request: HttpRequest, pk: int) -> HttpResponse:
    """On to where the words can be corrected."""
    report = get_object_or_404(FaultReport.objects.for_list(), pk=pk)
    document = Document.objects.original_of(report.meeting)
    if document is None:
        raise Http404
    raw = readings.kept(document)
    if raw is None:
        return redirect(document)
    place = _place_in(readings.layered(document, raw).corrected, report)
    asked = {"ret": place, "side": str(report.page or "")}
    query = urlencode({name: value for name, value in asked.items() if value})
    return redirect(f"{reverse('review', args=[document.pk])}?{query}{'#ret' if place else ''}")


def _place_in(parsed: ParsedReferat, report: FaultReport) -> str:
    """The passage's address on the review page, or that of its item's title; "" where it reads otherwise."""
    title = folded(report.item.title) if report.item else ""
    for at, item in enumerate(parsed.items, start=1):
        if report.item and (item.number, folded(item.title)) == (report.item.number, title):
            return next(_paragraphs(f"{review_places.ITEM}-{at}", item, report), "")
    return ""


def _paragraphs(head: str, item: Item, report: FaultReport) -> Iterator[str]:
    if not report.anchor:
        yield f"{head}-title"
    for name, lines in written.sections(item):
        for line, text in enumerate(lines, start=1):
            if " ".join(text.split()) == report.passage:
                yield f"{head}-{name}-{line}"


@editors_only
@require_POST
def close_fault(request: HttpRequest, pk: int) -> HttpResponse:
    report = get_object_or_404(FaultReport.objects.for_list(), pk=pk)
    state = request.POST.get("state", "")
    if state not in ENDS:
        raise Http404
    if report.close(request.user, state, request.POST.get("answer", "").strip()[:LONGEST_ANSWER]):
        journal.note(request.user, report, f"lukkede fejlmeldingen: {FaultReport.State(state).label}")
        messages.success(request, "Meldingen er lukket.")
    else:
        messages.info(request, "Meldingen er lukket af en anden i mellemtiden.")
    return redirect("faults")


@editors_only
@require_POST
def reopen_fault(request: HttpRequest, pk: int) -> HttpResponse:
    report = get_object_or_404(FaultReport.objects.for_list(), pk=pk)
    report.reopen()
    journal.note(request.user, report, "åbnede fejlmeldingen igen")
    return redirect(report)
