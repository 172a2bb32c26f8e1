"""What is answered to those who ask for a head alone, or send what no page takes."""

import re
from typing import Any

import pytest
from django.test import Client

from minutes import urls
from minutes.models import Thread, ThreadItem
from tests import builders

pytestmark = pytest.mark.django_db

SOME = {
    "council": "hovedstaden", "day": "2025-09-02", "item": "3.2", "number": "1", "slug": "sundhed",
    "code": "bcdfg", "digest": "0", "section": "punkter",
    "extension": "pdf",
}  # fmt: skip
PLACE = re.compile(r"<\w+:(\w+)>")
# Editors', the one that readers write to, and the answers of machines to machines.
OTHERS = ("api/", "meld-fejl/", "upload", "redaktion", "log-", "healthz", "readyz")


def addresses() -> list[str]:
    """Of every kind that readers have; a new kind is among them by itself."""
    routes = [str(pattern.pattern) for pattern in [*urls.pages, *urls.once]]
    return [
        "/" + PLACE.sub(lambda place: SOME[place[1]], route)
        for route in routes
        if not route.startswith(OTHERS)
    ]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_readers_pages_are_only_read(method: str) -> None:
    """The same of all, whether anything is there; and without a word about forms and cookies."""
    client = Client(enforce_csrf_checks=True)
    for address in addresses() if method == "post" else ["/", "/hovedstaden/kalender.ics"]:
        response = getattr(client, method)(address)
        assert (response.status_code, response["Allow"]) == (405, "GET, HEAD"), address
        assert not response.cookies


def test_what_editors_send_is_asked_for_its_token() -> None:
    client = Client(enforce_csrf_checks=True)
    for address in ("/upload/", "/log-ind/", "/log-ud/", "/admin/login/"):
        assert client.post(address).status_code == 403


@pytest.mark.parametrize(
    ("address", "content_type"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/hovedstaden/2025-09-02/", "text/html; charset=utf-8"),
        ("/hovedstaden/2025-09-02/3.2/", "text/html; charset=utf-8"),
        ("/hovedstaden/2025-09-02/3.2/citat.bib", "application/x-bibtex; charset=utf-8"),
        ("/feed.atom", "application/atom+xml; charset=utf-8"),
        ("/emne/sundhed/feed.atom", "application/atom+xml; charset=utf-8"),
        ("/forloeb/takster/feed.atom", "application/atom+xml; charset=utf-8"),
        ("/kalender.ics", "text/calendar; charset=utf-8"),
        ("/hovedstaden/kalender.ics", "text/calendar; charset=utf-8"),
        ("/sitemap.xml", "application/xml"),
        ("/sitemap-punkter.xml", "application/xml"),
        ("/robots.txt", "text/plain; charset=utf-8"),
    ],
)
def test_a_head_tells_what_the_whole_would(address: str, content_type: str) -> None:
    item = builders.item(builders.meeting("2025-09-02"), "3.2", topics=[builders.topic("Sundhed")])
    thread = Thread.objects.create(slug="takster", seed=item)
    for one in (item, builders.item(builders.meeting("2025-10-24"))):
        ThreadItem.objects.create(thread=thread, item=one)
    client = Client()
    whole, head = client.get(address), client.head(address)
    assert (head.status_code, head["Content-Type"], head.content) == (200, content_type, b"")
    assert whole.content
    told: dict[str, Any] = {name: value for name, value in whole.headers.items() if name != "Content-Length"}
    assert told.items() <= dict(head.headers).items()
    assert "Set-Cookie" not in told
    assert told["X-Content-Type-Options"] == "nosniff"
