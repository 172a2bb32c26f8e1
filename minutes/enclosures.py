"""Giving the archive a bilag: the file kept, its address made, the bilag told of it, the file looked through.

As with documents the row is the queue: a worker claims it for as long as it tells that it lives.
"""

import logging
from pathlib import PurePath

import msgspec
from celery import shared_task
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from minutes import files, reader
from minutes.danish import numbered, slug
from minutes.models import Attachment, Enclosure, Meeting

logger = logging.getLogger(__name__)

# Letters of an address, of which some are kept for a number.
LONGEST = 50
PDF = b"%PDF-"
TRIED_TOO_OFTEN = "Filen fik læseren til at gå i stå og er ikke set igennem."
NOT_READ = "Filen er ikke set igennem: {why}"
OTHER_KIND = "Kun PDF- og tekstfiler kan ses igennem af arkivet. Åbn filen, og se efter."


class Taken(Exception):
    """The file is another now, or an editor has decided."""


@transaction.atomic
def enclose(attachment: Attachment, file: UploadedFile | None, url: str) -> Enclosure:
    """The file or link stands under the bilag from now on; another file takes the place of the first.

    Raises Attachment.DoesNotExist where a reading has taken the bilag away meanwhile.
    """
    # One at a time in a meeting: two that see the same address free would both take it.
    Meeting.objects.select_for_update().get(pk=attachment.item.meeting_id)
    attachment.refresh_from_db(fields=["enclosure"])
    row = attachment.enclosure or _new(attachment)
    row.url = url
    if file is not None:
        _put_file(row, file)
    row.save()
    if attachment.enclosure_id != row.pk:
        attachment.enclosure = row
        attachment.save(update_fields=["enclosure"])
    if row.looked == Enclosure.Looked.WAITING and row.sha256:
        transaction.on_commit(lambda: ring(row))
    return row


def _put_file(row: Enclosure, file: UploadedFile) -> None:
    kept = files.keep(file.chunks())
    row.sha256, row.size, row.withdrawal_reason = kept.sha256, kept.size, ""
    row.original_name = PurePath(file.name or "").name[:255]
    row.looked, row.found, row.attempts, row.lease_until = Enclosure.Looked.WAITING, [], 0, None
    with row.path.open("rb") as content:
        row.is_pdf = content.read(len(PDF)) == PDF


def _new(attachment: Attachment) -> Enclosure:
    item = attachment.item
    address = _free(slug(attachment.title)[:LONGEST].strip("-") or "bilag", item.meeting)
    return Enclosure(meeting=item.meeting, item=item, title=attachment.title, slug=address)


def _free(wanted: str, meeting: Meeting) -> str:
    taken = set(meeting.enclosures.values_list("slug", flat=True))
    return next(name for name in numbered(wanted) if name not in taken)


def ring(enclosure: Enclosure) -> None:
    """Wake a worker; with the broker away the sweep will do it."""
    try:
        look_through.delay(enclosure.pk)
    except look_through.OperationalError:
        logger.warning("The broker is away; enclosure %s waits for the sweep.", enclosure.pk)


@shared_task
def sweep() -> None:
    for row in Enclosure.objects.unseen():
        look_through.apply_async((row.pk,), expires=settings.SWEEP_SECONDS)


@shared_task
def look_through(enclosure_id: int) -> None:
    """Readers may fetch it if nothing in it may be private; else it waits for an editor, with the places."""
    row = Enclosure.objects.claim(enclosure_id)
    if row is None:
        return
    try:
        found = _found(row)
    except Taken:
        return
    row.settle(Enclosure.Looked.HELD if found else Enclosure.Looked.CLEAR, found)


def _found(row: Enclosure) -> list[dict[str, object]]:
    """Each place that may be private, or the reason that there may be some unseen. Raises Taken."""

    def still(page: int, pages: int, step: str) -> None:
        if not row.renew():
            raise Taken

    if row.attempts > settings.READING_ATTEMPTS:
        return [_place(TRIED_TOO_OFTEN)]
    if not row.is_pdf and row.extension != "txt":
        return [_place(OTHER_KIND)]
    try:
        return [msgspec.to_builtins(place) for place in reader.private(row.path, still, reader.limits())]
    except reader.Failed as why:
        return [_place(NOT_READ.format(why=why.message))]


def _place(message: str) -> dict[str, object]:
    return {"code": "unseen", "message": message, "page": None, "line": None}
