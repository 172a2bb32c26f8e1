"""The address of a paragraph, where it stands on a page."""

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from minutes.models import AgendaItem
from minutes.search.passages import Passage
from minutes.views.anchors import Anchors, Place
from minutes.views.named import Passage as Named

if TYPE_CHECKING:
    from minutes.views.marks import Marks

register = template.Library()
# No line ends inside: they would show as spaces.
PILCROW = (
    '<span class="pilcrow"><a href="#{0}" aria-label="{2}">¶</a> '
    '<a href="{1}citat/#{0}" aria-label="{3}">{4}</a> '
    '<a class="fault" rel="nofollow" href="{5}?sted={1}&amp;afsnit={0}" aria-label="{6}">{7}</a></span>'
)


class Words(NamedTuple):
    """What the links to a paragraph, to its quotation and to telling of a fault in it are called.

    Aloud, and as they are seen.
    """

    link: str
    quotation: str
    quote: str
    fault_address: str
    in_paragraph: str
    fault: str


@lru_cache(maxsize=len(settings.LANGUAGES))
def words(language: str) -> Words:
    """Asked for at every paragraph of a page."""
    return Words(
        gettext("Link til afsnittet"),
        gettext("Citér afsnittet"),
        gettext("Citér"),
        reverse("fault"),
        gettext("Fejl? Meld fejl i afsnittet"),
        gettext("Fejl?"),
    )


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


@register.simple_tag
def pilcrow(anchors: Anchors | None, marks: "Marks | None", section: str, number: int) -> SafeString:
    """The quiet link to a paragraph, and the places older links to it lead to.

    Written here: a template of its own would be made anew for every paragraph.
    """
    found = anchors.of(section, number) if anchors else []
    if not anchors or not found:
        return SafeString("")
    older = [*found[1:], *([f"{section}-{number}"] if marks else [])]
    return format_html_join("", '<span id="{}"></span>', ((name,) for name in older)) + format_html(
        PILCROW, found[0], anchors.address, *words(get_language())
    )
