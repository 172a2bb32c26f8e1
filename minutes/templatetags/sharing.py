"""What is taken along of a page."""

from django import template

from minutes import quotation
from minutes.models import AgendaItem

register = template.Library()


@register.simple_tag
def quoted(item: AgendaItem, address: str) -> str:
    """The item's decision, or the first it says, with its source; `address` is whole."""
    return quotation.of_item(item, address)
