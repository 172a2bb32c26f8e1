"""An item's picture, for those who show a link to it."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from minutes import picture as drawing
from minutes.models import AgendaItem, Meeting
from minutes.views.access import item_of, of_public_meeting

# What an address shows never changes, but a meeting may be withdrawn: whoever has it asks each time.
CACHE_CONTROL = "no-cache"


@require_safe
@of_public_meeting
def picture(request: HttpRequest, meeting: Meeting, item: str, digest: str) -> HttpResponse:
    """An earlier picture's address leads to the one of now."""
    rows = AgendaItem.objects.select_related("meeting__council", "decision")
    row = item_of(meeting, item, rows)
    card = drawing.of_item(row)
    if digest != card.digest:
        return HttpResponseRedirect(path(row))
    tag = f'"{digest}"'
    return get_conditional_response(request, etag=tag) or HttpResponse(
        drawing.png(card), content_type="image/png", headers={"Cache-Control": CACHE_CONTROL, "ETag": tag}
    )


def path(item: AgendaItem) -> str:
    """With the digest of what is drawn, so that no copy of it is ever stale."""
    place = [item.meeting.council.slug, item.meeting.day, item.slug]
    return reverse("picture", args=[*place, drawing.of_item(item).digest])
