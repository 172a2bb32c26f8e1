"""Members and parties."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from minutes.models import Member, Party, Reservation
from minutes.views import attendance, over_years
from minutes.views.access import paged

MEMBERS_PER_PAGE = 100
SEATS_PER_PAGE = 50
ROWS_PER_PAGE = 25


@require_safe
def members(request: HttpRequest) -> HttpResponse:
    first = request.GET.get("bogstav", "")[:1]
    letter = first if first.isalpha() else ""
    rows = Member.objects.public().for_list()
    ctx = {
        "letter": letter.upper(),
        "letters": Member.objects.public().letters(),
        "page": paged(request, rows.beginning_with(letter), MEMBERS_PER_PAGE),
    }
    return render(request, "minutes/members.html", ctx)


@require_safe
def member(request: HttpRequest, slug: str) -> HttpResponse:
    row = get_object_or_404(Member.objects.public(), slug=slug)
    records, sat_in = attendance.of_member(row)
    reservations = row.reservations.public().for_list().newest_first()
    ctx = {
        "member": row,
        "seats": row.mandates.public().for_list(),
        "appointments": row.appointments.public().newest_first().for_list(),
        "reservations": paged(request, reservations, ROWS_PER_PAGE, "udtalelser"),
        "records": records,
        "sat_in": sat_in,
        "page": paged(request, row.items.public().newest_first().for_list(), ROWS_PER_PAGE),
    }
    return render(request, "minutes/member.html", ctx)


@require_safe
def parties(request: HttpRequest) -> HttpResponse:
    return render(request, "minutes/parties.html", {"parties": Party.objects.nationwide_first()})


@require_safe
def party(request: HttpRequest, slug: str) -> HttpResponse:
    row = get_object_or_404(Party.objects.select_related("municipality"), slug=slug)
    reservations = Reservation.objects.public().filter(parties=row).for_list().newest_first()
    ctx = {
        "party": row,
        "years": over_years.chart_of(row.items.public(), narrowed="parti", value=row.slug),
        "reservations": paged(request, reservations, ROWS_PER_PAGE, "udtalelser"),
        "seats": paged(request, row.mandates.public().for_list(), SEATS_PER_PAGE, "medlemmer"),
        "page": paged(request, row.items.public().newest_first().for_list(), ROWS_PER_PAGE),
    }
    return render(request, "minutes/party.html", ctx)
