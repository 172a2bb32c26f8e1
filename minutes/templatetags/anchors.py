"""The address of a paragraph, where it stands on a page."""

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypedDict

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from minutes.models import AgendaItem
from minutes.search.passages import Passage
from minutes.views.anchors import Anchors, Place
from minutes.views.named import Passage as Named

if TYPE_CHECKING:
    from minutes.views.marks import Marks

register = template.Library()


class Words(NamedTuple):
    """What the link to a paragraph is called, and the one to its quotation: aloud, and as it is seen."""

    link: str
    quotation: str
    quote: str


@lru_cache(maxsize=len(settings.LANGUAGES))
def words(language: str) -> Words:
    """Asked for at every paragraph of a page."""
    return Words(gettext("Link til afsnittet"), gettext("Citér afsnittet"), gettext("Citér"))


class Targets(TypedDict):
    address: str
    anchor: str
    older: list[str]
    words: "Words"


@register.simple_tag
def anchor(anchors: Anchors | None, marks: "Marks | None", section: str, number: int) -> SafeString:
    """` id="…"` of a paragraph; of one without an anchor its number, where words are marked."""
    found = anchors.of(section, number) if anchors else []
    name = found[0] if found else f"{section}-{number}" if marks else ""
    return format_html(' id="{}"', name) if name else SafeString("")


@register.simple_tag
def leading_to(
    anchors: dict[Place, str] | None, passage: Passage, item: AgendaItem | None, carried: str
) -> str:
    """The anchor of the paragraph where the words are met; without words, or of a meeting, of its section.

    A paragraph without a row has its number, as long as the words go along.
    """
    if not carried or item is None:
        return passage.section
    place = (item.pk, passage.section, passage.paragraph)
    return (anchors or {}).get(place) or f"{passage.section}-{passage.paragraph}"


@register.simple_tag
def leading_to_words(anchors: dict[tuple[int, str], str] | None, passage: Named, item: AgendaItem) -> str:
    """The anchor of the paragraph that names; of its section where the words are in no row."""
    return (anchors or {}).get((item.pk, passage.paragraph)) or passage.section


@register.inclusion_tag("components/pilcrow.html")
def pilcrow(anchors: Anchors | None, marks: "Marks | None", section: str, number: int) -> Targets:
    """The link to a paragraph, and the places older links to it lead to."""
    found = anchors.of(section, number) if anchors else []
    older = [*found[1:], *([f"{section}-{number}"] if found and marks else [])]
    address = anchors.address if anchors else ""
    return {
        "address": address,
        "anchor": found[0] if found else "",
        "older": older,
        "words": words(get_language()),
    }
