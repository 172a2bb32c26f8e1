"""Lines of a referat with the words marked that a reader asked for."""

import re
from html import unescape

from django import template
from django.template.defaultfilters import urlize
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from minutes.search.marking import pieces
from minutes.views.marks import Marks

register = template.Library()

TAG = re.compile(r"(<[^>]*>)")
# Without any of these urlize finds no address, and it looks at each word of a page.
ADDRESS = re.compile(r"://|www\.|@|\.(?:com|edu|gov|int|mil|net|org)", re.IGNORECASE)


@register.simple_tag
def marked(line: str, marks: Marks | None, section: str) -> SafeString:
    """Escaped, addresses as links; with marks the words in <mark>, also within the text of a link."""
    html: SafeString = urlize(line) if ADDRESS.search(line) else escape(line)
    if not marks:
        return html
    parts = (
        SafeString(part) if TAG.fullmatch(part) else _marked(unescape(part), marks, section)
        for part in TAG.split(html)
    )
    return format_html_join("", "{}", ((part,) for part in parts))


@register.simple_tag
def marked_words(text: str, marks: Marks | None, section: str) -> str:
    """For what is a link as it is: the words marked and nothing else."""
    return _marked(text, marks, section) if marks else text


def _marked(text: str, marks: Marks, section: str) -> SafeString:
    cut = pieces(text, marks.spans(text, section))
    parts = (format_html("<mark>{}</mark>", piece.text) if piece.marked else piece.text for piece in cut)
    return format_html_join("", "{}", ((part,) for part in parts))
