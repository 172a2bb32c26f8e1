"""What editors take from readers: words of a paper, an item; what is taken, and the way back."""

from typing import Any, NamedTuple, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from minutes import publication, pulse, readings, search, tasks
from minutes.corrections import hiding, phrases
from minutes.corrections.hiding import Place
from minutes.forms import HideForm, WithdrawForm
from minutes.models import AgendaItem, Document, Hiding, Meeting
from minutes.parsing import private_data
from minutes.parsing.types import ParsedReferat
from minutes.views.rooms import editors_only

HIDINGS_PER_PAGE = 50
LOST = "Punktet kan ikke findes i den nyeste læsning. Læs dokumentet igen, og prøv så."


class Shown(NamedTuple):
    """A line on which the words stand: what is before them, they themselves, and what is after."""

    place: Place
    before: str
    words: str
    after: str


@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def hide(request: HttpRequest, pk: int) -> HttpResponse:
    """`?ord=` is looked for before anything is done; `?side=&linje=` is a place where some may be private."""
    document = _document(pk)
    read = _reading(document)
    asked = request.POST if request.method == "POST" else request.GET
    phrase = asked.get("ord", "").strip() or _private(read, asked.get("linje", ""))
    places = _places(read, phrase)
    form = HideForm(request.POST, count=len(places)) if request.method == "POST" else None
    if form and form.is_valid():
        page = places[0].place.page if places else None
        by = cast(User, request.user)
        publication.hide(document, phrase, form.cleaned_data["reason"], by, page)
        _follow(document)
        messages.success(request, "Ordene er skjult. De er væk fra sider, søgning, feeds og fil.")
        return redirect("hide", document.pk)
    ctx = {
        "document": document,
        "phrase": phrase,
        "places": places,
        "form": form or HideForm(),
        "withdraw_form": WithdrawForm(auto_id="id_item_%s"),
        "items": _items(document),
        "asked_item": asked.get("punkt", ""),
        "hidings": Hiding.objects.standing().of(document, document.meeting).for_list(),
        "unread": read is None,
    }
    return render(request, "minutes/hide.html", ctx, status=400 if form else 200)


@editors_only
@require_POST
def withdraw_item(request: HttpRequest, pk: int) -> HttpResponse:
    """The item is named by its part of the address."""
    document, form = _document(pk), WithdrawForm(request.POST)
    item = get_object_or_404(_items(document), slug=request.POST.get("punkt", ""))
    if not form.is_valid():
        messages.error(request, str(form.errors["reason"][0]))
        return redirect("hide", document.pk)
    try:
        publication.withdraw_item(document, item, form.cleaned_data["reason"], cast(User, request.user))
    except publication.Lost:
        messages.error(request, LOST)
        return redirect("hide", document.pk)
    _follow(document)
    messages.success(
        request, f"Punkt {item.number or item.slug} er trukket tilbage. Læserne ser begrundelsen."
    )
    return redirect("hide", document.pk)


@editors_only
@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Hiding.objects.select_related("document__meeting__council"), pk=pk)
    publication.restore(row, cast(User, request.user))
    _follow(row.document)
    messages.success(request, "Det ses igen, som det stod før.")
    return redirect("hidden")


@editors_only
@require_GET
def hidden(request: HttpRequest) -> HttpResponse:
    """Everything that is taken from readers, and what was given back."""
    rows = Hiding.objects.for_list()
    page = Paginator(rows, HIDINGS_PER_PAGE).get_page(request.GET.get("side"))
    withdrawn = Meeting.objects.filter(withdrawn_at__isnull=False).select_related("council")
    ctx = {"page": page, "meetings": withdrawn.prefetch_related("documents").order_by("-withdrawn_at")}
    return render(request, "minutes/hidden.html", ctx)


def _document(pk: int) -> Document:
    return get_object_or_404(Document.objects.select_related("meeting__council"), pk=pk)


def _reading(document: Document) -> ParsedReferat | None:
    """As an editor has corrected it, with what is hidden already."""
    raw = readings.kept(document)
    return readings.layered(document, raw).corrected if raw else None


def _private(read: ParsedReferat | None, line: str) -> str:
    """What looks private on a line, for the form to be filled with."""
    if read is None or not line.isdecimal():
        return ""
    for page in read.page_texts:
        lines = page.text.split("\n")
        if page.first_line <= int(line) < page.first_line + len(lines):
            return next(private_data.values(lines[int(line) - page.first_line]), "")
    return ""


def _places(read: ParsedReferat | None, phrase: str) -> list[Shown]:
    if read is None or phrases.length(phrase) < phrases.SHORTEST:
        return []
    return [_shown(place, phrase) for place in hiding.places(read, phrase)]


def _shown(place: Place, phrase: str) -> Shown:
    """All of the line, where the words are but in what the scanner read, or go on over its end."""
    start, end = next(iter(phrases.spans(place.text, [phrase])), (0, len(place.text)))
    return Shown(place, place.text[:start], place.text[start:end], place.text[end:])


def _items(document: Document) -> Any:
    if document.meeting is None:
        return AgendaItem.objects.none()
    rows = document.meeting.items.filter(withdrawn_at=None).select_related("meeting__council")
    return rows.order_by("position")


def _follow(document: Document) -> None:
    """By a worker; where none lives, at once: nobody is to find the words for longer than a minute.

    The copy that readers get of the file is made anew meanwhile, or when one asks for it.
    """
    tasks.cover_soon(document)
    if pulse.workers_heard():
        tasks.index_soon()
    else:
        search.follow()
