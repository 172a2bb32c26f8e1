"""Pages drawn in a child: what is covered is gone from the picture and from the copy, and nothing else is."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import psutil
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops

from minutes import child
from minutes.parsing import parse
from minutes.parsing.places import Spot
from minutes.parsing.types import PageText
from minutes.scans import covers, drawer
from minutes.scans.covers import Cover
from minutes.scans.drawer import Failed
from tests import hostile, scans
from tests.typeset import pdf_of

# JPEG and WebP leave no black quite black.
BLACK = 24
TEXT = """REFERAT
KKR SJÆLLAND
Første linje siger noget om vejret
Ole Hansen har telefon 12 34 56 78
Sidste linje siger noget om høsten
 2. Anden side
Også her er Ole Hansen nævnt
"""
PARSED = parse(b"REFERAT")


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pdf_of(TEXT, tmp_path_factory.mktemp("drawing") / "a.pdf")


@pytest.fixture(scope="module")
def private(pdf: Path) -> list[Cover]:
    """The lines that name him."""
    parsed = parse(pdf.read_bytes())
    named = [
        page.first_line + at
        for page in parsed.page_texts
        for at, line in enumerate(page.as_read.split("\n"))
        if "Hansen" in line
    ]
    assert len(named) == 2
    return covers.of_lines(parsed, named)


def opened(picture: bytes) -> Image.Image:
    return Image.open(io.BytesIO(picture)).convert("L")


def band(image: Image.Image, cover: Cover, at: int = 0) -> Image.Image:
    """The part of the picture that a spot is."""
    left, top, width, height = cover.spots[at]
    edges = (left, top, left + width, top + height)
    return image.crop([round(edge * image.width / cover.width) for edge in edges])


def share(image: Image.Image, darker_than: int) -> float:
    return sum(image.histogram()[:darker_than]) / (image.width * image.height)


def test_a_cover_blackens_its_line_and_no_other_pixel(pdf: Path, private: list[Cover]) -> None:
    plain, covered = opened(drawer.picture(pdf, 1, 1000)), opened(drawer.picture(pdf, 1, 1000, private))
    assert plain.width == covered.width == pytest.approx(1000, abs=2)
    assert plain.height == pytest.approx(1000 * 842 / 595, abs=3)
    assert 0.05 < share(band(plain, private[0]), 128) < 0.5
    assert share(band(covered, private[0]), BLACK) == 1
    changed = ImageChops.difference(plain, covered).point(lambda value: 255 * (value > 64)).getbbox()
    left, top, width, height = private[0].spots[0]
    edges = (left, top, left + width, top + height)
    assert changed == pytest.approx([edge * covered.width / private[0].width for edge in edges], abs=8)


# Lines at 100 and below, each ten high: (where the line before and after stand, from and to of the black)
TIGHT = [
    # With room enough there is more than the line.
    ((60, 140), (97, 113)),
    # Half of what parts them.
    ((88, 114), (99, 112)),
    # Where the boxes touch or overlap, the line alone.
    ((90, 109), (100, 110)),
    # The line itself is all the same whole.
    ((94, 106), (100, 110)),
]


@pytest.mark.parametrize(("others", "black"), TIGHT)
def test_a_cover_takes_nothing_of_the_lines_beside_it(
    others: tuple[int, int], black: tuple[float, float]
) -> None:
    boxes = [Spot(50, top, 200, 10) for top in (others[0], 100, others[1])]
    # One beside it, in another column, is no matter.
    boxes.append(Spot(300, 100, 200, 10))
    page = PageText(1, 1, "a\nb\nc\nd", "a\nb\nc\nd", [], width=600, height=800, boxes=list(boxes))
    ((left, top, width, height),) = covers.of_lines(replace(PARSED, page_texts=[page]), [2])[0].spots
    assert (left, width) == (47, 206)
    assert (top, top + height) == black


def test_a_page_whose_places_are_not_known_is_black_all_over(pdf: Path) -> None:
    image = opened(drawer.picture(pdf, 2, 1000, [Cover(2, 0, 0, [])]))
    assert share(image, BLACK) == 1


def copied(path: Path, hidden: list[Cover], pages: int = 2) -> bytes:
    pieces: list[bytes] = []
    drawer.copy(path, hidden, pages, pieces.append)
    return b"".join(pieces)


def test_a_copy_has_black_where_the_words_were_and_no_word_at_all(pdf: Path, private: list[Cover]) -> None:
    assert "Hansen" in pdfium.PdfDocument(pdf)[0].get_textpage().get_text_range()
    copy = copied(pdf, private)
    document = pdfium.PdfDocument(copy)
    assert len(document) == 2
    for number, cover in enumerate(private):
        page = document[number]
        assert page.get_size() == pytest.approx((cover.width, cover.height), abs=1)
        assert page.get_textpage().get_text_range() == ""
        image = page.render(scale=2).to_pil().convert("L")
        assert share(band(image, cover), BLACK) > 0.99
        # The rest is still there to be read.
        _, _, width, height = cover.spots[0]
        assert share(image, 128) > 1.05 * width * height / 595 / 842
    assert b"Hansen" not in copy


def test_an_image_under_the_black_is_gone_too(tmp_path: Path) -> None:
    """Of a scan no other image is in the copy than the one that was painted over."""
    path = tmp_path / "scan.pdf"
    path.write_bytes(scans.scanned(scans.page_of(scans.referat(tmp_path / "r.pdf"), 1), dpi=100))
    cover = Cover(1, 595, 842, [(60, 60, 300, 30)])
    page = pdfium.PdfDocument(copied(path, [cover], 1))[0]
    (drawn,) = page.get_objects()
    image = drawn.get_bitmap().to_pil().convert("L")
    assert share(band(image, cover), BLACK) > 0.99


def refused(work: Callable[[], object]) -> str:
    with pytest.raises(Failed) as failure:
        work()
    assert failure.value.message.endswith(".")
    return failure.value.code


def test_what_cannot_be_drawn_is_refused_with_a_reason(pdf: Path, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("Referat")
    assert refused(lambda: drawer.picture(text, 1, 1000)) == "damaged"
    assert refused(lambda: copied(text, [])) == "damaged"
    assert refused(lambda: drawer.picture(tmp_path / "borte.pdf", 1, 1000)) == "missing"
    assert refused(lambda: drawer.picture(pdf, 3, 1000)) == "no_page"
    assert refused(lambda: drawer.picture(pdf, 0, 1000)) == "no_page"


def test_a_page_that_never_ends_is_stopped(tmp_path: Path, settings: object) -> None:
    path = tmp_path / "hostile.pdf"
    path.write_bytes(hostile.form_that_draws_itself())
    settings.DRAWING_CPU_SECONDS = 1  # type: ignore[attr-defined]
    before = psutil.Process().children()
    assert refused(lambda: drawer.picture(path, 1, 1000)) in {"too_slow", "memory", "undrawable"}
    assert set(psutil.Process().children()) <= set(before)


def test_more_than_a_few_at_once_are_told_to_come_again(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawer, "WAIT_SECONDS", 0.05)
    monkeypatch.setattr(drawer, "_at_once", drawer.BoundedSemaphore(1))
    with drawer._one_of_few():
        assert refused(lambda: drawer.picture(pdf, 1, 1000)) == "busy"
    assert drawer.picture(pdf, 1, 1000)


def test_a_poster_is_drawn_coarser_than_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "poster.pdf"
    document = pdfium.PdfDocument.new()
    document.new_page(200, 14_000)
    document.save(path)
    image = opened(drawer.picture(path, 1, 2000))
    assert image.height <= 16_000
    assert image.width * image.height <= 12_100_000


def test_a_copy_may_fill_its_limit_and_not_a_byte_more(pdf: Path, settings: object) -> None:
    settings.REDACTED_BYTES = size = len(copied(pdf, []))  # type: ignore[attr-defined]
    assert len(copied(pdf, [])) == size
    settings.REDACTED_BYTES = size - 1  # type: ignore[attr-defined]
    assert refused(lambda: copied(pdf, [])) == "too_much_output"


def test_the_drawer_is_bound_as_the_reader_is(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(child.ROOT)!r}); import runpy, os\n"
        "from minutes import containment\n"
        "containment.enter = lambda bounds: (print(len(os.environ) <= 1, bounds), os._exit(0))\n"
        "sys.stdout.reconfigure(line_buffering=True)\n"
        "runpy.run_module('minutes.drawing', run_name='__main__', alter_sys=True)"
    )
    monkeypatch.setattr(drawer, "START", code)
    told = drawer.picture(pdf, 1, 1000).decode()
    assert told.startswith("True Bounds(cpu_seconds=20, more_cpu_seconds=0, memory_bytes=805306368, parent=")
