"""Days in words."""

from datetime import date
from functools import lru_cache

from django.utils import translation
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext


def told(day: date) -> str:
    """2. september 2025; on English pages 2 September 2025."""
    return format_date(day, gettext("j. F Y"))


@lru_cache(maxsize=20_000)
def danish(day: date) -> str:
    """As a referat has it, whatever language the reader has who set the work going.

    >>> danish(date(2025, 9, 2))
    '2. september 2025'
    """
    with translation.override("da"):
        return format_date(day, "j. F Y")
