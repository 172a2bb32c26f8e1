"""Sessions end some time after the last click, and some time after the login, whatever was clicked."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse

SINCE, SEEN = "since", "seen"
# A click within so much of the last one noted need not be noted: each is written to the database.
NOTED_AGAIN = 0.05


def begin(session: SessionBase) -> None:
    """Told by the one way in (minutes.views.login)."""
    session[SINCE] = session[SEEN] = int(time.time())


def end_in_time(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """Asks nothing of anonymous readers: without the cookie no session is looked for."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and SINCE in request.session:
            _end_or_go_on(request.session, int(time.time()))
        return get_response(request)

    return middleware


def _end_or_go_on(session: SessionBase, now: int) -> None:
    idle = 60 * settings.SESSION_IDLE_MINUTES
    if now - session[SEEN] > idle or now - session[SINCE] > 60 * settings.SESSION_MINUTES:
        session.flush()
    elif now - session[SEEN] > idle * NOTED_AGAIN:
        session[SEEN] = now
