"""Which item, attendee or paragraph of a reading a correction is of."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Protocol, TypeVar

from minutes.danish import folded
from minutes.models import Correction
from minutes.parsing.types import Attendee

Row = TypeVar("Row")

# Shares of letters in common: of names and titles read twice, of paragraphs.
SAME_NAME, SAME_TITLE, SAME_PARAGRAPH = 0.8, 0.7, 0.5


class Titled(Protocol):
    """An item of a reading, or its row."""

    @property
    def number(self) -> str: ...

    @property
    def title(self) -> str: ...


AnItem = TypeVar("AnItem", bound=Titled)


def item(items: Sequence[AnItem], number: str, title: str) -> AnItem | None:
    """By number and title; by title; by number, if the titles are akin; by nearly the title."""
    wanted = folded(title)
    ways: list[Callable[[AnItem], bool]] = [
        lambda one: one.number == number and folded(one.title) == wanted,
        lambda one: folded(one.title) == wanted,
        lambda one: (
            one.number == number and (not wanted or likeness(folded(one.title), wanted) >= SAME_TITLE)
        ),
        lambda one: likeness(folded(one.title), wanted) >= SAME_NAME,
    ]
    return _only(items, ways)


def names(number: str, title: str, corrections: Iterable[Correction]) -> tuple[tuple[str, str], ...]:
    """All that an item has been called: (number, title), its own first."""
    found = [(number, title)]
    renamed = [pair for row in corrections for pair in _renamed(row)]
    for name in found:
        found += [new for old, new in renamed if old == name and new not in found]
    return tuple(found)


def _renamed(row: Correction) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """From and to, and the other way: it may have been taken back."""
    if row.field not in {"number", "title"}:
        return
    old = (row.number, row.name)
    new = (str(row.after), row.name) if row.field == "number" else (row.number, str(row.after))
    yield from [(old, new), (new, old)]


def attendee(attendees: Sequence[Attendee], name: str) -> Attendee | None:
    wanted = folded(name)
    ways: list[Callable[[Attendee], bool]] = [
        lambda one: one.name == name,
        lambda one: folded(one.name) == wanted,
        lambda one: likeness(folded(one.name), wanted) >= SAME_NAME,
    ]
    return _only(attendees, ways)


def paragraph(paragraphs: Sequence[str], before: str, after: str) -> int | None:
    """Place of the one that says the same as before, or as after, or is the most like it."""
    for wanted in (before, after):
        if wanted and wanted in paragraphs:
            return paragraphs.index(wanted)
    alike = [(likeness(text, before), -at) for at, text in enumerate(paragraphs) if text.strip()]
    best = max(alike, default=(0.0, 0))
    return -best[1] if best[0] >= SAME_PARAGRAPH else None


def likeness(one: str, other: str) -> float:
    """0 for nothing in common, 1 for the same."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _only(rows: Sequence[Row], ways: Sequence[Callable[[Row], bool]]) -> Row | None:
    """The first way that tells exactly one."""
    for way in ways:
        found = [row for row in rows if way(row)]
        if len(found) == 1:
            return found[0]
    return None
