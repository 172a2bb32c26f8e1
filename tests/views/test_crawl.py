"""Every page of the real sample, reached as a reader reaches it: by its links."""

import re
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import resolve

from minutes import facts
from minutes.ingest import ingest
from minutes.parsing import parse
from tests import builders

SAMPLE = "kkr-hovedstaden-2025-09-02.txt"
LINK = re.compile(r'<a [^>]*href="([^"#]+)')
# Pages of others, tested by them.
ELSEWHERE = ("/soeg/", "/upload/", "/en/", "http")
# There are 98 municipalities and 59 members; some of each will do.
OF_A_KIND = 8
KINDS = {
    "front", "council", "meeting", "item", "page", "original_text", "members", "member", "parties", "party",
    "municipalities", "municipality", "topics", "topic", "cases", "case", "archive",
    "quotations", "bibtex", "ris",
    "feed", "council_feed", "member_feed", "party_feed", "municipality_feed", "topic_feed",
}  # fmt: skip


@pytest.fixture
def sample(db: None) -> None:
    facts.load()
    content = (Path(settings.BASE_DIR) / "samples" / SAMPLE).read_bytes()
    document = builders.document(None, SAMPLE, content)
    ingest(document, parse(content))


def links_of(address: str, page: str) -> set[str]:
    found = {link.replace("&amp;", "&") for link in LINK.findall(page)}
    return {address.split("?")[0] + link if link.startswith("?") else link for link in found}


def faults_of(page: str) -> list[str]:
    ids = re.findall(r' id="([^"]+)"', page)
    named = set(re.findall(r'aria-labelledby="([^"]+)"', page))
    checks = {
        "not one h1": page.count("<h1") != 1,
        "an id twice": len(ids) != len(set(ids)),
        "a label that is not there": not named <= set(ids),
        "a style or a script of its own": bool(re.search(r"<style|<script>| style=| on\w+=", page)),
        "something from elsewhere": bool(re.search(r'(?:src|srcset)="http', page)),
        "initials": bool(re.search(r"\b(?:gitb|ascm)\b", page)),
    }
    return [fault for fault, found in checks.items() if found]


def test_every_link_leads_to_a_page_that_is_whole(client: Client, sample: None) -> None:
    waiting, seen, visited = ["/"], {"/"}, Counter[str]()
    while waiting:
        address = waiting.pop()
        kind = resolve(address.split("?")[0]).url_name or ""
        visited[kind] += 1
        if visited[kind] > OF_A_KIND:
            continue
        response = client.get(address)
        assert response.status_code == 200, address
        assert not response.cookies, address
        assert "Cookie" not in response.get("Vary", ""), address
        if not response["Content-Type"].startswith("text/html"):
            continue
        assert len(response.content) < 100_000, address
        page = response.content.decode()
        assert not faults_of(page), (address, faults_of(page))
        new = {link for link in links_of(address, page) if not link.startswith(ELSEWHERE)} - seen
        waiting, seen = [*waiting, *new], seen | new
    assert set(visited) == KINDS
