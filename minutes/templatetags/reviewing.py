"""What the review page shows of values and texts of a reading."""

from typing import Any

from django import template

from minutes import correcting
from minutes.models import Correction

register = template.Library()


@register.filter
def parted(text: str, word: str) -> list[tuple[str, bool]]:
    """The text in parts, the word where it stands first told apart.

    >>> parted("Der følges op", "følges")
    [('Der ', False), ('følges', True), (' op', False)]
    """
    before, found, after = text.partition(word)
    return [(part, part is found) for part in (before, found, after) if part]


@register.filter
def told(correction: Correction) -> str:
    return correcting.told(correction)


@register.filter
def plainly(value: Any) -> str:
    """A value of the reader's JSON as an editor would say it.

    >>> plainly(["godkendt", "drøftet"]), plainly({"number": "3", "title": "Budget"}), plainly("")
    ('godkendt, drøftet', '3 Budget', '–')
    """
    match value:
        case list():
            return ", ".join(plainly(one) for one in value) or "–"
        case dict():
            named = (value.get(name) for name in ("number", "title", "name", "parties", "text"))
            return " ".join(plainly(one) for one in named if one) or "–"
        case bool():
            return "ja" if value else "nej"
    return str(value) if value not in {None, ""} else "–"
