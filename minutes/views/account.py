"""An editor's own account: what it may do, and another password."""

from typing import cast

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import password_validators_help_texts
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from minutes import journal
from minutes.forms import PasswordForm


@sensitive_post_parameters()
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    user = cast(User, request.user)
    form = PasswordForm(user, request.POST or None)
    if form.is_valid():
        form.save()
        journal.note(user, user, "skiftede sin adgangskode")
        # This browser stays logged in; every other is logged out by the new password.
        update_session_auth_hash(request, user)
        messages.success(
            request, "Adgangskoden er skiftet. Andre browsere, du var logget ind i, er logget ud."
        )
        return redirect("account")
    ctx = {
        "form": form,
        "roles": [group.name for group in user.groups.order_by("name")],
        "demands": password_validators_help_texts(),
    }
    return render(request, "minutes/account.html", ctx, status=400 if form.is_bound else 200)
