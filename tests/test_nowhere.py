"""What was hidden or withdrawn is nowhere: not in an answer of the site, the index, a file or a row.

The archive is walked as a reader walks it, every address that was ever seen is asked again, and all that is
stored is read; before, each secret is found in all those places, so that none is looked for in vain.
"""

import html
import re
from collections import Counter, deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote_plus, urldefrag

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.test import Client

from minutes import publication, readings, search
from minutes.corrections.phrases import pattern
from minutes.danish import folded
from minutes.models import (
    AgendaItem,
    Attachment,
    Correction,
    Document,
    Enclosure,
    FaultReport,
    Hiding,
    Reading,
    SearchChange,
)
from minutes.search import reading as index
from minutes.search.schema import EXACT, FACETS, KEYS, PARTS, WEIGHTS
from tests import builders
from tests.examples.archive import reading
from tests.views.test_crawl import ENDLESS, SOME, kind_of, listed, whole

EXAMPLES = Path(__file__).parent / "examples"
SYDDANMARK, NORDJYLLAND = "kkr-syddanmark-2019-03-08.txt", "kkr-nordjylland-2017-02-03.txt"
HOME = "/syddanmark/2019-03-08/"
# A person on the lists, mentioned and appointed; words of a bilag; words of a title; a word of a text.
HIDDEN = ["Merle Sanderum Bellinge", "høringsudgave", "kronisk sygdom", "patientinddragelsesudvalget"]
# A word of an item and of its title that is withdrawn, and of a meeting.
WITHDRAWN = ["hjemløshed", "socialdirektørerne", "Klokkerholm"]
SECRETS = [*HIDDEN, *WITHDRAWN]
# Of the archive itself, and of editors: as private as the file.
PRIVATE = {Reading, Hiding, Correction}
LINK = re.compile(r'href="([^"]+)"')
# Like the others in all but their name.
ALIKE = {
    "municipality",
    "municipality_feed",
    "party",
    "party_feed",
    "topic",
    "topic_feed",
    "council",
    "fault",
}


def taken_in(name: str) -> Document:
    file = EXAMPLES / name
    document = builders.document(None, name, file.read_bytes())
    document.path.parent.mkdir(parents=True, exist_ok=True)
    document.path.write_bytes(file.read_bytes())
    readings.keep(document, reading(file))
    readings.put(document, readings.layered(document, reading(file)))
    return document


def walked(at_most: int, known: set[str]) -> dict[str, tuple[int, str]]:
    """Address → status and all it says; of those of a kind so many, and all that are known."""
    client, visits, seen = Client(raise_request_exception=False), Counter[str](), {}
    questions = {f"/soeg/?q={secret}" for secret in SECRETS}
    begin = {"/", "/en/", "/sitemap.xml"} | questions | known
    begin |= {f"{HOME}{item.slug}/" for item in AgendaItem.objects.filter(meeting__date="2019-03-08")}
    begin |= {f"{HOME}{place}" for place in ("3.3/citat/", "3.3/citat.bib", "3.2/citat/", "4/citat.ris")}
    waiting, asked = deque(sorted(begin)), set(begin)
    while waiting:
        address = waiting.popleft()
        kind = kind_of(address)
        if not kind.strip():
            continue
        visits[kind] += 1
        few = kind in ENDLESS or kind.split()[-1] in ALIKE or kind.startswith("en ")
        if address not in begin and visits[kind] > (min(at_most // 5, SOME) if few else at_most):
            continue
        response = client.get(address)
        content, sort = response.getvalue(), response["Content-Type"].split(";")[0]
        # A search says again what was asked for.
        said = content.decode(errors="replace") if "?q=" not in address else found_by(content.decode())
        seen[address] = response.status_code, said
        links = (
            set(LINK.findall(html.unescape(content.decode())))
            if sort == "text/html"
            else listed(sort, content)
        )
        new = (
            {urldefrag(link).url for link in whole(address, links)} - asked
            if response.status_code == 200
            else set()
        )
        asked |= new
        waiting += sorted(new)
    return seen


def found_by(page: str) -> str:
    """The hits of a search's page, or nothing."""
    return " ".join(re.findall(r'<ul class="rows hits">.*?</main>', page, re.S))


def plain(text: str) -> str:
    return html.unescape(unquote_plus(text))


def of_index(folder: Path) -> Iterator[tuple[str, str]]:
    """Every word it holds, every stored field, and what lies on the disk."""
    index._open = None
    searcher = index.searcher()
    for field in (*WEIGHTS, PARTS, EXACT, *KEYS, *FACETS):
        yield f"terms of {field}", " ".join(term for term, _ in searcher.terms_with_prefix(field, ""))
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.name, path.read_bytes().decode("utf-8", errors="replace")


def of_rows() -> Iterator[tuple[str, str]]:
    models = [model for model in apps.get_app_config("minutes").get_models() if model not in PRIVATE]
    for model in (*models, LogEntry):
        for row in model._default_manager.values():
            yield f"{model.__name__} {row.get('id', '')}", repr(list(row.values()))


def places(answers: dict[str, tuple[int, str]], folder: Path) -> dict[str, set[str]]:
    """Secret → where it was found: an address, a part of the index, a row."""
    said = [(address, plain(text)) for address, (_, text) in answers.items()]
    stored = [*said, *of_index(folder), *of_rows()]
    return {secret: {place for place, text in stored if says(place, text, secret)} for secret in SECRETS}


def says(place: str, text: str, secret: str) -> bool:
    """The words of an index are folded, and cut to their stem; of two, each is a word of its own."""
    if place.startswith("terms"):
        return " " not in secret and folded(secret)[:-2] in text
    return pattern(secret).search(text) is not None


def kinds_of(where: set[str]) -> set[str]:
    return {kind_of(place) if place.startswith("/") else place.split()[0] for place in where}


def editors_deeds(document: Document) -> None:
    """Names made of the words, and words about them, that no reading makes."""
    attachment = Attachment.objects.get(title__contains="høringsudgave")
    enclosure = Enclosure.objects.create(
        meeting=document.meeting,
        item=attachment.item,
        title=attachment.title,
        slug="trafikplan-hoeringsudgave",
        url="https://example.dk/",
        original_name="Høringsudgave.pdf",
    )
    attachment.enclosure = enclosure
    attachment.save()
    FaultReport.objects.create(
        meeting=document.meeting,
        address=HOME,
        passage="Om kronisk sygdom",
        text="Merle Sanderum Bellinge staves",
    )
    Document.objects.filter(pk=document.pk).update(original_name="Referat om kronisk sygdom.pdf")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "at_most", [4, pytest.param(100_000, marks=pytest.mark.campaign)], ids=["some", "all"]
)
def test_what_is_hidden_or_withdrawn_is_nowhere(
    facts: None, settings: Any, tmp_path: Path, at_most: int
) -> None:
    settings.INDEX_DIR, settings.DOCUMENTS_DIR = tmp_path / "index", tmp_path / "documents"
    settings.STATE_DIR = tmp_path
    document, other, editor = taken_in(SYDDANMARK), taken_in(NORDJYLLAND), builders.user()
    editors_deeds(document)
    for each in (document, other):
        each.refresh_from_db()
        SearchChange.objects.note(each.meeting.pk)
    search.follow()
    before = walked(at_most, set())
    found = places(before, settings.INDEX_DIR)
    for secret in SECRETS:
        kinds = kinds_of(found[secret])
        assert kinds >= {"original_text", "DocumentPage"} | (set() if " " in secret else {"terms"}), secret
    everywhere = kinds_of({place for where in found.values() for place in where})
    assert everywhere >= {
        "item",
        "meeting",
        "page",
        "member",
        "search",
        "feed",
        "quotations",
        "bibtex",
        "Traits",
    }

    hidings = [publication.hide(document, phrase, "Privat", editor) for phrase in HIDDEN]
    item = document.meeting.items.get(slug="3.2")
    hidings.append(publication.withdraw_item(document, item, "Lukket punkt", editor))
    publication.withdraw(other.meeting, "Lukket møde")
    search.follow()
    after = walked(at_most, set(before))

    left = places(after, settings.INDEX_DIR)
    # A meeting that is withdrawn keeps its rows: no address leads to them.
    rows = {place for place in left["Klokkerholm"] if not place.startswith(("/", "terms", "index"))}
    assert {
        secret: where - (rows if secret == "Klokkerholm" else set()) for secret, where in left.items()
    } == {secret: set() for secret in SECRETS}
    assert after[f"{HOME}3.2/"][0] == after["/nordjylland/2017-02-03/"][0] == 410
    assert after[f"{HOME}3.1/"][0] == 200

    for hiding in reversed(hidings):
        publication.restore(hiding, editor)
    publication.publish(other.meeting)
    search.follow()
    kinds = {"item", "meeting", "member", "page", "original_text"}
    # There an anchor that was shown meanwhile leads on.
    shown = {place for place in before if kind_of(place) in kinds and place != f"{HOME}3.3/"}
    again = walked(0, shown)
    assert {place: again[place] == before[place] for place in shown} == dict.fromkeys(shown, True)
