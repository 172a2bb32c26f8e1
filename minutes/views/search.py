"""Finding items and meetings: by words, by filters, or by both."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from minutes import search as finding
from minutes.filters import ORDERS, SearchFilters
from minutes.models import AgendaItem, Meeting
from minutes.search import Answer, Found, Reach
from minutes.views import narrowing, signposts


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Whatever was typed is answered; the number of queries does not grow with what is found."""
    filters = SearchFilters(request.GET)
    answer = finding.ask(filters.question)
    found = finding.found_in(rows(answer), answer.question, answer.reach)
    parameters = filters.parameters()
    ctx = {
        "answer": answer,
        "filters": filters,
        "found": found,
        "signposts": signposts.named(filters),
        "groups": narrowing.groups(filters, answer),
        "chosen": narrowing.chosen(filters),
        "orders": narrowing.orders(filters, answer, ORDERS),
        "hidden": [(name, value) for name in parameters if name != "q" for value in parameters[name]],
        "unfiltered": narrowing.query({"q": parameters.get("q", [])}),
        "page": Paginator(range(answer.total), finding.HITS_A_PAGE).get_page(answer.page),
        "query": f"{query}&" if (query := narrowing.query(parameters)) else "",
        **help_with(answer, found, filters),
    }
    return render(request, "minutes/search.html", ctx)


def rows(answer: Answer) -> list[AgendaItem | Meeting]:
    """The hits' rows in the answer's order; what readers may not see (any more) is not among them."""
    items = AgendaItem.objects.public().for_list().prefetch_related("attachments")
    meetings = (
        Meeting.objects.public()
        .select_related("council")
        .prefetch_related("attendances__municipality", "attendances__party")
    )
    by_item = items.in_bulk([hit.item_id for hit in answer.hits if hit.item_id])
    by_meeting = meetings.in_bulk([hit.meeting_id for hit in answer.hits if not hit.item_id])
    found = (
        by_item.get(hit.item_id) if hit.item_id else by_meeting.get(hit.meeting_id) for hit in answer.hits
    )
    return [row for row in found if row]


def help_with(answer: Answer, found: list[Found], filters: SearchFilters) -> dict[str, Any]:
    """What to try where the question as typed found nothing."""
    if answer.exact:
        return {}
    likely = finding.likely(answer.question, found) if answer.reach == Reach.NEAR else ""
    suggested = narrowing.query(filters.parameters(), q=[likely]) if likely else ""
    return {
        "likely": likely,
        "suggested": suggested,
        "some_only": answer.reach == Reach.SOME,
        "topics": filters.narrowing["emne"].labels.items(),
    }
