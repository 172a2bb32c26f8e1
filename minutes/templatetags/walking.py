"""Where in time a meeting stands."""

from django import template

from minutes.search import periods

register = template.Library()


@register.filter
def period(year: int) -> str:
    """The election period of a year.

    >>> period(2024), period(2008)
    ('2022–2025', '2007–2009')
    """
    return periods.period(year).replace("-", "–")
