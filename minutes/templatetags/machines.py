"""What programs read of a page: JSON-LD. It is data, which no browser runs and no policy of scripts stops."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from django import template
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from minutes import languages, linked
from minutes.models import AgendaItem, Council, Mandate, Meeting, Member, Municipality, Party
from minutes.views.access import whole
from minutes.views.picture import path

register = template.Library()

# In JSON they mean the same; in HTML they can begin no tag, comment or entity.
HARMLESS = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
DESCRIBED: dict[type, Callable[[Any, linked.At], linked.Thing]] = {
    AgendaItem: linked.item,
    Council: linked.council,
    Meeting: linked.meeting,
    Municipality: linked.municipality,
    Party: linked.party,
}


@register.simple_tag(takes_context=True)
def described(context: template.RequestContext, row: Any) -> SafeString:
    """An item, a meeting, a council, a municipality or a party."""
    return _script(DESCRIBED[type(row)](row, _at(context.request)))


@register.simple_tag(takes_context=True)
def described_member(
    context: template.RequestContext, member: Member, seats: Iterable[Mandate]
) -> SafeString:
    return _script(linked.member(member, seats, _at(context.request)))


@register.simple_tag(takes_context=True)
def trail(context: template.RequestContext) -> SafeString:
    """The way down to this page, from what components/crumbs.html was given."""
    route, parent, meeting, council = (
        context.get(name) for name in ("route", "parent", "meeting", "council")
    )
    steps = [(gettext("Forside"), reverse("front"))]
    steps += [(str(context["label"]), reverse(route))] if route else []
    steps += [(council.name, council.get_absolute_url())] if council else []
    steps += [(meeting.day_in_words, meeting.get_absolute_url())] if meeting else []
    steps += [(str(parent), parent.get_absolute_url())] if parent else []
    return _script(linked.trail(steps, _at(context.request)))


@register.filter
def picture(item: AgendaItem) -> str:
    """The path of the picture a link to the item is shown with."""
    return path(item)


def _at(request: HttpRequest) -> linked.At:
    """One address for a matter, the Danish one, whatever language the page is in."""
    return lambda path: whole(request, languages.danish(path))


def _script(thing: linked.Thing) -> SafeString:
    text = json.dumps({"@context": "https://schema.org"} | thing, ensure_ascii=False)
    # Translated above: nothing in it can end the element.
    harmless = mark_safe(text.translate(HARMLESS))  # noqa: S308
    return format_html('<script type="application/ld+json">{}</script>', harmless)
