"""A new reading says a third thing where an editor has corrected: one of the two is to stand."""

from django.contrib.auth.models import User
from django.db import transaction

from minutes import correcting, journal, readings
from minutes.corrections import merging
from minutes.corrections.applying import SECTIONS
from minutes.models import Correction, SearchChange

take_reading = correcting.undo


@transaction.atomic
def keep(correction: Correction, by: User | None) -> None:
    """The editor's words stand over what is read now, and are at odds with it no more.

    Raises ingest.Refused.
    """
    SearchChange.objects.lock()
    if not Correction.objects.standing().filter(pk=correction.pk, state=Correction.State.CONFLICT).exists():
        return
    if correction.field in SECTIONS:
        words = correction.before or "", correction.after or "", correction.found or ""
        correction.after = merging.merged(*words).text if correction.after else correction.after
    correction.before = correction.found
    correction.save(update_fields=["before", "after"])
    readings.renew(correction.document)
    journal.note(by, correction.document, f"beholdt rettelsen af {correcting.told(correction)}")
