"""Suggestions while typing, for static/js/suggest.js; the search field does without them."""

from dataclasses import asdict

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from minutes.search.suggest import suggest as found

# Danish letters as they are, and no spaces between.
PLAIN = {"ensure_ascii": False, "separators": (",", ":")}


@require_safe
@conditional_page
@cache_control(public=True, no_cache=True)
def suggest(request: HttpRequest) -> JsonResponse:
    """Caches may keep the answer and must ask each time: what is withdrawn is gone from it at once."""
    groups = [asdict(group) for group in found(request.GET.get("q", ""))]
    return JsonResponse({"groups": groups}, json_dumps_params=PLAIN)
