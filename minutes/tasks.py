"""What the workers do: an id in, one call, the outcome noted on the row.

The row is the queue and the broker only rings, so a lost or doubled ring is
harmless: claiming decides, and the sweep rings again.
"""

import contextlib
import logging

import msgspec
from celery import shared_task
from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Q

from minutes import ingest, logins, publication, reader, readings, recognition, release, search, trials
from minutes.models import Document, Hold, SearchChange, Trial
from minutes.parsing.types import ParsedReferat
from minutes.scans import copies

logger = logging.getLogger(__name__)

TRIED_TOO_OFTEN = (
    "Læsningen gik i stå {attempts} gange. Filen er gemt. Prøv »Læs igen«; "
    "hjælper det ikke, så bed om at få filen fra afsenderen i en anden udgave."
)
INTERNAL = (
    "Der skete en fejl i arkivet, ikke i filen. Filen er gemt. Prøv »Læs igen« senere; "
    "den, der driver arkivet, kan se grunden i arbejderens log."
)
TOO_LARGE = (
    "Filen er på {size} MB; grænsen er {limit} MB. Del den op, eller bed om at få grænsen hævet, og læs igen."
)

# What may be the machine's fault as well as the file's: it is tried again before it is believed.
MAY_PASS = {"crashed", "memory", "garbage", "cannot_start"}

# Rings for trials that go round: more workers than these are never busy with them.
TRIALS_AT_ONCE = 2


class ClaimLost(Exception):
    """Another worker has taken the document over; what this one made is thrown away."""


@shared_task
def read_document(document_id: int) -> None:
    if document := Document.objects.claim(document_id):
        read_claimed(document)


@shared_task
def sweep() -> None:
    """Ring for what waits, give up what was tried too often, forget failed logins, see to the index.

    Scans wait for as long as this machine has no text recognition.
    """
    if recognition.is_ready():
        Document.objects.take_up_scans()
    for document in Document.objects.waiting():
        if document.attempts < settings.READING_ATTEMPTS:
            # A ring nobody hears before the next sweep is rung again then, and need not pile up.
            read_document.apply_async((document.pk,), expires=settings.SWEEP_SECONDS)
        else:
            document.fail("tried_too_often", TRIED_TOO_OFTEN.format(attempts=document.attempts))
    logins.sweep()
    sweep_trials()
    search.follow()


@shared_task
def index() -> None:
    search.follow()


def index_soon() -> None:
    """Have a worker bring the index in line once the rows are committed; else the sweep does."""

    def send() -> None:
        with contextlib.suppress(index.OperationalError):
            index.apply_async(expires=settings.SWEEP_SECONDS)

    transaction.on_commit(send)


@shared_task
def cover(document_id: int) -> None:
    """The copies that readers get of a file in which something is hidden, and of its meeting's others."""
    shared = Q(meeting__documents=document_id, meeting__isnull=False)
    for document in Document.objects.filter(Q(pk=document_id) | shared).distinct().select_related("meeting"):
        try:
            copies.make(document)
        except copies.Failed as reason:
            logger.warning("No copy of document %s for readers: %s", document.pk, reason.message)


def cover_soon(document: Document) -> None:
    """With the broker away whoever asks for the file next rings again."""

    def send() -> None:
        with contextlib.suppress(cover.OperationalError):
            cover.apply_async((document.pk,), expires=settings.SWEEP_SECONDS)

    transaction.on_commit(send)


def ring(document: Document) -> None:
    """Wake a worker once the row is committed; with the broker away the sweep will do it."""

    def send() -> None:
        try:
            read_document.delay(document.pk)
        except read_document.OperationalError:
            logger.warning("The broker is away; document %s waits for the sweep.", document.pk)

    transaction.on_commit(send)


@shared_task
def work_on_trials() -> None:
    """One of them, then a ring for the next: whatever else waits comes in between."""
    if trial := Trial.objects.claim():
        work_on(trial)
        ring_for_trials()


def work_on(trial: Trial) -> None:
    if trial.state == Trial.State.TAKING:
        take_trial(trial)
    else:
        trials.read(trial)


def take_trial(trial: Trial) -> None:
    """Its reading goes the way of every other, without the file being read again."""
    trial.document.read_again()
    document = Document.objects.claim(trial.document_id)
    if document is None or trial.content is None:
        trial.settle(Trial.State.CHANGED, message=trials.BUSY)
        return
    read_claimed(document, readings.decoded(trial.content))
    document.refresh_from_db()
    taken = document.status != Document.Status.FAILED
    state = Trial.State.TAKEN if taken else Trial.State.FAILS
    trial.settle(state, content=None, message=document.report if taken else document.error_message)


def ring_for_trials() -> None:
    """As `ring`."""

    def send() -> None:
        with contextlib.suppress(work_on_trials.OperationalError):
            work_on_trials.apply_async(expires=settings.SWEEP_SECONDS)

    transaction.on_commit(send)


def sweep_trials() -> None:
    """Ring where nobody is at work on those that wait: whoever is rings for the next."""
    trials.give_up()
    if Trial.objects.waiting().exists() and not Trial.objects.at_work().exists():
        ring_for_trials()


def read_claimed(document: Document, given: ParsedReferat | None = None) -> None:
    """Read, unless the reading is given, save, index; whatever goes wrong is on the row afterwards."""
    try:
        if document.size > settings.MAX_UPLOAD_BYTES:
            raise reader.Failed("too_large", too_large(document.size))
        report = save(document, given or read(document))
        if report is not None:
            search.follow(lambda done, total: document.renew())
            document.finish(Document.Status.READY, report=str(report), held_for=[])
    except reader.Failed as reason:
        give_up(document, reason)
    except ingest.Refused as reason:
        document.fail(reason.code, reason.message)
    except ClaimLost:
        logger.warning("Document %s was taken over by another worker.", document.pk)
    except (InterfaceError, OperationalError):
        # Away, full or busy: nothing can be noted, and once the lease has run out it is tried again.
        logger.exception("The database failed while document %s was read.", document.pk)
    except Exception:
        logger.exception("Reading document %s failed.", document.pk)
        document.fail("internal", INTERNAL)


def give_up(document: Document, reason: reader.Failed) -> None:
    if reason.code == "ocr_missing":
        document.wait_for_ocr(reason.code, reason.message)
    elif reason.code in MAY_PASS and document.attempts < settings.READING_ATTEMPTS:
        logger.warning("Document %s will be tried again: %s.", document.pk, reason.code)
        document.put_back()
    else:
        document.fail(reason.code, reason.message)


def read(document: Document) -> ParsedReferat:
    def progress(page: int, pages: int, step: str) -> None:
        here = Document.Step.RECOGNISING if step == "ocr" else Document.Step.READING
        if not document.renew(step=here, pages_read=page, page_count=pages):
            raise ClaimLost

    return reader.read(document.path, on_progress=progress, limits=reader.limits())


def save(document: Document, parsed: ParsedReferat) -> ingest.Report | None:
    """Reading, rows and claim in one transaction: a worker that lost its claim leaves nothing behind.

    None where it is held back for an editor, and nothing of it became rows.
    """
    document.renew(step=Document.Step.SAVING)
    with transaction.atomic():
        # Of two files of one meeting, read at once, one comes first and is seen by the other.
        SearchChange.objects.lock()
        # The row is ours until the commit, however long that takes: nobody else can claim it meanwhile.
        if not document.renew():
            raise ClaimLost
        readings.keep(document, parsed)
        now = readings.layered(document, parsed)
        if held := release.holds(document, now):
            hold_back(document, now, held)
            return None
        report = readings.put(document, now)
        if not document.renew(step=Document.Step.INDEXING):
            raise ClaimLost
    return report


def hold_back(document: Document, now: readings.Layered, held: list[str]) -> None:
    """Nothing of it is saved before an editor has let it through."""
    parsed = now.raw
    told = {
        "step": Document.Step.READING,
        "held_for": held,
        "kind": parsed.kind,
        "page_count": parsed.pages,
        "text_source": parsed.text_source,
        "text_quality": parsed.text_quality,
        "restored": parsed.restored,
        "warnings": [msgspec.to_builtins(warning) for warning in parsed.warnings],
    }
    if Hold.PRIVATE in held and document.counts and document.meeting and document.meeting.is_public:
        # What an earlier reading let through is taken back until somebody has looked.
        publication.withdraw(document.meeting, release.WAITS_FOR_EDITOR)
    if not document.finish(Document.Status.HELD, **told):
        raise ClaimLost


def too_large(size: int) -> str:
    megabyte = 1024 * 1024
    return TOO_LARGE.format(size=-(-size // megabyte), limit=settings.MAX_UPLOAD_BYTES // megabyte)
