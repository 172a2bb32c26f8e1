"""One way in, for the editors' rooms and for the administration."""

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from minutes import logins, sessions
from minutes.forms import LoginForm


class Login(LoginView):
    authentication_form = LoginForm

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        answer = super().form_valid(form)
        sessions.begin(self.request.session)
        return answer


def of_administration(request: HttpRequest) -> HttpResponse:
    """Whoever comes here is a stranger, or may not see what is asked for."""
    if request.user.is_authenticated:
        return render(request, "403.html", status=403)
    return redirect_to_login(request.GET.get("next", ""))


def locked_out(request: HttpRequest, response: HttpResponse, credentials: dict[str, Any]) -> HttpResponse:
    """What django-axes has shown instead of the answer, after too many wrong passwords."""
    until = logins.open_again(request, credentials)
    page = render(request, "registration/locked_out.html", {"until": until}, status=429)
    page["Retry-After"] = str(max(1, round((until - timezone.now()).total_seconds())))
    return page
