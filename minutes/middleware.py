"""What stands before every view: the language, the body limit, and addresses that have moved."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from minutes import api, languages, roles
from minutes.models import Redirect
from minutes.models.addresses import Moved
from minutes.views import errors

Answer = Callable[[HttpRequest], HttpResponse]


def speak_by_address(get_response: Answer) -> Answer:
    """English under /en/, Danish everywhere else.

    Django's LocaleMiddleware would say of Danish pages that they vary with the reader's browser.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        language = languages.of(request.path_info)
        with translation.override(language):
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return middleware


def limit_body(get_response: Answer) -> Answer:
    """Refuse a body that is too large before anything reads it; only an editor's file may be large."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method in {"GET", "HEAD", "OPTIONS"}:
            return get_response(request)
        allowed = allowed_bytes(request)
        if body_bytes(request) > allowed:
            return api.too_large(request) if api.is_asked(request) else errors.too_large(allowed)
        return get_response(request)

    return middleware


def body_bytes(request: HttpRequest) -> int:
    length = request.headers.get("Content-Length", "")
    return int(length) if length.isdigit() else 0


def allowed_bytes(request: HttpRequest) -> int:
    if request.path == reverse("upload") and roles.is_editor(request.user):
        return settings.MAX_UPLOAD_REQUEST_BYTES
    if api.is_asked(request):
        return api.allowed_bytes(request)
    if request.path.startswith(reverse("admin:minutes_attachment_changelist")) and request.user.is_staff:
        return settings.MAX_UPLOAD_BYTES + settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    return settings.DATA_UPLOAD_MAX_MEMORY_SIZE


def follow_redirect_rows(get_response: Answer) -> Answer:
    """An address that was shown once and is gone leads on to where its matter stands now."""

    def middleware(request: HttpRequest) -> HttpResponse:
        # No row holds a NUL, and PostgreSQL will not be asked for one.
        if "\0" in request.path:
            raise Http404
        response = get_response(request)
        if response.status_code != 404 or request.method not in {"GET", "HEAD"}:
            return response
        moved = Redirect.objects.moved(languages.danish(request.path))
        return _moved_on(request, moved) if moved else response

    return middleware


def _moved_on(request: HttpRequest, moved: Moved) -> HttpResponse:
    """A browser goes on by itself, with what it asked; whoever does not is told where to and why."""
    address = languages.here(moved.address)
    asked = request.GET.urlencode()
    if asked and "?" not in address:
        page, mark, anchor = address.partition("#")
        address = f"{page}?{asked}{mark}{anchor}"
    said = render_to_string("301.html", {"address": address, "reasons": moved.reasons})
    return HttpResponsePermanentRedirect(address, content=said)
