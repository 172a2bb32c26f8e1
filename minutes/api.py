"""Handing in by programs: a file with a key in, JSON out, in Danish where it is for people.

curl -H "Authorization: Bearer KEY" -T referat.pdf "https://…/api/dokumenter/?filnavn=referat.pdf" -X POST
curl -H "Authorization: Bearer KEY" -F fil=@referat.pdf https://…/api/dokumenter/
"""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from minutes import intake, roles
from minutes.models import Document, UploadToken

CHUNK = 1 << 16
NO_KEY = "Nøglen mangler, eller den er tilbagekaldt. Send den som »Authorization: Bearer NØGLE«."
NO_EDITOR = "Nøglens ejer er ikke længere redaktør."
WRONG_METHOD = "Adressen tager imod {allowed}."
NO_LENGTH = "Filens længde skal siges i forvejen (Content-Length)."
NO_FILE = "Der er ingen fil i det, der blev sendt."
SEVERAL = "Send én fil ad gangen."
BROKEN_OFF = "Forbindelsen blev afbrudt, før hele filen var fremme. Intet er gemt; send den igen."
UNREADABLE = "Det, der blev sendt, kan ikke læses som en fil."
TOO_LARGE = "Filen er for stor: højst {limit} MB. Intet er gemt."
FULL_DISK = "Filen kunne ikke gemmes: der mangler plads på serveren. Intet er gemt."
UNKNOWN = "Der er intet dokument med det nummer."

View = Callable[..., JsonResponse]


class Broken(Exception):
    """The sender stopped before the end."""


def is_asked(request: HttpRequest) -> bool:
    return request.path == reverse("api_documents")


def key_of(request: HttpRequest) -> UploadToken | None:
    """The key a request came with, if it stands; one query."""
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    return UploadToken.objects.standing(secret.strip()) if scheme.lower() == "bearer" else None


def allowed_bytes(request: HttpRequest) -> int:
    """Of a body: a file and what is written around it; without a key, no more than any other."""
    small = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    return settings.MAX_UPLOAD_BYTES + small if key_of(request) else small


def too_large(request: HttpRequest) -> JsonResponse:
    """For a body that nobody has read, nor will."""
    return _error(413, TOO_LARGE.format(limit=_megabytes())) if key_of(request) else _no_key()


def by_key(*methods: str) -> Callable[[View], View]:
    """The view is given its editor; whoever has no key that stands is told so."""

    def ask(view: View) -> View:
        @csrf_exempt
        @wraps(view)
        def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
            if request.method not in methods:
                answer = _error(405, WRONG_METHOD.format(allowed=", ".join(methods)))
                answer["Allow"] = ", ".join(methods)
                return answer
            token = key_of(request)
            if token is None:
                return _no_key()
            if not roles.is_editor(token.user):
                return _error(403, NO_EDITOR)
            return view(request, *args, token=token, **kwargs)

        return asked

    return ask


@by_key("POST")
def documents(request: HttpRequest, token: UploadToken) -> JsonResponse:
    """201 with the new document, 200 with the one that has the same bytes."""
    try:
        name, size, chunks = _sent(request)
        intake.refuse_size(size)
        document, is_new = intake.receive(chunks, name, token.user)
    except intake.Refused as reason:
        return _error(413 if size else 400, str(reason))
    except (Broken, UnreadablePostError):
        return _error(400, BROKEN_OFF)
    except OSError:
        return _error(507, FULL_DISK)
    except ValueError as reason:
        return _error(400, str(reason))
    return JsonResponse(told(request, document), status=201 if is_new else 200)


@by_key("GET", "HEAD")
def document(request: HttpRequest, pk: int, token: UploadToken) -> JsonResponse:
    """How far it is."""
    row = Document.objects.select_related("meeting__council").filter(pk=pk).first()
    return JsonResponse(told(request, row)) if row else _error(404, UNKNOWN)


def told(request: HttpRequest, document: Document) -> dict[str, Any]:
    """What a program is told of a document; `place` is that in the queue, from 1, or null."""
    meeting = document.meeting if document.meeting and document.meeting.is_public else None
    waits = not document.is_finished
    return {
        "id": document.pk,
        "sha256": document.sha256,
        "name": document.original_name,
        "status": document.status,
        "status_text": document.get_status_display(),
        "place": Document.objects.places().get(document.pk) if waits else None,
        "pages_read": document.pages_read,
        "page_count": document.page_count,
        "held_for": document.held_for_labels if document.status == Document.Status.HELD else [],
        "error": {"code": document.error_code, "message": document.error_message}
        if document.error_code
        else None,
        "address": _whole(request, document.get_absolute_url()),
        "meeting": _whole(request, meeting.get_absolute_url()) if meeting else None,
    }


def _sent(request: HttpRequest) -> tuple[str, int, Iterator[bytes]]:
    """Name, size in bytes and the bytes, of a form's one file or of the body itself. Raises ValueError."""
    if request.content_type == "multipart/form-data":
        return _in_form(request)
    length = request.headers.get("Content-Length", "")
    if not length.isdecimal():
        raise ValueError(NO_LENGTH)
    name = request.GET.get("filnavn") or unquote(request.headers.get("X-Filename", ""))
    return name, int(length), _whole_body(request, int(length))


def _in_form(request: HttpRequest) -> tuple[str, int, Iterator[bytes]]:
    try:
        files = [file for _, several in request.FILES.lists() for file in several]
    except (MultiPartParserError, SuspiciousOperation) as error:
        raise ValueError(UNREADABLE) from error
    if len(files) != 1:
        raise ValueError(SEVERAL if files else NO_FILE)
    return files[0].name or "", files[0].size or 0, files[0].chunks()


def _whole_body(request: HttpRequest, length: int) -> Iterator[bytes]:
    """Raises Broken where less comes than was promised: half a file is not to be kept as a whole one."""
    while piece := request.read(CHUNK):
        length -= len(piece)
        yield piece
    if length:
        raise Broken


def _whole(request: HttpRequest, address: str) -> str:
    return f"{settings.SITE_URL}{address}" if settings.SITE_URL else request.build_absolute_uri(address)


def _megabytes() -> int:
    return settings.MAX_UPLOAD_BYTES // (1024 * 1024)


def _no_key() -> JsonResponse:
    answer = _error(401, NO_KEY)
    answer["WWW-Authenticate"] = 'Bearer realm="KKR-arkivet"'
    return answer


def _error(status: int, message: str) -> JsonResponse:
    return JsonResponse({"error": message}, status=status, json_dumps_params={"ensure_ascii": False})
