"""What the workers do: an id in, one call, the outcome noted on the row.

The row is the queue and the broker only rings, so a lost or doubled ring is
harmless: claiming decides, and the sweep rings again.
"""

import logging

from celery import shared_task
from django.conf import settings
from django.db import transaction

from minutes import ingest, publication, reader, recognition, search
from minutes.models import Document
from minutes.parsing.types import ParsedReferat

logger = logging.getLogger(__name__)

TRIED_TOO_OFTEN = (
    "Læsningen gik i stå {attempts} gange. Filen er gemt. Prøv »Læs igen«; "
    "hjælper det ikke, så bed om at få filen fra afsenderen i en anden udgave."
)
INTERNAL = (
    "Der skete en fejl i arkivet, ikke i filen. Filen er gemt. Prøv »Læs igen« senere; "
    "den, der driver arkivet, kan se grunden i arbejderens log."
)
WAITS_FOR_EDITOR = "Referatet ses igennem, da det kan indeholde private oplysninger. Prøv igen om nogle dage."
TOO_LARGE = (
    "Filen er på {size} MB; grænsen er {limit} MB. Del den op, eller bed om at få grænsen hævet, og læs igen."
)


class ClaimLost(Exception):
    """Another worker has taken the document over; what this one made is thrown away."""


@shared_task
def read_document(document_id: int) -> None:
    if document := Document.objects.claim(document_id):
        read_claimed(document)


@shared_task
def sweep() -> None:
    """Ring for whatever waits, give up what was tried too often, and see to the index.

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
    search.follow()


def ring(document: Document) -> None:
    """Wake a worker once the row is committed; with the broker away the sweep will do it."""

    def send() -> None:
        try:
            read_document.delay(document.pk)
        except read_document.OperationalError:
            logger.warning("The broker is away; document %s waits for the sweep.", document.pk)

    transaction.on_commit(send)


def read_claimed(document: Document) -> None:
    """Read, save, index; whatever goes wrong is on the row afterwards."""
    try:
        if document.size > settings.MAX_UPLOAD_BYTES:
            raise reader.Failed("too_large", too_large(document.size))
        parsed = read(document)
        if held_back(document, parsed):
            return
        report = save(document, parsed)
        search.follow()
        document.finish(Document.Status.READY, report=str(report))
    except reader.Failed as reason:
        give_up(document, reason)
    except ingest.Refused as reason:
        document.fail(reason.code, reason.message)
    except ClaimLost:
        logger.warning("Document %s was taken over by another worker.", document.pk)
    except Exception:
        logger.exception("Reading document %s failed.", document.pk)
        document.fail("internal", INTERNAL)


def give_up(document: Document, reason: reader.Failed) -> None:
    if reason.code == "ocr_missing":
        document.wait_for_ocr(reason.code, reason.message)
    else:
        document.fail(reason.code, reason.message)


def read(document: Document) -> ParsedReferat:
    def progress(page: int, pages: int, step: str) -> None:
        here = Document.Step.RECOGNISING if step == "ocr" else Document.Step.READING
        if not document.renew(step=here, pages_read=page, page_count=pages):
            raise ClaimLost

    return reader.read(document.path, on_progress=progress, limits=reader.limits())


def held_back(document: Document, parsed: ParsedReferat) -> bool:
    """Text that may be private is not saved before an editor has let it through."""
    private = [warning for warning in parsed.warnings if warning.code == "cpr"]
    if not private or document.approved_at:
        return False
    places = [{"code": "cpr", "message": one.message, "page": one.page, "line": one.line} for one in private]
    with transaction.atomic():
        # What an earlier reading let through is taken back until somebody has looked.
        if document.meeting and document.meeting.is_public:
            publication.withdraw(document.meeting, WAITS_FOR_EDITOR)
        if not document.finish(Document.Status.HELD, warnings=places, page_count=parsed.pages):
            raise ClaimLost
    return True


def save(document: Document, parsed: ParsedReferat) -> ingest.Report:
    """Rows and claim in one transaction: a worker that lost its claim leaves nothing behind."""
    if not document.renew(step=Document.Step.SAVING):
        raise ClaimLost
    with transaction.atomic():
        report = ingest.ingest(document, parsed)
        if not document.renew(step=Document.Step.INDEXING):
            raise ClaimLost
    return report


def too_large(size: int) -> str:
    megabyte = 1024 * 1024
    return TOO_LARGE.format(size=-(-size // megabyte), limit=settings.MAX_UPLOAD_BYTES // megabyte)
