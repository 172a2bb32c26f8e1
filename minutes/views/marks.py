"""The words a reader came with, marked on the page they lead to."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote_plus

from django.http import HttpRequest

from minutes.filters import Words
from minutes.models import AgendaItem
from minutes.search import Question, Reach
from minutes.search.marking import Marker

# Bytes of a question that each link to a hit carries; there are up to sixty on a page.
MOST_CARRIED = 300
# (section as in addresses, its paragraphs in the order shown)
Sections = list[tuple[str, list[str]]]


@dataclass(frozen=True, slots=True)
class Place:
    """A section with marked words: how many, and the anchor of the first paragraph that has some."""

    section: str
    words: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Marks:
    """`text` as asked; `places` in the order of the page."""

    text: str
    marker: Marker
    places: list[Place]

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


def asked(request: HttpRequest, sections: Sections) -> Marks | None:
    """None where the page was opened without words to mark."""
    question = Question(Words().clean(request.GET.get("q", "")))
    if not question.has_words:
        return None
    marker = _marker(question, [paragraph for _, paragraphs in sections for paragraph in paragraphs])
    places = [place for name, paragraphs in sections if (place := _place(name, paragraphs, marker))]
    return Marks(question.text, marker, places)


def of_item(item: AgendaItem) -> Sections:
    """The texts of an item's page; a reservation and an attachment count as a paragraph each."""
    decision = getattr(item, "decision", None)
    majority = [("beslutning", decision.majority_text.splitlines())] if decision else []
    minority = [("mindretal", [each.text for each in decision.reservations.all()])] if decision else []
    rest = [(name, text.splitlines()) for name, text, _ in item.sections()]
    papers = [("bilag", [attachment.title for attachment in item.attachments.all()])]
    return [
        (name, [line for line in lines if line.strip()])
        for name, lines in [*majority, *minority, *rest, *papers]
    ]


def _marker(question: Question, paragraphs: Iterable[str]) -> Marker:
    """Reaching no further than it takes to meet what the search met."""
    text = "\n".join(paragraphs)
    exact, near = Marker(question, Reach.EXACT), Marker(question, Reach.NEAR)
    met, nearly = ({span.clause for span in marker.spans(text)} for marker in (exact, near))
    if not nearly:
        return Marker(question, Reach.SOME)
    return near if len(nearly) > len(met) else exact


def _place(section: str, paragraphs: list[str], marker: Marker) -> Place | None:
    words = [len(marker.spans(paragraph)) for paragraph in paragraphs]
    first = next((number for number, found in enumerate(words, start=1) if found), None)
    return Place(section, sum(words), f"{section}-{first}") if first else None
