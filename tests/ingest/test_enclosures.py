"""A file given for a bilag stays with it through every reading."""

import pytest

from minutes.ingest import ingest
from minutes.models import Attachment, Document, Enclosure, Meeting
from minutes.parsing.types import Item
from tests import builders
from tests.referater import item, referat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]


def read(*items: Item) -> bool:
    """Whether something was written."""
    return not ingest(Document.objects.get(), referat(list(items))).is_empty


def budget(number: str, *titles: str, title: str = "Budget") -> Item:
    return item(number, title, "Godkendt.", attachments=list(titles))


def where() -> list[tuple[str, str, str]]:
    """(item, title of the bilag, address of what was given for it)."""
    rows = Attachment.objects.exclude(enclosure=None).order_by("item__position", "position")
    return [(row.item.number, row.title, row.enclosure.slug) for row in rows if row.enclosure]


@pytest.fixture
def document() -> Document:
    """Read once, a file given for the second bilag."""
    row = builders.document()
    read(budget("3", "Budget 2025", "Budget 2026"), budget("4", "Tidsplan", title="Næste møde"))
    of = Attachment.objects.get(title="Budget 2026")
    of.enclosure = Enclosure.objects.create(
        meeting=Meeting.objects.get(), item=of.item, slug="budget-2026", title=of.title, sha256="0" * 64
    )
    of.save()
    return row


# (what is read now, where the file stands then)
READINGS = [
    ([budget("3", "Budget 2025", "Budget 2026")], [("3", "Budget 2026")]),
    # Another order, another number of the item, a title mended.
    ([budget("3", "Budget 2026", "Budget 2025")], [("3", "Budget 2026")]),
    ([budget("5", "Budget 2026")], [("5", "Budget 2026")]),
    ([budget("3", "Budget 2025", "Budgett 2026")], [("3", "Budgett 2026")]),
    # Another item names it now.
    ([budget("3"), budget("4", "Budget 2026", title="Næste møde")], [("4", "Budget 2026")]),
    ([budget("4", "Budget 2026", title="Eventuelt")], [("4", "Budget 2026")]),
    # A number apart is another paper: better none than a wrong one.
    ([budget("3", "Budget 2025")], []),
    ([budget("3", "Budget 2025", "Budget 2027")], []),
    ([budget("3", "Regnskab")], []),
]


@pytest.mark.parametrize(("items", "expected"), READINGS)
def test_it_stands_where_its_title_stands(
    document: Document, items: list[Item], expected: list[tuple[str, str]]
) -> None:
    read(*items)
    assert where() == [(number, title, "budget-2026") for number, title in expected]
    assert not read(*items)
    # Its address is never given up, and it is back when its title is.
    read(budget("3", "Budget 2025", "Budget 2026"))
    assert where() == [("3", "Budget 2026", "budget-2026")]


def test_of_two_with_one_title_each_keeps_its_own(document: Document) -> None:
    read(budget("3", "Tidsplan", "Budget 2026"), budget("4", "Tidsplan", title="Næste møde"))
    for of in Attachment.objects.filter(title="Tidsplan"):
        of.enclosure = Enclosure.objects.create(
            meeting=of.item.meeting, item=of.item, slug=f"tidsplan-{of.item.number}", title=of.title
        )
        of.save()
    read(budget("4", "Tidsplan", title="Næste møde"), budget("5", "Tidsplan", "Budget 2026"))
    assert where() == [
        ("4", "Tidsplan", "tidsplan-4"),
        ("5", "Tidsplan", "tidsplan-3"),
        ("5", "Budget 2026", "budget-2026"),
    ]
