"""For the machines that watch the archive: is the process alive, and can it serve readers?"""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from minutes import pulse, recognition


def healthz(request: HttpRequest) -> HttpResponse:
    """This process answers."""
    return HttpResponse("ok", content_type="text/plain")


def readyz(request: HttpRequest) -> HttpResponse:
    """200 when readers can be served: the database answers. No reader needs broker and OCR."""
    found = {"database": database_answers(), "broker": pulse.broker_answers(), "ocr": recognition.report()}
    return JsonResponse(found, status=200 if found["database"] else 503)


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True
