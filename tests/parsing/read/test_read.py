from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from minutes.parsing import read
from minutes.parsing.read import ReadError
from tests.typeset import pdf_of

PAGES = [
    # One space begins a page; two are an indented line.
    ("a\n b\n  c\n", [("a",), ("b", "  c")]),
    # pdftotext parts pages with form feeds.
    ("a\n\fb\n", [("a",), ("b",)]),
    # The sample's last line is a mark with no page after it.
    ("a\n b\n ", [("a",), ("b", "")]),
    # A file may begin with a mark, and be written on Windows.
    (" a\r\nb", [("a", "b")]),
    # The mark that some editors put first in a UTF-8 file is no text.
    ("\ufeffREFERAT", [("REFERAT",)]),
]


@pytest.mark.parametrize(("text", "expected"), PAGES)
def test_a_text_is_cut_into_pages(text: str, expected: list[tuple[str, ...]]) -> None:
    document = read.document(text.encode())
    assert [page.lines for page in document.pages] == expected
    assert document.source == "text"


REFUSED = [
    (b"", "empty"),
    (b" \n\n", "empty"),
    # A Word file, an image, text of another encoding.
    (b"PK\x03\x04\x00\x00word/document.xml", "not_a_pdf"),
    (b"\x89PNG\r\n\x1a\n\x00\x00", "not_a_pdf"),
    ("Møde på Ærø".encode("cp1252"), "not_a_pdf"),
    (b"%PDF-1.4\nnothing of a PDF follows", "damaged"),
    # Cut off in the middle of an upload.
    (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 o", "damaged"),
]


@pytest.mark.parametrize(("data", "code"), REFUSED)
def test_it_says_why_a_file_cannot_be_read(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as refusal:
        read.document(data)
    assert refusal.value.code == code
    assert refusal.value.message == read.MESSAGES[code]


def test_it_reads_words_with_boxes_from_a_pdf(tmp_path: Path) -> None:
    document = read.document(pdf_of("Møde på Ærø\n Side to", tmp_path / "a.pdf").read_bytes())
    first, second = document.pages
    assert document.source == "text layer"
    assert [word.text for word in first.words][:3] == ["Møde", "på", "Ærø"]
    assert first.words[0].box.x1 < first.words[1].box.x0
    assert second.number == 2
    assert {page.source for page in document.pages} == {"text layer"}


def test_it_tells_of_each_page(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    data = pdf_of("a\n b\n c", tmp_path / "a.pdf").read_bytes()
    read.document(data, on_page=lambda page, pages: told.append((page, pages)))
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("as_pdf", [False, True])
def test_it_takes_as_many_pages_as_allowed_and_no_more(tmp_path: Path, as_pdf: bool) -> None:
    text = "a\n b\n c"
    data = pdf_of(text, tmp_path / "a.pdf").read_bytes() if as_pdf else text.encode()
    assert len(read.document(data, max_pages=3).pages) == 3
    with pytest.raises(ReadError) as refusal:
        read.document(data, max_pages=2)
    assert refusal.value.code == "too_many_pages"
    assert "over 2 sider" in refusal.value.message


def test_a_pdf_with_a_password_is_said_to_have_one(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "locked.pdf"), encrypt=StandardEncryption("hemmelig", strength=128))
    canvas.drawString(72, 700, "Lukket")
    canvas.save()
    with pytest.raises(ReadError) as refusal:
        read.document((tmp_path / "locked.pdf").read_bytes())
    assert refusal.value.code == "encrypted"


def test_a_pdf_locked_against_printing_only_is_read(tmp_path: Path) -> None:
    """Without a password to open it, what the owner forbids does not hinder reading."""
    canvas = Canvas(str(tmp_path / "owner.pdf"), encrypt=StandardEncryption("", "ejer", canPrint=0))
    canvas.drawString(72, 700, "Åben")
    canvas.save()
    words = read.document((tmp_path / "owner.pdf").read_bytes()).pages[0].words
    assert [word.text for word in words] == ["Åben"]
