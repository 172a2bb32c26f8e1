"""Pages made once for all anonymous readers, until something that readers see has changed."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers

from minutes.kept.page import CACHE_CONTROL, Page, is_page
from minutes.kept.shelf import Address, Shelf
from minutes.kept.state import State, Watch

# Names of addresses whose answer follows from the rows, the index and the day alone. What is not
# named here is made each time: editors' pages, files, health, whatever is new.
KEPT = frozenset([
    "front", "archive", "accessibility", "cookies", "search", "search_help", "agenda_page",
    "council", "meeting", "page", "item", "quotations", "members", "member", "parties", "party",
    "municipalities", "municipality", "topics", "topic", "threads", "thread", "cases", "case",
    "feed", "council_feed", "member_feed", "party_feed", "municipality_feed", "topic_feed", "search_feed",
    "calendar", "council_calendar", "thread_feed", "sitemaps", "sitemap",
])  # fmt: skip
# Of the room for pages, what may be taken by those made for a question: there is no end of questions.
FOR_QUESTIONS = 0.25

SHELF = Shelf(1 - FOR_QUESTIONS)
QUESTIONS = Shelf(FOR_QUESTIONS)
WATCH = Watch()


class KeepPages:
    """Answers from a shelf before the view runs; puts there what the view made.

    Of answers to questions too: the index's commit belongs to the state, so what a search finds is
    as new as when it is asked again.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_anonymous(request):
            return self.for_editor(request)
        address = (request.scheme or "", request.get_host(), request.get_full_path())
        shelf = QUESTIONS if request.META.get("QUERY_STRING") else SHELF
        if address in shelf:
            state = WATCH.now()
            if page := shelf.get(address, state):
                return page.answer(request, state)
        return self.made(request, address, shelf)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """The state is the one before the view asks for its rows; others cost no question."""
        if request.resolver_match and request.resolver_match.url_name in KEPT:
            request.state = WATCH.now()  # type: ignore[attr-defined]

    def made(self, request: HttpRequest, address: Address, shelf: Shelf) -> HttpResponseBase:
        response = self.get_response(request)
        state: State | None = getattr(request, "state", None)
        if state is None or not isinstance(response, HttpResponse):
            return response
        if not is_page(response):
            response.headers.setdefault("Cache-Control", CACHE_CONTROL)
            return response
        page = Page.of(response)
        shelf.put(address, page, state)
        return page.answer(request, state)

    def for_editor(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if hasattr(request, "state"):
            response.headers.setdefault("Cache-Control", f"private, {CACHE_CONTROL}")
            patch_vary_headers(response, ["Cookie"])
        return response


def is_anonymous(request: HttpRequest) -> bool:
    """Asks for a page as any reader would, with nothing by which to be told from others."""
    return (
        request.method in {"GET", "HEAD"}
        and not {settings.SESSION_COOKIE_NAME, "messages"} & request.COOKIES.keys()
        and not {"Authorization", "HX-Request", "Range"} & request.headers.keys()
    )
