"""What the archive holds of each council and year, and how well it could be read."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from minutes.models.documents import Document
from minutes.models.meetings import Meeting
from minutes.models.publicity import of_public_meeting

# The councils began in 2007 and meet about five times a year.
FIRST_YEAR, USUAL = 2007, 5
# With fewer whole words than this a reader should see the original before quoting.
BADLY_SCANNED = 0.9

Status = Document.Status


class Held(NamedTuple):
    """A public meeting; `quality`, the share of whole words, is None where it was not measured."""

    day: date
    has_minutes: bool
    quality: float | None

    @property
    def badly_scanned(self) -> bool:
        return self.quality is not None and self.quality < BADLY_SCANNED


class NotYet(NamedTuple):
    """Numbers of documents: on their way to a page, and given up."""

    waiting: int
    failed: int


def by_council_and_year() -> dict[tuple[int, int], list[Held]]:
    """(id of the council, year) → its public meetings, oldest first; two queries."""
    documents = defaultdict(list)
    for meeting, *document in _of_public().values_list("meeting", "kind", "text_quality"):
        documents[meeting].append(document)
    found = defaultdict(list)
    meetings = Meeting.objects.public().order_by("date", "sequence")
    for pk, council, day in meetings.values_list("pk", "council", "date"):
        found[council, day.year].append(_held(day, documents[pk]))
    return found


def not_yet() -> NotYet:
    """One query. Nothing but how many: what they are is shown once they are published."""
    waiting = Q(status__in=[Status.RECEIVED, Status.READING, Status.HELD, Status.NEEDS_OCR])
    counts = {"waiting": Count("pk", waiting), "failed": Count("pk", Q(status=Status.FAILED))}
    return NotYet(**Document.objects.aggregate(**counts))


def worst_scanned() -> QuerySet[Document]:
    """The fewest whole words first, each with its meeting; one query."""
    rows = _of_public().filter(kind=Document.Kind.MINUTES, text_quality__lt=BADLY_SCANNED)
    return rows.select_related("meeting__council").order_by("text_quality", "-meeting__date")


def _of_public() -> QuerySet[Document]:
    rows = Document.objects.that_count()
    return rows.filter(of_public_meeting("meeting"), status=Status.READY)


def _held(day: date, documents: Iterable[Sequence[object]]) -> Held:
    minutes = [quality for kind, quality in documents if kind == Document.Kind.MINUTES]
    measured = [quality for quality in minutes if isinstance(quality, float)]
    return Held(day, has_minutes=bool(minutes), quality=max(measured, default=None))
