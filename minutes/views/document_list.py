"""All documents: what needs an editor first, narrowed by status and KKR, and many dealt with at once."""

from collections.abc import Callable

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from minutes import journal, queue, recognition, tasks
from minutes.forms import DocumentsForm
from minutes.models import Document
from minutes.views.answers import answered
from minutes.views.rooms import editors_only

DOCUMENTS_PER_PAGE = 50


@editors_only
@require_GET
def documents(request: HttpRequest) -> HttpResponse:
    form = DocumentsForm(request.GET)
    rows = form.chosen(Document.objects.select_related("meeting__council", "uploaded_by").urgent_first())
    page = Paginator(rows, DOCUMENTS_PER_PAGE).get_page(request.GET.get("side"))
    places = Document.objects.places() if any(not row.is_finished for row in page) else {}
    context = {
        "form": form,
        "page": page,
        "rows": [(row, places.get(row.pk, 0)) for row in page],
        "why": queue.why_waiting(page.object_list),
        "query": form.query,
        "can_recognise": recognition.is_ready(),
    }
    return render(request, "minutes/documents.html", context)


@editors_only
@require_POST
def many(request: HttpRequest) -> HttpResponse:
    """What one button does with every document that was ticked; those it cannot be done with are told of."""
    deed = DEEDS.get(request.POST.get("goer", ""))
    keys = [int(key) for key in request.POST.getlist("valgt") if key.isdecimal() and len(key) < 10]
    chosen = list(Document.objects.filter(pk__in=keys[:DOCUMENTS_PER_PAGE]).order_by("pk"))
    asked = DocumentsForm(request.POST).query
    onward = f"{reverse('documents')}?{asked}" if asked else reverse("documents")
    if not chosen or deed is None:
        return answered(
            request, "Sæt kryds ved de dokumenter, det gælder, og vælg så, hvad der skal ske.", onward
        )
    done = [document for document in chosen if deed(request, document)]
    left = f" {len(chosen) - len(done)} kunne ikke." if len(done) < len(chosen) else ""
    return answered(request, f"{amount(len(done))} {DONE[deed]}.{left}", onward)


def amount(documents: int) -> str:
    return f"{documents} {'dokument' if documents == 1 else 'dokumenter'} er"


def read_again(request: HttpRequest, document: Document) -> bool:
    """What is being read just now is left to its worker."""
    if document.status == Document.Status.READING:
        return False
    document.read_again()
    journal.note(request.user, document, "bad om at få læst igen")
    tasks.ring(document)
    return True


def take_off(request: HttpRequest, document: Document) -> bool:
    if not document.cancel():
        return False
    journal.note(request.user, document, "tog af køen")
    return True


Deed = Callable[[HttpRequest, Document], bool]
DEEDS: dict[str, Deed] = {"laes-igen": read_again, "tag-af": take_off}
DONE: dict[Deed, str] = {read_again: "sat i kø og læses igen", take_off: "taget af køen"}
