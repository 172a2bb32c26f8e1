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
    "front", "archive", "search", "search_help", "council", "meeting", "page", "item", "quotations",
    "members", "member", "parties", "party", "municipalities", "municipality", "topics", "topic",
    "cases", "case",
])  # fmt: skip

SHELF = Shelf()
WATCH = Watch()


class KeepPages:
    """Answers from the shelf before the view runs; puts there what the view made.

    An address with a question after it is answered with 304 but not kept: there is no end of them.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_anonymous(request):
            return self.for_editor(request)
        address = (request.scheme or "", request.get_host(), request.get_full_path())
        if address in SHELF:
            state = WATCH.now()
            if page := SHELF.get(address, state):
                return page.answer(request, state)
        return self.made(request, address)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """The state is the one before the view asks for its rows; others cost no question."""
        if request.resolver_match and request.resolver_match.url_name in KEPT:
            request.state = WATCH.now()  # type: ignore[attr-defined]

    def made(self, request: HttpRequest, address: Address) -> HttpResponseBase:
        response = self.get_response(request)
        state: State | None = getattr(request, "state", None)
        if state is None or not isinstance(response, HttpResponse):
            return response
        if not is_page(response):
            response.headers.setdefault("Cache-Control", CACHE_CONTROL)
            return response
        page = Page.of(response)
        if not request.META.get("QUERY_STRING"):
            SHELF.put(address, page, state)
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
