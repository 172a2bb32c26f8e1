"""What readers see and what is taken from them: a meeting, an item, words; the index follows at once.

Each is one transaction, told in the log, and can be undone.
"""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from minutes import forgetting, journal, readings, threads
from minutes.models import AgendaItem, Document, Hiding, Meeting, Reading, SearchChange

READ_FIRST = "Referatet læses igennem igen. Prøv igen om lidt."


class Lost(Exception):
    """The item is not in the reading, so nothing of it can be taken out of that."""


@transaction.atomic
def publish(meeting: Meeting) -> None:
    SearchChange.objects.lock()
    meeting.publish()
    threads.show_or_hide(meeting)
    SearchChange.objects.note(meeting.pk)


@transaction.atomic
def withdraw(meeting: Meeting, reason: str) -> None:
    """Pages answer 410 with the reason; the rows and the file are kept, and it can be undone."""
    SearchChange.objects.lock()
    meeting.withdraw(reason)
    threads.show_or_hide(meeting)
    SearchChange.objects.note(meeting.pk, forget=True)


@transaction.atomic
def hide(document: Document, phrase: str, reason: str, by: User | None, page: int | None = None) -> Hiding:
    """The words are nowhere from now on: in none of the meeting's papers, names and addresses."""
    SearchChange.objects.lock()
    row = Hiding.objects.create(
        document=document,
        meeting=document.meeting,
        extent=Hiding.Extent.SPAN,
        phrase=phrase.strip(),
        page=page,
        reason=reason,
        made_by=by,
    )
    _renew(document)
    if document.meeting:
        row.kept = forgetting.forget(document.meeting, row.phrase)
        row.save(update_fields=["kept"])
    journal.forget([row.phrase])
    journal.note(by, document, f"skjulte ord: {reason}")
    return row


@transaction.atomic
def withdraw_item(document: Document, item: AgendaItem, reason: str, by: User | None) -> Hiding:
    """Its address answers 410 with the reason, and of its words none is left.

    `document` is the paper it is read in. Raises Lost where no reading of that has it.
    """
    SearchChange.objects.lock()
    row = Hiding.objects.create(
        document=document,
        meeting=item.meeting,
        extent=Hiding.Extent.ITEM,
        number=item.number,
        title=item.title,
        page=item.page,
        reason=reason,
        made_by=by,
    )
    item.withdrawn_at, item.withdrawal_reason = row.made_at, reason
    item.save(update_fields=["withdrawn_at", "withdrawal_reason"])
    row.kept = forgetting.of_item(item)
    row.save(update_fields=["kept"])
    _renew(document)
    if not AgendaItem.objects.filter(pk=item.pk, withdrawn_at__isnull=False).exists():
        raise Lost
    journal.unname(item, f"punkt {item.number}".strip())
    journal.note(by, item.meeting, f"trak punkt {item.number} tilbage: {reason}".replace("  ", " "))
    return row


@transaction.atomic
def restore(row: Hiding, by: User | None) -> None:
    """Words or item are seen again as before, at the addresses they had."""
    SearchChange.objects.lock()
    if not Hiding.objects.standing().filter(pk=row.pk).exists():
        return
    row.undone_by, row.undone_at = by, timezone.now()
    row.save(update_fields=["undone_by", "undone_at"])
    forgetting.remember(row)
    _renew(row.document)
    forgetting.reunite(row)
    done = "viste skjulte ord igen" if row.extent == Hiding.Extent.SPAN else f"viste punkt {row.number} igen"
    journal.note(by, row.document, done)


def _renew(document: Document) -> None:
    """All papers of the meeting: what is private in one of them is so in the others."""
    meeting = document.meeting
    papers = list(meeting.documents.order_by("kind", "pk")) if meeting else [document]
    read = set(Reading.objects.filter(document__in=papers).values_list("document", flat=True))
    for paper in papers:
        if paper.pk in read:
            readings.renew(paper)
        else:
            paper.read_again()
    if meeting is None:
        return
    if meeting.is_public and not all(paper.pk in read and _is_renewed(paper) for paper in papers):
        # Of what was taken in before readings were kept, or is held back, rows are not made at once.
        meeting.withdraw(READ_FIRST)
    Hiding.objects.give_reasons(meeting)
    threads.show_or_hide(meeting)
    SearchChange.objects.note(meeting.pk, forget=True)


def _is_renewed(paper: Document) -> bool:
    return paper.status != Document.Status.HELD or not paper.counts
