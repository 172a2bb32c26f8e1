"""Pages as pictures, for editors: drawn once, kept within bounds, and refused with a reason."""

import io
import os
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from PIL import Image

from minutes import readings
from minutes.models import Document, Hiding
from minutes.parsing import parse
from minutes.scans import drawer, kept, pictures
from tests import builders
from tests.typeset import pdf_of

pytestmark = pytest.mark.django_db

TEXT = "REFERAT\nKKR SJÆLLAND\nOle Hansen <b>\n 2. Anden side\nEndnu en linje\n"


@pytest.fixture(autouse=True)
def state(settings: Any, tmp_path: Path) -> None:
    settings.STATE_DIR, settings.DOCUMENTS_DIR = tmp_path, tmp_path / "documents"


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("redaktoer"))
    return client


@pytest.fixture
def document(tmp_path: Path) -> Document:
    source = pdf_of(TEXT, tmp_path / "a.pdf").read_bytes()
    row = builders.document(name="a.pdf", content=source, status=Document.Status.HELD)
    readings.keep(row, parse(source))
    return row


def picture(document: Document, number: int = 1, query: str = "") -> str:
    return f"/upload/dokumenter/{document.pk}/billede/{number}.webp{query}"


def page(document: Document, query: str = "") -> str:
    return f"/upload/dokumenter/{document.pk}/scan/{query}"


def test_a_held_document_is_seen_by_editors_and_nobody_else(client: Client, document: Document) -> None:
    for address in (picture(document), page(document)):
        assert client.get(address)["Location"].startswith("/log-ind/")
    client.force_login(User.objects.create_user("laeser"))
    for address in (picture(document), page(document)):
        assert client.get(address).status_code == 403


def test_a_picture_is_drawn_once_and_kept_by_this_browser_alone(
    editor: Client, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    response = editor.get(picture(document, query="?bredde=2000"))
    image = Image.open(io.BytesIO(response.content))
    assert response["Content-Type"] == "image/webp"
    assert image.width == pytest.approx(2000, abs=2)
    assert "private" in response["Cache-Control"]
    monkeypatch.setattr(drawer, "picture", None)
    again = editor.get(picture(document, query="?bredde=2000"), headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    # Any width is one of a few.
    assert editor.get(picture(document, query="?bredde=1999")).content == response.content


def test_a_page_that_cannot_be_shown_says_why(editor: Client, document: Document) -> None:
    beyond = editor.get(picture(document, 9))
    assert (beyond.status_code, beyond.content.decode()) == (404, "Filen har ikke den side.")
    text = builders.document(name="b.pdf", content=b"ingen PDF")
    refused = editor.get(picture(text))
    assert (refused.status_code, refused["Cache-Control"]) == (422, "no-store")
    assert "Se den i filen selv." in refused.content.decode()
    document.path.unlink()
    assert editor.get(picture(document, 2)).status_code == 404


PLACES = [
    # (asked for, page shown, lines marked)
    ("", 1, []),
    ("?side=2", 2, []),
    ("?linje=1", 1, ["REFERAT"]),
    # A line leads to its page, and is marked only there.
    ("?linje={second}", 2, ["2. Anden side"]),
    ("?side=1&linje={second}", 1, []),
    ("?side=99", 2, []),
    ("?side=-1&linje=x", 1, []),
    ("?side=" + 400 * "9", 1, []),
]


@pytest.mark.parametrize(("query", "number", "marked"), PLACES)
def test_the_address_says_which_page_and_which_lines(
    editor: Client, document: Document, query: str, number: int, marked: list[str]
) -> None:
    parsed = readings.kept(document)
    assert parsed
    second = parsed.page_texts[1].first_line + parsed.page_texts[1].as_read.split("\n").index("2. Anden side")
    html = editor.get(page(document, query.format(second=second))).content.decode()
    assert f"<strong>Side {number} af 2</strong>" in html
    assert html.count("<rect") == len(marked)
    for words in marked:
        assert f"»{words}«" in html


def test_a_bare_text_is_shown_line_by_line_as_it_was_read(editor: Client) -> None:
    row = builders.document(name="a.txt", content=TEXT.encode())
    readings.keep(row, parse(TEXT.encode()))
    html = editor.get(page(row, "?linje=3")).content.decode()
    assert "<mark>Ole Hansen &lt;b&gt;</mark>" in html
    assert '<img src="/upload' not in html


def test_a_file_that_was_never_read_is_shown_all_the_same(editor: Client, tmp_path: Path) -> None:
    source = pdf_of(TEXT, tmp_path / "c.pdf").read_bytes()
    row = builders.document(name="c.pdf", content=source, status=Document.Status.FAILED, error_code="x")
    html = editor.get(page(row, "?side=1&linje=4")).content.decode()
    assert f'src="{picture(row)}?bredde=1000"' in html
    assert "<svg viewBox" not in html


def test_an_editor_sees_what_is_hidden_and_what_readers_see_instead(
    editor: Client, document: Document
) -> None:
    assert "laeser=1" not in editor.get(page(document)).content.decode()
    Hiding.objects.create(document=document, extent="span", phrase="Ole Hansen", reason="x")
    assert "laeser=1&amp;side=1" in editor.get(page(document)).content.decode()
    html = editor.get(page(document, "?laeser=1&linje=3")).content.decode()
    assert f"{picture(document)}?bredde=1000&amp;laeser=1" in html
    assert "?laeser=1&amp;side=2" in html
    assert "Ole Hansen" not in html
    plain = editor.get(picture(document))
    masked = editor.get(picture(document, query="?laeser=1"))
    assert masked["Cache-Control"] == "no-store"
    assert dark(masked.content) > dark(plain.content) + 0.0005
    # What is kept is the page as it is.
    assert editor.get(picture(document)).content == plain.content


def dark(picture: bytes) -> float:
    image = Image.open(io.BytesIO(picture)).convert("L")
    return sum(image.histogram()[:24]) / (image.width * image.height)


def test_a_page_costs_as_many_queries_whatever_is_marked(
    editor: Client, document: Document, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(5):
        editor.get(page(document, "?linje=1&linje=2&linje=3"))


def test_what_was_not_used_for_longest_makes_room(tmp_path: Path) -> None:
    root = tmp_path / "pages"
    for age, name in enumerate(["a/1", "a/2", "b/1"]):
        kept.put(root / name, lambda file: file.write(b"x" * 10))
        os.utime(root / name, (1000 - age, 1000 - age))
    kept.used(root / "b/1")
    kept.make_room(root, 20)
    assert sorted(str(path.relative_to(root)) for path in root.glob("*/*")) == ["a/1", "b/1"]
    kept.make_room(root, 0)
    assert list(root.iterdir()) == []


def test_a_full_disk_hinders_nobody_to_see_a_page(
    editor: Client, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(kept, "put", full)
    assert editor.get(picture(document)).status_code == 200
    assert not pictures.folder().exists()
