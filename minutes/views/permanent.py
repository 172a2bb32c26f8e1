"""A short address that never changes: to where its meeting, item or member stands now."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from minutes import languages
from minutes.models import Meeting, Member, Redirect, ShortAddress
from minutes.views.access import gone


@require_safe
def permanent(request: HttpRequest, code: str) -> HttpResponse:
    """One step, and a temporary one: what is behind it may move again. 410 with the reason if withdrawn."""
    rows = ShortAddress.objects.select_related("meeting__council", "item__meeting__council", "member")
    short = get_object_or_404(rows, code=code)
    meeting = short.item.meeting if short.item else short.meeting
    if meeting and meeting.withdrawn_at and meeting.published_at:
        return gone(request, meeting)
    if meeting and meeting.is_public and short.item and short.item.withdrawn_at:
        return gone(request, meeting, item=short.item)
    return HttpResponseRedirect(_address(short, meeting))


def _address(short: ShortAddress, meeting: Meeting | None) -> str:
    """What readers may not see looks like what never was. A row that is gone left a redirect behind."""
    if meeting and not meeting.is_public:
        # A meeting that no paper is of any more leads to the one that there was.
        target = None if meeting.published_at else Redirect.objects.target(short.address)
        if target is None:
            raise Http404
        return languages.here(target)
    if short.member and not Member.objects.public().filter(pk=short.member.pk).exists():
        raise Http404
    row = short.item or short.meeting or short.member
    if row is not None:
        return row.get_absolute_url()
    target = Redirect.objects.target(short.address)
    if target is None:
        raise Http404
    return languages.here(target)
