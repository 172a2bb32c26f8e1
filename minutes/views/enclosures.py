"""The file of a bilag, at an address that neither a reading nor a new number of its item moves."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from minutes.models import Meeting
from minutes.views.access import gone, of_public_meeting


@require_safe
@of_public_meeting
def enclosure(request: HttpRequest, meeting: Meeting, slug: str) -> HttpResponse | FileResponse:
    """A PDF opens in the browser; anything else is only ever a file to be saved, whatever it calls itself."""
    row = get_object_or_404(meeting.enclosures.select_related("item"), slug=slug)
    if row.item and row.item.withdrawn_at:
        return gone(request, meeting, item=row.item)
    if row.withdrawal_reason:
        return gone(request, meeting, enclosure=row)
    if not row.is_held:
        raise Http404
    try:
        content = row.path.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    name = f"kkr-{meeting.council.slug}-{meeting.day}-{row.slug}.{row.extension}"
    content_type = "application/pdf" if row.is_pdf else "application/octet-stream"
    return FileResponse(content, as_attachment=not row.is_pdf, filename=name, content_type=content_type)
