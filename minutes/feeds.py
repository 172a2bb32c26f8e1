"""Any search as an Atom feed, newest first: for those who follow a topic, a party or a municipality."""

import re
from datetime import UTC, date, datetime, time
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from minutes import search as finding
from minutes.filters import SearchFilters
from minutes.models import AgendaItem, Meeting
from minutes.search import NEWEST, Answer
from minutes.search.rows import Row, rows
from minutes.views import narrowing

OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
# Characters of a decision that an entry tells.
LONGEST_SUMMARY = 600
# XML has no place for these; a damaged text may hold them.
NOT_IN_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# For a member without a seat, whom no day is known for: the year the councils began.
BEGINNING = date(2007, 1, 1)


class Asked(NamedTuple):
    """`site`: scheme and host that addresses begin with."""

    filters: SearchFilters
    answer: Answer
    site: str


class CountedAtom(Atom1Feed):
    """Tells how many there are in all, and where the earlier ones are (RFC 5005)."""

    def root_attributes(self) -> dict[str, str]:
        return {**super().root_attributes(), "xmlns:opensearch": OPENSEARCH}

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        for name in ("totalResults", "startIndex", "itemsPerPage"):
            handler.addQuickElement(f"opensearch:{name}", str(self.feed[name]))
        if self.feed["next"]:
            handler.addQuickElement("link", None, {"rel": "next", "href": self.feed["next"]})


class SearchFeed(Feed):
    """The same filters and the same count as the page; a page of it at a time."""

    feed_type = CountedAtom

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Asked:
        filters = SearchFilters(request.GET)
        site = settings.SITE_URL or request.build_absolute_uri("/").rstrip("/")
        return Asked(filters, finding.ask(filters.question.filter(order=NEWEST)), site)

    def title(self, asked: Asked) -> str:
        told = [value for _, value, _ in narrowing.chosen(asked.filters)]
        text = asked.filters.question.text
        return clean(" · ".join(["KKR-arkivet", *([f"»{text}«"] if text else []), *told]))

    def link(self, asked: Asked) -> str:
        return f"{asked.site}{reverse('search')}?{narrowing.query(asked.filters.parameters())}"

    def feed_url(self, asked: Asked) -> str:
        return self.page_of(asked, asked.answer.page)

    def feed_guid(self, asked: Asked) -> str:
        return self.page_of(asked, 1)

    def page_of(self, asked: Asked, number: int) -> str:
        side = {"side": [str(number)]} if number > 1 else {}
        parameters = asked.filters.parameters() | side
        return f"{asked.site}{reverse('search_feed')}?{narrowing.query(parameters)}"

    def feed_extra_kwargs(self, asked: Asked) -> dict[str, Any]:
        page = asked.answer.page
        return {
            "totalResults": asked.answer.total,
            "startIndex": (page - 1) * finding.HITS_A_PAGE + 1,
            "itemsPerPage": finding.HITS_A_PAGE,
            "next": self.page_of(asked, page + 1) if page < asked.answer.pages else "",
        }

    def items(self, asked: Asked) -> list[Row]:
        return rows(asked.answer.hits)

    def item_title(self, row: Row) -> str:
        if isinstance(row, AgendaItem):
            return clean(f"{row.title} ({row.meeting})")
        return clean(f"{'Møde' if isinstance(row, Meeting) else 'Medlem'}: {row}")

    def item_description(self, row: Row) -> str:
        """The decision, as far as it goes; escaped by the feed."""
        text = row.decision.text if isinstance(row, AgendaItem) and hasattr(row, "decision") else ""
        return clean(" ".join(text.split())[:LONGEST_SUMMARY])

    def item_link(self, row: Row) -> str:
        return f"{settings.SITE_URL}{row.get_absolute_url()}"

    def item_updateddate(self, row: Row) -> datetime:
        """When readers could first see it."""
        if isinstance(row, AgendaItem | Meeting):
            meeting = row if isinstance(row, Meeting) else row.meeting
            if meeting.published_at:
                return meeting.published_at
        seat = None if isinstance(row, AgendaItem | Meeting) else row.seat
        return datetime.combine(seat.until if seat else BEGINNING, time(), UTC)

    def item_categories(self, row: Row) -> list[str]:
        return [topic.name for topic in row.topics.all()] if isinstance(row, AgendaItem) else []


def clean(text: str) -> str:
    return NOT_IN_XML.sub("", text)
