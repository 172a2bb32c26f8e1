"""An editor corrects a reading, accepts what is doubtful, or takes a correction back: seen at once."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from minutes import corrections, ingest, journal, readings, versions
from minutes.models import Correction, Document, Part, SearchChange
from minutes.parsing.types import ParsedReferat

NAMES = {
    "council": "KKR",
    "kind": "slags",
    "date": "dato",
    "start_time": "tidspunkt",
    "place": "sted",
    "name": "navn",
    "party": "parti",
    "municipality": "kommune",
    "status": "fremmøde",
    "substitute_for": "suppleant for",
    "role": "rolle",
    "number": "punktnummer",
    "title": "titel",
    "case_number": "sagsnummer",
    "outcomes": "afgørelse",
    "follows": "indstillingen",
    "remarks": "bemærkning",
    "topics": "emner",
    "attachments": "bilag",
    "dissents": "mindretal",
}
# What may make a paper one of another meeting, or another paper of its own.
WHICH_MEETING = {"council", "date", "start_time", "kind"}
TAKEN = (
    "»{other}« gælder allerede for {meeting}. Er det samme møde, så hold først denne fil tilbage, ret så, "
    "og offentliggør: så spørges der, hvilken af de to der gælder."
)
TWICE = "»{name}« står der allerede. Er de to den samme, så tag den ene ud i stedet."
WITHDRAWN = "Mødet er trukket tilbage, og {meeting} er offentligt. Offentliggør mødet igen, før det rettes."


class Stale(Exception):
    """The reading is not any more what the editor saw."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a reading, in the words of a `Correction`, and what stands there."""

    part: str
    number: str = ""
    name: str = ""
    field: str = ""
    before: Any = None


@transaction.atomic
def correct(document: Document, place: Place, after: Any, why: str, by: User | None) -> Correction:
    """The row, laid over the reading. Raises Stale or Refused (of corrections, of ingest), with no trace."""
    # Before it is looked at: two editors at once would both correct what the other has changed.
    SearchChange.objects.lock()
    document.refresh_from_db()
    now = _now(document)
    row = Correction(
        document=document,
        meeting=document.meeting,
        part=place.part,
        number=place.number,
        name=place.name,
        field=place.field,
        before=place.before,
        after=after,
        why=why,
        made_by=by,
    )
    laid = corrections.lay(now, row)
    if laid.state != Correction.State.APPLIED:
        raise Stale
    if name := _twice(laid.parsed) - _twice(now):
        raise ingest.Refused("twice", TWICE.format(name=name.pop()))
    row.save()
    _keep_apart(row)
    readings.renew(document)
    journal.note(by, document, f"rettede {told(row)}")
    return row


@transaction.atomic
def undo(correction: Correction, by: User | None) -> None:
    """What was read stands again; once is enough. Raises ingest.Refused."""
    SearchChange.objects.lock()
    if not Correction.objects.standing().filter(pk=correction.pk).exists():
        return
    correction.document.refresh_from_db()
    correction.undone_at, correction.undone_by = timezone.now(), by
    correction.save(update_fields=["undone_at", "undone_by"])
    _keep_apart(correction)
    readings.renew(correction.document)
    journal.note(by, correction.document, f"fortrød rettelsen af {told(correction)}")


def _twice(parsed: ParsedReferat) -> set[str]:
    """What two of the reading are called, of which no correction could say which it is of."""
    people = Counter(one.name for one in parsed.attendance)
    items = Counter(f"{one.number} {one.title}".strip() for one in parsed.items)
    return {name for name, times in (people + items).items() if times > 1}


def _keep_apart(correction: Correction) -> None:
    """Of two files of one kind an editor says which counts, before one tells over the other's rows."""
    document = correction.document
    if correction.part != Part.MEETING or correction.field not in WHICH_MEETING:
        return
    raw = readings.kept(document)
    if raw is None or document.meeting is None or document.status == Document.Status.HELD:
        return
    now = readings.layered(document, raw)
    if now.meeting is None:
        return
    if document.counts and (others := versions.others(document, now)):
        raise ingest.Refused("meeting_taken", TAKEN.format(other=others[0], meeting=now.meeting))
    if document.meeting.withdrawn_at and now.meeting != document.meeting and now.meeting.is_public:
        raise ingest.Refused("meeting_withdrawn", WITHDRAWN.format(meeting=now.meeting))


def told(correction: Correction) -> str:
    """Of what it is: punkt 3.5, titel."""
    owner = {
        Part.MEETING: "mødet",
        Part.ATTENDEE: correction.name,
        Part.ITEM: f"punkt {correction.number or correction.name}",
    }[Part(correction.part)]
    return f"{owner}, {NAMES.get(correction.field, correction.field)}" if correction.field else owner


def _now(document: Document) -> ParsedReferat:
    raw = readings.kept(document)
    if raw is None:
        raise Stale
    return readings.layered(document, raw).corrected
