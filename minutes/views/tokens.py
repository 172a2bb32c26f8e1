"""The keys of programs that hand in: made here, shown once, and taken back."""

from typing import cast

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from minutes import journal, roles
from minutes.forms import TokenForm
from minutes.models import UploadToken
from minutes.views.answers import answered
from minutes.views.rooms import editors_only


@editors_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """The key is in the answer to the form and nowhere else: not in a session, nor at an address."""
    form = TokenForm(request.POST) if request.method == "POST" else TokenForm()
    context: dict[str, object] = {"form": form, "tokens": _seen_by(cast(User, request.user))}
    if request.method == "POST" and form.is_valid():
        token, context["secret"] = UploadToken.objects.make(
            cast(User, request.user), form.cleaned_data["name"]
        )
        journal.note(request.user, token, "lavede nøglen")
        address = request.build_absolute_uri(reverse("api_documents"))
        context |= {"made": token, "form": TokenForm(), "address": address}
        return render(request, "minutes/tokens.html", context, status=201)
    return render(request, "minutes/tokens.html", context, status=400 if form.is_bound else 200)


@editors_only
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    token = get_object_or_404(_seen_by(cast(User, request.user)), pk=pk)
    token.revoke()
    journal.note(request.user, token, "tilbagekaldte nøglen")
    return answered(request, f"Nøglen »{token}« gælder ikke mere.", "tokens")


def _seen_by(user: User) -> QuerySet[UploadToken]:
    """One's own; of an administrator everybody's."""
    every = UploadToken.objects.select_related("user").order_by("revoked_at", "-made_at")
    return every if roles.is_administrator(user) else every.filter(user=user)
