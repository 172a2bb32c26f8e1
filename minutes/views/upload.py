"""Handing documents in, and following each of them from the page they were handed in on."""

from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods

from minutes import intake, queue
from minutes.forms import UploadForm
from minutes.models import Document
from minutes.views.rooms import editors_only

# Followed on one page; the rest are in the list of documents.
MOST_FOLLOWED = 200
FULL_DISK = "Filen kunne ikke gemmes: der mangler plads på serveren. Intet er gået tabt før den."
INSUFFICIENT_STORAGE = 507


@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Several files in one request, or with JavaScript one, which is then answered with JSON."""
    if request.method != "POST":
        return _page(request, UploadForm())
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _refused(request, form, 400)
    try:
        taken = [_taken_in(request, file) for file in form.cleaned_data["documents"]]
    except OSError:
        form.add_error("documents", FULL_DISK)
        return _refused(request, form, INSUFFICIENT_STORAGE)
    return _answer(request, taken)


@editors_only
@require_GET
def follow(request: HttpRequest) -> HttpResponse:
    """The rows alone, asked for again and again: all of them in one answer."""
    return render(request, "components/incoming.html", _followed(request))


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that came in: the document it is or already was, and the words that tell which."""

    document: Document
    is_new: bool
    told: str


def _taken_in(request: HttpRequest, file: UploadedFile) -> Taken:
    document, is_new = intake.receive(file.chunks(), file.name or "", cast(User, request.user))
    if is_new:
        return Taken(document, True, f"{document.original_name} er modtaget og sat i kø.")
    return Taken(document, False, already(document, file.name or ""))


def already(document: Document, name: str) -> str:
    """That the archive has these bytes: under what name, since when, from whom, and what they became."""
    since = format_date(localtime(document.uploaded_at), r"j. F Y \k\l. H.i")
    giver = f" af {document.uploaded_by}" if document.uploaded_by else ""
    became = f" og blev til {document.meeting}" if document.meeting else ""
    same = f" som {document.original_name}" if document.original_name != name else ""
    return f"{name} findes allerede i arkivet{same}: den blev lagt op {since}{giver}{became}."


def _answer(request: HttpRequest, taken: list[Taken]) -> HttpResponse:
    if request.accepts("text/html"):
        for one in taken:
            messages.add_message(request, messages.SUCCESS if one.is_new else messages.INFO, one.told)
        if len(taken) == 1:
            return redirect(taken[0].document)
        followed = ",".join(str(one.document.pk) for one in taken)
        return redirect(f"{reverse('upload')}?{urlencode({'vis': followed}, safe=',')}")
    rows = [{"id": one.document.pk, "new": one.is_new, "message": one.told} for one in taken]
    return JsonResponse({"documents": rows}, status=201 if any(one.is_new for one in taken) else 200)


def _refused(request: HttpRequest, form: UploadForm, status: int) -> HttpResponse:
    if request.accepts("text/html"):
        return _page(request, form, status)
    return JsonResponse({"message": " ".join(map(str, form.errors["documents"]))}, status=status)


def _page(request: HttpRequest, form: UploadForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "limits": intake.limits(), **_followed(request)}
    return render(request, "minutes/upload.html", context, status=status)


def _followed(request: HttpRequest) -> dict[str, Any]:
    """Those the address names, newest first; without any, those on their way. Two queries."""
    documents = Document.objects.select_related("meeting__council", "uploaded_by").order_by("-pk")
    named = [int(one) for one in request.GET.get("vis", "").split(",") if one.isdecimal() and len(one) < 10]
    shown = documents.filter(pk__in=named) if named else documents.on_their_way()
    rows = list(shown[:MOST_FOLLOWED])
    places = Document.objects.places() if any(not row.is_finished for row in rows) else {}
    return {
        "rows": [(row, places.get(row.pk, 0)) for row in rows],
        "why": queue.why_waiting(rows),
        "unfinished": sum(not row.is_finished for row in rows),
        "followed": ",".join(str(row.pk) for row in rows),
    }
