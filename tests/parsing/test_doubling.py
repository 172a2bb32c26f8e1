"""Every step over text takes time in step with its length, whatever the text.

A pattern that blows up, or a list looked through once for each of its lines, is told by
doubling a hostile text: time may double with it, not grow fourfold. A text is made longer until
a step takes long enough to be measured. What takes less for a quarter of a megabyte takes less than
a tenth of a second for a whole one, even if it grows fourfold.
"""

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import pytest

from minutes.parsing import (
    agenda_item,
    attendance,
    dates,
    decision,
    front_page,
    layout,
    mentions,
    outline,
    private_data,
    prose,
    restore,
)
from minutes.parsing.agenda_item import attachments as attachments_of_item
from minutes.parsing.agenda_item import references, topics
from minutes.parsing.attendance import presence
from minutes.parsing.decision import appointments, follow_ups, reservations, votes
from minutes.parsing.layout import letterspacing
from minutes.parsing.outline import contents, titles
from minutes.parsing.types import Line, RawPage
from minutes.parsing.wording import cases, headings, numbers, remarks

pytestmark = pytest.mark.campaign

SMALLEST, LARGEST, LONGER = 1_000, 256_000, 4
# Long enough for the clock to tell, short enough for all pairs to be done in seconds.
MEASURABLE = 0.001
# Doubled, with room for what else the machine does.
RATIO = 3.0
ROUNDS = 6

Text = TypeVar("Text", str, Sequence[Line])

HOSTILE = {
    "brackets": "(",
    "numbers": "1.1. ",
    "broken lines": "a-\n",
    "capitals": "A ",
    "cases": "SAG-2025-",
    "case lines": "SAG-2025-03121 gitb\n",
    "addresses": "https://",
    "headings": "Beslutning\n",
    "titles": "1. Abc\n\n",
    "margin numbers": "1.1.\nAbc\n",
    "dates": "den 1. ",
    "outcomes": "godkendt, ",
    "parties": "(V) ",
    "bullets": "- ",
    "dot leaders": ". . ",
    "pages": "Abc ..... 3\n",
    "names": "Bent Hansen ",
    "persons": "Bent Hansen (V), Gribskov Kommune\n",
    "bilag": "Bilag 1: Notat\n",
    "proposals": "Det indstilles, at \n\n",
    "digits": "0",
    "spaces": " ",
    "blank lines": "\n",
    "agendas": "Tillægsdagsorden\n",
    "standing": "Eventuelt\n\n",
}


def _lines(text: str) -> list[Line]:
    return [Line(line, 1, number) for number, line in enumerate(text.split("\n"), start=1)]


def _items(found: Sequence[Line]) -> None:
    """The outline, and the first of its items."""
    context = agenda_item.Context(prose.PLAIN)
    for item in outline.of(found).items[:20]:
        agenda_item.read(item, context)


OVER_TEXT: dict[str, Callable[[str], object]] = {
    "appointments": lambda text: appointments.of(text),
    "cases": cases.read,
    "dates": lambda text: list(dates.find(text)),
    "clock": dates.clock,
    "decision": decision.outcomes,
    "follow_ups": follow_ups.of,
    "headings": headings.read,
    "letterspacing": letterspacing.heading,
    "mentions": mentions.of,
    "numbers": lambda text: numbers.readings(text),
    "presence": presence.read,
    "prose": lambda text: prose.joined(text.split("\n")),
    "references": references.of,
    "remarks": lambda text: remarks.of(text, text, text),
    "reservations": reservations.of,
    "titles": titles.numbered,
    "topics": lambda text: topics.of("", text),
    "votes": votes.of,
}
OVER_LINES: dict[str, Callable[[Sequence[Line]], object]] = {
    "attachments": attachments_of_item.of,
    "attendance": attendance.read,
    "contents": contents.of,
    "front_page": front_page.read,
    "items": _items,
    "layout": lambda found: layout.lines([RawPage(1, lines=tuple(line.text for line in found))]),
    "private_data": private_data.warnings,
    "prose": lambda found: prose.of(found, prose.PLAIN),
    "restore": restore.text,
}


@pytest.fixture(autouse=True)
def undisturbed() -> Iterator[None]:
    """Without the collector, which looks through all that other tests have left."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize("name", OVER_TEXT)
def test_a_step_over_text_takes_time_in_step_with_its_length(name: str) -> None:
    assert _too_slow(OVER_TEXT[name], lambda text: text) == []


@pytest.mark.parametrize("name", OVER_LINES)
def test_a_step_over_lines_takes_time_in_step_with_their_number(name: str) -> None:
    assert _too_slow(OVER_LINES[name], _lines) == []


def _too_slow(step: Callable[[Text], object], make: Callable[[str], Text]) -> list[str]:
    """The hostile texts whose doubling more than doubles a step's time."""
    return [
        name
        for name, piece in HOSTILE.items()
        if _growth(lambda size, piece=piece: make(piece * (size // len(piece))), step) >= RATIO
    ]


def _growth(make: Callable[[int], Text], step: Callable[[Text], object]) -> float:
    """By what a step's time grows where its text is doubled; 1 where it never takes long."""
    size = SMALLEST
    while (once := _seconds(make(size), step)) < MEASURABLE:
        size *= LONGER
        if size >= LARGEST:
            return 1.0
    if _seconds(make(2 * size), step) < RATIO * once:
        return 2.0
    # What grows too fast goes on doing so: one jump may be a limit passed, or the machine.
    ratio = _ratio(make, step, size)
    return ratio if ratio < RATIO else _ratio(make, step, 4 * size)


def _ratio(make: Callable[[int], Text], step: Callable[[Text], object], size: int) -> float:
    texts = make(size), make(2 * size)
    once = twice = float("inf")
    for _ in range(ROUNDS):
        # The quickest of some rounds: what else the machine does only ever adds.
        once, twice = min(once, _seconds(texts[0], step)), min(twice, _seconds(texts[1], step))
        if twice < RATIO * once:
            break
    return twice / once


def _seconds(text: Text, step: Callable[[Text], object]) -> float:
    before = time.process_time()
    step(text)
    return time.process_time() - before
