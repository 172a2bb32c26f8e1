"""Giving the archive a bilag: the file kept, its address made, and the bilag told of it."""

from pathlib import PurePath

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from minutes import files
from minutes.danish import numbered, slug
from minutes.models import Attachment, Enclosure, Meeting

# Letters of an address, of which some are kept for a number.
LONGEST = 50
PDF = b"%PDF-"


@transaction.atomic
def enclose(attachment: Attachment, file: UploadedFile | None, url: str) -> Enclosure:
    """The file or link stands under the bilag from now on; another file takes the place of the first."""
    row = attachment.enclosure or _new(attachment)
    row.url = url
    if file is not None:
        kept = files.keep(file.chunks())
        row.sha256, row.size, row.withdrawal_reason = kept.sha256, kept.size, ""
        row.original_name = PurePath(file.name or "").name[:255]
        with row.path.open("rb") as content:
            row.is_pdf = content.read(len(PDF)) == PDF
    row.save()
    if attachment.enclosure_id != row.pk:
        attachment.enclosure = row
        attachment.save(update_fields=["enclosure"])
    return row


def _new(attachment: Attachment) -> Enclosure:
    item = attachment.item
    address = _free(slug(attachment.title)[:LONGEST].strip("-") or "bilag", item.meeting)
    return Enclosure(meeting=item.meeting, item=item, title=attachment.title, slug=address)


def _free(wanted: str, meeting: Meeting) -> str:
    taken = set(meeting.enclosures.values_list("slug", flat=True))
    return next(name for name in numbered(wanted) if name not in taken)
