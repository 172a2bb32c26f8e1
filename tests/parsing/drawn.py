"""A page drawn in a test, in letters of one width, so that its columns can be seen in the source."""

from collections.abc import Sequence

from minutes.parsing import layout
from minutes.parsing.types import Box, Line, RawPage, Word

# Points: a letter, a line, and where the first line stands. A word reaches into the place behind it,
# so that one space is as narrow as a printed one.
LETTER, LEADING, TOP, LEFT, INK = 5.0, 12.0, 760.0, 60.0, 2.0


def page(picture: str, number: int = 1, size: float = 10.0, leading: float = LEADING) -> RawPage:
    """Each line of the picture a line of the page; what stands in the 20th place is drawn there."""
    words: list[Word] = []
    for down, line in enumerate(picture.strip("\n").split("\n")):
        words += _words(line, TOP - down * leading, size)
    return RawPage(number, words=tuple(words))


def _words(line: str, y: float, size: float) -> Sequence[Word]:
    found, at = [], 0
    for word in line.split():
        at = line.index(word, at)
        x = LEFT + at * LETTER
        found.append(Word(word, Box(x, y, x + len(word) * LETTER + INK, y + size), size))
        at += len(word)
    return found


def lines(*pictures: str) -> list[Line]:
    return layout.lines([page(picture, number) for number, picture in enumerate(pictures, start=1)])


def texts(*pictures: str) -> list[str]:
    """The printed lines that are text, in reading order."""
    return [line.text for line in lines(*pictures) if line.text and not line.furniture]
