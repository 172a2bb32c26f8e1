"""Which bilag of a new reading is the one that a file or link was given for: by its item and its title."""

import re
from collections.abc import Callable
from difflib import SequenceMatcher

from minutes.danish import folded
from minutes.ingest.rows import Writer
from minutes.models import Attachment, Enclosure, Meeting

# Two titles this alike are one, mended; but »Bilag 1« is not »Bilag 2«.
ALIKE = 0.8
FIGURES = re.compile(r"\d+")

Same = Callable[[Enclosure, Attachment], bool]


def put_enclosures(writer: Writer, meeting: Meeting) -> None:
    """Files stay with their bilag wherever the reading puts it; one query where the meeting has none."""
    left = list(meeting.enclosures.order_by("added_at", "pk"))
    if not left:
        return
    open_ = list(Attachment.objects.filter(item__meeting=meeting).order_by("item__position", "position"))
    paired: dict[int, Enclosure] = {}
    for same in (_same_here, _alike_here, _same_title, _alike):
        for row in list(left):
            found = next((each for each in open_ if same(row, each)), None)
            if found is not None:
                paired[found.pk] = row
                left.remove(row)
                open_.remove(found)
    for attachment in Attachment.objects.filter(item__meeting=meeting):
        enclosure = paired.get(attachment.pk)
        writer.put(Attachment, attachment, enclosure=enclosure)
        if enclosure is not None:
            writer.put(Enclosure, enclosure, item_id=attachment.item_id)


def _same_title(row: Enclosure, attachment: Attachment) -> bool:
    return folded(row.title) == folded(attachment.title)


def _alike(row: Enclosure, attachment: Attachment) -> bool:
    one, other = folded(row.title), folded(attachment.title)
    if FIGURES.findall(one) != FIGURES.findall(other):
        return False
    return SequenceMatcher(None, one, other).ratio() >= ALIKE


def _same_here(row: Enclosure, attachment: Attachment) -> bool:
    return row.item_id == attachment.item_id and _same_title(row, attachment)


def _alike_here(row: Enclosure, attachment: Attachment) -> bool:
    return row.item_id == attachment.item_id and _alike(row, attachment)
