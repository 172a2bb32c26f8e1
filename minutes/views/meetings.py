"""A meeting, its items, and the original they were read from."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from minutes import initials
from minutes.models import AgendaItem, Document, DocumentPage, Meeting
from minutes.views import anchors, context, corrected, marks, originals, upshots
from minutes.views.access import item_of, of_public_meeting

MINUTES, AGENDA = Document.Kind.MINUTES.value, Document.Kind.AGENDA.value


@require_safe
@of_public_meeting
def meeting(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    items, attendance = meeting.items.for_agenda(), meeting.attendances.by_status()
    original = Document.objects.original_of(meeting)
    has_minutes = original is not None and not original.is_agenda
    ctx = {
        "meeting": meeting,
        "marks": marks.asked(request, marks.of_meeting(items, attendance)),
        "items": items,
        "attendance": attendance,
        "guests": meeting.guests.all(),
        "document": original,
        "agenda": Document.objects.original_of(meeting, AGENDA) if has_minutes else None,
        "has_minutes": has_minutes,
        "versions": Document.objects.earlier_versions(meeting),
        "corrected": corrected.of_meeting(meeting),
        "earlier": meeting.earlier(),
        "later": meeting.later(),
    }
    return render(request, "minutes/meeting.html", ctx)


@require_safe
@of_public_meeting
def item(request: HttpRequest, meeting: Meeting, item: str) -> HttpResponse:
    row = item_of(meeting, item, AgendaItem.objects.for_page())
    document = Document.objects.original_of(meeting)
    places = anchors.of_item(row)
    ctx = {
        "item": row,
        "upshot": upshots.of_item(row, has_minutes=document is not None and not document.is_agenda),
        "marks": marks.asked(request, marks.of_item(row), places),
        "anchors": places,
        "context": context.of_item(row),
        "meeting": meeting,
        "children": row.children.for_agenda() if row.is_heading else [],
        "document": document,
        "corrected": corrected.of_item(row),
        "earlier": row.earlier(),
        "later": row.later(),
    }
    return render(request, "minutes/item.html", ctx)


@require_safe
@of_public_meeting
def page(request: HttpRequest, meeting: Meeting, number: int, kind: str = MINUTES) -> HttpResponse:
    """Of the referat or of the agenda: each has its own addresses, which a later paper does not take over."""
    document = Document.objects.original_of(meeting, kind)
    row = get_object_or_404(DocumentPage.objects.with_neighbours(), document=document, number=number)
    initials.hide(row, meeting.case_officers())
    shown = Document.objects.original_of(meeting)
    items = meeting.items.on_page(number) if document == shown else meeting.items.none()
    ctx = {"page": row, "document": document, "meeting": meeting, "items": items}
    return render(request, "minutes/page.html", ctx)


@require_safe
@of_public_meeting
def original(
    request: HttpRequest, meeting: Meeting, extension: str, kind: str = MINUTES
) -> FileResponse | HttpResponse:
    """The file, to be shown in the browser under a name that says what it is."""
    document = Document.objects.original_of(meeting, kind)
    if document is None or document.extension != extension:
        raise Http404
    document.meeting = meeting
    name = f"kkr-{meeting.council.slug}-{meeting.day}{'-dagsorden' if document.is_agenda else ''}"
    return originals.answer(request, document, name)
