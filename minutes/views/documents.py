"""The editors' room: hand in documents, follow them, and decide what readers see."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from minutes import intake, publication, recognition, tasks
from minutes.forms import UploadForm, WithdrawForm
from minutes.models import Document
from minutes.views.rooms import editors_only

DOCUMENTS_PER_PAGE = 50


def _document(pk: int) -> Document:
    documents = Document.objects.select_related("meeting__council", "uploaded_by")
    return get_object_or_404(documents, pk=pk)


@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        try:
            return _taken_in(request, form.cleaned_data["documents"])
        except OSError:
            form.add_error(
                "documents",
                "Filen kunne ikke gemmes: der mangler plads på serveren. Intet er gået tabt før den.",
            )
    status = 400 if request.method == "POST" else 200
    return render(request, "minutes/upload.html", {"form": form, "limits": intake.limits()}, status=status)


def _taken_in(request: HttpRequest, files: list[UploadedFile]) -> HttpResponse:
    """One file: on to its page. Several: to the list. A file the archive has is said to be there already."""
    document, user = None, cast(User, request.user)
    for file in files:
        document, is_new = intake.receive(file.chunks(), file.name or "", user)
        if is_new:
            messages.success(request, f"{document.original_name} er modtaget og sat i kø.")
        else:
            messages.info(request, f"{file.name} findes allerede i arkivet som {document.original_name}.")
    return redirect(document if document and len(files) == 1 else "documents")


@editors_only
@require_GET
def documents(request: HttpRequest) -> HttpResponse:
    rows = Document.objects.select_related("meeting__council", "uploaded_by")
    page = Paginator(rows, DOCUMENTS_PER_PAGE).get_page(request.GET.get("side"))
    context = {"page": page, "can_recognise": recognition.is_ready()}
    return render(request, "minutes/documents.html", context)


@editors_only
@require_GET
def document(request: HttpRequest, pk: int) -> HttpResponse:
    return render(
        request, "minutes/document.html", _status(_document(pk)) | {"withdraw_form": WithdrawForm()}
    )


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


def _status(document: Document) -> dict[str, object]:
    return {"document": document, "steps": list(document.steps()), "in_front": document.in_front()}


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
    return redirect(current)


@editors_only
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a held document through, or undo a withdrawal."""
    current = _document(pk)
    if current.status == Document.Status.HELD:
        Document.objects.filter(pk=pk).update(approved_at=timezone.now())
        current.read_again()
        tasks.ring(current)
    if current.meeting and not current.meeting.is_public:
        publication.publish(current.meeting)
        messages.success(request, "Mødet er offentligt igen.")
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
    messages.success(request, "Mødet er trukket tilbage. Læserne ser nu begrundelsen i stedet.")
    return redirect(current)
