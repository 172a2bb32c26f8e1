"""The archive's search asked as a reader asks it: through the page, and what it answers read off it.

Nothing of how the search is made is used, so that the figures stay the same figures
when it is made anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlencode

from bench import pages

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "tests" / "examples"
FIRST = 3
# No question of ours finds more pages of hits than the examples fill.
MOST_PAGES = 60
MAIN = re.compile(r"<main.*?</main>", re.DOTALL)
HEADING = re.compile(r"<h2[^>]*>\s*<a[^>]*href=\"(/[^\"?#]*)")
COUNCILS = "hovedstaden|sjaelland|syddanmark|midtjylland|nordjylland"
LINK = re.compile(rf"href=\"(/(?:(?:{COUNCILS})|medlem|parti|kommune|emne|sag)/[^\"?#]*)")
ANSWERED = re.compile(r"<h2|<aside")


@dataclass(frozen=True, slots=True)
class Answered:
    """`pointed`: addresses above the hits (*Gå til …*); `hits`: one address each, best first."""

    pointed: tuple[str, ...]
    hits: tuple[str, ...]

    @property
    def first(self) -> tuple[str, ...]:
        return (*self.pointed, *self.hits[:FIRST])


def address(asked: str, page: int = 1) -> str:
    """Words as typed into the field; `?…` are an address's parameters as they stand."""
    asked = asked if asked.startswith("?") else "?" + urlencode({"q": asked})
    return f"/soeg/{asked}" + (f"&side={page}" if page > 1 else "")


def ask(asked: str, page: int = 1) -> Answered:
    """One page of the answer; where the question leads straight to a page, that is all it points at."""
    from django.test import Client

    response = Client().get(address(asked, page), headers={"host": "localhost"}, follow=True)
    if response.redirect_chain:
        return Answered((unquote(response.redirect_chain[-1][0]),), ())
    if response.status_code != 200:
        return Answered((), ())
    return read(response.getvalue().decode())


def read(html: str) -> Answered:
    main = MAIN.search(html)
    body = main.group() if main else html
    answered = ANSWERED.search(body)
    above = body[: answered.start()] if answered else ""
    return Answered(_each(LINK.findall(above)), _each(HEADING.findall(body)))


def _each(addresses: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(unquote(address) for address in addresses))


def all_hits(asked: str) -> Iterator[str]:
    """Every address found, however many pages it takes."""
    before: tuple[str, ...] = ()
    for page in range(1, MOST_PAGES + 1):
        hits = ask(asked, page).hits
        if not hits or hits == before:
            return
        yield from hits
        before = hits


@contextmanager
def archive() -> Iterator[None]:
    """An archive of its own with the sample and all invented referater, read as any upload is."""
    with pages.archive():
        from minutes import intake, tasks

        for path in sorted(EXAMPLES.glob("*.json")):
            text = path.with_suffix(".txt")
            if text.exists():
                document, _ = intake.receive([text.read_bytes()], text.name)
                tasks.read_document(document.pk)
        yield
