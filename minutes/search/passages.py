"""Where in an item or a meeting the question was met: title and best passages, the words marked."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from minutes.models import AgendaItem, Meeting
from minutes.search.analysis import fold
from minutes.search.entries import attended
from minutes.search.marking import Marker, Piece, Span, nearly, pieces
from minutes.search.query import Reach
from minutes.search.question import Question

# Characters: of a passage, and of what comes before its first marked word.
LENGTH = 220
LEAD = 60
PASSAGES = 2


class Text(NamedTuple):
    section: str
    text: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Passage:
    """`section` as in addresses (`beslutning`, `bilag` …); `page` of the original; `pieces` in order."""

    section: str
    page: int | None
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class Found:
    """A hit's row with its title and passages; the first lines of its text where none has the words."""

    row: AgendaItem | Meeting
    title: list[Piece]
    passages: list[Passage]

    @property
    def item(self) -> AgendaItem | None:
        return self.row if isinstance(self.row, AgendaItem) else None

    @property
    def meeting(self) -> Meeting:
        return self.row if isinstance(self.row, Meeting) else self.row.meeting


def found_in(rows: Iterable[AgendaItem | Meeting], question: Question, reach: Reach) -> list[Found]:
    """Each with its words marked; reads items' decision and attachments, meetings' attendances."""
    marker = Marker(question, reach)
    return [_found(row, marker) for row in rows]


def _found(row: AgendaItem | Meeting, marker: Marker) -> Found:
    title = str(row) if isinstance(row, Meeting) else row.title
    texts = _of_meeting(row) if isinstance(row, Meeting) else _of_item(row)
    return Found(row, pieces(title, marker.spans(title)), _passages(texts, marker))


def likely(question: Question, found: Iterable[Found]) -> str:
    """The question as the archive spells it (*Mente du …?*), or "" where nothing is spelled otherwise."""
    asked_for = [word for clause in question.clauses for word in clause.words]
    spelled: dict[str, Counter[str]] = {}
    for piece in (piece for hit in found for piece in _marked(hit)):
        form = piece.text.lower()
        word = next((word for word in asked_for if nearly(form, word)), form)
        if fold(word) != fold(form):
            spelled.setdefault(word, Counter())[form] += 1
    text = question.text.lower()
    for word, forms in spelled.items():
        text = re.sub(rf"\b{re.escape(word)}\b", forms.most_common(1)[0][0], text)
    return text if spelled else ""


def _marked(hit: Found) -> Iterator[Piece]:
    for passage in ([*hit.title], *(passage.pieces for passage in hit.passages)):
        yield from (piece for piece in passage if piece.marked)


def _passages(texts: Iterable[Text], marker: Marker) -> list[Passage]:
    """Sections with most of the question's words first; the referat's own order decides between equals."""
    whole = [Text(section, " ".join(text.split()), page) for section, text, page in texts]
    met = [(text, spans) for text in whole if (spans := marker.spans(text.text))]
    met.sort(key=lambda each: -len({span.clause for span in each[1]}))
    if met:
        return [Passage(t.section, t.page, excerpt(t.text, spans)) for t, spans in met[:PASSAGES]]
    return [Passage(first.section, first.page, opening(first.text)) for first in whole[:1]]


def _of_item(item: AgendaItem) -> Iterator[Text]:
    """The decision first, since that is what most come for."""
    if hasattr(item, "decision"):
        yield Text("beslutning", item.decision.text, item.decision.page)
    yield from (Text(*section) for section in item.sections())
    if titles := [attachment.title for attachment in item.attachments.all()]:
        yield Text("bilag", "; ".join(titles), None)


def _of_meeting(meeting: Meeting) -> Iterator[Text]:
    if came := [attended(row) for row in meeting.attendances.all()]:
        yield Text("deltagere", "; ".join(came), None)


def opening(text: str) -> list[Piece]:
    """The first lines, unmarked."""
    text = " ".join(text.split())
    end = _word_edge(text, LENGTH)
    return [Piece(text[:end] + (" …" if end < len(text) else ""), marked=False)]


def excerpt(text: str, spans: list[Span]) -> list[Piece]:
    """The stretch of the text that holds most of the question's words, whole words only."""
    best = max(spans, key=lambda first: _worth(spans, first))
    start = text.rfind(" ", 0, best.start - LEAD) + 1 if best.start > LEAD else 0
    end = _word_edge(text, max(start + LENGTH, best.end))
    inside = [
        Span(s.start - start, s.end - start, s.clause) for s in spans if s.start >= start and s.end <= end
    ]
    before = [Piece("… ", marked=False)] if start else []
    after = [Piece(" …", marked=False)] if end < len(text) else []
    return [*before, *pieces(text[start:end], inside), *after]


def _worth(spans: list[Span], first: Span) -> tuple[int, int]:
    inside = [span for span in spans if first.start <= span.start and span.end <= first.start + LENGTH - LEAD]
    return len({span.clause for span in inside}), len(inside)


def _word_edge(text: str, at: int) -> int:
    """Where the last whole word before `at` ends; `at` itself within one that is longer than a passage."""
    if at >= len(text):
        return len(text)
    return text.rfind(" ", at // 2, at + 1) if " " in text[at // 2 : at + 1] else at
