"""Questions to all documents: what waits, who takes it, which of a meeting's files is shown."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from minutes.models.document_states import Kind, Standing, Status, Step
from minutes.models.meetings import Meeting

if TYPE_CHECKING:
    from minutes.models.documents import Document

# Back in the queue, as if nobody had tried.
AS_RECEIVED: dict[str, Any] = {
    "status": Status.RECEIVED,
    "step": Step.RECEIVED,
    "attempts": 0,
    "error_code": "",
    "error_message": "",
    "finished_at": None,
}


class DocumentQuerySet(models.QuerySet["Document"]):
    def waiting(self) -> "DocumentQuerySet":
        """Never begun, or begun by a worker whose lease ran out; in the order they are rung for."""
        abandoned = Q(status=Status.READING, lease_until__lt=timezone.now())
        return self.filter(Q(status=Status.RECEIVED) | abandoned).order_by("pk")

    def on_their_way(self) -> "DocumentQuerySet":
        return self.filter(status__in=[Status.RECEIVED, Status.READING])

    def urgent_first(self) -> "DocumentQuerySet":
        """What needs an editor, then what is on its way, then the rest; the newest first of each."""
        needs = [Status.HELD, Status.FAILED, Status.NEEDS_OCR]
        moves = [Status.RECEIVED, Status.READING]
        urgency = models.Case(
            models.When(status__in=needs, then=0), models.When(status__in=moves, then=1), default=2
        )
        return self.order_by(urgency, "-uploaded_at", "-pk")

    def places(self) -> dict[int, int]:
        """Of every waiting document its place in the queue, from 1; one query."""
        return {pk: place for place, pk in enumerate(self.waiting().values_list("pk", flat=True), 1)}

    def take_up_scans(self) -> int:
        """Put what waited for text recognition back into the queue; how many. One UPDATE."""
        return self.filter(status=Status.NEEDS_OCR).update(**AS_RECEIVED)

    def that_count(self) -> "DocumentQuerySet":
        """Of a meeting's files those that its pages are made from."""
        return self.filter(standing=Standing.VALID)

    def earlier_versions(self, meeting: Meeting) -> "DocumentQuerySet":
        """Files that counted before and that readers may still see, newest first."""
        rows = self.filter(meeting=meeting, standing=Standing.EARLIER)
        return rows.select_related("meeting__council").order_by("-standing_since")

    def original_of(self, meeting: Meeting, kind: str = "") -> "Document | None":
        """The newest referat of the meeting, or its agenda where that is all there is; or what is asked for.

        One held back for an editor's eyes is not shown. `is_covered` where readers get a copy of it, in which
        hidden places are black.
        """
        rows = self.that_count().filter(meeting=meeting, kind__in=[kind] if kind else Kind.values)
        rows = rows.annotate(is_covered=models.Exists(_hidings()))
        # "referat" sorts after "dagsorden".
        return rows.exclude(status=Status.HELD).order_by("-kind", "-uploaded_at").first()

    def claim(self, document_id: int) -> "Document | None":
        """Take a waiting document for this worker, or None if another has it. One UPDATE decides."""
        token, now = uuid4(), timezone.now()
        taken = (
            self.waiting()
            .filter(pk=document_id, attempts__lt=settings.READING_ATTEMPTS)
            .update(
                status=Status.READING,
                step=Step.READING,
                token=token,
                lease_until=now + lease(),
                attempts=models.F("attempts") + 1,
                started_at=now,
                pages_read=0,
                error_code="",
                error_message="",
            )
        )
        return (
            self.get(pk=document_id) if taken and self.filter(pk=document_id, token=token).exists() else None
        )


def _hidings() -> "models.QuerySet[Any]":
    """What is hidden in a document of the outer query, or in another paper of its meeting."""
    own, shared = Q(document=models.OuterRef("pk")), Q(meeting=models.OuterRef("meeting"))
    hidings: models.QuerySet[Any] = apps.get_model("minutes", "Hiding").objects.standing()
    return hidings.filter(own | shared)


def lease() -> timedelta:
    """How long a silent worker is believed to be alive."""
    return timedelta(seconds=settings.READING_LEASE_SECONDS)
