"""Pages drawn as images, within bounds."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from minutes.parsing.ocr import drawing
from minutes.parsing.ocr.drawing import Undrawable
from tests import scans


def drawn(size: tuple[float, float], *, text: str = "", dark: float = 0.0) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=size)
    canvas.setFillGray(dark)
    canvas.drawString(size[0] / 2, size[1] / 2, text)
    canvas.save()
    return out.getvalue()


def test_a_page_is_drawn_at_the_resolution_asked_for() -> None:
    with drawing.opened(scans.blank_page()) as document:
        image = document.page(1, 300)
        assert (image.width, image.height, image.dpi) == (2481, 3508, pytest.approx(300))
        assert image.pnm.startswith(b"P5\n2481 3508\n255\n\xff\xff")
        assert len(image.pixels) == image.width * image.height


def test_a_page_comes_as_it_is_shown_or_turned_from_there() -> None:
    page = PdfReader(BytesIO(drawn((200, 400), text="REFERAT"))).pages[0].rotate(90)
    writer, out = PdfWriter(), BytesIO()
    writer.add_page(page)
    writer.write(out)
    with drawing.opened(out.getvalue()) as document:
        assert (document.page(1, 72).width, document.page(1, 72).height) == (400, 200)
        assert document.page(1, 72, turned=270).width == 200


@pytest.mark.parametrize(
    "size",
    [
        (14_400, 14_400),
        pytest.param((200_000, 300_000), marks=pytest.mark.campaign),
        (30, 900_000),
    ],
)
def test_a_huge_page_is_drawn_coarser_and_fits(size: tuple[float, float]) -> None:
    with drawing.opened(drawn(size)) as document:
        image = document.page(1, 300)
        assert image.dpi < 300
        assert len(image.pixels) <= drawing.MOST_PIXELS * 1.01
        assert max(image.width, image.height) <= drawing.LONGEST_SIDE


@pytest.mark.parametrize(
    ("data", "printed"),
    [
        (scans.blank_page(), False),
        (drawn((595, 842), text="7"), True),
        (drawn((595, 842), text="Lysegrå tekst", dark=0.5), True),
        # Dust: a hundredth of an inch.
        (drawn((595, 842), text="."), False),
        # What cannot be drawn may have something on it.
        (b"%PDF-1.4 og ikke mere", True),
    ],
)
def test_it_tells_blank_paper_from_print(data: bytes, printed: bool) -> None:
    assert drawing.printed(data, [1]) == ((1,) if printed else ())


def test_a_part_ends_where_the_image_does() -> None:
    image = drawing.Image(bytes(range(12)), 4, 3, 72)
    part = image.part(1, 1, 3, 2)
    assert (part.pixels, part.width, part.height) == (bytes([5, 6]), 2, 1)
    assert image.part(-5, -5, 99, 99) == image
    assert image.part(9, 9, 10, 10).pixels == b""


def test_a_blank_sheet_with_grain_from_the_scanner_is_blank() -> None:
    assert drawing.printed(scans.scanned(scans.blank_page()), [1]) == ()


def test_a_page_that_is_not_there_cannot_be_drawn(tmp_path: Path) -> None:
    with drawing.opened(scans.blank_page()) as document, pytest.raises(Undrawable):
        document.page(2, 72)
    with pytest.raises(Undrawable), drawing.opened(b"%PDF-1.4"):
        pass


def with_a_form(content: str, form: str) -> bytes:
    """One page, and a form or pattern that it shows."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Pattern << /P 5 0 R >> /XObject << /F 5 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        form,
    ]
    body = "".join(f"{at} 0 obj\n{each}\nendobj\n" for at, each in enumerate(objects, start=1))
    return f"%PDF-1.7\n{body}trailer << /Root 1 0 R /Size 6 >>\nstartxref\n0\n%%EOF\n".encode()


# A pattern with steps too small to see, which pdfium draws for ever.
ENDLESS = with_a_form(
    "/Pattern cs /P scn 0 0 595 842 re f",
    "<< /Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.001"
    " /YStep 0.001 /Resources << >> /Length 12 >>\nstream\n0 0 1 1 re f\nendstream",
)


@pytest.mark.campaign
def test_a_page_that_would_be_drawn_for_ever_is_lost_alone() -> None:
    both = scans.together(ENDLESS, drawn((595, 842), text="7"))
    with drawing.opened(both, seconds=2) as document:
        with pytest.raises(Undrawable):
            document.page(1, 300)
        assert not document.page(2, 72).is_blank
