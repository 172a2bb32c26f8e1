"""From the bytes of a file to its pages: PDF with words and boxes, or UTF-8 text with lines.

In a text file a line that begins with one space is the first of its page, and so
is what follows a form feed:

>>> [page.lines for page in document(b"REFERAT 2025\\n\\n Deltagere\\n").pages]
[('REFERAT 2025', ''), ('Deltagere',)]

A file that cannot be read raises `ReadError`, whose message tells an editor what to do.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from minutes.parsing.types import RawDocument, RawPage

MAX_PAGES = 1000
PDF_MARK = b"%PDF-"
# Readers of PDF accept the mark anywhere in the first kilobyte.
PDF_MARK_WITHIN = 1024
# Control characters that no text has; one is enough to know a file as something else.
NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

# The code of a warning: text recognition broke down on the page, and may do better another time.
NOT_RECOGNISED = "page_not_recognised"

OnPage = Callable[[int, int], None]

MESSAGES = {
    "empty": "Filen er tom. Hent den igen fra kilden, og læg den op på ny.",
    "not_a_pdf": "Filen er hverken en PDF eller en ren tekst i UTF-8. Gem dokumentet som PDF, og læg den op.",
    "encrypted": "Filen er beskyttet med adgangskode. Fjern adgangskoden, og læg filen op igen.",
    "damaged": "Filen er beskadiget og kan ikke læses. Hent den igen, eller gem den på ny som PDF.",
    "no_pages": "Filen har ingen sider. Hent den igen fra kilden, eller gem den på ny som PDF.",
    "no_text": "Filens sider er blanke eller billeder, som der ikke kan genkendes tekst på. Se den efter.",
    "ocr_missing": "Filens sider er billeder, og tekstgenkendelse er ikke installeret. Installér den på den "
    "maskine, der læser: apt install tesseract-ocr tesseract-ocr-dan (arkivets Docker-billede har den).",
    "ocr_failed": "Tekstgenkendelsen gik i stå på alle filens sider. Prøv »Læs igen«; hjælper det ikke, så "
    "se efter på den maskine, der læser, om tesseract virker.",
    "too_many_pages": "Filen har over {limit} sider, flere end arkivet læser. Del den i flere filer.",
}


class ReadError(Exception):
    """A file that cannot be read: a code for the programs, a Danish message for the editor."""

    def __init__(self, code: str, **values: int) -> None:
        self.code = code
        self.message = MESSAGES[code].format(**values)
        super().__init__(self.message)


def document(data: bytes, on_page: OnPage | None = None, max_pages: int = MAX_PAGES) -> RawDocument:
    """The pages of a file; `on_page(page, pages)` is told of each page when it is read."""
    if not data.strip():
        raise ReadError("empty")
    text = None if data.lstrip().startswith(PDF_MARK) else _decoded(data)
    if text is not None:
        pages = _text_pages(text)
        _check_count(len(pages), max_pages)
        return RawDocument(pages, "text")
    if PDF_MARK not in data[:PDF_MARK_WITHIN]:
        raise ReadError("not_a_pdf")
    return RawDocument(_pdf_pages(data, on_page, max_pages), "text layer")


def _decoded(data: bytes) -> str | None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return None if NOT_TEXT.search(text) else text


def _text_pages(text: str) -> tuple[RawPage, ...]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > 1 and lines[-1] == "":
        lines.pop()
    # The sample ends with a page mark and nothing after it: that is no page.
    printed = max((at for at, line in enumerate(lines) if line.strip()), default=0)
    pages: list[list[str]] = [[]]
    for at, line in enumerate(lines):
        first, body = _page_mark(line)
        if first and pages != [[]] and at <= printed:
            pages.append([])
        pages[-1].append(body)
    return tuple(RawPage(number, lines=tuple(page)) for number, page in enumerate(pages, start=1))


def _page_mark(line: str) -> tuple[bool, str]:
    """Whether a line begins a page, and the line without the mark."""
    if line.startswith("\f"):
        return True, line.replace("\f", "")
    if line.startswith(" ") and not line.startswith("  "):
        return True, line[1:]
    return False, line


def _pdf_pages(data: bytes, on_page: OnPage | None, max_pages: int) -> tuple[RawPage, ...]:
    # Imported here: a text file needs no PDF library, and loading it takes a quarter of a second.
    from minutes.parsing.read import pdf

    try:
        pages = pdf.pages(data, on_page, max_pages)
    except pdf.Unreadable as error:
        raise ReadError(error.code) from error
    _check_count(len(pages), max_pages)
    if not pages:
        raise ReadError("no_pages")
    return tuple(replace(page, source="text layer") for page in pages)


def _check_count(pages: int, limit: int) -> None:
    if pages > limit:
        raise ReadError("too_many_pages", limit=limit)
