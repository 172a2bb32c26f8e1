"""The agenda → items in place, each at the address it has had before."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Model
from django.utils import timezone

from minutes.corrections.hiding import is_withdrawn
from minutes.danish import folded, numbered, slug
from minutes.ingest.attendance import People
from minutes.ingest.decisions import put_decision
from minutes.ingest.rows import Writer
from minutes.matching import Facts, case
from minutes.models import AgendaItem, Attachment, Meeting, Presence, Redirect
from minutes.parsing.types import Item


def put_items(writer: Writer, facts: Facts, meeting: Meeting, items: Sequence[Item], people: People) -> None:
    """Rows in place; an item that got another number, or is no more, leaves a redirect."""
    before = list(meeting.items.select_related("decision", "meeting__council"))
    addresses = [(row.get_absolute_url(), row) for row in before]
    withdrawn = [row.slug for row in before if row.withdrawn_at and not row.number]
    wanted = list(zip(slugs(items, withdrawn), items, strict=True))
    paired = pair(before, wanted)
    by_number: dict[str, AgendaItem] = {}
    for position, (address, item) in enumerate(wanted, start=1):
        parent = by_number.get(item.number.rpartition(".")[0])
        row = _put_item(writer, meeting, position, address, item, parent, paired.get(address))
        by_number.setdefault(item.number, row)
        _put_belongings(writer, facts, row, item, people)
    kept = {row.pk for row in paired.values()}
    writer.remove(row for row in before if row.pk not in kept)
    _leave_redirects(writer, meeting, addresses, kept)


def slugs(items: Sequence[Item], withdrawn: Sequence[str] = ()) -> list[str]:
    """Each item's part of its address: its number; a repeated number gets -2; without one, its title.

    `withdrawn`: those, in order, of items without a number that have no title any more.
    """
    taken: set[str] = set()
    found, left = [], list(withdrawn)
    for item in items:
        lost = left.pop(0) if left and not item.number and is_withdrawn(item) else ""
        wanted = lost or item.number or slug(item.title)[:30] or "punkt"
        found.append(next(name for name in numbered(wanted) if name not in taken))
        taken.add(found[-1])
    return found


def pair(before: Sequence[AgendaItem], wanted: Sequence[tuple[str, Item]]) -> dict[str, AgendaItem]:
    """Slug → the row that already stands for the item: same number and title, same title, same number."""
    left = list(before)
    paired: dict[str, AgendaItem] = {}
    for alike in (_same_number_and_title, _same_title, _same_number):
        for address, item in wanted:
            matches = [row for row in left if address not in paired and alike(row, address, item)]
            if len(matches) == 1:
                paired[address] = matches[0]
                left.remove(matches[0])
    return paired


def _same_number(row: AgendaItem, address: str, item: Item) -> bool:
    return row.slug == address


def _same_title(row: AgendaItem, address: str, item: Item) -> bool:
    return folded(row.title) == folded(item.title) and row.is_heading == item.is_heading


def _same_number_and_title(row: AgendaItem, address: str, item: Item) -> bool:
    return _same_number(row, address, item) and _same_title(row, address, item)


def _put_item(
    writer: Writer,
    meeting: Meeting,
    position: int,
    address: str,
    item: Item,
    parent: AgendaItem | None,
    existing: AgendaItem | None,
) -> AgendaItem:
    sections = item.sections
    return writer.put(
        AgendaItem,
        existing,
        **_withdrawal(item, existing),
        meeting=meeting,
        slug=address,
        number=item.number,
        title=item.title,
        position=position,
        parent=parent,
        is_heading=item.is_heading,
        case=case(item.case_number),
        case_officers=item.case_officers,
        baggrund=sections.baggrund or "",
        indstilling=sections.indstilling or "",
        sagsfremstilling=sections.sagsfremstilling or "",
        page=item.page,
        section_pages=dict(item.section_pages),
        urls=item.references.urls,
        remarks=item.remarks,
        named_items=item.references.items,
        named_meetings=[date.fromisoformat(day) for day in item.references.meetings],
        topic_words=item.topic_words,
    )


def _withdrawal(item: Item, existing: AgendaItem | None) -> dict[str, object]:
    """Since when it is withdrawn; the reason is not the reading's to say."""
    if not is_withdrawn(item):
        return {"withdrawn_at": None, "withdrawal_reason": ""}
    return {"withdrawn_at": (existing.withdrawn_at if existing else None) or timezone.now()}


def _put_belongings(writer: Writer, facts: Facts, row: AgendaItem, item: Item, people: People) -> None:
    writer.put_list(Attachment, {"item": row}, [{"title": title} for title in item.attachments])
    mentions = item.mentions
    relations: dict[str, list[Model | None]] = {
        "topics": [facts.topics.get(topic) for topic in item.topics],
        "parties": [facts.party(party) for party in mentions.parties],
        "municipalities": [facts.municipality(name) for name in mentions.municipalities],
        "members": [people.get(name) for name in mentions.people],
    }
    for name, related in relations.items():
        writer.relate(row, name, [one for one in related if one is not None])
    moves = [
        {"name": one.person, "member": people.get(one.person), "movement": one.movement, "text": one.text}
        for one in item.presence
    ]
    writer.put_list(Presence, {"item": row}, moves)
    put_decision(writer, facts, row, item, people)


def _leave_redirects(
    writer: Writer, meeting: Meeting, addresses: Sequence[tuple[str, AgendaItem]], kept: set[int]
) -> None:
    """Old addresses lead on, unless another item stands there now."""
    standing = {row.get_absolute_url() for row in meeting.items.select_related("meeting__council")}
    writer.remove(Redirect.objects.filter(old__in=standing))
    for old, row in addresses:
        if old not in standing:
            new = row.get_absolute_url() if row.pk in kept else meeting.get_absolute_url()
            Redirect.objects.leave(old, new, "Punktet står et andet sted efter en ny læsning.")
