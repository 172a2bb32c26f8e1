"""An item that is withdrawn stays so, whatever editors correct it to be called, before or after."""

from typing import Any

import pytest

from minutes import correcting, publication
from minutes.correcting import Place
from minutes.models import AgendaItem, Correction, Document, DocumentPage
from minutes.parsing.types import PageText
from tests.referater import item, referat
from tests.test_versions import put

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]

SECRET = "Hemmelig persona1esag"
TOLD = [("1", "Klima", "Ja.", 6), ("2", SECRET, "Nej.", 8), ("3", "Eventuelt", "Intet.", 10)]
ITEMS = [item(*told, page=2, section_spans={"beslutning": (line, line)}) for *told, line in TOLD]
LISTED = f"Dagsorden\n1. Klima ... 2\n2. {SECRET} ... 2\n3. Eventuelt ... 2"
WRITTEN = f"1. Klima\nJa.\n2. {SECRET}\nNej.\n3. Eventuelt\nIntet."
PAGES = [PageText(1, 1, LISTED, LISTED, []), PageText(2, 5, WRITTEN, WRITTEN, [])]


@pytest.fixture
def document(settings: Any, tmp_path: Any) -> Document:
    settings.DOCUMENTS_DIR, settings.INDEX_DIR = tmp_path / "documents", tmp_path / "index"
    return put(referat(ITEMS, page_texts=PAGES))


def correct(document: Document, number: str, name: str, field: str, after: str) -> Correction:
    before = number if field == "number" else name
    document.refresh_from_db()
    return correcting.correct(document, Place("item", number, name, field, before), after, "", None)


def rename(document: Document) -> list[Correction]:
    """In two steps, so that neither its number nor its title is as it was."""
    first = correct(document, "2", SECRET, "number", "9")
    return [first, correct(document, "9", SECRET, "title", "Regnskab")]


def withdraw(document: Document, number: str) -> None:
    document.refresh_from_db()
    publication.withdraw_item(document, AgendaItem.objects.get(number=number), "Privat", None)


def seen() -> list[str]:
    return list(
        AgendaItem.objects.filter(withdrawn_at=None).order_by("position").values_list("title", flat=True)
    )


def is_on_a_page() -> bool:
    return DocumentPage.objects.filter(text__contains=SECRET).exists()


def test_it_stays_withdrawn_when_it_is_corrected(document: Document) -> None:
    withdraw(document, "2")
    rename(document)
    # Another that gets its number is not taken for it.
    correct(document, "1", "Klima", "number", "2")
    assert (seen(), is_on_a_page()) == (["Klima", "Eventuelt"], False)


def test_it_stays_withdrawn_when_what_was_corrected_before_is_taken_back(document: Document) -> None:
    made = rename(document)
    withdraw(document, "9")
    assert (seen(), is_on_a_page()) == (["Klima", "Eventuelt"], False)
    for correction in reversed(made):
        correcting.undo(correction, None)
        assert (seen(), is_on_a_page()) == (["Klima", "Eventuelt"], False)
