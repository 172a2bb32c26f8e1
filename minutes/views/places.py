"""The five councils and the 98 municipalities."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from minutes import coming
from minutes.models import Council, FollowUp, Member, Municipality
from minutes.views import anchors, announced, attendance, named
from minutes.views.access import paged

MEETINGS_PER_PAGE = 30
FOLLOW_UPS_PER_PAGE = 15
ITEMS_PER_PAGE = 25
ROWS_PER_PAGE = 25


@require_safe
def council(request: HttpRequest, council: str) -> HttpResponse:
    row = get_object_or_404(Council, slug=council)
    newest = row.meetings.public().with_attendance().newest_first().select_related("council").first()
    follow_ups = paged(request, FollowUp.objects.of_council(row), FOLLOW_UPS_PER_PAGE, "varsler")
    ctx = {
        "council": row,
        "page": paged(request, row.meetings.public().newest_first().for_list(), MEETINGS_PER_PAGE),
        "newest": newest,
        "members": newest.attendances.of_members() if newest else [],
        "follow_ups": follow_ups,
        "announced": announced.announced(follow_ups, row),
        "municipalities": row.municipalities.all(),
        "coming": coming.meetings(row),
    }
    return render(request, "minutes/council.html", ctx)


@require_safe
def municipalities(request: HttpRequest) -> HttpResponse:
    rows = Municipality.objects.select_related("council").order_by("council__position", "sort_key")
    return render(request, "minutes/municipalities.html", {"municipalities": rows})


@require_safe
def municipality(request: HttpRequest, slug: str) -> HttpResponse:
    row = get_object_or_404(Municipality.objects.select_related("council"), slug=slug)
    page = paged(request, row.items.public().newest_first().for_list(), ITEMS_PER_PAGE)
    namings = named.namings(page, row)
    appointments = row.appointments.public().newest_first().for_list().select_related("member")
    ctx = {
        "municipality": row,
        "page": page,
        "namings": namings,
        "anchors": anchors.of_words(
            (one.item.pk, each.paragraph) for one in namings for each in one.passages
        ),
        "seats": row.mandates.public().for_list(),
        "substitutes": Member.objects.substitutes_from(row),
        "record": attendance.of_municipality(row),
        "appointments": paged(request, appointments, ROWS_PER_PAGE, "udpegninger"),
    }
    return render(request, "minutes/municipality.html", ctx)
