"""What leads to a meeting's paragraphs, kept through every reading: an anchor once shown never dies."""

from collections import Counter
from collections.abc import Iterable, Iterator
from copy import deepcopy

from django.db import transaction

from minutes.ingest.anchors import Names, opening
from minutes.ingest.paragraphs import Text, held, pair
from minutes.ingest.rows import Writer
from minutes.ingest.short_addresses import put_short_addresses
from minutes.models import AgendaItem, Meeting, Paragraph, Redirect, SearchChange
from minutes.models.addresses import sections_shown

# How much of a paragraph another must hold for its anchors to lead there.
HELD = 0.8
MOVED = "Teksten er ved en ny læsning lagt til et andet punkt."
WRITTEN = ("item", "slug", "section", "position", "text", "aliases", "shown_at")


@transaction.atomic
def complete() -> None:
    """Addresses for meetings that were taken in before there were any; one query where there are none."""
    SearchChange.objects.lock()
    for meeting in Meeting.objects.filter(short__isnull=True).select_related("council"):
        put_paragraphs(Writer(), meeting)
        put_short_addresses(Writer(), meeting)


def put_paragraphs(writer: Writer, meeting: Meeting) -> None:
    """Rows for what the pages of the meeting show now. Costs five queries where nothing changed.

    Those of a withdrawn item stay as they are, without their words, for the day it is back.
    """
    rows = list(meeting.paragraphs.order_by("slug", "section", "position"))
    kept = deepcopy(rows)
    items = list(_items(meeting))
    withdrawn = {item.pk for item in items if item.withdrawn_at}
    before = [_was(row) for row in rows if row.item_id not in withdrawn]
    now = [text for text in _texts(items) if text.item_id not in withdrawn]
    paired = pair(before, now)
    homes = _settle(meeting, Names(rows), now, paired)
    gone = _bequeath(before, now, homes, items)
    _follow_items(meeting, homes, items)
    _write(writer, homes, kept, gone)


def _items(meeting: Meeting) -> Iterable[AgendaItem]:
    rows = meeting.items.select_related("decision", "meeting__council").order_by("position")
    return rows.prefetch_related("decision__reservations", "attachments")


def _was(row: Paragraph) -> Text:
    beginning = opening(row.text, row.section)
    return Text(row.item_id, row.section, row.position, row.text, beginning, row, home=row.slug)


def _texts(items: Iterable[AgendaItem]) -> Iterator[Text]:
    for item in items:
        for section, lines in sections_shown(item):
            for position, line in enumerate(lines, start=1):
                text = " ".join(line.split())
                yield Text(item.pk, section, position, text, opening(text, section), item=item)


def _settle(meeting: Meeting, names: Names, now: list[Text], paired: dict[int, Text]) -> list[Text]:
    """Each text of the reading gets its row: the one it had, or a new one with an anchor of its own."""
    for at, text in enumerate(now):
        text.row = paired[at].row if at in paired else None
        if text.row is None and text.item is not None:
            text.row = Paragraph(meeting=meeting, anchor=names.give(text.opening, text.item))
    for text in now:
        _place(text)
    return now


def _place(text: Text) -> None:
    row, item = text.row, text.item
    if row is None or item is None:
        return
    row.shown_at = _told(row.shown_at, [row.slug], item.slug)
    row.item, row.slug, row.section = item, item.slug, text.section
    row.position, row.text = text.position, text.text


def _told(shown_at: Iterable[str], also: Iterable[str], here: str) -> list[str]:
    return sorted({*shown_at, *also} - {"", here})


def _bequeath(
    before: list[Text], now: list[Text], homes: list[Text], items: list[AgendaItem]
) -> list[Paragraph]:
    """The anchors of what is read no more go to where it stands within another, else to what is nearest.

    Where its item has nothing left, the row stays as the item's head. The rows that are to go.
    """
    here = {id(text.row) for text in homes}
    by_item = {item.pk: item for item in items}
    gone = []
    for at, old in enumerate(before):
        row = old.row
        if row is None or id(row) in here:
            continue
        heir = _holding(old, now) or _nearest(before, at, here) or _in_item(old, homes)
        if heir is not None:
            heir.aliases = [*heir.aliases, *row.anchors]
            heir.shown_at = _told([*heir.shown_at, *row.shown_at], [row.slug], heir.slug)
            gone.append(row)
        elif item := by_item.get(row.item_id or 0):
            head = Text(item.pk, "", 0, "", row=row, item=item)
            _place(head)
            homes.append(head)
        else:
            gone.append(row)
    return gone


def _holding(old: Text, now: list[Text]) -> Paragraph | None:
    """Two that were joined; within the item only, unless the paragraph is long."""
    if not old.words:
        return None
    within = [text for text in now if text.item_id == old.item_id]
    for texts in (within, now if old.may_move else []):
        best = max(texts, key=lambda text: held(old, text), default=None)
        if best is not None and held(old, best) >= HELD:
            return best.row
    return None


def _nearest(before: list[Text], at: int, here: set[int]) -> Paragraph | None:
    """Where the nearest paragraph of the same item and, if any is left, of the same section stands."""
    old = before[at]
    rows = [
        (text.section != old.section, abs(number - at), text.row)
        for number, text in enumerate(before)
        if text.home == old.home and id(text.row) in here
    ]
    return min(rows, key=lambda each: each[:2])[2] if rows else None


def _in_item(old: Text, homes: list[Text]) -> Paragraph | None:
    """The first of its section, else of its item, though none of them stood there before."""
    rows = [text for text in homes if text.item_id == old.item_id is not None]
    return min(rows, key=lambda text: text.section != old.section).row if rows else None


def _follow_items(meeting: Meeting, homes: list[Text], items: list[AgendaItem]) -> None:
    """An item's old address leads to a new one, which takes over what was shown at the old."""
    by_address = {item.get_absolute_url(): item for item in items}
    once = {slug for text in homes if text.row for slug in text.row.shown_at}
    for slug in once - {item.slug for item in items}:
        old = f"{meeting.get_absolute_url()}{slug}/"
        heir = by_address.get(Redirect.objects.target(old) or "")
        if heir is None:
            heir = _most(homes, slug)
            Redirect.objects.leave(old, heir.get_absolute_url(), MOVED)
        for text in homes:
            if text.row and slug in text.row.shown_at:
                text.row.shown_at = _told(text.row.shown_at, [heir.slug], text.row.slug)


def _most(homes: list[Text], slug: str) -> AgendaItem:
    """The item where most of what was shown at an address stands now."""
    items = [text.item for text in homes if text.row and text.item and slug in text.row.shown_at]
    return Counter(items).most_common(1)[0][0]


def _write(writer: Writer, homes: list[Text], kept: list[Paragraph], gone: list[Paragraph]) -> None:
    """Removed before others take their anchors over; what differs, in two queries."""
    was = {row.pk: _written(row) for row in kept}
    rows = [text.row for text in homes if text.row]
    new = [row for row in rows if row.pk is None]
    unequal = [row for row in rows if row.pk and _written(row) != was[row.pk]]
    writer.remove(gone)
    Paragraph.objects.bulk_create(new)
    Paragraph.objects.bulk_update(unequal, WRITTEN, batch_size=200)
    writer.report.new += len(new)
    writer.report.changed += len(unequal)


def _written(row: Paragraph) -> list[object]:
    return [row.item_id, *(getattr(row, name) for name in WRITTEN[1:])]
