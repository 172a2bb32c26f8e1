"""Pages that are images, read by Tesseract; what it cannot read is said to be missing."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from minutes.parsing import layout, ocr
from minutes.parsing.ocr import drawing
from minutes.parsing.ocr.tesseract import Tesseract
from minutes.parsing.types import RawPage, Warning
from tests import scans
from tests.typeset import pdf_of

# What a scanner and Tesseract take a moment to do.
LINES = """Deltagere

Søren Østergård (Ø), Næstved Kommune

2. Rammeaftale for børn og unge på det specialiserede område

Det indstilles, at KKR Sjælland tager udkastet til efterretning.
"""
BROKEN = Tesseract("/bin/false", "5", ("dan",))


def recognised(data: bytes, *numbers: int, at_once: int = 2) -> tuple[tuple[RawPage, ...], list[Warning]]:
    assert scans.INSTALLED is not None
    return ocr.pages(data, numbers, scans.INSTALLED, at_once)


def text(pages: tuple[RawPage, ...]) -> list[str]:
    return [line.text for line in layout.lines(pages) if line.text]


def picture(image: Image.Image, width: float = 595, height: float = 842) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(width, height))
    canvas.drawImage(ImageReader(image), 0, 0, width, height)
    canvas.save()
    return out.getvalue()


def lines_across() -> Image.Image:
    image = Image.new("L", (1200, 1700), 255)
    for at in range(0, 1200, 90):
        ImageDraw.Draw(image).line([at, 0, 1200 - at, 1700], fill=at // 10, width=9)
    return image


@scans.needs_tesseract
@pytest.mark.parametrize(
    "turned", [90, *(pytest.param(other, marks=pytest.mark.campaign) for other in (0, 180))]
)
def test_a_page_is_read_however_it_lay_on_the_glass(tmp_path: Path, turned: int) -> None:
    scan = scans.scanned(pdf_of(LINES, tmp_path / "a.pdf").read_bytes(), turned=turned)
    pages, doubts = recognised(scan, 1)
    read = text(pages)
    assert "Søren Østergård (Ø), Næstved Kommune" in read
    assert "2. Rammeaftale for børn og unge på det specialiserede område" in read
    assert (pages[0].source, doubts) == ("ocr", [])


@scans.needs_tesseract
def test_pages_are_told_of_in_order_and_come_with_their_numbers(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    typeset = pdf_of("Deltagere\n Beslutning\n", tmp_path / "a.pdf").read_bytes()
    scan = scans.together(scans.blank_page(), typeset)
    assert scans.INSTALLED is not None
    pages, _ = ocr.pages(scan, [3, 2], scans.INSTALLED, 2, 60, lambda page, of: told.append((page, of)))
    assert told == [(3, 3), (2, 3)]
    assert [(page.number, text((page,))[0]) for page in pages] == [(3, "KKR | referat"), (2, "Deltagere")]


@scans.needs_tesseract
def test_a_number_alone_in_the_margin_is_read_as_one(tmp_path: Path) -> None:
    """Alone it is often taken for a word, and the item would lose its number."""
    typeset = pdf_of(
        "3.1.\n\n\nRegionalpolitiske sager\n\n3.2.\n\n\nStatus på reformen\n", tmp_path / "a.pdf"
    )
    pages, _ = recognised(scans.scanned(typeset.read_bytes()), 1)
    assert [line for line in text(pages) if line[0].isdigit()] == ["3.1.", "3.2."]


@scans.needs_tesseract
def test_a_picture_has_no_text_and_says_so() -> None:
    (page,), doubts = recognised(picture(lines_across()), 1)
    assert page.words == ()
    assert doubts == [Warning("page_without_text", ocr.NO_TEXT, 1)]


@scans.needs_tesseract
def test_a_huge_page_is_read_coarser_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five metres wide: at 300 dots an inch its image would take four gigabytes."""
    monkeypatch.setattr(drawing, "MOST_PIXELS", drawing.MOST_PIXELS // 16)
    out = BytesIO()
    canvas = Canvas(out, pagesize=(14_400, 14_400))
    canvas.setFont("Helvetica", 700)
    canvas.drawString(1000, 7000, "Godkendelse af referat")
    canvas.save()
    pages, (doubt,) = recognised(out.getvalue(), 1)
    assert text(pages) == ["Godkendelse af referat"]
    assert (doubt.code, doubt.page) == ("page_coarse", 1)
    assert "8 i stedet for 300" in doubt.message
    assert pages[0].words[0].size == pytest.approx(700, rel=0.1)


@pytest.mark.parametrize(
    ("data", "numbers", "code", "message"),
    [
        # Tesseract fails, or is too slow.
        (picture(lines_across()), [1], "page_not_recognised", ocr.TOO_SLOW),
        # pdfium finds no such page, or no file.
        (scans.blank_page(), [2], "page_without_text", ocr.UNDRAWABLE),
        (b"%PDF-1.4 og ikke mere", [1, 2], "page_without_text", ocr.UNDRAWABLE),
    ],
)
def test_what_cannot_be_read_is_missing_and_said_so(
    data: bytes, numbers: list[int], code: str, message: str
) -> None:
    pages, doubts = ocr.pages(data, numbers, BROKEN)
    assert pages == tuple(RawPage(number, source="ocr") for number in numbers)
    assert doubts == [Warning(code, message, number) for number in numbers]
