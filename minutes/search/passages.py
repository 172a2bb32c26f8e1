"""Where in an item or a meeting the question was met: title and best passages, the words marked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import NamedTuple

from minutes.models import AgendaItem, Mandate, Meeting, Member
from minutes.search.entries import attended
from minutes.search.marking import Marker, Piece, Span, pieces
from minutes.search.query import Reach
from minutes.search.question import Question

# Characters: of a passage, and of what comes before its first marked word.
LENGTH = 220
LEAD = 60
PASSAGES = 2
# Section as in addresses → the index's field for it; what the others hold is in no field of its own.
FIELDS = {
    "beslutning": "decision",
    "mindretal": "decision",
    "indstilling": "indstilling",
    "bilag": "attachments",
}


class Text(NamedTuple):
    section: str
    text: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Passage:
    """`section` as in addresses (`beslutning`, `bilag` …); `page` of the original; `pieces` in order.

    `paragraph` counts from 1 the lines of the section that have a text: where the first word is met.
    """

    section: str
    page: int | None
    pieces: list[Piece]
    paragraph: int = 1


@dataclass(frozen=True, slots=True)
class Found:
    """A hit's row with its title and passages; the first lines of its text where none has the words."""

    row: AgendaItem | Meeting | Member
    title: list[Piece]
    passages: list[Passage]

    @property
    def item(self) -> AgendaItem | None:
        return self.row if isinstance(self.row, AgendaItem) else None

    @property
    def meeting(self) -> Meeting | None:
        """An item's, or the hit itself."""
        return self.item.meeting if self.item else self.row if isinstance(self.row, Meeting) else None


def found_in(rows: Iterable[AgendaItem | Meeting | Member], question: Question, reach: Reach) -> list[Found]:
    """Each with its words marked; reads items' decision, its reservations and the attachments, meetings'
    attendances, members' seats.
    """
    marker = Marker(question, reach)
    return [_found(row, marker) for row in rows]


def _found(row: AgendaItem | Meeting | Member, marker: Marker) -> Found:
    title = row.title if isinstance(row, AgendaItem) else str(row)
    texts = list(texts_of(row))
    marks = _marks(title, texts, marker)
    return Found(row, pieces(title, marks[0]), _passages(texts, marks[1:]))


def _marks(title: str, texts: list[Text], marker: Marker) -> list[list[Span]]:
    """Of the title and of each text; words a scanner broke only where a word asked for is nowhere else."""
    parts = [("title", title), *((FIELDS.get(text.section, ""), _plain(text.text)) for text in texts)]
    marks = [marker.spans(text, field) for field, text in parts]
    if len({span.clause for spans in marks for span in spans}) < len(marker.clauses):
        marks = [marker.spans(text, field, damaged=True) for field, text in parts]
    return marks


def texts_of(row: AgendaItem | Meeting | Member) -> Iterator[Text]:
    if isinstance(row, AgendaItem):
        return _of_item(row)
    return _of_meeting(row) if isinstance(row, Meeting) else _of_member(row)


def _passages(texts: list[Text], marks: list[list[Span]]) -> list[Passage]:
    """Sections with most of the question's words first; the referat's own order decides between equals."""
    met = [(text, spans) for text, spans in zip(texts, marks, strict=True) if spans]
    met.sort(key=lambda each: -len({span.clause for span in each[1]}))
    if met:
        return [_passage(text, spans) for text, spans in met[:PASSAGES]]
    return [Passage(first.section, first.page, opening(first.text)) for first in texts[:1]]


def _passage(text: Text, spans: list[Span]) -> Passage:
    best = _best(spans)
    shown = excerpt(_plain(text.text), spans, best)
    return Passage(text.section, text.page, shown, _paragraph(text.text, best.start))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _paragraph(text: str, at: int) -> int:
    """Which of the lines that have a text, from 1, holds the character `at` of the plain text."""
    lines = [plain for line in text.splitlines() if (plain := _plain(line))]
    for number, line in enumerate(lines, start=1):
        at -= len(line) + 1
        if at < 0:
            return number
    return 1


def _of_item(item: AgendaItem) -> Iterator[Text]:
    """The decision first, since that is what most come for; each reservation and attachment is a line."""
    if hasattr(item, "decision"):
        yield Text("beslutning", item.decision.majority_text, item.decision.page)
        minority = "\n".join(_plain(reservation.text) for reservation in item.decision.reservations.all())
        if minority:
            yield Text("mindretal", minority, item.decision.page)
    yield from (Text(*section) for section in item.sections())
    if titles := [_plain(attachment.title) for attachment in item.attachments.all()]:
        yield Text("bilag", ";\n".join(titles), None)


def _of_meeting(meeting: Meeting) -> Iterator[Text]:
    if came := [attended(row) for row in meeting.attendances.all()]:
        yield Text("deltagere", "; ".join(came), None)


def _of_member(member: Member) -> Iterator[Text]:
    if seats := [_seat(seat) for seat in member.mandates.all()]:
        yield Text("poster", "; ".join(seats), None)
    if bodies := dict.fromkeys(row.body for row in member.appointments.all() if row.body):
        yield Text("udpegninger", "; ".join(bodies), None)


def _seat(seat: Mandate) -> str:
    """Socialdemokratiet (A), Brøndby · KKR Hovedstaden 2022–2025"""
    home = ", ".join(str(each) for each in (seat.party, seat.municipality) if each)
    years = "–".join(dict.fromkeys(str(day.year) for day in (seat.since, seat.until)))
    return " · ".join(part for part in (home, f"{seat.council.name} {years}") if part)


def opening(text: str) -> list[Piece]:
    """The first lines, unmarked."""
    text = _plain(text)
    end = _word_edge(text, LENGTH)
    return [Piece(text[:end] + (" …" if end < len(text) else ""), marked=False)]


def excerpt(text: str, spans: list[Span], best: Span) -> list[Piece]:
    """The stretch of the text that begins with `best` and a little before it, whole words only."""
    start = text.rfind(" ", 0, best.start - LEAD) + 1 if best.start > LEAD else 0
    end = _word_edge(text, max(start + LENGTH, best.end))
    inside = [
        Span(s.start - start, s.end - start, s.clause) for s in spans if s.start >= start and s.end <= end
    ]
    before = [Piece("… ", marked=False)] if start else []
    after = [Piece(" …", marked=False)] if end < len(text) else []
    return [*before, *pieces(text[start:end], inside), *after]


def _best(spans: list[Span]) -> Span:
    return spans[max(range(len(spans)), key=lambda at: _worth(spans, at))]


def _worth(spans: list[Span], at: int) -> tuple[int, int]:
    end = spans[at].start + LENGTH - LEAD
    begun = takewhile(lambda span: span.start < end, islice(spans, at, None))
    inside = [span.clause for span in begun if span.end <= end]
    return len(set(inside)), len(inside)


def _word_edge(text: str, at: int) -> int:
    """Where the last whole word before `at` ends; `at` itself within one that is longer than a passage."""
    if at >= len(text):
        return len(text)
    return text.rfind(" ", at // 2, at + 1) if " " in text[at // 2 : at + 1] else at
