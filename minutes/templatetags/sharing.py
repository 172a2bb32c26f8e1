"""What is taken along of a page."""

from django import template
from django.utils import timezone

from minutes import days, quotation
from minutes.models import AgendaItem

register = template.Library()


@register.simple_tag
def today() -> str:
    """23. november 2026, in the reader's language; `now` takes no translated format."""
    return days.told(timezone.localdate())


@register.simple_tag
def quoted(item: AgendaItem, address: str) -> str:
    """The item's decision, or the first it says, with its source; `address` is whole."""
    return quotation.of_item(item, address)
