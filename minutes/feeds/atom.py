"""How a feed is written: Atom (RFC 4287), a page of it at a time (RFC 5005)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.decorators import method_decorator
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from minutes import demo
from minutes.feeds.entries import Entry

OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
# XML has no place for these; a damaged text may hold them.
NOT_IN_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
ARCHIVE = "KKR-arkivet"


@dataclass(frozen=True, slots=True)
class Told:
    """One page of a feed. Addresses are whole; `page_of` gives the feed's own by number from 1."""

    title: str
    link: str
    page_of: Callable[[int], str]
    entries: list[Entry]
    total: int
    number: int
    per_page: int

    @property
    def later(self) -> str:
        """The address of the next page, "" on the last."""
        return self.page_of(self.number + 1) if self.number * self.per_page < self.total else ""


class CountedAtom(Atom1Feed):
    """Tells how many there are in all, and where the earlier ones are."""

    def root_attributes(self) -> dict[str, str]:
        return {**super().root_attributes(), "xmlns:opensearch": OPENSEARCH}

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        for name in ("totalResults", "startIndex", "itemsPerPage"):
            handler.addQuickElement(f"opensearch:{name}", str(self.feed[name]))
        if self.feed["next"]:
            handler.addQuickElement("link", None, {"rel": "next", "href": self.feed["next"]})


class ArchiveFeed(Feed):
    """`source` tells what there is at an address; the rest is the same for all."""

    feed_type = CountedAtom
    language = "da"
    author_name = ARCHIVE

    def __init__(self, source: Callable[..., Told]) -> None:
        self.source = source

    @method_decorator(require_safe)
    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().__call__(request, *args, **kwargs)

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Told:
        return self.source(request, **kwargs)

    def title(self, told: Told) -> str:
        return demo.marked(clean(f"{ARCHIVE} · {told.title}" if told.title else ARCHIVE))

    def link(self, told: Told) -> str:
        return told.link

    def feed_url(self, told: Told) -> str:
        return told.page_of(told.number)

    def feed_guid(self, told: Told) -> str:
        return told.page_of(1)

    def feed_extra_kwargs(self, told: Told) -> dict[str, Any]:
        return {
            "totalResults": told.total,
            "startIndex": (told.number - 1) * told.per_page + 1,
            "itemsPerPage": told.per_page,
            "next": told.later,
        }

    def items(self, told: Told) -> list[Entry]:
        return told.entries

    def item_title(self, entry: Entry) -> str:
        return demo.marked(clean(entry.title))

    def item_description(self, entry: Entry) -> str:
        """HTML, escaped once more by the feed."""
        return clean(render_to_string("minutes/entry.html", {"entry": entry})).strip()

    def item_link(self, entry: Entry) -> str:
        return entry.address

    def item_guid(self, entry: Entry) -> str:
        return entry.id

    def item_author_name(self, entry: Entry) -> str | None:
        return entry.author

    def item_pubdate(self, entry: Entry) -> datetime | None:
        return entry.published

    def item_updateddate(self, entry: Entry) -> datetime:
        return entry.changed

    def item_categories(self, entry: Entry) -> list[str]:
        return entry.topics


def clean(text: str) -> str:
    return NOT_IN_XML.sub("", text)
