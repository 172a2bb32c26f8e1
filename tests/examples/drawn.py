"""How each example is drawn as PDF: line by line as its text, unless it has a way of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests import typeset

Drawing = Callable[[str, Path], Path]

# Examples about the way a PDF is drawn, by their names.
OWN_WAYS: dict[str, Drawing] = {}


def pdf_of(name: str, text: str, path: Path) -> Path:
    """Write the PDF of an example and return its path."""
    return OWN_WAYS.get(name, typeset.pdf_of)(text, path)
