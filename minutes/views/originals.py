"""A document's file as readers get it: as it was handed in, or the copy in which hidden places are black."""

import logging

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response

from minutes import tasks
from minutes.models import Document
from minutes.scans import copies

logger = logging.getLogger(__name__)

CONTENT_TYPES = {"pdf": "application/pdf", "txt": "text/plain; charset=utf-8"}
RETRY_AFTER_SECONDS = 30


def answer(request: HttpRequest, document: Document, name: str) -> FileResponse | HttpResponse:
    """`document` has its meeting at hand; `name` is what the file is saved as, without its extension."""
    try:
        if copies.is_needed(document):
            path, name = copies.of(document), f"{name}-med-skjulte-steder"
        else:
            path = document.path
        content = path.open("rb")
    except copies.NotYet:
        tasks.cover_soon(document)
        return _not_now(request, document, soon=True)
    except copies.Failed as reason:
        logger.warning("No copy of document %s for readers: %s", document.pk, reason.message)
        return _not_now(request, document, soon=False)
    except FileNotFoundError as error:
        raise Http404 from error
    # Another one as soon as something is hidden: whoever keeps a copy asks first, and then gets no bytes.
    tag = f'"{document.sha256}-{path.stem}"'
    headers = {"Cache-Control": "no-cache", "ETag": tag}
    if unchanged := get_conditional_response(request, etag=tag):
        content.close()
        return unchanged
    extension = document.extension
    kind = CONTENT_TYPES[extension]
    return FileResponse(content, filename=f"{name}.{extension}", content_type=kind, headers=headers)


def _not_now(request: HttpRequest, document: Document, soon: bool) -> HttpResponse:
    """Not for long, or until an editor has seen to it; the meeting's text is there meanwhile."""
    ctx = {"meeting": document.meeting, "soon": soon}
    response = render(request, "minutes/covered.html", ctx, status=503 if soon else 404)
    response["Cache-Control"] = "no-store"
    if soon:
        response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response
