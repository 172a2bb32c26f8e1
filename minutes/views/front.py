"""Where most readers begin, and what is said to robots."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from minutes import coming
from minutes.models import AgendaItem, Council, Meeting, Topic

MEETINGS = 5
DECISIONS = 12


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    ctx = {
        "councils": Council.objects.with_meetings_held(),
        "meetings": Meeting.objects.public().newest_first().for_list()[:MEETINGS],
        "decisions": AgendaItem.objects.public().of_substance().newest_first().for_list()[:DECISIONS],
        "topics": Topic.objects.all(),
        "coming": coming.meetings()[:MEETINGS],
    }
    return render(request, "minutes/front.html", ctx)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return render(request, "robots.txt", content_type="text/plain; charset=utf-8")


@require_safe
def icon(request: HttpRequest) -> HttpResponse:
    """Where browsers look for it when a page names none: the administration's, a feed, a file."""
    return HttpResponseRedirect(static("favicon.svg"))
