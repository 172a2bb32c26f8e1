"""Finding items, meetings and members: by words, by filters, or by both."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from minutes import search as finding
from minutes.filters import ORDERS, SearchFilters
from minutes.search import Answer, Found, Reach
from minutes.search.rows import rows
from minutes.views import advice, anchors, marks, narrowing, signposts, timeline


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Whatever was typed is answered; the number of queries does not grow with what is found."""
    filters = SearchFilters(request.GET)
    answer = finding.ask(filters.question)
    found = finding.found_in(rows(answer.hits), answer.question, answer.reach)
    carried = marks.carried(answer.question)
    met = [(hit.item.pk, one.section, one.paragraph) for hit in found if hit.item for one in hit.passages]
    ctx = {
        "answer": answer,
        "filters": filters,
        "found": found,
        "carried": carried,
        "anchors": anchors.of_places(met if carried else []),
        "page": Paginator(range(answer.total), finding.HITS_A_PAGE).get_page(answer.page),
        **narrowed(filters, answer),
        **helped(answer, found, filters),
    }
    return render(request, "minutes/search.html", ctx)


def narrowed(filters: SearchFilters, answer: Answer) -> dict[str, Any]:
    """What the question is narrowed by, and could be."""
    parameters = filters.parameters()
    drawn = timeline.drawn(filters, answer)
    chips, room = narrowing.chosen(filters), narrowing.room_for_chips(filters)
    return {
        "timeline": drawn,
        "groups": narrowing.groups(filters, answer, without={"aar"} if drawn else ()),
        "chips": chips[:room],
        "more_chips": len(chips[room:]),
        "orders": narrowing.orders(filters, answer, ORDERS),
        "hidden": [(name, value) for name in parameters if name != "q" for value in parameters[name]],
        "unfiltered": narrowing.query({"q": parameters.get("q", [])}),
        "query": f"{query}&" if (query := narrowing.query(parameters)) else "",
    }


def helped(answer: Answer, found: list[Found], filters: SearchFilters) -> dict[str, Any]:
    """The way to what was named, other words, and what to try where the question as typed found nothing."""
    likely = finding.likely(answer.question, found)
    ctx: dict[str, Any] = {
        "signposts": signposts.named(filters, in_part=not answer.exact),
        "likely": likely,
        "suggested": narrowing.query(filters.parameters(), q=[likely]) if likely else "",
        "related": narrowing.related(filters, finding.related(answer.question, found)),
    }
    if answer.exact:
        return ctx
    return ctx | {
        "some_only": answer.reach == Reach.SOME,
        "topics": filters.narrowing["emne"].labels.items(),
        "advice": advice.of(filters) if answer.reach == Reach.SOME or not answer.total else None,
    }


@require_safe
def search_help(request: HttpRequest) -> HttpResponse:
    examples = [(typed, gettext(told)) for typed, told in finding.HELP]
    return render(request, "minutes/search_help.html", {"examples": examples})
