"""Meetings to come, for the reader's own calendar."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from minutes import coming, demo, ical
from minutes.coming import Coming
from minutes.models import Council, SearchChange
from minutes.views.access import whole

CONTENT_TYPE = "text/calendar; charset=utf-8"


@require_safe
def of_all(request: HttpRequest) -> HttpResponse:
    return _calendar(request, _("KKR-arkivet"), coming.known())


@require_safe
def of_council(request: HttpRequest, council: str) -> HttpResponse:
    row = get_object_or_404(Council, slug=council)
    return _calendar(request, row.name, coming.known(row))


def _calendar(request: HttpRequest, name: str, days: Iterable[Coming]) -> HttpResponse:
    """Four queries."""
    days = list(days)
    sources = {pk for one in days for pk in one.meetings}
    changes = SearchChange.objects.filter(meeting_id__in=sources).newest_of_meetings()
    events = [_event(request, one, changes) for one in days]
    return HttpResponse(ical.calendar(demo.marked(name), events), content_type=CONTENT_TYPE)


def _event(request: HttpRequest, one: Coming, changes: dict[int, datetime]) -> ical.Event:
    """A day keeps its UID when the agenda comes."""
    day = one.meeting.day if one.meeting else one.day.isoformat()
    name = _("Møde i {council}") if one.is_meeting else _("Varslet af {council}")
    changed = max((changes[pk] for pk in one.meetings if pk in changes), default=_published(one))
    return ical.Event(
        uid=f"{one.council.slug}-{day}@kkr-arkivet",
        changed=changed,
        day=one.day,
        hour=one.meeting.start_time if one.meeting else None,
        summary=demo.marked(name.format(council=one.council.name)),
        url=whole(request, one.source.get_absolute_url()),
        description="\n".join(_told(request, one)),
        place=one.meeting.place if one.meeting else "",
        is_certain=one.meeting is not None,
    )


def _told(request: HttpRequest, one: Coming) -> Iterator[str]:
    if one.meeting:
        yield _("Dagsordenen er i arkivet.")
    for said in one.said:
        address = whole(request, said.item.get_absolute_url())
        yield f"»{said.words}« ({address})" if said.words else f"{said.item.title} ({address})"


def _published(one: Coming) -> datetime:
    meeting = one.meeting or one.said[0].item.meeting
    return meeting.published_at or timezone.now()
