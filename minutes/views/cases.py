"""Topics, and KL's file numbers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from minutes.models import Case, Topic
from minutes.views import over_years
from minutes.views.access import paged

ITEMS_PER_PAGE = 25
CASES_PER_PAGE = 50


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    return render(request, "minutes/topics.html", {"topics": Topic.objects.with_items_counted()})


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    row = get_object_or_404(Topic, slug=slug)
    items = row.items.public()
    ctx = {
        "topic": row,
        "years": over_years.of(items, narrowed="emne", value=row.slug),
        "page": paged(request, items.newest_first().for_list(), ITEMS_PER_PAGE),
    }
    return render(request, "minutes/topic.html", ctx)


@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    rows = Case.objects.public()
    return render(request, "minutes/cases.html", {"page": paged(request, rows, CASES_PER_PAGE)})


@require_safe
def case(request: HttpRequest, number: str) -> HttpResponse:
    row = get_object_or_404(Case.objects.public(), number=number)
    items = row.items.public().newest_first().for_list()
    return render(request, "minutes/case.html", {"case": row, "page": paged(request, items, ITEMS_PER_PAGE)})
