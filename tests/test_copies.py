"""What readers get of a file in which something is hidden, and never the file itself."""

from functools import partial
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from django.test import Client

from minutes import publication, readings, tasks
from minutes.models import Document, Hiding, Meeting
from minutes.parsing import parse
from minutes.parsing.ocr import pages as recognised
from minutes.scans import copies, drawer
from tests import builders, scans
from tests.scans import needs_tesseract
from tests.typeset import pdf_of

pytestmark = pytest.mark.django_db

TEXT = """REFERAT
KKR SJÆLLAND
Dato: 02-09-2025 10:00
 1. Status
SAG-2025-03121 gitb
Sagsfremstilling
Ole Hansen på Åvej 7 har skre-
vet til rådet om sin nabo.
Beslutning
Godkendt.
"""
ADDRESS = "/sjaelland/2025-09-02/referat.pdf"


@pytest.fixture(autouse=True)
def state(settings: Any, tmp_path: Path, facts: None) -> None:
    settings.STATE_DIR, settings.DOCUMENTS_DIR = tmp_path, tmp_path / "documents"
    settings.INDEX_DIR = tmp_path / "index"


@pytest.fixture
def meeting() -> Meeting:
    return builders.meeting("2025-09-02", of=builders.council("sjaelland"))


@pytest.fixture
def document(meeting: Meeting, tmp_path: Path) -> Document:
    source = pdf_of(TEXT, tmp_path / "a.pdf").read_bytes()
    row = builders.document(meeting, name="a.pdf", content=source, page_count=2)
    readings.keep(row, parse(source))
    return row


def hide(of: Document, phrase: str) -> Hiding:
    row: Hiding = publication.hide(of, phrase, "En privat person.", None)
    return row


def body(client: Client, address: str = ADDRESS) -> tuple[bytes, str]:
    response = client.get(address)
    assert response.status_code == 200
    return b"".join(response.streaming_content), response["Content-Disposition"]


def words(source: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(source))


def test_a_copy_takes_the_place_of_the_file_until_nothing_is_hidden_any_more(
    client: Client, document: Document
) -> None:
    original, name = body(client)
    known = {"If-None-Match": client.get(ADDRESS)["ETag"]}
    assert client.get(ADDRESS, headers=known).status_code == 304
    assert "Ole Hansen" in words(original)
    assert "skjulte" not in name
    row = hide(document, "Ole Hansen")
    assert "hvor noget er skjult" in client.get("/sjaelland/2025-09-02/").content.decode()
    # Whoever has the file asks for it again.
    assert client.get(ADDRESS, headers=known).status_code == 200
    copy, name = body(client)
    assert "med-skjulte-steder.pdf" in name
    assert len(pdfium.PdfDocument(copy)) == 2
    assert words(copy).strip() == ""
    publication.restore(row, None)
    assert body(client)[0] == original
    tasks.cover(document.pk)
    assert list(copies.folder().rglob("*")) == []
    assert "hvor noget er skjult" not in client.get("/sjaelland/2025-09-02/").content.decode()


def line(source: bytes, words: str) -> tuple[int, Any]:
    """The page of a line and its box there."""
    for page in parse(source).page_texts:
        for text, spot in zip(page.as_read.split("\n"), page.boxes, strict=True):
            if words in text:
                return page.number, spot
    raise LookupError(words)


def is_black(source: bytes, place: tuple[int, Any]) -> bool:
    number, (left, top, width, height) = place
    image = pdfium.PdfDocument(source)[number - 1].render(scale=2).to_pil().convert("L")
    part = image.crop((left * 2, top * 2, (left + width) * 2, (top + height) * 2))
    return sum(part.histogram()[:24]) > 0.99 * part.width * part.height


@needs_tesseract
@pytest.mark.campaign
@pytest.mark.parametrize(("turned", "skew"), [(0, 1.0), (90, 0.4), (180, 0.4)])
def test_in_a_covered_scan_no_word_of_the_hidden_lines_is_recognised(
    meeting: Meeting, tmp_path: Path, turned: int, skew: float
) -> None:
    source = scans.scanned(pdf_of(TEXT, tmp_path / "a.pdf").read_bytes(), skew=skew, turned=turned)
    read = partial(parse, recognise=partial(recognised, program=scans.INSTALLED))
    row = builders.document(meeting, name="a.pdf", content=source, text_source="ocr")
    before = read(source)
    assert "Ole Hansen" in "".join(page.text for page in before.page_texts)
    readings.keep(row, before)
    hide(row, "Ole Hansen")
    after = "".join(page.as_read for page in read(copies.of(row).read_bytes()).page_texts)
    assert "Godkendt" in after
    assert not {"Ole", "Hansen", "Åvej", "skre-"} & set(after.split())


HIDDEN = [
    # (phrase, what begins each line that is black, and one that is not)
    ("Ole Hansen", ["Ole Hansen"], "vet til"),
    # Over the end of a line both lines go.
    ("skrevet til rådet", ["Ole Hansen", "vet til"], "Beslutning"),
]


@pytest.mark.parametrize(("phrase", "black", "left"), HIDDEN)
def test_each_line_with_hidden_words_is_black(
    document: Document, phrase: str, black: list[str], left: str
) -> None:
    source = document.path.read_bytes()
    hide(document, phrase)
    copy = copies.of(document).read_bytes()
    for begins in black:
        assert is_black(copy, line(source, begins))
    assert not is_black(copy, line(source, left))


def test_a_copy_is_made_once_and_anew_when_more_is_hidden(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    hide(document, "Ole Hansen")
    first = copies.of(document)
    made = first.stat().st_mtime_ns
    assert copies.of(document) == first
    assert first.stat().st_mtime_ns == made
    hide(document, "Godkendt")
    second = copies.of(document)
    assert second != first
    # What shows the words that are hidden now is gone.
    assert not first.exists()


def test_what_is_hidden_in_one_paper_of_a_meeting_is_hidden_in_the_others(
    client: Client, document: Document, meeting: Meeting, tmp_path: Path
) -> None:
    source = pdf_of("DAGSORDEN\nKKR SJÆLLAND\nIntet privat\n", tmp_path / "b.pdf").read_bytes()
    agenda = builders.document(meeting, name="b.pdf", content=source, kind=Document.Kind.AGENDA)
    readings.keep(agenda, parse(source))
    Hiding.objects.create(document=document, meeting=meeting, extent="span", phrase="Ole Hansen", reason="x")
    # One ring is for all of the meeting's papers.
    tasks.cover(document.pk)
    assert len(list(copies.folder().glob("*/*.pdf"))) == 2
    copy, name = body(client, "/sjaelland/2025-09-02/dagsorden.pdf")
    assert "dagsorden-med-skjulte-steder" in name
    assert copy != source


def test_of_a_text_the_masked_text_is_served(client: Client, meeting: Meeting) -> None:
    row = builders.document(meeting, name="a.txt", content=TEXT.encode())
    readings.keep(row, parse(TEXT.encode()))
    hide(row, "Ole Hansen")
    text = body(client, "/sjaelland/2025-09-02/referat.txt")[0].decode()
    expected = TEXT.replace("Ole Hansen", "[skjult]")
    assert text == expected


def test_nothing_is_served_where_the_words_are_not_found_or_the_file_was_not_read(
    client: Client, document: Document
) -> None:
    Hiding.objects.create(document=document, extent="span", phrase="Findes ikke her", reason="x")
    response = client.get(ADDRESS)
    assert response.status_code == 404
    assert "Filen kan ikke vises" in response.content.decode()
    document.reading.delete()
    assert client.get(ADDRESS).status_code == 404


def test_a_large_copy_is_made_by_the_worker_and_readers_come_again(
    client: Client, document: Document, settings: Any
) -> None:
    settings.REDACTED_AT_ONCE_PAGES = 1
    hide(document, "Ole Hansen")
    response = client.get(ADDRESS)
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert "Prøv igen om et minut." in response.content.decode()
    tasks.cover(document.pk)
    assert words(body(client)[0]).strip() == ""
    # A row that is gone is no error.
    tasks.cover(0)


def test_while_much_is_drawn_readers_come_again(
    client: Client, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawer, "WAIT_SECONDS", 0.05)
    monkeypatch.setattr(drawer, "_at_once", drawer.BoundedSemaphore(1))
    hide(document, "Ole Hansen")
    with drawer._one_of_few():
        assert client.get(ADDRESS).status_code == 503
    assert client.get(ADDRESS).status_code == 200


def test_what_cannot_be_drawn_is_not_tried_at_every_reader(
    client: Client, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[int] = []

    def fails(*_: object) -> None:
        tried.append(1)
        raise drawer.Failed("crashed")

    hide(document, "Ole Hansen")
    with monkeypatch.context() as patch:
        patch.setattr(drawer, "copy", fails)
        assert [client.get(ADDRESS).status_code for _ in range(3)] == [404, 404, 404]
        assert len(tried) == 1
    # A worker may try again, and with it all is well.
    tasks.cover(document.pk)
    assert words(body(client)[0]).strip() == ""


def test_once_known_a_copy_is_served_without_looking_the_reading_through(
    document: Document, django_assert_num_queries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    hide(document, "Ole Hansen")
    path = copies.of(document)
    with monkeypatch.context() as patch, django_assert_num_queries(3):
        patch.setattr(readings, "kept", None)
        assert copies.of(document) == path
    # What was deleted is made again.
    path.unlink()
    assert copies.of(document).exists()
