"""What every page shows: its lasting address, the same in the other language, and outcomes as shapes."""

import re
from typing import Any

from django import template
from django.http import HttpRequest
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from minutes import languages
from minutes.models import Outcome
from minutes.views.access import whole

register = template.Library()

# Class of the badge; its icon has the same name where `ICONS` says nothing else.
SHAPES = {
    Outcome.APPROVED: "agreed",
    Outcome.ENDORSED: "agreed",
    Outcome.DECIDED: "agreed",
    Outcome.APPOINTED: "chosen",
    Outcome.ELECTED: "chosen",
    Outcome.NOTED: "noted",
    Outcome.INFORMED: "noted",
    Outcome.DISCUSSED: "talked",
    Outcome.POSTPONED: "put-off",
    Outcome.DROPPED: "put-off",
}
ICONS = {Outcome.DROPPED: "dropped"}
# Of an item, a meeting or a member, as their addresses call them.
SECTIONS = {
    "titel": _("Titel"),
    "beslutning": _("Beslutning"),
    "mindretal": _("Mindretal"),
    "indstilling": _("Indstilling"),
    "baggrund": _("Baggrund"),
    "sagsfremstilling": _("Sagsfremstilling"),
    "bilag": _("Bilag"),
    "dagsorden": _("Dagsorden"),
    "deltagere": _("Deltagere"),
    "udpegninger": _("Udpegninger"),
}
IN_DANISH = SafeString(' lang="da"')
# From 2, as the paginator reads it; no list of the archive has more digits of pages.
LATER_PAGE = re.compile(r"(?!0*1?$)[0-9]{1,9}")


@register.simple_tag(takes_context=True)
def canonical(context: dict[str, Any], path: str = "") -> str:
    """The whole address of `path`, or of this page; of what is asked, only the page number belongs to it.

    The Danish one, on English pages too: what is quoted is the same Danish text, and has one address.
    """
    return _whole(context["request"], languages.danish(path or context["request"].path))


@register.simple_tag(takes_context=True)
def canonical_english(context: dict[str, Any]) -> str:
    return _whole(context["request"], languages.english(context["request"].path))


def _whole(request: HttpRequest, path: str) -> str:
    is_here = languages.danish(path) == languages.danish(request.path)
    side = request.GET.get("side", "") if is_here else ""
    return whole(request, f"{path}?side={side}" if LATER_PAGE.fullmatch(side) else path)


@register.simple_tag(takes_context=True)
def canonical_asked(context: dict[str, Any]) -> str:
    """With all that is asked: for those who share a search."""
    return whole(context["request"], languages.danish(context["request"].get_full_path()))


@register.simple_tag(takes_context=True)
def block_again(context: template.RequestContext, name: str) -> SafeString:
    """What the page's block says, once more: a name can stand at one block of a template only."""
    block = context.render_context[BLOCK_CONTEXT_KEY].get_block(name)
    # As escaped as where it first stands.
    return mark_safe(" ".join(block.render(context).split()))  # noqa: S308


@register.simple_tag(takes_context=True)
def other_language(context: dict[str, Any]) -> str:
    """The same page, asked the same, in the language that is not spoken here."""
    path = context["request"].get_full_path()
    return languages.danish(path) if languages.of(path) == languages.ENGLISH else languages.english(path)


@register.filter
def outcome_shape(outcome: str) -> str:
    return SHAPES.get(Outcome(outcome), "noted")


@register.filter
def outcome_icon(outcome: str) -> str:
    return ICONS.get(Outcome(outcome), outcome_shape(outcome))


@register.filter
def outcome_name(outcome: str) -> str:
    return gettext(outcome)


@register.filter
def section_name(section: str) -> str:
    """beslutning → Beslutning; a section without a name of its own is called what it is."""
    return str(SECTIONS.get(section, section.capitalize()))


@register.simple_tag
def in_danish() -> str:
    """Said of what stands in the referat's own words, where the page around it is in another language."""
    return "" if get_language() == languages.DANISH else IN_DANISH
