"""Pages of a file as pictures, beside what was read from them. For editors alone."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from minutes import readings
from minutes.models import Document
from minutes.scans import copies, pictures, shown
from minutes.scans.drawer import Failed
from minutes.views.rooms import editors_only

# A file never changes, but an editor may log out: the browser asks each time whether it may show its own.
KEEP = "private, no-cache"
STATUSES = {"no_page": 404, "missing": 404, "busy": 503, "cannot_start": 503}
UNDRAWABLE = 422
LONGEST_NUMBER = 7
MASKED = "laeser"


@editors_only
@require_safe
def scan(request: HttpRequest, pk: int) -> HttpResponse:
    """`?side=4` or `?linje=93` or both, lines as `linje=93&linje=94`; with `?laeser=1` as readers see it."""
    document = get_object_or_404(Document.objects.select_related("meeting__council"), pk=pk)
    ctx = {
        "document": document,
        "scan": _asked(request, document),
        "covered": copies.is_needed(document),
    }
    return render(request, "minutes/scan.html", ctx)


def _asked(request: HttpRequest, document: Document) -> shown.Shown:
    """The page and the lines that the address names."""
    parsed, masked = readings.kept(document), MASKED in request.GET
    if parsed and masked:
        parsed = readings.layered(document, parsed).parsed
    lines = {_number(value) for value in request.GET.getlist("linje")} - {0}
    number = _number(request.GET.get("side", ""))
    if not number and parsed and lines:
        number = shown.page_of(parsed, min(lines))
    page = shown.of(document, parsed, number, lines, request.GET.get("zoom", ""))
    return replace(page, masked=masked)


@editors_only
@require_safe
def picture(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """`?bredde=` is one of a few; with `?laeser=1` as readers see it, what is hidden black."""
    document = get_object_or_404(Document, pk=pk)
    wanted = _number(request.GET.get("bredde", ""))
    width = min(pictures.WIDTHS, key=lambda width: abs(width - wanted))
    try:
        if MASKED in request.GET:
            masked = pictures.as_readers_see(document, number, width)
            return HttpResponse(masked, content_type="image/webp", headers={"Cache-Control": "no-store"})
        tag = f'"{document.sha256}-{number}-{width}"'
        if unchanged := get_conditional_response(request, etag=tag):
            return unchanged
        drawn = pictures.of(document, number, width)
    except Failed as reason:
        return _undrawn(reason)
    return HttpResponse(drawn, content_type="image/webp", headers={"Cache-Control": KEEP, "ETag": tag})


def _undrawn(reason: Failed) -> HttpResponse:
    """The reason as plain text: the page that shows the picture says it in its place."""
    status = STATUSES.get(reason.code, UNDRAWABLE)
    response = HttpResponse(reason.message, content_type="text/plain; charset=utf-8", status=status)
    response["Cache-Control"] = "no-store"
    return response


def _number(value: str) -> int:
    """0 for what is none."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < LONGEST_NUMBER else 0
