"""The whole of a reading: meeting, document, pages, people and items, all or nothing."""

from django.db import DataError, transaction
from django.utils import timezone

from minutes import threads
from minutes.ingest.addresses import put_paragraphs
from minutes.ingest.attendance import put_attendance, put_guests
from minutes.ingest.enclosures import put_enclosures
from minutes.ingest.items import put_items
from minutes.ingest.rows import Report, Writer
from minutes.ingest.short_addresses import put_short_addresses
from minutes.ingest.which_meeting import put_meeting
from minutes.matching import Facts
from minutes.models import Document, DocumentPage, Meeting, SearchChange
from minutes.parsing.types import ParsedReferat


class Refused(Exception):
    """The reading cannot become a meeting; `code` and a Danish message that says what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


@transaction.atomic
def ingest(document: Document, parsed: ParsedReferat) -> Report:
    """Write what differs from the rows that stand there, and tell the search index of it.

    An agenda never overwrites the minutes of the same meeting. Raises Refused.
    """
    try:
        return _written(document, parsed)
    except DataError as error:
        raise Refused(
            "does_not_fit",
            "Et navn, sted eller nummer er læst som længere, end arkivet kan gemme. "
            "Se efter, at filen er et helt referat, og at dens forside og deltagerliste er til at læse.",
        ) from error


def _written(document: Document, parsed: ParsedReferat) -> Report:
    # One ingest at a time: two that know the same new member would make her twice.
    SearchChange.objects.lock()
    writer, facts = Writer(), Facts.load()
    if document.meeting and not document.counts:
        # Another file tells of the meeting now; this one keeps its own pages up to date.
        _put_pages(writer, document, parsed)
        _put_document(writer, document, document.meeting, parsed)
        return writer.report
    meeting = _meeting(writer, facts, document, parsed)
    joined = threads.Before.of(meeting)
    if parsed.kind == "referat" or not _has_minutes(meeting, document):
        people = put_attendance(writer, facts, meeting, parsed.attendance)
        put_guests(writer, meeting, parsed.guests)
        put_items(writer, facts, meeting, parsed.items, people)
        put_enclosures(writer, meeting)
        put_paragraphs(writer, meeting)
    put_short_addresses(writer, meeting)
    _put_pages(writer, document, parsed)
    _put_document(writer, document, meeting, parsed)
    threads.follow(meeting, joined)
    if not writer.report.is_empty:
        SearchChange.objects.note(meeting.pk)
    return writer.report


def _meeting(writer: Writer, facts: Facts, document: Document, parsed: ParsedReferat) -> Meeting:
    if not parsed.council or not parsed.date:
        raise Refused(
            "no_meeting",
            "Det kan ikke ses, hvilket KKR og hvilken dato dokumentet hører til. "
            "Se efter, at det er et referat eller en dagsorden fra et KKR med dato på forsiden.",
        )
    if not parsed.items:
        raise Refused(
            "no_items",
            "Der blev ikke fundet nogen punkter. Se efter, at filen er et helt referat og ikke kun et bilag.",
        )
    meeting = put_meeting(writer, facts.councils[parsed.council], document, parsed)
    if meeting.published_at is None and meeting.withdrawn_at is None:
        writer.put(Meeting, meeting, published_at=timezone.now())
    return meeting


def _has_minutes(meeting: Meeting, document: Document) -> bool:
    return meeting.documents.that_count().filter(kind=Document.Kind.MINUTES).exclude(pk=document.pk).exists()


def _put_pages(writer: Writer, document: Document, parsed: ParsedReferat) -> None:
    existing = {page.number: page for page in document.pages.all()}
    for page in parsed.page_texts:
        writer.put(
            DocumentPage,
            existing.pop(page.number, None),
            document=document,
            number=page.number,
            first_line=page.first_line,
            text=page.text,
            as_read=page.as_read,
            mends=[
                {
                    "line": mend.line,
                    "page": mend.page,
                    "start": mend.start,
                    "end": mend.end,
                    "as_read": mend.as_read,
                    "restored": mend.restored,
                    "certainty": mend.certainty,
                }
                for mend in page.mends
            ],
        )
    writer.remove(existing.values())


def _put_document(writer: Writer, document: Document, meeting: Meeting, parsed: ParsedReferat) -> None:
    same = document.meeting_id == meeting.pk
    writer.put(
        Document,
        document,
        meeting=meeting,
        # What was put aside as another's of a meeting is so no more, if it turns out to be of this one.
        standing=document.standing if same else Document.Standing.VALID,
        kind=parsed.kind,
        page_count=parsed.pages,
        text_source=parsed.text_source,
        text_quality=parsed.text_quality,
        restored=parsed.restored,
        warnings=[
            {"code": warning.code, "message": warning.message, "page": warning.page, "line": warning.line}
            for warning in parsed.warnings
        ],
    )
