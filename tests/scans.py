"""Scans for the tests: PDFs whose pages are images, made of typeset ones; and where Tesseract must be."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from random import Random

import pypdfium2 as pdfium
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from minutes.parsing.ocr import tesseract
from tests.typeset import pdf_of

INSTALLED = tesseract.installed()
NOWHERE = "/findes/ikke/tesseract"
needs_tesseract = pytest.mark.skipif(
    INSTALLED is None or not INSTALLED.reads_danish,
    reason="Tesseract is not installed: apt install tesseract-ocr tesseract-ocr-dan",
)

REFERAT = """REFERAT

KKR SJÆLLAND

Dato: 11-06-2019 10:00
Sted: Ringsted Rådhus, Sct. Bendtsgade 1
 Deltagerfortegnelse

Deltagere
Søren Østergård (Ø), Næstved Kommune
Åse Kjærbøl (A), Køge Kommune
Mæt Højlund (V), Sorø Kommune

Afbud
Bjørn Ågesen (C), Lejre Kommune

1. Godkendelse af dagsorden
SAG-2019-01234 abcd

Indstilling
Det indstilles, at KKR Sjælland godkender dagsordenen.

Beslutning
Dagsordenen blev godkendt.

2. Rammeaftale for børn og unge på det specialiserede område
SAG-2019-01234 abcd

Baggrund
Kommunerne i Region Sjælland har hvert år pligt til at drøfte udbuddet af
pladser på de særlige tilbud, og hvordan udgifterne må følge behovet.

Indstilling
Det indstilles, at KKR Sjælland tager udkastet til efterretning.

Beslutning
KKR Sjælland tog udkastet til efterretning.
"""


def referat(path: Path) -> bytes:
    """An invented referat of two pages, typeset."""
    return pdf_of(REFERAT, path).read_bytes()


def scanned(source: bytes, skew: float = 0.4, turned: int = 0, dpi: int = 200) -> bytes:
    """The same pages as a scanner would give them: grey images, laid askew by `skew` degrees, with grain."""
    out = BytesIO()
    canvas = Canvas(out)
    for page in pdfium.PdfDocument(source):
        sheet = page.render(scale=dpi / 72, grayscale=True).to_pil()
        sheet = sheet.rotate(skew, Image.Resampling.BICUBIC, fillcolor=250)
        # The same grain each time: a test must not hang on the dice.
        grain = Image.frombytes("L", sheet.size, Random(1).randbytes(sheet.width * sheet.height))  # noqa: S311
        image = Image.blend(sheet, grain, 0.07).rotate(turned, expand=True)
        jpeg = BytesIO()
        image.save(jpeg, "JPEG", quality=80)
        size = A4 if turned % 180 == 0 else (A4[1], A4[0])
        canvas.setPageSize(size)
        canvas.drawImage(ImageReader(jpeg), 0, 0, *size)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def blank_page() -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def together(*files: bytes) -> bytes:
    """One PDF of all their pages."""
    writer, out = PdfWriter(), BytesIO()
    for file in files:
        for page in PdfReader(BytesIO(file)).pages:
            writer.add_page(page)
    writer.write(out)
    return out.getvalue()


def page_of(source: bytes, number: int) -> bytes:
    writer, out = PdfWriter(), BytesIO()
    writer.add_page(PdfReader(BytesIO(source)).pages[number - 1])
    writer.write(out)
    return out.getvalue()
