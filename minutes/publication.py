"""Letting readers see a meeting, and taking it back; the index follows from the same transaction."""

from django.db import transaction

from minutes import threads
from minutes.models import Meeting, SearchChange


@transaction.atomic
def publish(meeting: Meeting) -> None:
    meeting.publish()
    threads.show_or_hide(meeting)
    SearchChange.objects.note(meeting.pk)


@transaction.atomic
def withdraw(meeting: Meeting, reason: str) -> None:
    """Pages answer 410 with the reason; the rows and the file are kept, and it can be undone."""
    meeting.withdraw(reason)
    threads.show_or_hide(meeting)
    SearchChange.objects.note(meeting.pk)
