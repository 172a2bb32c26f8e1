"""The sentences that name a municipality, its name marked, from the items known to name it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from minutes.models import AgendaItem, Municipality
from minutes.parsing import mentions, vocabulary
from minutes.parsing.decision import sentences
from minutes.search.marking import Piece, Span, pieces

# Of one item; what more there is, is said and stands on its own page.
MOST_PASSAGES = 4
# Characters of a sentence: before the name and in all. Rows of a table can be long.
LEAD, LENGTH = 200, 420


@dataclass(frozen=True, slots=True)
class Passage:
    """`section` as in addresses; `pieces` in order, cut at both ends with an ellipsis where too long.

    `paragraph` is the whole of it, with single spaces, as the row of its anchor has it.
    """

    section: str
    pieces: list[Piece]
    paragraph: str


@dataclass(frozen=True, slots=True)
class Naming:
    """An item with its passages; `more` where it has more of them than are shown."""

    item: AgendaItem
    passages: list[Passage]
    more: bool


def namings(items: Iterable[AgendaItem], municipality: Municipality) -> list[Naming]:
    """Costs no query for items with `for_list()`."""
    return [_naming(item, municipality.name) for item in items]


def _naming(item: AgendaItem, name: str) -> Naming:
    found = list(islice(passages(item, name), MOST_PASSAGES + 1))
    return Naming(item, found[:MOST_PASSAGES], more=len(found) > MOST_PASSAGES)


def passages(item: AgendaItem, name: str) -> Iterator[Passage]:
    """What was decided first, then the sections in the order of the item's page."""
    decision = [("beslutning", item.decision.text)] if hasattr(item, "decision") else []
    for section, text in [*decision, *((section, text) for section, text, _ in item.sections())]:
        for paragraph in text.splitlines():
            for sentence in sentences.of(paragraph) if _names(name).search(paragraph) else ():
                if name in mentions.of(sentence).municipalities:
                    yield Passage(section, _marked(sentence, name), " ".join(paragraph.split()))


def _marked(sentence: str, name: str) -> list[Piece]:
    sentence = sentences.without_bullet(sentence).replace("\t", " · ")
    first = _names(name).search(sentence)
    start = _word_at(sentence, first.start() - LEAD) if first else 0
    end = _word_at(sentence, start + LENGTH)
    shown = ("… " if start else "") + sentence[start:end].strip() + (" …" if end < len(sentence) else "")
    return pieces(shown, [Span(*match.span(), 0) for match in _names(name).finditer(shown)])


def _word_at(text: str, at: int) -> int:
    """The end of the last word before a place in the text; its ends are themselves."""
    return 0 if at <= 0 else len(text) if at >= len(text) else max(0, text.rfind(" ", 0, at))


@lru_cache(maxsize=128)
def _names(name: str) -> re.Pattern[str]:
    """Every way of writing it, the longest first, with a capital."""
    written = [each for each, official in vocabulary.municipality_names().items() if official == name]
    either = "|".join(re.escape(each) for each in sorted(written, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?=[A-ZÆØÅ])(?i:{either})(?![\w-])")
