"""What a reader takes along of an item or a paragraph: quotations, BibTeX and RIS."""

from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from minutes import languages, quotation
from minutes.models import AgendaItem, Meeting, Paragraph
from minutes.quotation import Source
from minutes.views import anchors
from minutes.views.access import item_of, of_public_meeting, whole
from minutes.views.anchors import Anchors

CONTENT_TYPES = {
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
}


class Quoted(NamedTuple):
    """A paragraph to quote: its row, and the words with their source."""

    row: Paragraph
    text: str


@require_safe
@of_public_meeting
def quotations(request: HttpRequest, meeting: Meeting, item: str) -> HttpResponse:
    """Every paragraph with its source, to be copied without JavaScript too."""
    row = item_of(meeting, item, AgendaItem.objects.for_page())
    home = whole(request, languages.danish(row.get_absolute_url()))
    shown = anchors.of_item(row)
    rows = [_quoted(row, each, home) for each in shown.at.values()]
    ctx = {"item": row, "meeting": meeting, "anchors": shown, "rows": rows}
    return render(request, "minutes/quotations.html", ctx)


@require_safe
@of_public_meeting
def citation(request: HttpRequest, meeting: Meeting, item: str, extension: str) -> HttpResponse:
    """For a reference manager; `?afsnit=` asks for a paragraph of the item, or one that once was there."""
    row = item_of(meeting, item, AgendaItem.objects.for_page())
    anchor = request.GET.get("afsnit", "")
    shown = anchors.of_item(row) if anchor else Anchors()
    if home := shown.home_of(anchor):
        # It may come back, so no browser is to remember this.
        return HttpResponseRedirect(f"{home}citat.{extension}?afsnit={anchor}")
    found = _source(row, anchor, shown, whole(request, row.get_absolute_url()))
    today = timezone.localdate()
    body = found.bibtex(today) if extension == "bib" else found.ris(today)
    name = f"kkr-{meeting.council.slug}-{meeting.day}-{row.slug}.{extension}"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(body, content_type=CONTENT_TYPES[extension], headers=disposition)


def _quoted(item: AgendaItem, row: Paragraph, home: str) -> Quoted:
    address = f"{home}#{row.anchor}"
    return Quoted(row, quotation.source(item, address, row.section).quoted(row.text))


def _source(item: AgendaItem, anchor: str, shown: Anchors, home: str) -> Source:
    """Of a paragraph that nobody reads any more the item is left."""
    if not anchor or anchor in shown.head:
        return quotation.source(item, home)
    row = next((row for row in shown.at.values() if anchor in row.anchors), None)
    if row is None:
        raise Http404
    return quotation.source(item, f"{home}#{row.anchor}", row.section)
