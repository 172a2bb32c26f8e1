"""Lines of a referat with the words marked that a reader asked for."""

import re
from html import unescape

from django import template
from django.template.defaultfilters import urlize
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from minutes.search.marking import Marker, pieces

register = template.Library()

TAG = re.compile(r"(<[^>]*>)")


@register.filter
def marked(line: str, marker: Marker | None) -> SafeString:
    """Escaped, addresses as links; with a marker its words in <mark>, also within the text of a link."""
    html: SafeString = urlize(line)
    if not marker:
        return html
    parts = (
        SafeString(part) if TAG.fullmatch(part) else _marked(unescape(part), marker)
        for part in TAG.split(html)
    )
    return format_html_join("", "{}", ((part,) for part in parts))


def _marked(text: str, marker: Marker) -> SafeString:
    cut = pieces(text, marker.spans(text))
    parts = (format_html("<mark>{}</mark>", piece.text) if piece.marked else piece.text for piece in cut)
    return format_html_join("", "{}", ((part,) for part in parts))
