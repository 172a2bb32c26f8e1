"""The English catalogue says all that the pages say, and the English pages say it in English."""

import gettext
import re
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation
from html5lib import HTMLParser
from html5lib.treebuilders import getTreeBuilder

from bench import messages
from minutes import facts
from minutes.ingest import ingest
from minutes.parsing import parse
from tests import builders

SAMPLE = "kkr-hovedstaden-2025-09-02.txt"
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}|<[^>]+>")
# Shorter ones may be English words too, or part of some.
SHORTEST = 12
HOME = "/en/hovedstaden/2025-09-02/"
# A page of each type that readers meet.
PAGES = (
    "/en/", "/en/arkivet/", "/en/hovedstaden/",
    HOME, f"{HOME}3.2/", f"{HOME}3.5/", f"{HOME}3/", f"{HOME}3.2/citat/", f"{HOME}side/4/",
    f"{HOME}?q=takster", f"{HOME}3.2/?q=takster",
    "/en/medlem/", "/en/medlem/?bogstav=m", "/en/medlem/maja-hoejgaard/",
    "/en/parti/", "/en/parti/oe/", "/en/kommune/", "/en/kommune/furesoe/",
    "/en/emne/", "/en/emne/sundhed/", "/en/sag/", "/en/forloeb/",
    "/en/soeg/", "/en/soeg/?q=takst", "/en/soeg/?q=klima+blåbær", "/en/soeg/?q=blåbærgrød&parti=xx",
    "/en/soeg/?q=kommune:furesø+sundhed&emne=sundhed", "/en/soeg/hjaelp/",
    "/en/was/", "/en/cookies/", "/en/nowhere/",
)  # fmt: skip
# What a reader sees or hears besides the text.
SPOKEN = ("aria-label", "title", "placeholder", "alt", "content", "data-copied", "data-list", "data-hint")


def forms(message: messages.Message) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else tuple(message)


def said(catalogue: messages.Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Danish forms → English forms."""
    return {forms(row.id): forms(row.string) for row in catalogue if row.id}


def test_the_catalogue_has_what_is_marked_and_no_more() -> None:
    marked = {forms(row.id) for row in messages.collected() if row.id}
    assert set(said(messages.kept())) == marked, "run make messages, and say in English what is new"


def test_everything_is_said_in_english_with_the_same_parts() -> None:
    for danish, english in said(messages.kept()).items():
        assert all(english), danish
        parts = [sorted(set(PLACEHOLDER.findall(form))) for form in (danish[-1], english[-1])]
        assert parts[0] == parts[1], danish


def test_nothing_is_a_guess() -> None:
    assert not [row.id for row in messages.kept() if row.fuzzy and row.id]


def test_what_django_reads_is_what_is_written() -> None:
    def read(content: bytes) -> dict[object, str]:
        return {
            key: value for key, value in gettext.GNUTranslations(BytesIO(content))._catalog.items() if key
        }

    compiled = messages.CATALOGUE.with_suffix(".mo").read_bytes()
    assert read(compiled) == read(messages.compiled(messages.kept()))


def test_danish_is_said_as_it_is_written() -> None:
    """Django brings Danish for words of its own, which must not be ours."""
    with translation.override("da"):
        for danish in said(messages.kept()):
            assert translation.gettext(danish[0]) == danish[0]


@pytest.fixture
def sample(db: None) -> None:
    facts.load()
    content = (Path(settings.BASE_DIR) / "samples" / SAMPLE).read_bytes()
    document = builders.document(None, SAMPLE, content)
    ingest(document, parse(content))


def spoken(page: str) -> str:
    """All that is said in English: text and labels, but for what is marked as Danish."""
    document = HTMLParser(getTreeBuilder("etree"), namespaceHTMLElements=False).parse(page)
    return " ".join(_spoken(document))


def _spoken(element: object) -> list[str]:
    if element.get("lang") == "da" or element.tag in {"script", "style"}:
        return [element.tail or ""]
    own = [element.text or "", *(element.get(name, "") for name in SPOKEN)]
    return [*own, *(part for child in element for part in _spoken(child)), element.tail or ""]


def test_an_english_page_has_no_danish_of_its_own(client: Client, sample: None) -> None:
    pieces = {
        unescape(piece).strip(" .,:;»«")
        for danish, english in said(messages.kept()).items()
        if danish != english
        for form in danish
        for piece in PLACEHOLDER.split(form)
    }
    telling = sorted(piece for piece in pieces if len(piece) >= SHORTEST)
    for address in PAGES:
        page = " ".join(spoken(client.get(address).content.decode()).split())
        assert not [piece for piece in telling if piece in page], address
