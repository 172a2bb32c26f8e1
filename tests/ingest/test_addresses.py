"""An anchor once shown leads to the same matter after any reading."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from minutes.ingest import ingest
from minutes.ingest.addresses import complete
from minutes.models import Document, Paragraph, ShortAddress
from minutes.parsing.types import Item, Sections
from tests import builders
from tests.landing import landing, shown
from tests.referater import item, referat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]

HOME = "/hovedstaden/2025-09-02/"
RABAT = "Movia foreslår en rabat på tyve procent til unge under uddannelse i hele hovedstadsområdet."
TAKST = "Taksterne stiger med to procent fra januar, og bestyrelsen har tilsluttet sig forslaget."
BUSSER = "Der indsættes flere busser i ydertimerne, hvor efterspørgslen er størst i kommunerne."


def movia(*baggrund: str, number: str = "3.2", title: str = "Takster", decision: str = "Godkendt.") -> Item:
    texts = Sections(baggrund="\n\n".join(baggrund) or None, beslutning=decision)
    return item(number, title, sections=texts)


def read(document: Document, *items: Item, **fields: Any) -> Any:
    return ingest(Document.objects.get(pk=document.pk), referat(list(items), **fields))


@pytest.fixture
def document() -> Document:
    """Read once, with three paragraphs at 3.2 and another item after it."""
    row = builders.document(None, "referat.txt")
    read(row, movia(RABAT, TAKST, BUSSER), movia(number="3.3", title="Klima"))
    return row


def test_each_paragraph_has_an_anchor_of_its_own_words(client: Client, document: Document) -> None:
    assert list(shown(client, f"{HOME}3.2/")) == [
        "beslutning-godkendt", "movia-foreslaar-rabat-tyve-procent", "taksterne-stiger-to-procent-januar",
        "indsaettes-flere-busser-ydertimerne",
    ]  # fmt: skip
    # The same words elsewhere at the meeting have another one, so that a paragraph can move there.
    assert list(shown(client, f"{HOME}3.3/")) == ["beslutning-godkendt-2"]
    page = client.get(f"{HOME}3.2/").content.decode()
    assert '<a href="#beslutning-godkendt" aria-label="Link til afsnittet">¶</a>' in page


def test_reading_again_writes_nothing(document: Document) -> None:
    with CaptureQueriesContext(connection) as queries:
        report = read(document, movia(RABAT, TAKST, BUSSER), movia(number="3.3", title="Klima"))
    assert report.is_empty
    assert not [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


@pytest.mark.parametrize(
    ("again", "lands_at", "on"),
    [
        # Mended, in another section, behind a new paragraph: it is still the same.
        ([movia(RABAT, TAKST.replace("stiger", "stlger"), BUSSER)], "3.2", "Taksterne stlger"),
        ([movia(BUSSER, "Nyt i teksten.", TAKST, RABAT)], "3.2", TAKST),
        ([movia(RABAT, BUSSER, decision=TAKST)], "3.2", TAKST),
        # Joined with the one above it.
        ([movia(f"{RABAT} {TAKST}", BUSSER)], "3.2", f"{RABAT} {TAKST}"),
        # Cut in two: where more of it is.
        ([movia(RABAT, TAKST[:50], TAKST[51:], BUSSER)], "3.2", TAKST[:50]),
        # Read no more: the nearest paragraph, then any, then the item itself.
        ([movia(RABAT, BUSSER)], "3.2", RABAT),
        ([movia(decision="Udsat.")], "3.2", "Udsat."),
        ([movia(decision="")], "3.2", "ikke med i den seneste læsning"),
        # At another item, its own being there or not, and renumbered.
        ([movia(RABAT, BUSSER), movia(TAKST, number="3.3", title="Klima")], "3.3", TAKST),
        ([movia(RABAT, TAKST, BUSSER, number="3.3", title="Klima")], "3.3", TAKST),
        ([movia(RABAT, TAKST, BUSSER, number="4")], "4", TAKST),
        # Another item has its number now.
        ([movia(number="3.2", title="Klima"), movia(RABAT, TAKST, BUSSER, number="3.3")], "3.3", TAKST),
    ],
)  # fmt: skip
def test_an_old_anchor_leads_to_the_same_matter(
    client: Client, document: Document, again: list[Item], lands_at: str, on: str
) -> None:
    read(document, *again)
    for _ in range(2):
        address, words = landing(client, f"{HOME}3.2/#taksterne-stiger-to-procent-januar")
        assert address == f"{HOME}{lands_at}/"
        assert on in words
        # And once more, as it was before: nothing is lost on the way back.
        read(document, movia(RABAT, TAKST, BUSSER), movia(number="3.3", title="Klima"))
        lands_at, on = "3.2", TAKST


def test_a_moved_paragraph_is_told_of_where_it_stood(client: Client, document: Document) -> None:
    read(document, movia(RABAT, BUSSER), movia(TAKST, number="3.3", title="Klima"))
    page = client.get(f"{HOME}3.2/").content.decode()
    assert (
        '<p class="note gone-to" id="taksterne-stiger-to-procent-januar">'
        "Afsnittet, linket førte til, står nu under "
        f'<a href="{HOME}3.3/#taksterne-stiger-to-procent-januar">punkt 3.3: Klima</a>.</p>'
    ) in page


def test_an_item_that_took_over_a_number_tells_who_had_it(client: Client, document: Document) -> None:
    read(document, movia(number="3.2", title="Klima"), movia(RABAT, TAKST, BUSSER, number="3.3"))
    page = " ".join(client.get(f"{HOME}3.2/").content.decode().split())
    assert f'»Takster« stod før på denne adresse. Det står nu som <a href="{HOME}3.3/">punkt 3.3</a>.' in page


def test_a_paragraph_is_cited_from_where_it_stood(client: Client, document: Document) -> None:
    anchor = "taksterne-stiger-to-procent-januar"
    # An item moved, its number taken by another.
    read(document, movia(number="3.2", title="Klima"), movia(RABAT, TAKST, BUSSER, number="3.3"))
    for file in ("citat.bib", "citat.ris"):
        response = client.get(f"{HOME}3.2/{file}?afsnit={anchor}", follow=True)
        assert response.redirect_chain == [(f"{HOME}3.3/{file}?afsnit={anchor}", 302)]
        assert f"{HOME}3.3/#{anchor}" in response.content.decode()
    assert f'href="{HOME}3.3/#{anchor}"' in client.get(f"{HOME}3.2/citat/").content.decode()


def test_of_a_paragraph_that_is_read_no_more_the_item_is_cited(client: Client, document: Document) -> None:
    read(document, movia(decision=""))
    response = client.get(f"{HOME}3.2/citat.bib?afsnit=taksterne-stiger-to-procent-januar")
    assert f"{HOME}3.2/}}" in response.content.decode()


def test_a_meeting_that_moves_takes_its_anchors_along(client: Client, document: Document) -> None:
    read(document, movia(RABAT, TAKST, BUSSER, number="4"), date="2025-09-03")
    address, words = landing(client, f"{HOME}3.2/#movia-foreslaar-rabat-tyve-procent")
    assert (address, words) == ("/hovedstaden/2025-09-03/4/", RABAT)


def test_a_text_mended_by_hand_has_no_false_anchor(client: Client, document: Document) -> None:
    row = Paragraph.objects.get(anchor="taksterne-stiger-to-procent-januar").item
    assert row is not None
    row.baggrund = "Noget ganske andet."
    row.save()
    assert "Noget ganske andet." not in shown(client, f"{HOME}3.2/").values()


def test_an_agenda_after_the_minutes_changes_no_anchor(client: Client, document: Document) -> None:
    before = shown(client, f"{HOME}3.2/")
    agenda = replace(referat([movia(RABAT)]), kind="dagsorden")
    ingest(builders.document(None, "dagsorden.txt"), agenda)
    assert shown(client, f"{HOME}3.2/") == before


def test_a_meeting_from_before_there_were_addresses_gets_them(client: Client) -> None:
    meeting = builders.item(builders.meeting(), "3.2", decision=TAKST).meeting
    assert not shown(client, f"{HOME}3.2/")
    complete()
    assert shown(client, f"{HOME}3.2/") == {"taksterne-stiger-to-procent-januar": TAKST}
    short = ShortAddress.objects.get(meeting=meeting)
    complete()
    assert ShortAddress.objects.get(meeting=meeting) == short
