"""Every document there is, read by a parser that has changed: all that was ever shown still leads there."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
from django.test import Client

from bench import examples
from minutes.danish import slug
from minutes.ingest import ingest
from minutes.ingest.paragraphs import LONG, Text, held, likeness
from minutes.models import Document, Meeting, ShortAddress
from minutes.parsing import parse
from minutes.parsing.types import Item, ParsedReferat
from tests import builders
from tests.landing import Reader, shown

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]

EVERY = {example.name: example for example in examples.every()}
# Read by every `make test`: one full of tables; `make hostile` reads them all.
# Paragraphs that share this much are the same matter: a scanner's slip in each word leaves less alike.
SAME, PART = 0.5, 0.8
SLIPS = str.maketrans({"ø": "o", "æ": "a", "å": "a", "k": "h"})


@cache
def read(name: str) -> ParsedReferat:
    return parse(EVERY[name].source.read_bytes())


def changed(parsed: ParsedReferat) -> ParsedReferat:
    """Paragraphs mended and moved, one of an item to the next, the items renumbered, members renamed."""
    items = [_mended(item, at) for at, item in enumerate(parsed.items)]
    items = [_with_sections_moved(item) for item in items]
    items = _with_one_moved_on(items)
    attendance = [replace(one, name=one.name.replace("e", "é", 1)) for one in parsed.attendance]
    return replace(parsed, items=list(_renumbered(items)), attendance=attendance)


def _mended(item: Item, at: int) -> Item:
    """Every other item has slips in every third of its lines."""
    texts = {
        name: "\n".join(
            line.translate(SLIPS) if at % 2 and number % 3 == 0 else line
            for number, line in enumerate(text.split("\n"))
        )
        for name in ("baggrund", "indstilling", "sagsfremstilling")
        if (text := getattr(item.sections, name))
    }
    return replace(item, sections=replace(item.sections, **texts))


def _with_sections_moved(item: Item) -> Item:
    """The baggrund is taken for the beginning of the sagsfremstilling."""
    texts = [text for text in (item.sections.baggrund, item.sections.sagsfremstilling) if text]
    moved = replace(item.sections, baggrund=None, sagsfremstilling="\n\n".join(texts) or None)
    return replace(item, sections=moved)


def _with_one_moved_on(items: list[Item]) -> list[Item]:
    """The last paragraph of the longest sagsfremstilling is taken for the next item's first."""
    lengths = [len(item.sections.sagsfremstilling or "") for item in items[:-1]]
    at = lengths.index(max(lengths))
    first, _, last = (items[at].sections.sagsfremstilling or "").rpartition("\n\n")
    if not first or len(slug(last)) < LONG or items[at + 1].is_heading:
        return items
    taken = replace(items[at], sections=replace(items[at].sections, sagsfremstilling=first))
    after = items[at + 1]
    text = "\n\n".join(filter(None, [last, after.sections.sagsfremstilling]))
    given = replace(after, sections=replace(after.sections, sagsfremstilling=text))
    return [*items[:at], taken, given, *items[at + 2 :]]


def _renumbered(items: list[Item]) -> Iterator[Item]:
    """The last two items change numbers, and the first gets one that nobody had."""
    numbers = [item.number for item in items]
    if len(items) > 2:
        numbers = ["90", *numbers[1:-2], numbers[-1], numbers[-2]]
    yield from (replace(item, number=number) for item, number in zip(items, numbers, strict=True))


def is_same(was: str, now: str) -> bool:
    one, other = (Text(None, "", 1, words) for words in (was, now))
    return likeness(one, other) >= SAME or held(one, other) >= PART


@pytest.mark.campaign
@pytest.mark.parametrize("name", EVERY)
def test_all_addresses_and_anchors_lead_to_the_same_matter(client: Client, name: str) -> None:
    document = builders.document(None, f"{name}.txt")
    ingest(document, read(name))
    meeting = Meeting.objects.get()
    pages = {item.get_absolute_url(): item.title for item in meeting.items.select_related("meeting__council")}
    links = {f"{page}#{anchor}": words for page in pages for anchor, words in shown(client, page).items()}
    short = ShortAddress.objects.filter(item__meeting=meeting).select_related("item")
    titles = {row.get_absolute_url(): row.item.title for row in short if row.item}
    members = list(ShortAddress.objects.exclude(member=None).values_list("address", "member__pk"))
    assert links and titles

    ingest(Document.objects.get(), changed(read(name)))

    reader = Reader(client)
    there = {link: reader.landing(link)[1] for link in links}
    assert not {link: there[link] for link, words in links.items() if not is_same(words, there[link])}
    for address, title in [*pages.items(), *titles.items()]:
        response = client.get(address, follow=True)
        assert response.status_code == 200
        assert len(response.redirect_chain) <= 1
        assert title in response.context["item"].title or f"»{title}«" in response.content.decode()
    for address, pk in members:
        assert client.get(address, follow=True).context["member"].pk == pk

    # Read as at first again: everything is back where it was, and nothing is new the next time.
    ingest(Document.objects.get(), read(name))
    assert ingest(Document.objects.get(), read(name)).is_empty
    again = {f"{page}#{anchor}": words for page in pages for anchor, words in shown(client, page).items()}
    assert again == links
