"""The pages on which editors hide words and withdraw items, and see what is taken from readers."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from minutes import readings
from minutes.models import AgendaItem, Document, Hiding
from tests import builders
from tests.examples.archive import reading
from tests.referater import LETTER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]

ITEM = "/hovedstaden/2025-09-02/1/"
WORDS = "godkender referatet"


@pytest.fixture(autouse=True)
def index_dir(settings: Any, tmp_path: Path) -> None:
    settings.INDEX_DIR = tmp_path / "index"


@pytest.fixture
def document(tmp_path: Path) -> Document:
    file = tmp_path / "referat.txt"
    file.write_text(LETTER, encoding="utf-8")
    document = builders.document(None, file.name, file.read_bytes())
    readings.keep(document, reading(file))
    readings.put(document, readings.layered(document, reading(file)))
    return document


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(builders.user())
    return client


def hide(document: Document) -> str:
    return f"{document.get_absolute_url()}skjul/"


@pytest.mark.parametrize("address", ["/upload/dokumenter/1/skjul/", "/redaktion/skjult/"])
def test_a_stranger_is_asked_to_log_in(client: Client, address: str) -> None:
    assert client.get(address)["Location"] == f"/log-ind/?next={address}"


@pytest.mark.parametrize("action", ["skjul/punkt/", "../../../redaktion/skjult/1/vis-igen/"])
def test_a_link_changes_nothing(editor: Client, document: Document, action: str) -> None:
    assert editor.get(f"{document.get_absolute_url()}{action}").status_code in {404, 405}


def test_where_words_stand_is_shown_before_anything_is_done(editor: Client, document: Document) -> None:
    page = editor.get(hide(document), {"ord": WORDS}).content.decode()

    assert "1 linje bliver ændret" in page
    assert f"<mark>{WORDS}</mark>" in page
    assert not Hiding.objects.exists()


def test_words_are_hidden_with_a_reason_and_shown_again(editor: Client, document: Document) -> None:
    assert WORDS in editor.get(ITEM).content.decode()

    response = editor.post(hide(document), {"ord": WORDS, "reason": "Forkert sag"}, follow=True)

    assert "Ordene er skjult." in response.content.decode()
    assert WORDS not in Client().get(ITEM).content.decode()
    row = Hiding.objects.get()
    listed = editor.get("/redaktion/skjult/").content.decode()
    assert "Forkert sag" in listed and "mette" in listed

    editor.post(f"/redaktion/skjult/{row.pk}/vis-igen/")

    assert WORDS in Client().get(ITEM).content.decode()
    assert "vist igen" in editor.get("/redaktion/skjult/").content.decode()


@pytest.mark.parametrize(
    ("words", "reason", "told"),
    [
        ("", "Forkert sag", "Ordene"),
        ("og", "Forkert sag", "for få bogstaver"),
        ("står der ikke", "Forkert sag", "står ikke i papiret"),
        (WORDS, "", "Skriv kort, hvorfor"),
        # The reason is in the log for good.
        (WORDS, f"De {WORDS}", "Begrundelsen gentager de ord"),
    ],
)
def test_what_cannot_be_hidden_is_told(
    editor: Client, document: Document, words: str, reason: str, told: str
) -> None:
    response = editor.post(hide(document), {"ord": words, "reason": reason})

    assert response.status_code == 400
    assert told in response.content.decode()
    assert not Hiding.objects.exists()


def test_a_private_place_fills_the_form(editor: Client, tmp_path: Path) -> None:
    """From the page where a doubt is looked at: the number on that line, and where else it stands."""
    file = tmp_path / "privat.txt"
    file.write_text(LETTER.replace("referatet.", "referatet. Ring 44 14 00 00.", 1), encoding="utf-8")
    document = builders.document(None, file.name, file.read_bytes())
    readings.keep(document, reading(file))
    [warning] = [one for one in reading(file).warnings if one.code == "phone"]

    page = editor.get(hide(document), {"side": "1", "linje": str(warning.line)}).content.decode()

    assert "<mark>44 14 00 00</mark>" in page


def test_an_item_is_withdrawn_from_its_own_page(editor: Client, document: Document) -> None:
    page = editor.get(ITEM).content.decode()
    assert "Træk punktet tilbage" in page
    assert "Træk punktet tilbage" not in Client().get(ITEM).content.decode()

    editor.post(f"{hide(document)}punkt/", {"punkt": "1", "reason": "Lukket punkt"})

    response = Client().get(ITEM)
    assert response.status_code == 410
    assert "Lukket punkt" in response.content.decode()
    assert AgendaItem.objects.get().withdrawn_at is not None


def test_an_item_is_not_withdrawn_without_a_reason(editor: Client, document: Document) -> None:
    response = editor.post(f"{hide(document)}punkt/", {"punkt": "1", "reason": ""}, follow=True)

    assert "Skriv en begrundelse" in response.content.decode()
    assert AgendaItem.objects.get().withdrawn_at is None


@pytest.mark.parametrize("amount", [1, 5])
def test_the_list_costs_the_same_however_much_is_hidden(
    editor: Client, document: Document, django_assert_num_queries: Any, amount: int
) -> None:
    for _ in range(amount):
        Hiding.objects.create(
            document=document, meeting=document.meeting, extent="span", phrase="abc", reason="x"
        )
    editor.get("/redaktion/skjult/")

    with django_assert_num_queries(7):
        editor.get("/redaktion/skjult/")
