"""The words a reader came with, marked on the page they lead to."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from urllib.parse import quote_plus

from django.http import HttpRequest

from minutes.filters import Words
from minutes.models import AgendaItem, Attendance
from minutes.models.addresses import Sections, sections_shown
from minutes.search import Question, Reach
from minutes.search.marking import Marker, Span
from minutes.search.passages import FIELDS as PASSAGE_FIELDS
from minutes.views.anchors import Anchors

TITLE = "titel"
# Section → the index's field for it.
FIELDS = {**PASSAGE_FIELDS, TITLE: "title"}
# Bytes of a question that each link to a hit carries; there are up to sixty on a page.
MOST_CARRIED = 300


@dataclass(frozen=True, slots=True)
class Place:
    """A section with marked words: how many, and the anchor of the first paragraph that has some."""

    section: str
    words: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Marks:
    """`text` as asked; `damaged`: words a scanner broke count too; `places` in the order of the page."""

    text: str
    marker: Marker
    damaged: bool
    places: list[Place] = field(default_factory=list)

    def spans(self, text: str, section: str) -> list[Span]:
        """What to mark in a text of a section; what was asked of another section alone is left as it is."""
        return self.marker.spans(text, FIELDS.get(section, ""), self.damaged)

    @property
    def words(self) -> int:
        return sum(place.words for place in self.places)


def carried(question: Question) -> str:
    """The part of an address that takes the words along to a hit: "?q=…", or "" without words.

    Of a question too long, as many of its words as there is room for.
    """
    words = question.text.split() if question.has_words else []
    while words and len(quote_plus(" ".join(words))) > MOST_CARRIED:
        words.pop()
    return f"?q={quote_plus(' '.join(words))}" if words else ""


def asked(request: HttpRequest, sections: Sections, anchors: Anchors | None = None) -> Marks | None:
    """None where the page was opened without words to mark. `anchors` where paragraphs have addresses."""
    question = Question(Words().clean(request.GET.get("q", "")))
    if not question.has_words:
        return None
    marks = _reaching(question, sections)
    places = [
        place
        for name, paragraphs in sections
        if name != TITLE and (place := _place(name, paragraphs, marks, anchors))
    ]
    return replace(marks, places=places)


def of_item(item: AgendaItem) -> Sections:
    return [(TITLE, [item.title]), *sections_shown(item)]


def of_meeting(items: Iterable[AgendaItem], attendance: Iterable[tuple[str, list[Attendance]]]) -> Sections:
    """The titles of its agenda, and who came from where."""
    came = [row for _, rows in attendance for row in rows]
    names = [f"{row.name}, {row.municipality.name if row.municipality else ''}" for row in came]
    return [("dagsorden", [item.title for item in items]), ("deltagere", names)]


def _reaching(question: Question, sections: Sections) -> Marks:
    """Reaching no further than it takes to meet what the search met."""
    best, most = Marks(question.text, Marker(question, Reach.SOME), damaged=True), 0
    for reach, damaged in ((Reach.EXACT, False), (Reach.NEAR, True)):
        marks = Marks(question.text, Marker(question, reach), damaged)
        if (met := _met(marks, sections)) > most:
            best, most = marks, met
        if met == len(marks.marker.clauses):
            break
    return best


def _met(marks: Marks, sections: Sections) -> int:
    """How much of what was asked is found anywhere."""
    texts = [("\n".join(paragraphs), name) for name, paragraphs in sections]
    return len({span.clause for text, name in texts for span in marks.spans(text, name)})


def _place(section: str, paragraphs: list[str], marks: Marks, anchors: Anchors | None) -> Place | None:
    words = [len(marks.spans(paragraph, section)) for paragraph in paragraphs]
    first = next((number for number, found in enumerate(words, start=1) if found), None)
    if first is None:
        return None
    return Place(section, sum(words), anchors.first_of(section, first) if anchors else section)
