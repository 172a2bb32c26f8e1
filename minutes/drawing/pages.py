"""A page as pdfium draws it, with what is to be covered painted over, and a PDF of all of them.

Only the child process imports this module.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from math import sqrt
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import pypdfium2 as pdfium
from PIL import Image, ImageDraw

# A page of A4 drawn 2,000 pixels wide has six million; a poster is drawn coarser than asked for.
MOST_PIXELS = 12_000_000
# WebP takes no longer side.
LONGEST_SIDE = 16_000
# Letters stay clear, and a page of text is 20 to 50 kB.
WEBP_QUALITY, WEBP_EFFORT = 60, 1
# To be read on a screen and on paper; a page of text is some 120 kB.
COPY_DPI, COPY_QUALITY = 150, 60
POINTS_PER_INCH = 72
BLACK = (0, 0, 0)


class Undrawable(Exception):
    """With one of the program's codes."""


class Cover(NamedTuple):
    """What of a page is to be black: spots (left, top, width, height) in points, or all of it without any."""

    page: int
    width: float
    height: float
    spots: list[tuple[float, float, float, float]]


def by_page(covers: Iterable[list[Any]]) -> Mapping[int, Cover]:
    return {cover.page: cover for cover in (Cover(*one) for one in covers)}


@contextmanager
def opened(path: Path) -> Iterator[pdfium.PdfDocument]:
    """Raises `Undrawable`."""
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        raise Undrawable("damaged") from error
    try:
        yield document
    finally:
        document.close()


def picture(document: pdfium.PdfDocument, number: int, width: int, covers: Mapping[int, Cover]) -> bytes:
    """Page `number` from 1 as WebP, `width` pixels wide or less where it is large. Raises `Undrawable`."""
    if not 1 <= number <= len(document):
        raise Undrawable("no_page")
    out = BytesIO()
    image = _drawn(document, number, lambda across: width / across, covers)
    image.save(out, "WEBP", quality=WEBP_QUALITY, method=WEBP_EFFORT)
    return out.getvalue()


def write_copy(document: pdfium.PdfDocument, covers: Mapping[int, Cover], out: BinaryIO) -> None:
    """All pages as pictures in a new PDF, which has nothing else of the old one. Raises `Undrawable`."""
    copy = pdfium.PdfDocument.new()
    for number in range(1, len(document) + 1):
        image = _drawn(document, number, lambda _: COPY_DPI / POINTS_PER_INCH, covers)
        _add(copy, image, *_size(document, number))
    copy.save(out)


def _size(document: pdfium.PdfDocument, number: int) -> tuple[float, float]:
    width, height = document.get_page_size(number - 1)
    return width, height


def _drawn(document: pdfium.PdfDocument, number: int, scale: Any, covers: Mapping[int, Cover]) -> Image.Image:
    """`scale` gives pixels per point from the page's width in points."""
    try:
        page = document[number - 1]
        width, height = page.get_size()
        most = min(sqrt(MOST_PIXELS / (width * height)), LONGEST_SIDE / max(width, height))
        image = page.render(scale=min(scale(width), most)).to_pil().convert("RGB")
        page.close()
    except (pdfium.PdfiumError, ZeroDivisionError, ValueError) as error:
        raise Undrawable("undrawable") from error
    if number in covers:
        _paint(image, covers[number])
    return image


def _paint(image: Image.Image, cover: Cover) -> None:
    """Black over each spot; the pixels below are gone."""
    pen = ImageDraw.Draw(image)
    if not cover.spots:
        pen.rectangle((0, 0, *image.size), fill=BLACK)
        return
    across, down = image.width / cover.width, image.height / cover.height
    for left, top, width, height in cover.spots:
        edges = (left * across, top * down, (left + width) * across, (top + height) * down)
        pen.rectangle(edges, fill=BLACK)


def _add(copy: pdfium.PdfDocument, image: Image.Image, width: float, height: float) -> None:
    packed = BytesIO()
    image.save(packed, "JPEG", quality=COPY_QUALITY)
    page = copy.new_page(width, height)
    drawn = pdfium.PdfImage.new(copy)
    drawn.load_jpeg(packed, inline=True)
    drawn.set_matrix(pdfium.PdfMatrix().scale(width, height))
    page.insert_obj(drawn)
    page.gen_content()
    page.close()
