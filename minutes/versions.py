"""Several files of one kind of the same meeting: one of them counts, and an editor says which."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from minutes import journal, readings
from minutes.ingest import Report
from minutes.models import Document, Hold, Meeting, Redirect, SearchChange
from minutes.models.documents import DocumentQuerySet
from minutes.readings import Layered
from minutes.templatetags.originals import original_address, page_address

Standing = Document.Standing
# What is said in the log; {} is the file that counts from then on.
TOLD = {
    Standing.EARLIER: "gjorde den til en tidligere udgave; nu gælder {}",
    Standing.REPLACED: "erstattede den med {}",
}
# Why readers are sent on from where a file stood.
NO_SUCH_PAGE = "Siden findes ikke i den udgave, der gælder nu."
NOT_SHOWN = "Udgaven vises ikke mere."
OTHER_FORMAT = "Den udgave, der gælder nu, er en anden slags fil."


class NotReady(Exception):
    """The file cannot count yet; a Danish message that says what to do first."""


def stands_for(document: Document, now: Layered) -> Document | None:
    """The file that a meeting has already, where a new one of the same kind turns out to be of it.

    None for a document that has been one of the meeting's, of that kind, before. At most one query.
    """
    been = (document.meeting_id, document.kind)
    if now.meeting is None or been == (now.meeting.pk, now.parsed.kind):
        return None
    return valid(now.meeting, now.parsed.kind).exclude(pk=document.pk).first()


def valid(meeting: Meeting, kind: str) -> DocumentQuerySet:
    return Document.objects.that_count().filter(meeting=meeting, kind=kind)


def others(document: Document, now: Layered) -> list[Document]:
    """The files that count at the document's meeting beside it, of its kind; one query."""
    return list(valid(now.meeting, now.parsed.kind).exclude(pk=document.pk)) if now.meeting else []


def put(document: Document, now: Layered, former: str = Standing.EARLIER, why: str = "") -> Report:
    """The document counts, the others of its kind no longer do, and the rows follow. In a transaction."""
    moment, former_ones = timezone.now(), others(document, now)
    rows = Document.objects.filter(pk__in=[one.pk for one in former_ones])
    rows.update(standing=former, standing_since=moment, standing_why=why)
    document.standing, document.standing_since, document.standing_why = Standing.VALID, moment, ""
    document.status, document.step, document.held_for = Document.Status.READY, Document.Step.DONE, []
    document.error_code = document.error_message = ""
    document.save()
    report = readings.put(document, now)
    for one in former_ones:
        _lead_on(one, document)
    return report


def _lead_on(former: Document, document: Document) -> None:
    """Addresses that the file which counted had, and the one that counts has not."""
    meeting = document.meeting
    if meeting is None:
        return
    home = meeting.get_absolute_url()
    for number in set(former.page_numbers()) - set(document.page_numbers()):
        Redirect.objects.leave(page_address(meeting, former, number), home, NO_SUCH_PAGE)
    old, new = original_address(meeting, former), original_address(meeting, document)
    Redirect.objects.leave(old, new, OTHER_FORMAT)
    # Followed only while the file itself is not shown there.
    Redirect.objects.leave(former.own_address, home, NOT_SHOWN)


@transaction.atomic
def take(document: Document, former: str, by: User | None, why: str = "") -> list[Document]:
    """This one counts from now on; the one that did becomes an earlier version, or is shown no more.

    The ones that did. Raises NotReady, and ingest.Refused.
    """
    SearchChange.objects.lock()
    own = Document.objects.select_for_update(of=("self",)).select_related("meeting").get(pk=document.pk)
    now = _ready(own)
    former_ones = others(own, now)
    report = put(own, now, former, why)
    Document.objects.filter(pk=own.pk).update(report=str(report), finished_at=timezone.now())
    for other in former_ones:
        journal.note(by, other, _with(TOLD[Standing(former)].format(own), why))
    return former_ones


def _ready(document: Document) -> Layered:
    if not document.is_finished:
        raise NotReady("Filen er på vej gennem køen. Vent, til den er læst.")
    raw = readings.kept(document)
    if raw is None:
        raise NotReady("Filen er ikke læst. Læs den igen først.")
    if set(document.held_for) - {Hold.VERSION.value}:
        raise NotReady("Filen skal ses igennem først: den er også holdt tilbage for andet.")
    return readings.layered(document, raw)


@transaction.atomic
def put_aside(document: Document, by: User | None, why: str) -> None:
    """The old one goes on counting; this one is kept, and can be taken later. Raises NotReady."""
    rows = Document.objects.filter(pk=document.pk, status=Document.Status.HELD)
    if rows.filter(standing=Standing.VALID, meeting__isnull=False).exists():
        # A meeting would be left that no file tells of, and nothing could be corrected or hidden there.
        raise NotReady(f"Filen gælder for {document.meeting} og kan ikke lægges til side.")
    aside = {"standing": Standing.ASIDE, "standing_since": timezone.now(), "standing_why": why}
    if rows.update(status=Document.Status.CANCELLED, held_for=[], **aside):
        journal.note(by, document, _with("lagde den til side", why))


@transaction.atomic
def show(document: Document, by: User | None, shown: bool, why: str = "") -> None:
    """Whether readers may see a file that counted before."""
    before, after = (Standing.REPLACED, Standing.EARLIER) if shown else (Standing.EARLIER, Standing.REPLACED)
    rows = Document.objects.filter(pk=document.pk, standing=before)
    if rows.update(standing=after, standing_why=why):
        journal.note(by, document, _with("viste den igen" if shown else "viste den ikke mere", why))


def _with(deed: str, why: str) -> str:
    return f"{deed}: {why}" if why else deed
