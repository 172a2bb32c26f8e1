"""What the codes of a PDF's font mean: the letters each draws, and how wide it is.

A ligature is its letters, every kind of space one space, a bullet of Symbol or
Wingdings is `•`; what has no width is nothing. A code that no table explains is
U+FFFD, so that `legible` can count it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutes.parsing.read import NOT_TEXT

if TYPE_CHECKING:
    # `layout` needs the signs alone, and is loaded by web and worker, which load no PDF library.
    from pdfminer.pdffont import PDFFont

UNKNOWN = "\ufffd"
SPACE = " "
SOFT_HYPHEN = "\u00ad"
BULLET = "•"
LETTERS = {
    "ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
    "\u2010": "-", "\u2011": "-", "\u2212": "-",
}  # fmt: skip
UNUSED = frozenset((0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D))
# Symbol and Wingdings lie in the private area at F000 + their code; these have a letter of their own.
SYMBOLS = {
    0xB7: BULLET, 0xA7: "▪", 0xA8: "▪", 0x6E: "▪", 0x6C: BULLET, 0x9F: BULLET, 0x9E: BULLET, 0x76: BULLET,
    0xD8: "‣", 0xFC: "✓", 0xE0: "→", 0xF0: "→", 0x2D: "-", 0x20: SPACE,
}  # fmt: skip
SYMBOL_PAGE = 0xF000
# A font says how far its letters reach below the line; some say what cannot be.
DEEPEST = -0.35
# What is not as it is read already: all but Latin letters and the quotes and dashes of print.
NOT_PLAIN = re.compile("[^\0-\u00ac\u00ae-\u00ff\u2013\u2014\u2018-\u201f\u2022\u2026]")
INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff]")
INSIDE = re.compile("\u00ad(?=\\S)")
PRIVATE_LETTERS = re.compile("[\ue000-\uf8ff]")
# Two or more in a row are words of a font that counts from F000.
SHIFTED_WORD = re.compile("[\uf021-\uf07e]{2,}")


class Letters(dict[int, str]):
    """A font's codes → the letters they draw, looked up once."""

    def __init__(self, font: PDFFont) -> None:
        self.font = font

    def __missing__(self, code: int) -> str:
        found = self[code] = _drawn(self.font, code)
        return found


class Widths(dict[int, float]):
    """A font's codes → their widths in ems, looked up once."""

    def __init__(self, font: PDFFont) -> None:
        self.font = font

    def __missing__(self, code: int) -> float:
        found = self[code] = float(self.font.char_width(code))
        return found


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A font as it is drawn with; `descent` and `height` in ems."""

    font: PDFFont
    letters: Letters
    widths: Widths
    descent: float
    height: float
    multibyte: bool

    def decode(self, string: bytes) -> Sequence[int]:
        """The codes of a string; a font of one byte a letter need not be asked."""
        return list(self.font.decode(string)) if self.multibyte else string


def of(font: PDFFont) -> Glyphs:
    height = _height(font)
    descent = min(0.0, max(DEEPEST * height, float(font.get_descent())))
    return Glyphs(font, Letters(font), Widths(font), descent, height, bool(font.is_multibyte()))


def plain(text: str) -> str:
    """A text of a file or a word of a page as it is read: composed, and without what nobody sees.

    >>> plain("a\\u030argang"), plain("\\uf0b7 punkt"), plain("kom\\u00admune")
    ('årgang', '• punkt', 'kommune')
    """
    if not NOT_PLAIN.search(text):
        return text
    text = INSIDE.sub("", INVISIBLE.sub("", text))
    text = SHIFTED_WORD.sub(lambda match: match[0].translate(_SHIFTED), text)
    return unicodedata.normalize("NFC", PRIVATE_LETTERS.sub(lambda match: _private(match[0]), text))


def is_sign(word: str) -> bool:
    """Whether a word is one letter that no table explains: before a line of text, a bullet."""
    return len(word) == 1 and (word == UNKNOWN or PRIVATE_LETTERS.match(word) is not None)


def _drawn(font: PDFFont, code: int) -> str:
    from pdfminer.pdffont import PDFUnicodeNotDefined

    try:
        text: str = font.to_unichr(code)
    except PDFUnicodeNotDefined:
        # Of one byte, the codes above ASCII that an encoding leaves open are bullets, the standard says.
        return BULLET if code in UNUSED and not font.is_multibyte() else UNKNOWN
    if text in LETTERS:
        return LETTERS[text]
    if text == "\u00a0" or text.isspace():
        return SPACE
    # A font may name any character; what no text has could not be stored.
    return NOT_TEXT.sub(UNKNOWN, text)


def _private(letter: str) -> str:
    """A bullet for what stands alone as one; other private letters say nothing to anyone else."""
    code = ord(letter) - SYMBOL_PAGE
    return SYMBOLS.get(code, letter)


def _height(font: PDFFont) -> float:
    """One em; a Type 3 font draws in a unit of its own and tells by its box."""
    from pdfminer.pdffont import PDFType3Font

    if not isinstance(font, PDFType3Font):
        return 1.0
    height = abs(float(font.get_height()))
    widths = [width for width in font.widths.values() if isinstance(width, (int, float)) and width > 0]
    return height or (2 * sum(widths) / len(widths) * font.hscale if widths else 1.0)


_SHIFTED = {SYMBOL_PAGE + code: chr(code) for code in range(0x21, 0x7F)}
