"""The editors' room: follow documents, and decide what readers see."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from minutes import ingest, journal, publication, queue, release, tasks
from minutes.forms import WithdrawForm
from minutes.models import Document
from minutes.views.answers import answered
from minutes.views.rooms import editors_only

MOST_OF_REMARK = 300
STILL_HELD = "»{held}« fra samme møde holdes tilbage. Se den igennem, og offentliggør den først."


def _document(pk: int) -> Document:
    documents = Document.objects.select_related("meeting__council", "uploaded_by")
    return get_object_or_404(documents, pk=pk)


@editors_only
@require_GET
def document(request: HttpRequest, pk: int) -> HttpResponse:
    current = _document(pk)
    more = {"withdraw_form": WithdrawForm(), "other": _other_state(current)}
    return render(request, "minutes/document.html", _status(current) | more)


@editors_only
@require_GET
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The steps alone, asked for again and again while the document is on its way."""
    current = _document(pk)
    response = render(request, "components/document_steps.html", _status(current))
    if current.is_finished:
        # The whole page has more to show now: warnings, the meeting, what can be done.
        response["HX-Refresh"] = "true"
    return response


def _other_state(document: Document) -> Document | None:
    """The agenda that a referat had, or the referat that came of an agenda; one query with a meeting."""
    if document.meeting is None or not document.kind:
        return None
    others = document.meeting.documents.filter(status=Document.Status.READY)
    return others.exclude(kind__in=["", document.kind]).order_by("-uploaded_at").first()


def _status(document: Document) -> dict[str, object]:
    """What the page and its steps are made of; one query more while it is on its way."""
    place = 0 if document.is_finished else Document.objects.places().get(document.pk, 0)
    why = queue.why_waiting([document])
    return {"document": document, "steps": list(document.steps()), "place": place, "why": why}


@editors_only
@require_GET
def file(request: HttpRequest, pk: int) -> FileResponse:
    current = _document(pk)
    try:
        content = current.path.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    return FileResponse(content, as_attachment=True, filename=current.original_name)


@editors_only
@require_POST
def read_again(request: HttpRequest, pk: int) -> HttpResponse:
    current = _document(pk)
    current.read_again()
    tasks.ring(current)
    journal.note(request.user, current, "bad om at få læst igen")
    return answered(request, f"{current} er sat i kø og læses igen.", current)


@editors_only
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Off the queue; the file stays, and it can be put there again."""
    current = _document(pk)
    if current.cancel():
        journal.note(request.user, current, "tog af køen")
        return answered(request, f"{current} er taget af køen. Filen er gemt og kan læses igen.", current)
    return answered(request, f"{current} er ikke i køen mere; se, hvad der blev af den.", current)


@editors_only
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a held document through, or undo a withdrawal; with a remark for readers, if one is given."""
    current = _document(pk)
    try:
        if current.status == Document.Status.HELD:
            remark = request.POST.get("remark", "")[:MOST_OF_REMARK]
            release.let_through(current, cast(User, request.user), remark)
            current.refresh_from_db()
            journal.note(
                request.user, current, f"lod passere{f' med bemærkningen: {remark}' if remark else ''}"
            )
            if current.status == Document.Status.HELD:
                # Seen through; which of the meeting's files counts is the next question.
                return redirect("version", pk)
        elif current.meeting and not current.meeting.is_public:
            if held := current.meeting.documents.that_count().filter(status=Document.Status.HELD).first():
                messages.error(request, STILL_HELD.format(held=held))
                return redirect(held)
            publication.publish(current.meeting)
            journal.note(request.user, current.meeting, "offentliggjorde igen")
    except ingest.Refused as reason:
        messages.error(request, reason.message)
        return redirect(current)
    except release.NothingRead:
        # Held by an archive that kept no readings: it is read first, and then held with all there is to see.
        current.read_again()
        tasks.ring(current)
        return redirect(current)
    tasks.index_soon()
    messages.success(request, "Mødet er offentligt.")
    return redirect(current)


@editors_only
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    current, form = _document(pk), WithdrawForm(request.POST)
    if current.meeting is None:
        raise Http404
    if not form.is_valid():
        context = _status(current) | {"withdraw_form": form}
        return render(request, "minutes/document.html", context, status=400)
    publication.withdraw(current.meeting, form.cleaned_data["reason"])
    journal.note(request.user, current.meeting, f"trak tilbage: {form.cleaned_data['reason']}")
    messages.success(request, "Mødet er trukket tilbage. Læserne ser nu begrundelsen i stedet.")
    return redirect(current)
