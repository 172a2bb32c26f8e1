"""Where in time a meeting stands, and who sat in it."""

from django import template

from minutes.models import Attendance
from minutes.search import periods
from minutes.views import seated

register = template.Library()


@register.filter
def period(year: int) -> str:
    """The election period of a year.

    >>> period(2024), period(2008)
    ('2022–2025', '2007–2009')
    """
    return periods.period(year).replace("-", "–")


@register.filter
def pictured(attendance: list[tuple[str, list[Attendance]]]) -> seated.Picture:
    """A square for each seat, of `Attendance.objects.by_status()`."""
    return seated.picture(attendance)
