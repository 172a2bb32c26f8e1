"""The banner of an archive of invented examples; without request, as an error page may be."""

from django import template
from django.conf import settings

register = template.Library()


@register.inclusion_tag("components/demo.html")
def demo_banner() -> dict[str, bool]:
    return {"demo": settings.DEMO}
