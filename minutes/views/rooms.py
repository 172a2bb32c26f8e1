"""Whose rooms are whose: a stranger is asked to log in, another editor is told what is missing."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import render

from minutes import roles
from minutes.views import errors

View = Callable[..., HttpResponseBase]


def editors_only(view: View) -> View:
    return _room(view, roles.is_editor, roles.EDITOR)


def administrators_only(view: View) -> View:
    return _room(view, roles.is_administrator, roles.ADMINISTRATOR)


def _room(view: View, may: Callable[[roles.Someone], bool], role: str) -> View:
    @wraps(view)
    def inside(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not request.user.is_authenticated:
            # What is only sent to cannot be come back to.
            return redirect_to_login(request.get_full_path() if request.method in {"GET", "HEAD"} else "")
        if not may(request.user):
            return render(request, "403.html", {"role": role}, status=403)
        if _has_nul(request.GET) or _has_nul(request.POST):
            return errors.refused(errors.UNREADABLE, 400)
        answer = view(request, *args, **kwargs)
        # What stands here is shown again only to whoever is still logged in.
        answer.headers.setdefault("Cache-Control", "private, no-cache")
        return answer

    return inside


def _has_nul(answer: QueryDict) -> bool:
    """No row can hold one, and nobody types it."""
    return any("\0" in value for _, values in answer.lists() for value in values)
