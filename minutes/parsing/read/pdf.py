"""The words of a PDF with their boxes, in the order the file draws them.

pdfminer opens the file and knows its fonts; `content` reads what a page draws and
`pen` makes words of it, since pdfminer's own reading and layout analysis cost most
of the time and guess at what `layout` decides. Only the child process imports this.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import islice

from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from minutes.parsing.read import OnPage, pen
from minutes.parsing.read.content import Interpreter
from minutes.parsing.types import RawPage


class Unreadable(Exception):
    """A PDF that pdfminer cannot open, with one of `read`'s codes."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def pages(data: bytes, on_page: OnPage | None, max_pages: int) -> tuple[RawPage, ...]:
    """At most one page more than `max_pages`, so that the caller can tell that there are too many."""
    try:
        found = list(islice(PDFPage.create_pages(_opened(data)), max_pages + 1))
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # pdfminer has no common error; whatever it met, the file is at fault
        raise Unreadable("damaged") from error
    if len(found) > max_pages:
        return tuple(RawPage(number) for number in range(1, len(found) + 1))
    return tuple(_read(found, on_page))


def _opened(data: bytes) -> PDFDocument:
    try:
        return PDFDocument(PDFParser(BytesIO(data)))
    except PDFPasswordIncorrect as error:
        raise Unreadable("encrypted") from error


def _read(found: list[PDFPage], on_page: OnPage | None) -> Iterator[RawPage]:
    manager = PDFResourceManager()
    drawn = pen.Page(manager)
    interpreter = Interpreter(manager, drawn)
    for number, page in enumerate(found, start=1):
        try:
            interpreter.process_page(page)
        except (MemoryError, RecursionError):
            raise
        except Exception as error:
            raise Unreadable("damaged") from error
        if on_page:
            on_page(number, len(found))
        words, sheet = drawn.read()
        yield RawPage(number, words, sheet=sheet)
