"""Where lines stand, held against what pdfium draws: all ink is in boxes, and no box is empty."""

from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path

import msgspec
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw
from pypdf import PdfReader, PdfWriter, Transformation
from pypdf.generic import RectangleObject
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from minutes.parsing import parse
from minutes.parsing.ocr import pages as recognised
from minutes.parsing.ocr import recognised as ocr_words
from minutes.parsing.ocr.recognised import Seen
from minutes.parsing.places import Box, Frame, Sheet, Spot
from minutes.parsing.types import PageText, ParsedReferat
from tests import scans
from tests.scans import needs_tesseract, scanned

SCALE = 2
INK = 160
# The tails of letters and the grain of a scan reach a little out of a line.
AROUND = 2


def drawn(source: bytes, number: int = 1) -> Image.Image:
    with pdfium.PdfDocument(source) as document:
        return document[number - 1].render(scale=SCALE, grayscale=True).to_pil()


def spots(page: PageText) -> Iterator[tuple[str, Spot]]:
    for line, spot in zip(page.as_read.split("\n"), page.boxes, strict=True):
        assert bool(spot) == bool(line)
        if spot:
            yield line, spot


def ink(image: Image.Image, edges: tuple[float, float, float, float] | None = None) -> int:
    part = image.crop(tuple(round(edge) for edge in edges)) if edges else image
    return sum(part.histogram()[:INK])


def edges(spot: Spot, around: int = 0) -> tuple[float, float, float, float]:
    left, top, width, height = spot
    return (
        (left - around) * SCALE,
        (top - around) * SCALE,
        (left + width + around) * SCALE,
        (top + height + around) * SCALE,
    )


def assert_boxes_fit(source: bytes, page: PageText) -> None:
    """Each line's box has ink in it; and without what is in boxes the page is blank."""
    image = drawn(source, page.number)
    assert image.size == pytest.approx((page.width * SCALE, page.height * SCALE), abs=2)
    pen = ImageDraw.Draw(image)
    found = list(spots(page))
    for line, spot in found:
        assert ink(image, edges(spot)), line
    for _, spot in found:
        pen.rectangle(edges(spot, AROUND), fill=255)
    assert ink(image) == 0


def letter(size: tuple[float, float] = A4) -> bytes:
    """Two lines apart, one far to the right, so that no turn looks like another."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=size)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(72, 700, "Referat fra Kommunekontaktrådet")
    canvas.drawString(72, 686, "Mødet blev hævet kl. 12.30")
    canvas.drawString(320, 300, "Næste møde afholdes i Køge")
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def changed(change: Callable[[PdfWriter], object]) -> bytes:
    writer, out = PdfWriter(), BytesIO()
    writer.add_page(PdfReader(BytesIO(letter())).pages[0])
    change(writer)
    writer.write(out)
    return out.getvalue()


def turned(degrees: int, writer: PdfWriter) -> None:
    writer.pages[0].rotate(degrees)


def cut(left: float, low: float, right: float, high: float, writer: PdfWriter) -> None:
    writer.pages[0].cropbox = RectangleObject((left, low, right, high))


def moved(writer: PdfWriter) -> None:
    """A page whose lower left corner is not at 0, 0."""
    writer.pages[0].add_transformation(Transformation().translate(-200, 1000))
    writer.pages[0].mediabox = RectangleObject((-200, 1000, A4[0] - 200, A4[1] + 1000))
    writer.pages[0].cropbox = writer.pages[0].mediabox


def cut_and_turned(degrees: int, writer: PdfWriter) -> None:
    cut(50, 250, 560, 760, writer)
    turned(degrees, writer)


PAGES = {
    "as it is": lambda writer: None,
    "turned to the right": partial(turned, 90),
    "turned upside down": partial(turned, 180),
    "turned to the left": partial(turned, 270),
    "cut": partial(cut, 50, 250, 560, 760),
    # What a crop box asks for beyond the page is not there.
    "cut outside of the page": partial(cut, -100, 250, 9000, 9000),
    "moved": moved,
    "cut and turned to the right": partial(cut_and_turned, 90),
    "cut and turned to the left": partial(cut_and_turned, 270),
}


@pytest.mark.parametrize("change", PAGES.values(), ids=PAGES)
def test_boxes_stand_where_pdfium_draws_the_lines(change: Callable[[PdfWriter], object]) -> None:
    source = changed(change)
    assert_boxes_fit(source, parse(source).page_texts[0])


@pytest.mark.parametrize("angle", [90, 180, 270, 30])
@pytest.mark.parametrize("more", ["upright", "sideways"])
def test_text_drawn_sideways_stands_where_it_is_drawn(angle: int, more: str) -> None:
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(72, 700, "Referat")
    canvas.saveState()
    canvas.translate(300, 400)
    canvas.rotate(angle)
    canvas.drawString(0, 0, "Deltagere i mødet og deres suppleanter")
    canvas.restoreState()
    if more == "upright":
        canvas.drawString(72, 200, "Mødet blev hævet kl. 12.30, da der ikke var mere på dagsordenen")
    canvas.save()
    assert_boxes_fit(out.getvalue(), parse(out.getvalue()).page_texts[0])


def test_lines_of_a_whole_referat_stand_where_they_are_drawn(tmp_path: Path) -> None:
    source = scans.referat(tmp_path / "referat.pdf")
    for page in parse(source).page_texts:
        assert_boxes_fit(source, page)


def rare(*values: float) -> object:
    return pytest.param(*values, marks=pytest.mark.campaign)


@needs_tesseract
@pytest.mark.parametrize(("turned", "skew"), [(0, 1.2), rare(90, 0.4), rare(180, 0.0), rare(270, 0.4)])
def test_recognised_lines_stand_where_they_are_seen(tmp_path: Path, turned: int, skew: float) -> None:
    source = scans.page_of(scans.referat(tmp_path / "referat.pdf"), 2)
    scan = scanned(source, skew=skew, turned=turned, dpi=150)
    assert scans.INSTALLED
    (page,) = parse(scan, recognise=partial(recognised, program=scans.INSTALLED)).page_texts
    image = drawn(scan)
    assert image.size == pytest.approx((page.width * SCALE, page.height * SCALE), abs=4)
    all_ink = ink(image)
    for _, spot in spots(page):
        assert ink(image, edges(spot)) > 50
    for _, spot in spots(page):
        ImageDraw.Draw(image).rectangle(edges(spot, AROUND), fill=255)
    # A scan has grain everywhere, some of it as dark as ink.
    assert ink(image) < all_ink / 500


# A word on a page of 600 by 800, ten from the left and twenty from the top, as the page is turned to be read:
# (degrees, the size of the turned image, the word's left and top in it, its size)
TURNED = [
    (0, (600, 800), (10, 20), (100, 12)),
    (90, (800, 600), (800 - 20 - 12, 10), (12, 100)),
    (180, (600, 800), (600 - 10 - 100, 800 - 20 - 12), (100, 12)),
    (270, (800, 600), (20, 600 - 10 - 100), (12, 100)),
]


@pytest.mark.parametrize(("turned", "image", "corner", "size"), TURNED)
def test_what_is_read_on_a_turned_sheet_stands_where_it_is_on_the_page(
    turned: int, image: tuple[int, int], corner: tuple[int, int], size: tuple[int, int]
) -> None:
    (left, top), (width, height) = corner, size
    seen = [Seen(("1",), left, top, left + width, top + height, 90, "Godkendt")]
    sheet = ocr_words.sheet(seen, *image, points=1.0, turned=turned)
    box = Box(left, image[1] - top - height, left + width, image[1] - top)
    assert (sheet.width, sheet.height) == (600, 800)
    assert sheet.spot(box) == Spot(10, 20, 100, 12)


def test_a_box_is_cut_at_the_edge_of_the_page_and_has_no_size_outside() -> None:
    sheet = Sheet(100, 200, (Frame(0, 200, (1, 0, 0, -1, 0, 200)),))
    assert sheet.spot(Box(10.5, 180.2, 500, 190.9)) == Spot(10, 9, 90, 11)
    assert sheet.spot(Box(300, 180, 310, 190)) == Spot(100, 10, 0, 10)


def test_a_bare_text_has_no_boxes_and_what_was_kept_before_there_were_any_is_read() -> None:
    read = parse(b"REFERAT\n\n Deltagere\n")
    assert {(page.width, page.height, tuple(page.boxes)) for page in read.page_texts} == {(0.0, 0.0, ())}
    kept = msgspec.to_builtins(read)
    for page in kept["page_texts"]:
        del page["width"], page["height"], page["boxes"]
    assert msgspec.json.decode(msgspec.json.encode(kept), type=ParsedReferat) == read
