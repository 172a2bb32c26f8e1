"""A text as the lines a step gets: numbered from 1, a line that begins with one space begins a page."""

from minutes.parsing import layout, read
from minutes.parsing.types import Line


def lines(text: str) -> list[Line]:
    return layout.lines(read.document(text.encode()).pages)
