"""Who did what in the archive, newest first: one list of the editors' pages and of the administration."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from minutes import journal
from minutes.forms import LogForm
from minutes.views.rooms import administrators_only

DEEDS_PER_PAGE = 100
IN_ADMINISTRATION = {
    ADDITION: "oprettede i administrationen",
    CHANGE: "rettede i administrationen",
    DELETION: "slettede i administrationen",
}
# Rows with a page for editors; others are looked at in the administration.
PAGES = {"document": "document", "trialrun": "trial_run"}


class Deed(NamedTuple):
    """`address` is where what it was done to is seen; "" where it is not, any more."""

    entry: LogEntry
    told: str
    address: str


@administrators_only
@require_GET
def log(request: HttpRequest) -> HttpResponse:
    form = LogForm(request.GET)
    rows = form.chosen(
        LogEntry.objects.select_related("user", "content_type").order_by("-action_time", "-pk")
    )
    page = Paginator(rows, DEEDS_PER_PAGE).get_page(request.GET.get("side"))
    asked = request.GET.copy()
    asked.pop("side", None)
    ctx = {
        "form": form,
        "page": page,
        "deeds": list(deeds(page.object_list)),
        "query": f"{asked.urlencode()}&" if asked else "",
    }
    return render(request, "minutes/log.html", ctx)


def deeds(entries: Iterable[LogEntry]) -> Iterator[Deed]:
    for entry in entries:
        yield Deed(entry, told(entry), address(entry))


def told(entry: LogEntry) -> str:
    if not journal.of_administration(entry):
        return entry.change_message
    details = "" if entry.is_addition() else entry.get_change_message()
    return f"{IN_ADMINISTRATION[entry.action_flag]}{f': {details}' if details else ''}"


def address(entry: LogEntry) -> str:
    if entry.is_deletion() or entry.content_type is None:
        return ""
    if name := PAGES.get(entry.content_type.model):
        return reverse(name, args=[entry.object_id])
    return entry.get_admin_url() or ""
