"""What a reader meets where nothing is to be found, something is refused, or the archive itself failed."""

import errno
import sys

from django.conf import settings
from django.core.exceptions import TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import get_template
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from minutes import languages

TOO_MANY_FILES = _("Læg højst %(limit)s filer op ad gangen. Del dem i flere omgange; ingen af dem er gemt.")
TOO_LARGE = _("Indholdet er for stort: over %(limit)s MB på én gang. Del det i flere omgange; intet er gemt.")
UNREADABLE = _("Det, browseren sendte, kan ikke læses. Gå tilbage, genindlæs siden, og prøv igen.")
NOT_FROM_HERE = _(
    "Siden har stået åben for længe, eller browseren afviser den cookie, som kun redaktører får. "
    "Gå tilbage, genindlæs siden, og prøv igen; intet er gemt."
)
# Only editors send what is large enough, and their pages are in Danish alone.
FULL_DISK = (
    "Det, du sendte, kunne ikke gemmes: der mangler plads på serveren. Sig det til den, der driver arkivet, "
    "og send det igen, når der er plads; det, der kom ind før, er der."
)
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
INSUFFICIENT_STORAGE = 507
# A database that is started again answers after seconds.
RETRY_AFTER_SECONDS = 30


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Without a look at the database, since it may be what failed; then this is said, and passes."""
    failure = sys.exc_info()[1]
    if isinstance(failure, InterfaceError | OperationalError):
        return away(request)
    # Of a large upload: it is put aside before any view is asked.
    if isinstance(failure, OSError) and failure.errno in NO_ROOM:
        return refused(FULL_DISK, INSUFFICIENT_STORAGE)
    return HttpResponseServerError(get_template("500.html").render())


def away(request: HttpRequest) -> HttpResponse:
    """While the database is away: it may fail before the language of the address was chosen."""
    with translation.override(languages.of(request.path_info)):
        said = get_template("503.html").render({"sent": request.method not in {"GET", "HEAD", "OPTIONS"}})
    return HttpResponse(said, status=503, headers={"Retry-After": str(RETRY_AFTER_SECONDS)})


def refused(message: str | Promise, status: int) -> HttpResponse:
    """Without request: its host name may be what is refused."""
    return HttpResponse(get_template("400.html").render({"message": message}), status=status)


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """For what Django itself refuses: a strange host, broken form data, too many files."""
    many = isinstance(exception, TooManyFilesSent)
    said = TOO_MANY_FILES % {"limit": settings.MAX_FILES_PER_UPLOAD} if many else UNREADABLE
    return refused(said, 400)


def too_large(limit: int) -> HttpResponse:
    """`limit` in bytes."""
    return refused(TOO_LARGE % {"limit": limit // (1024 * 1024)}, 413)


def not_from_here(request: HttpRequest, reason: str = "") -> HttpResponse:
    """For a form without the token that its own page gave it."""
    return refused(NOT_FROM_HERE, 403)
