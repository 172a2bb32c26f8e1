"""What a reader takes along of an item or a paragraph: quotations, BibTeX and RIS."""

from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from minutes import languages, quotation
from minutes.models import AgendaItem, Meeting, Paragraph
from minutes.quotation import Source
from minutes.views import anchors
from minutes.views.access import of_public_meeting, whole

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
    row = get_object_or_404(AgendaItem.objects.for_page(), meeting=meeting, slug=item)
    home = whole(request, languages.danish(row.get_absolute_url()))
    ctx = {"item": row, "meeting": meeting, "rows": [_quoted(row, each, home) for each in _paragraphs(row)]}
    return render(request, "minutes/quotations.html", ctx)


@require_safe
@of_public_meeting
def citation(request: HttpRequest, meeting: Meeting, item: str, extension: str) -> HttpResponse:
    """For a reference manager; `?afsnit=` asks for a paragraph of the item."""
    row = get_object_or_404(AgendaItem.objects.for_page(), meeting=meeting, slug=item)
    found = _source(row, request.GET.get("afsnit", ""), whole(request, row.get_absolute_url()))
    today = timezone.localdate()
    body = found.bibtex(today) if extension == "bib" else found.ris(today)
    name = f"kkr-{meeting.council.slug}-{meeting.day}-{row.slug}.{extension}"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(body, content_type=CONTENT_TYPES[extension], headers=disposition)


def _paragraphs(item: AgendaItem) -> list[Paragraph]:
    return list(anchors.of_item(item).at.values())


def _quoted(item: AgendaItem, row: Paragraph, home: str) -> Quoted:
    address = f"{home}#{row.anchor}"
    return Quoted(row, quotation.source(item, address, row.section).quoted(row.text))


def _source(item: AgendaItem, anchor: str, home: str) -> Source:
    if not anchor:
        return quotation.source(item, home)
    row = next((row for row in _paragraphs(item) if anchor in row.anchors), None)
    if row is None:
        raise Http404
    return quotation.source(item, f"{home}#{row.anchor}", row.section)
