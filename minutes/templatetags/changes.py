"""How what an editor corrected is told: where, and as words instead of the reader's values."""

from typing import Any

from django import template

from minutes.comparison import sentences
from minutes.models import Correction, Part

register = template.Library()

# What has other words than its name in the reader's JSON.
FIELDS = {
    "title": "titlen", "name": "navnet", "party": "partiet", "municipality": "kommunen",
    "status": "fremmødet", "role": "hvervet", "substitute_for": "stedfortrædelsen",
    "number": "nummeret", "outcomes": "afgørelsen",
    "council": "KKR", "date": "datoen", "start_time": "klokkeslættet", "place": "stedet", "kind": "slagsen",
}  # fmt: skip
VALUES = {
    "present": "til stede", "absent": "afbud", "substitute": "suppleant", "referat": "referat",
}  # fmt: skip
NOTHING = "(ingenting)"


@register.filter
def place(correction: Correction) -> str:
    """Punkt 3.5 Klimaalliancen: titlen."""
    where = {
        Part.MEETING: "Mødet",
        Part.ATTENDEE: correction.name,
        Part.ITEM: f"Punkt {correction.number} {correction.name}".strip(),
    }[Part(correction.part)]
    known = sentences.ITEM.get(correction.field)
    field = FIELDS.get(correction.field) or (known.here if known else "hele rækken")
    return f"{where}: {field}"


@register.filter
def told(value: Any) -> str:
    """
    >>> told(["godkendt", "udsat"]), told(None), told({"name": "Maja Højgaard", "party": "A", "page": 2})
    ('godkendt, udsat', '(ingenting)', 'Maja Højgaard, A')
    """
    match value:
        case None | "" | []:
            return NOTHING
        case list():
            return ", ".join(map(told, value))
        case dict():
            named = (value.get(key) for key in ("number", "title", "name", "party", "municipality", "status"))
            return ", ".join(told(one) for one in named if one) or NOTHING
    return VALUES.get(str(value), str(value))
