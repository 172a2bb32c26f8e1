"""What the editors' own pages are made of."""

from datetime import datetime

from django import template
from django.utils import timezone

from minutes import roles

register = template.Library()

register.filter("is_administrator", roles.is_administrator)
register.filter("is_editor", roles.is_editor)


@register.filter
def ago(moment: datetime) -> str:
    """In whole days, as an editor counts them: i dag, i går, for 12 dage siden."""
    days = (timezone.localdate() - timezone.localtime(moment).date()).days
    return {0: "i dag", 1: "i går"}.get(days, f"for {days} dage siden") if days >= 0 else "i dag"


@register.filter
def amiss(lacking: int) -> str:
    """Of entries of the index: 3 opslag mangler, or 3 opslag for meget."""
    return f"{lacking} opslag mangler" if lacking > 0 else f"{-lacking} opslag for meget"
