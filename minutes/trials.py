"""Documents read anew on trial: what would change is seen first, and then taken or thrown away.

The row is the queue here too: a worker claims a trial, notes what it found, and rings for the next.
"""

import logging
from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from minutes import comparison, reader, readings
from minutes.models import Document, Trial, TrialRun
from minutes.parsing.types import ParsedReferat

logger = logging.getLogger(__name__)
State = Trial.State

STALLED = "Læsningen gik i stå {attempts} gange. Det, der står i arkivet, er urørt."
INTERNAL = "Der skete en fejl i arkivet, ikke i filen. Det, der står i arkivet, er urørt."
BUSY = "Filen er på vej gennem køen. Prøv igen, når den er læst."


class Lost(Exception):
    """Another worker has taken the trial over, or it is not wanted any more."""


@transaction.atomic
def order(documents: Iterable[Document], chosen: str, by: User | None) -> TrialRun:
    """A trial of each; they are read once a worker comes to them."""
    run = TrialRun.objects.create(chosen=chosen[:300], made_by=by)
    Trial.objects.bulk_create([Trial(run=run, document=document) for document in documents], batch_size=500)
    return run


def read(trial: Trial) -> None:
    """Read the file and say what would change; whatever goes wrong is on the row afterwards."""
    try:
        raw = reader.read(trial.document.path, on_progress=_living(trial), limits=reader.limits())
        note(trial, raw)
    except reader.Failed as reason:
        trial.settle(State.FAILS, message=reason.message)
    except Lost:
        logger.warning("Trial %s was taken over by another worker.", trial.pk)
    except Exception:
        logger.exception("Reading document %s on trial failed.", trial.document_id)
        trial.settle(State.FAILS, message=INTERNAL)


def _living(trial: Trial) -> reader.OnProgress:
    def progress(page: int, pages: int, step: str) -> None:
        if not trial.renew():
            raise Lost

    return progress


def note(trial: Trial, raw: ParsedReferat) -> None:
    """What taking this reading would change, and the reading itself, so that it can be taken."""
    found = comparison.of_reading(trial.document, raw)
    if found.refused:
        trial.settle(State.FAILS, message=found.refused)
        return
    state = State.CONFLICTS if found.conflicts else State.UNCHANGED if found.is_empty else State.CHANGED
    summary = [] if found.is_empty else found.summary()
    trial.settle(state, content=readings.packed(raw), summary=summary, message="")


def found(trial: Trial) -> comparison.Comparison | None:
    """What would change if it were taken now; None where it was not read, or is settled."""
    if trial.content is None:
        return None
    return comparison.of_reading(trial.document, readings.decoded(trial.content))


def discard(run: TrialRun) -> int:
    """Those not taken are thrown away; how many. What stands in the archive is untouched."""
    rows = run.trials.exclude(state__in=[State.TAKEN, State.TAKING])
    return rows.update(state=State.DISCARDED, content=None, token=None, lease_until=None)


def give_up() -> None:
    """Trials that have been begun too often and finished never."""
    message = STALLED.format(attempts=settings.READING_ATTEMPTS)
    Trial.objects.stalled().update(state=State.FAILS, message=message, token=None, lease_until=None)
