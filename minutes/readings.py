"""A document's reading, kept as it came, and brought to the rows through the layer of editors' words.

What an editor says is seen at once and without reading the file again: `renew`.
"""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import msgspec
from django.db import transaction
from django.utils import timezone

from minutes import corrections, threads
from minutes.corrections import finding, hiding
from minutes.ingest import Report, ingest, which_meeting
from minutes.models import Correction, Document, Hiding, Meeting, Part, Reading, Redirect, SearchChange
from minutes.parsing.types import ParsedReferat

# Of JSON: a third less than the fastest at twice its time; higher levels gain nothing here.
LEVEL = 6
# Why readers are sent on from a meeting that no paper is of.
NO_MEETING = "Papirerne hører til mødet den dag; der var intet andet møde."


@dataclass(frozen=True, slots=True)
class Layered:
    """A reading as readers may see it; `raw` as it came, `meeting` the one it is of, if that stands."""

    raw: ParsedReferat
    parsed: ParsedReferat
    meeting: Meeting | None
    results: list[corrections.Result] = field(default_factory=list)
    hidings: list[Hiding] = field(default_factory=list)

    @property
    def corrected(self) -> ParsedReferat:
        """With what is hidden, for an editor alone."""
        return corrections.apply(self.raw, [result.correction for result in self.results])[0]


def keep(document: Document, parsed: ParsedReferat) -> None:
    """The document's newest reading from now on."""
    values = {"content": packed(parsed), "read_at": timezone.now()}
    Reading.objects.update_or_create(document=document, defaults=values)


def kept(document: Document) -> ParsedReferat | None:
    """As the reader gave it; None for a document that has not been read. One query."""
    row = Reading.objects.filter(document=document).first()
    return decoded(row.content) if row else None


def packed(parsed: ParsedReferat) -> bytes:
    return zlib.compress(msgspec.json.encode(parsed), LEVEL)


def decoded(content: bytes | memoryview) -> ParsedReferat:
    return msgspec.json.decode(zlib.decompress(content), type=ParsedReferat)


def layered(document: Document, raw: ParsedReferat) -> Layered:
    """The reading with all that editors have said of it, and of its meeting's other papers."""
    meeting = _meeting(document, raw)
    standing = Correction.objects.standing().of(document, meeting).select_related("made_by")
    parsed, results = corrections.apply(raw, standing)
    hidings = list(Hiding.objects.standing().of(document, meeting))
    if document.meeting is not None and document.meeting != meeting:
        # It turns out to be of another meeting; what was hidden in it stays so.
        hidings += Hiding.objects.standing().filter(meeting=document.meeting).exclude(document=document)
    _name(hidings, Correction.objects.filter(part=Part.ITEM).of(document, meeting))
    return Layered(raw, hidden(parsed, hidings), meeting, results, hidings)


def _name(hidings: Iterable[Hiding], renamings: Iterable[Correction]) -> None:
    """A withdrawn item stays so, whatever it is corrected to be called; a query, if there is one."""
    for row in hidings:
        if row.extent == Hiding.Extent.ITEM:
            row.names = finding.names(row.number, row.title, renamings)


def hidden(parsed: ParsedReferat, hidings: Iterable[Hiding]) -> ParsedReferat:
    rows = list(hidings)
    phrases = [row.phrase for row in rows if row.extent == Hiding.Extent.SPAN]
    items = [_called(row, parsed) for row in rows if row.extent == Hiding.Extent.ITEM]
    return hiding.erase(parsed, phrases, items) if rows else parsed


def _called(row: Hiding, parsed: ParsedReferat) -> tuple[str, ...]:
    """Its number and title in this reading, and the other titles it has had."""
    names = row.names or ((row.number, row.title),)
    number, title = next((name for name in names if finding.item(parsed.items, *name)), names[0])
    return number, title, *{other for _, other in names if other != title}


def _meeting(document: Document, raw: ParsedReferat) -> Meeting | None:
    """Which one it is of may itself have been corrected."""
    own = Correction.objects.standing().filter(document=document, part=Part.MEETING)
    parsed, _ = corrections.apply(raw, own)
    return which_meeting.standing(document, parsed)


@transaction.atomic
def renew(document: Document) -> Report:
    """The kept reading through the layer into the rows. Nothing is made of what is held back.

    Raises ingest.Refused. A document never read, or not yet let through, has its corrections looked at alone.
    """
    SearchChange.objects.lock()
    raw = kept(document)
    if raw is None:
        return Report()
    now = layered(document, raw)
    if document.meeting_id is None or document.status == Document.Status.HELD:
        _note(document, now)
        return Report()
    report = put(document, now)
    if document.meeting and not document.counts:
        # What was said of an earlier version is said of the one that counts.
        for other in Document.objects.that_count().filter(meeting=document.meeting, kind=document.kind):
            renew(other)
    return report


@transaction.atomic
def put(document: Document, now: Layered) -> Report:
    """Into the rows, and for each correction what the reading says there now. Raises ingest.Refused."""
    left = document.meeting
    report = ingest(document, now.parsed)
    if left is not None and document.meeting is not None and left != document.meeting:
        _move(document, left, document.meeting, now.hidings)
    if document.meeting is not None and now.hidings:
        Hiding.objects.give_reasons(document.meeting)
    if document.counts:
        _note(document, replace(now, meeting=document.meeting))
    return report


def _move(document: Document, left: Meeting, meeting: Meeting, hidings: Iterable[Hiding]) -> None:
    """What is said of it and hidden in it goes along; what papers it leaves behind tell of theirs alone."""
    papers = list(left.documents.that_count())
    Redirect.objects.filter(old=meeting.get_absolute_url()).delete()
    Correction.objects.filter(document=document, meeting=left).update(meeting=meeting)
    for row in hidings:
        if row.meeting == left:
            # Of both, where both have papers: what is private in one is so in the other.
            row.pk, row.kept = (None, []) if papers else (row.pk, row.kept)
            row.document, row.meeting = document, meeting
            row.save()
    for paper in [*papers, *(_beside(document, meeting) if hidings else [])]:
        renew(paper)
    if not papers:
        _close(left, meeting)


def _beside(document: Document, meeting: Meeting) -> Iterable[Document]:
    return meeting.documents.that_count().exclude(pk=document.pk)


def _close(left: Meeting, meeting: Meeting) -> None:
    """No paper is of it: it is nowhere, and its addresses lead to the meeting that there was."""
    left.documents.update(meeting=meeting)
    left.published_at = None
    left.save(update_fields=["published_at"])
    Redirect.objects.leave(left.get_absolute_url(), meeting.get_absolute_url(), NO_MEETING)
    threads.show_or_hide(left)
    SearchChange.objects.note(left.pk, forget=True)


def _note(document: Document, now: Layered) -> None:
    for row, state, found in now.results:
        if (row.state, row.found) != (state, found):
            row.state, row.found = state, found
            row.save(update_fields=["state", "found"])
    if now.meeting is not None:
        for model in (Correction, Hiding):
            model.objects.filter(document=document, meeting=None).update(meeting=now.meeting)
        _lead_to_items(now.meeting, [result.correction for result in now.results])


def _lead_to_items(meeting: Meeting, rows: list[Correction]) -> None:
    """Each to the item that readers see it at, whatever its title and number were corrected to."""
    of_items = [row for row in rows if row.part == Part.ITEM]
    items = list(meeting.items.all()) if of_items else []
    for row in of_items:
        of_same = [one for one in of_items if (one.number, one.name) == (row.number, row.name)]
        now = {one.field: str(one.after) for one in of_same if one.field in {"number", "title"}}
        item = finding.item(items, now.get("number", row.number), now.get("title", row.name))
        # By key: the row it led to may be gone since this reading.
        if row.item_id != (item.pk if item else None):
            row.item = item
            row.save(update_fields=["item"])
