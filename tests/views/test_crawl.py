"""Every address of the archive, reached as a reader reaches it: by links, feeds and the sitemap."""

import re
import time
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from django.http import HttpResponseBase
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils import translation

from minutes import languages, urls
from tests.examples import archive
from tests.markup import Page

SITE = "http://testserver"
SEARCH = "?q=takster&forbehold=ja"
BEGINNINGS = ("/", "/en/", "/robots.txt", "/sitemap.xml", f"/soeg/feed.atom{SEARCH}", f"/en/soeg/{SEARCH}")
# Behind a login; tested by their own files.
EDITORS = re.compile(r"/(upload|redaktion|api/dokumenter|log-ind|log-ud|admin)/")
# Of these no page tells; of files and calendars only where there are PDFs, bilag and meetings to come.
UNLINKED = {
    "suggest", "permanent", "original", "enclosure", "calendar", "council_calendar", "healthz", "readyz",
    "agenda_original", "agenda_original_text", "agenda_page", "icon", "fault_told",
    "earlier_version",
}  # fmt: skip
# A search leads to searches without end, and a paragraph is cited in three ways and may have its fault:
# some will do, as of the English pages, which are the Danish ones in other words.
ENDLESS = {"search", "search_feed", "search_csv", "bibtex", "ris", "picture", "fault"}
SOME = 40
LARGEST = 100_000


@dataclass(frozen=True)
class Seen:
    """What came of an address; `links` are whole paths with their fragments."""

    faults: list[str]
    seconds: float
    ids: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()


def kind_of(address: str) -> str:
    """The name of the view, with the language before it where that is not Danish."""
    path = urlsplit(address).path
    language = languages.of(path)
    with translation.override(language):
        try:
            name = resolve(path).url_name or ""
        except Resolver404:
            name = ""
    return name if language == languages.DANISH else f"{language} {name}"


def visit(client: Client, address: str) -> Seen:
    began = time.process_time()
    response = client.get(address)
    seconds = time.process_time() - began
    if response.status_code != 200:
        return Seen([f"answers {response.status_code}"], seconds)
    content, kind = response.getvalue(), response["Content-Type"].split(";")[0]
    faults = list(told(response))
    if kind == "text/html":
        page = Page(content.decode())
        too_large = [f"{len(content)} bytes"] if len(content) > LARGEST else []
        links = frozenset(whole(address, page.links))
        return Seen([*faults, *too_large, *page.faults()], seconds, frozenset(page.ids), links)
    return Seen(faults, seconds, links=frozenset(whole(address, listed(kind, content))))


def told(response: HttpResponseBase) -> Iterator[str]:
    if response.cookies:
        yield "a cookie"
    if "Content-Security-Policy" not in response:
        yield "no Content-Security-Policy"


def listed(kind: str, content: bytes) -> set[str]:
    """What feeds, the sitemap and robots.txt lead to."""
    if kind == "text/plain":
        return set(re.findall(r"^Sitemap: (\S+)", content.decode(), re.MULTILINE))
    if not kind.endswith("xml"):
        return set()
    elements = list(ElementTree.fromstring(content).iter())  # noqa: S314 - our own
    named = {one.text for one in elements if one.tag.endswith("}loc") and one.text}
    return named | {href for one in elements if one.tag.endswith("}link") and (href := one.get("href"))}


def whole(address: str, links: set[str]) -> Iterator[str]:
    for link in links:
        place = urljoin(SITE + address, link)
        if place.startswith(f"{SITE}/") and not EDITORS.match(path := place.removeprefix(SITE)):
            yield path


def crawl(at_most: int) -> dict[str, Seen]:
    """Visit so many addresses of each kind, half of those that are like others, the nearest ones first."""
    client, visits, seen = Client(raise_request_exception=False), Counter[str](), dict[str, Seen]()
    waiting, known = deque(BEGINNINGS), set(BEGINNINGS)
    while waiting:
        address = waiting.popleft()
        kind = kind_of(address)
        visits[kind] += 1
        few = kind in ENDLESS or kind.startswith(languages.ENGLISH)
        if visits[kind] > (min(at_most // 2, SOME) if few else at_most):
            continue
        seen[address] = visit(client, address)
        new = {urldefrag(link).url for link in seen[address].links} - known
        known |= new
        waiting += sorted(new)
    return seen


def dead_fragments(seen: dict[str, Seen]) -> Iterator[str]:
    for address, one in seen.items():
        for link in sorted(one.links):
            place, fragment = urldefrag(link)
            if fragment and place in seen and fragment not in seen[place].ids:
                yield f"{address}: no such place: {link}"


@pytest.mark.campaign
def test_every_link_leads_to_a_page_that_is_whole(db: None) -> None:
    archive.fill()
    seen = crawl(at_most=100_000)
    faults = [f"{address}: {fault}" for address, one in seen.items() for fault in one.faults]
    faults += dead_fragments(seen)
    assert not faults, "\n".join(faults)
    public = {path.name for path in [*urls.pages, *urls.once] if not EDITORS.match(f"/{path.pattern}")}
    assert {kind_of(address) for address in seen} >= public - UNLINKED
    slowest = max(seen, key=lambda address: seen[address].seconds)
    print(f"{len(seen)} addresses; slowest {seen[slowest].seconds * 1000:.0f} ms: {slowest}")
