"""Rows → entries of the index. Case officers are personal data and never get this far."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any

from django.db.models import Prefetch, QuerySet
from tantivy import Document

from minutes.models import AgendaItem, Reservation
from minutes.search import schema
from minutes.search.analysis import fold, stem, terms, words
from minutes.search.compounds import parts

# Field of the index → its values.
Fields = dict[str, list[Any]]
# Day, meeting of the day, council and place on the agenda as one number to sort by.
ITEMS_A_MEETING = 10_000
MEETINGS_A_DAY = 1_000
COUNCILS = 10


def of_meetings(meeting_ids: Iterable[int]) -> Iterator[Document]:
    """Entries of those meetings that readers may see; eight queries however many meetings."""
    for item in rows().filter(meeting_id__in=list(meeting_ids)):
        if not item.is_heading or has_text(item):
            yield of(item)


def rows() -> QuerySet[AgendaItem]:
    """Every public item with what its entry is made of."""
    reservations = Reservation.objects.prefetch_related("parties")
    return (
        AgendaItem.objects.public()
        .select_related("meeting__council", "decision", "case")
        .prefetch_related(
            "topics",
            "parties",
            "municipalities",
            "members",
            "attachments",
            Prefetch("decision__reservations", queryset=reservations),
        )
        .order_by("meeting_id", "position")
    )


def has_text(item: AgendaItem) -> bool:
    return hasattr(item, "decision") or any(item.sections())


def of(item: AgendaItem) -> Document:
    """The entry of an item of `rows()`; no further query."""
    fields = _numbers(item) | _facets(item) | _texts(item)
    fields["digest"] = [_digest(fields)]
    return Document.from_dict(fields, schema.SCHEMA)


def digest(item: AgendaItem) -> int:
    """Tells two states of an item apart; what `index --check` compares."""
    return _digest(_numbers(item) | _facets(item) | _texts(item))


def _digest(fields: Fields) -> int:
    return int.from_bytes(blake2b(repr(sorted(fields.items())).encode(), digest_size=7).digest())


def _numbers(item: AgendaItem) -> Fields:
    meeting = item.meeting
    council, position = meeting.council.position % COUNCILS, min(item.position, ITEMS_A_MEETING - 1)
    day = meeting.date.toordinal() * MEETINGS_A_DAY + min(meeting.sequence, 99) * COUNCILS
    return {
        "item_id": [item.pk],
        "meeting_id": [meeting.pk],
        "oldest": [(day + council) * ITEMS_A_MEETING + position],
        # Newest day first, yet councils and items in the order of an agenda.
        "newest": [(day + COUNCILS - 1 - council) * ITEMS_A_MEETING + ITEMS_A_MEETING - 1 - position],
    }


def _facets(item: AgendaItem) -> Fields:
    parties = {party.slug for party in item.parties.all()}
    for reservation in _reservations(item):
        parties |= {party.slug for party in reservation.parties.all()}
    return {
        "council": [item.meeting.council.slug],
        "year": [str(item.meeting.date.year)],
        "party": sorted(parties),
        "municipality": sorted(municipality.slug for municipality in item.municipalities.all()),
        "topic": sorted(topic.slug for topic in item.topics.all()),
        "outcome": sorted(item.outcomes),
        "number": [item.number] if item.number else [],
        "case": [item.case.number.casefold()] if item.case else [],
    }


def _reservations(item: AgendaItem) -> Iterable[Reservation]:
    return item.decision.reservations.all() if hasattr(item, "decision") else ()


def _texts(item: AgendaItem) -> Fields:
    """What is searched as words; each value is words with a space between."""
    written: dict[str, list[str]] = {
        "title": [item.title],
        "decision": _decision(item),
        "indstilling": [item.indstilling],
        "names": [member.name for member in item.members.all()],
        "rest": _rest(item),
    }
    everything = [text for texts in written.values() for text in texts if text]
    forms = {word.form for text in everything for word in words(text)}
    fields: Fields = {name: [stems(text) for text in texts if text] for name, texts in written.items()}
    fields[schema.PARTS] = [part_stems(forms)]
    fields[schema.NEAR] = [" ".join(sorted({fold(way) for form in forms for way in (form, stem(form))}))]
    # A value each, so that no phrase runs from one section into the next.
    fields[schema.EXACT] = [" ".join(fold(word.form) for word in words(text)) for text in everything]
    return fields


def _decision(item: AgendaItem) -> list[str]:
    if not hasattr(item, "decision"):
        return []
    return [item.decision.text, *(reservation.text for reservation in _reservations(item))]


def _rest(item: AgendaItem) -> list[str]:
    facts = [item.number, item.case.number if item.case else "", item.meeting.council.name]
    attachments = [attachment.title for attachment in item.attachments.all()]
    return [
        item.baggrund,
        item.sagsfremstilling,
        *attachments,
        *facts,
        item.meeting.danish_date,
        *(municipality.name for municipality in item.municipalities.all()),
        *(topic.name for topic in item.topics.all()),
        *(party.name for party in item.parties.all()),
    ]


def stems(text: str) -> str:
    return " ".join(term for word in words(text) for term in terms(word.form))


def part_stems(forms: Iterable[str]) -> str:
    found = {part for form in forms for part in parts(form)}
    return " ".join(sorted({term for part in found for term in terms(part)}))
