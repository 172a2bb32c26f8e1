"""A question that is the name of something the archive has a page for: the way to that page."""

import re
from collections.abc import Iterator

from django.urls import reverse

from minutes.danish import folded
from minutes.filters import SearchFilters
from minutes.models import Member

# Filter → route of the pages its values have.
ROUTES = {"kkr": "council", "parti": "party", "kommune": "municipality", "emne": "topic"}
KINDS = {"kkr": "rådet", "parti": "partiet", "kommune": "kommunen", "emne": "emnet"}
MOST = 5
# "Enhedslisten (Ø)" is asked for as Enhedslisten and as Ø.
WITH_LETTER = re.compile(r"(.+) \((.{1,2})\)")


def named(filters: SearchFilters) -> list[tuple[str, str, str]]:
    """(what it is, name, address) of pages called just what was asked, at most MOST; one query."""
    asked = folded(filters.question.text)
    if not asked:
        return []
    places = [
        (KINDS[name], label, reverse(route, args=[value]))
        for name, route in ROUTES.items()
        for value, label in filters.narrowing[name].labels.items()
        if asked in map(folded, _spoken(name, label))
    ]
    members = Member.objects.public().filter(names__folded=asked).distinct()[:MOST]
    return [*places, *(("medlemmet", member.name, member.get_absolute_url()) for member in members)][:MOST]


def _spoken(name: str, label: str) -> Iterator[str]:
    yield label
    if name == "kommune":
        yield f"{label} Kommune"
    if split := WITH_LETTER.fullmatch(label):
        yield from split.groups()
