"""Where a page or the whole of an original is shown: the referat's addresses are not the agenda's."""

from django import template
from django.urls import reverse

from minutes.models import Document, Meeting

register = template.Library()


@register.simple_tag
def page_address(meeting: Meeting, document: Document, number: int) -> str:
    name = "agenda_page" if document.is_agenda else "page"
    return reverse(name, args=[meeting.council.slug, meeting.day, number])


@register.simple_tag
def original_address(meeting: Meeting, document: Document) -> str:
    name = ("agenda_original" if document.is_agenda else "original") + (
        "_text" if document.extension == "txt" else ""
    )
    return reverse(name, args=[meeting.council.slug, meeting.day])
