"""Whether readers get to see a reading: by itself, held for an editor's eyes, or let through by one."""

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from minutes import doubts, publication, readings, versions
from minutes.doubts import Doubt
from minutes.ingest import Report
from minutes.models import Accepted, Document, Hold, SearchChange
from minutes.readings import Layered

WAITS_FOR_EDITOR = "Referatet ses igennem, da det kan indeholde private oplysninger. Prøv igen om nogle dage."
HELD_BY_HAND = "Referatet ses igennem af en redaktør. Prøv igen om nogle dage."


class NothingRead(Exception):
    """The document has no reading that could be let through."""


def doubts_of(document: Document, now: Layered) -> list[Doubt]:
    """What nobody has looked at yet, of the reading as corrected."""
    accepted = set(Accepted.objects.filter(document=document).values_list("key", flat=True))
    return doubts.of(now.corrected, now.parsed, accepted)


def holds(document: Document, now: Layered) -> list[str]:
    """For what the document is held back, in the order an editor is told; empty when it may be seen.

    What is private always is. Mere doubts keep back what nobody has seen yet, and take nothing from readers.
    """
    if not now.parsed.items:
        # No referat at all: that is refused, and there is nothing to look through.
        return []
    wanted = set(doubts.holds(doubts_of(document, now)))
    if document.approved_at or document.meeting_id or settings.PUBLISH_READINGS == "all":
        wanted &= {Hold.PRIVATE.value}
    if Hold.HAND in document.held_for or (
        settings.PUBLISH_READINGS == "none" and not document.approved_at and not document.meeting_id
    ):
        wanted.add(Hold.HAND.value)
    if versions.stands_for(document, now):
        wanted.add(Hold.VERSION.value)
    return [hold for hold in Hold.values if hold in wanted]


@transaction.atomic
def let_through(document: Document, by: User | None, remark: str = "") -> Report:
    """An editor has seen it: its doubts are accepted as they are, and its meeting is public.

    `remark` is shown to readers. Raises NothingRead, and ingest.Refused when it can be no meeting.
    """
    # First of all, as whoever writes a meeting does: two that wait for each other would wait for ever.
    SearchChange.objects.lock()
    document = Document.objects.select_for_update(of=("self",)).select_related("meeting").get(pk=document.pk)
    raw = readings.kept(document)
    if raw is None:
        raise NothingRead
    now = readings.layered(document, raw)
    accept(document, [doubt.key for doubt in doubts_of(document, now)], by)
    document.approved_at, document.remark, document.held_for = timezone.now(), remark, []
    if versions.stands_for(document, now):
        # Which of the two counts is still to be said.
        document.held_for = [Hold.VERSION]
    document.save(update_fields=["approved_at", "remark", "held_for"])
    if document.held_for:
        return Report()
    report = readings.put(document, now)
    done = {"status": Document.Status.READY, "step": Document.Step.DONE, "report": str(report)}
    Document.objects.filter(pk=document.pk).update(**done, finished_at=timezone.now())
    if document.meeting and not document.meeting.is_public:
        publication.publish(document.meeting)
    return report


def accept(document: Document, keys: list[str], by: User | None) -> None:
    """These doubts are seen and right as they are; again is no harm."""
    rows = [Accepted(document=document, key=key, by=by) for key in keys]
    Accepted.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def hold(document: Document, reason: str = HELD_BY_HAND) -> None:
    """An editor takes it back until it is let through; readers are told the reason."""
    SearchChange.objects.lock()
    rows = Document.objects.filter(pk=document.pk).exclude(status=Document.Status.READING)
    rows.update(status=Document.Status.HELD, held_for=[Hold.HAND], approved_at=None)
    if document.counts and document.meeting and document.meeting.is_public:
        publication.withdraw(document.meeting, reason)
