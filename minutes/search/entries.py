"""Rows → entries of the index. Case officers are personal data and never get this far."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from tantivy import Document

from minutes.danish import slug
from minutes.models import Attendance, Follows, Member
from minutes.search import lookup, people, schema, sources
from minutes.search.periods import period
from minutes.search.sources import Came, ItemRow, MeetingRow, Sources

# Field of the index → its values.
Fields = dict[str, list[Any]]
# Name of a field of text → its texts as written; "rest" is in the field of the whole alone.
Written = dict[str, list[str]]
# Day, meeting of the day, council and place on the agenda as one number to sort by; after the items
# of a day come the members last seen on it.
PLACES = 10_000_000
ITEMS_A_MEETING = 10_000
MEETINGS_A_DAY = 1_000
COUNCILS = 10


def of_meetings(meeting_ids: Iterable[int]) -> Iterator[Document]:
    """Entries of those meetings that readers may see, and of their items; twelve queries however many."""
    return of_sources(sources.of_meetings(meeting_ids))


def of_sources(known: Sources) -> Iterator[Document]:
    for meeting in known.meetings.values():
        yield _entry(*_of_meeting(meeting, [Came._make(row) for row in known.came[meeting.pk]]))
    for item in known.items:
        if item.has_text or not item.is_heading:
            yield _entry(*_of_item(item, known.meetings[item.meeting_id], known))


def of_members(member_ids: Sequence[int]) -> Iterator[Document]:
    """Entries of those members that readers may see; three queries however many."""
    for member, known in people.entries(member_ids):
        yield _entry(*_of_member(member, known))


def _of_meeting(meeting: MeetingRow, came: list[Came]) -> tuple[Fields, Written]:
    written: Written = {
        "title": [meeting.title],
        "names": [_attended(row) for row in came],
        "rest": [meeting.place],
    }
    fields: Fields = {
        schema.KIND: [schema.MEETING],
        "meeting_id": [meeting.pk],
        **_ordering(meeting.day, _rank(meeting), 0),
        **_when_and_where(meeting),
        "member": sorted({row.slug for row in came if row.slug}),
        schema.NAME_WORDS: [lookup.typed(meeting.title)],
    }
    return fields, written


def _of_member(member: Member, known: people.Known) -> tuple[Fields, Written]:
    written: Written = {
        "title": [member.name],
        "names": sorted(known.values["spellings"] - {member.name}),
        "rest": sorted(known.values["written"]),
    }
    fields: Fields = {
        schema.KIND: [schema.MEMBER],
        "member_id": [member.pk],
        "member": [member.slug],
        **_ordering(max(known.days), 0, ITEMS_A_MEETING + member.pk),
        **people.facets(known),
        schema.NAME_WORDS: [lookup.typed(member.name, *written["names"])],
    }
    return fields, written


def _of_item(item: ItemRow, meeting: MeetingRow, known: Sources) -> tuple[Fields, Written]:
    fields: Fields = {
        schema.KIND: [schema.ITEM],
        "item_id": [item.pk],
        "meeting_id": [item.meeting_id],
        **_ordering(meeting.day, _rank(meeting), min(item.position + 1, ITEMS_A_MEETING - 1)),
        **_when_and_where(meeting),
        **_facets(item, known),
        schema.TITLE_WORDS: [lookup.typed(item.title)],
    }
    return fields, _written(item, meeting, known)


def attended(row: Attendance) -> str:
    """As it stands in the list: Tine Hessner (B), Furesø; of the absent it is said that they were."""
    home = row.municipality.name if row.municipality else None
    return _as_listed(row.name, row.party_label, home, row.status)


def _attended(row: Came) -> str:
    return _as_listed(row.name, row.letter or row.party or row.written, row.municipality, row.status)


def _as_listed(name: str, party: str, home: str | None, status: str) -> str:
    absent = " – afbud" if status == Attendance.Status.ABSENT else ""
    return f"{name}{f' ({party})' if party else ''}{f', {home}' if home else ''}{absent}"


def _entry(fields: Fields, written: Written) -> Document:
    """With a digest that tells two states of a row apart; `index --check` compares it."""
    # Long texts are not quoted, which would take longer than all the rest of this.
    texts = ("\x1f".join([name, *texts]) for name, texts in written.items())
    content = "\x1e".join([repr(fields), *texts]).encode()
    mark = int.from_bytes(blake2b(content, digest_size=7).digest())
    return Document.from_dict({**fields, **lookup.fields(written), "digest": [mark]}, schema.SCHEMA)


def _rank(meeting: MeetingRow) -> int:
    """Among the meetings of a day."""
    return min(meeting.sequence, 99) * COUNCILS + meeting.council_position % COUNCILS


def _ordering(day: date, rank: int, place: int) -> Fields:
    council = rank % COUNCILS
    meeting = day.toordinal() * MEETINGS_A_DAY + rank - council
    place = min(place, PLACES - 1)
    return {
        "oldest": [(meeting + council) * PLACES + place],
        # Newest day first, yet councils and items in the order of an agenda.
        "newest": [(meeting + COUNCILS - 1 - council) * PLACES + PLACES - 1 - place],
    }


def _when_and_where(meeting: MeetingRow) -> Fields:
    day = meeting.day.isoformat()
    return {
        "council": [meeting.council],
        "year": [day[:4]],
        "period": [period(meeting.day.year)],
        "date": [day, day[:7]],
    }


def _facets(item: ItemRow, known: Sources) -> Fields:
    pk, follows = item.pk, item.follows or Follows.NONE
    parties = {row[0] for row in (*known.parties[pk], *known.reserving_parties[pk])}
    members = {row[0] for row in (*known.members[pk], *known.reserving_members[pk], *known.appointed[pk])}
    return {
        "party": sorted(parties),
        "municipality": [address for address, _ in known.municipalities[pk]],
        "topic": [address for address, _ in known.topics[pk]],
        "outcome": sorted(map(_slug, item.outcomes or ())),
        "follows": [] if follows == Follows.NONE else [follows],
        "reserved": [schema.YES] if pk in known.reservations else [],
        "number": [item.number] if item.number else [],
        "case": [item.case.casefold()] if item.case else [],
        "member": sorted(members),
    }


_slug = lru_cache(maxsize=100)(slug)


def _written(item: ItemRow, meeting: MeetingRow, known: Sources) -> Written:
    return {
        "title": [item.title],
        "decision": _decision(item, known),
        "indstilling": [item.indstilling],
        "names": [name for _, name in known.members[item.pk]],
        "attachments": [title for (title,) in known.attachments[item.pk]],
        "rest": _rest(item, meeting, known),
    }


def _decision(item: ItemRow, known: Sources) -> list[str]:
    if item.decision is None:
        return []
    # An outcome is often worded otherwise in the text: "tog orienteringen til efterretning".
    text = item.decision
    apart = [words for (words,) in known.reservations[item.pk] if words not in text]
    return [text, *(item.outcomes or ()), *apart]


def _rest(item: ItemRow, meeting: MeetingRow, known: Sources) -> list[str]:
    linked = (*known.municipalities[item.pk], *known.topics[item.pk], *known.parties[item.pk])
    return [
        item.baggrund,
        item.sagsfremstilling,
        item.number,
        item.case or "",
        meeting.council_name,
        meeting.danish_date,
        *(name for _, name in linked),
    ]
