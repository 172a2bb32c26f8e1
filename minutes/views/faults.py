"""Meld fejl: a reader tells of a fault at a spot of the archive, without an account and without a cookie."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from minutes import faults, same_site, senders
from minutes.models import FaultReport
from minutes.views import errors, spots
from minutes.views.spots import Spot

NOT_FROM_HERE = _(
    "Meldingen kom ikke fra en af arkivets egne sider og er ikke gemt. "
    "Gå tilbage, genindlæs siden, og prøv igen."
)


# Django's check needs a cookie, and no reader gets one: same_site asks the browser instead.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def fault(request: HttpRequest) -> HttpResponse:
    """The form for the spot that the address names, or the way to one where it names none."""
    if request.method == "POST" and not same_site.is_from_here(request):
        return errors.refused(NOT_FROM_HERE, 403)
    if "sted" not in request.GET:
        return render(request, "minutes/fault_where.html")
    try:
        spot = spots.find(request.GET["sted"], request.GET.get("afsnit", ""))
    except spots.Withdrawn as gone:
        return HttpResponseRedirect(gone.address)
    if request.method == "POST":
        return _told(request, spot)
    return _form(request, spot, faults.FaultForm())


@require_safe
def fault_told(request: HttpRequest) -> HttpResponse:
    """Thanks, at an address of its own: what is loaded again is not sent again."""
    try:
        spot = spots.find(request.GET.get("sted", ""), request.GET.get("afsnit", ""))
    except spots.Withdrawn as gone:
        return HttpResponseRedirect(gone.address)
    return render(request, "minutes/fault_told.html", {"spot": spot})


def _told(request: HttpRequest, spot: Spot) -> HttpResponse:
    form = faults.FaultForm(request.POST)
    if not form.is_valid():
        return _form(request, spot, form, 400)
    try:
        faults.tell(_report(spot, form.cleaned_data["tekst"]), senders.address_of(request))
    except faults.Refused as why:
        form.add_error(None, str(why.message))
        return _form(request, spot, form, 429)
    asked = {name: request.GET[name] for name in ("sted", "afsnit") if name in request.GET}
    return HttpResponseRedirect(f"{reverse('fault_told')}?{urlencode(asked)}")


def _report(spot: Spot, text: str) -> FaultReport:
    return FaultReport(
        meeting=spot.meeting,
        item=spot.item,
        address=spot.danish_address,
        anchor=spot.paragraph.anchor if spot.paragraph else "",
        page=spot.page,
        passage=spot.passage,
        text=text,
    )


def _form(request: HttpRequest, spot: Spot, form: faults.FaultForm, status: int = 200) -> HttpResponse:
    limits = {"letters": settings.MAX_FAULT_LETTERS, "contact": settings.CONTACT_EMAIL}
    return render(request, "minutes/fault.html", {"spot": spot, "form": form, **limits}, status=status)
