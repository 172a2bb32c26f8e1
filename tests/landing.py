"""Where a link into a page lands, and what stands there."""

import re
from functools import cache
from html.parser import HTMLParser

from django.test import Client

BLOCKS = {"p", "li", "tr", "figure"}


class Places(HTMLParser):
    """The words of the block that each id stands on or in; of the page's own parts none."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, list[str], list[str], list[str]]] = []
        self.words: dict[str, str] = {}
        self.links: dict[str, list[str]] = {}
        self.own: list[str] = []
        self.quiet = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.quiet = self.quiet or given.get("class") == "pilcrow"
        if tag in BLOCKS and not any(block == "figure" for block, *_ in self.open):
            self.open.append((tag, [], [], []))
            if given.get("id"):
                self.own.append(given["id"])
        if self.open and "id" in given:
            self.open[-1][1].append(given["id"])
        if self.open and not self.quiet and tag == "a":
            self.open[-1][3].append(given.get("href", ""))

    def handle_endtag(self, tag: str) -> None:
        self.quiet = self.quiet and tag != "span"
        if self.open and tag in {"td", "th"}:
            self.open[-1][2].append(" ")
        if self.open and self.open[-1][0] == tag:
            _, ids, words, links = self.open.pop()
            self.words |= dict.fromkeys(ids, " ".join("".join(words).split()))
            self.links |= dict.fromkeys(ids, links)

    def handle_data(self, data: str) -> None:
        if self.open and not self.quiet:
            self.open[-1][2].append(data)


def shown(client: Client, address: str) -> dict[str, str]:
    """The anchors of a page with the words they lead to; without what says that something has moved."""
    page = client.get(address).content.decode()
    moved = set(re.findall(r'gone-to" id="([^"]+)"', page))
    places = Places(page)
    return {name: places.words[name] for name in places.own if name not in moved}


class Reader:
    """Follows links; each page is fetched once, so the rows must not change meanwhile."""

    def __init__(self, client: Client) -> None:
        self.page = cache(lambda address: _opened(client, address))

    def landing(self, link: str) -> tuple[str, str]:
        """Where ADDRESS#ANCHOR ends: redirected, and sent on once where the text has moved."""
        address, _, anchor = link.partition("#")
        address, page, places = self.page(address)
        assert anchor in places.words, link
        onward = [to for to in places.links[anchor] if f'gone-to" id="{anchor}"' in page and "#" in to]
        return self.landing(onward[0]) if onward else (address, places.words[anchor])


def landing(client: Client, link: str) -> tuple[str, str]:
    return Reader(client).landing(link)


def _opened(client: Client, address: str) -> tuple[str, str, Places]:
    response = client.get(address, follow=True)
    assert response.status_code == 200, address
    address = response.redirect_chain[-1][0] if response.redirect_chain else address
    page = response.content.decode()
    return address, page, Places(page)
