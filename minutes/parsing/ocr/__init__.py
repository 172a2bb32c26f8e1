"""Pages that are images, read anew: pdfium draws each, Tesseract reads the drawing.

A page goes from one to the other through a pipe, grey at 300 dots an inch as Tesseract
likes it best, and comes back as words with boxes in points, as `pdf` gives them.
Several pages are read at once.
"""

from __future__ import annotations

from collections.abc import Sequence

from minutes.parsing.ocr.tesseract import Tesseract
from minutes.parsing.read import OnPage
from minutes.parsing.types import RawPage, Warning

NO_PAGE = "page_without_text"
UNDRAWABLE = "Siden kan ikke tegnes og mangler i teksten. Se efter i originalen, og gem den på ny som PDF."
TOO_SLOW = (
    "Siden kunne ikke genkendes i tide og mangler i teksten. Se den i originalen, eller prøv »Læs igen«."
)
NO_TEXT = (
    "Siden er et billede, som der ikke kan genkendes tekst på. Se efter i originalen, om der mangler noget."
)
COARSE = (
    "Siden er så stor, at den er genkendt med {dpi} i stedet for 300 punkter pr. tomme. Se teksten efter."
)


def pages(
    data: bytes,
    numbers: Sequence[int],
    program: Tesseract,
    at_once: int = 1,
    page_seconds: float = 60.0,
    on_page: OnPage | None = None,
) -> tuple[tuple[RawPage, ...], list[Warning]]:
    """The pages with these numbers (from 1) as read anew, and what is doubtful of them.

    A page that cannot be read has no words. `on_page(page, pages)` is told of each page
    when its turn comes; each gets `page_seconds` to be drawn and as many for Tesseract to read it. Raises
    nothing for odd content.
    """
    # Imported here: whoever asks only whether there is a Tesseract loads no PDF library.
    from minutes.parsing.ocr import sheets

    return sheets.read(data, numbers, program, at_once, page_seconds, on_page)
