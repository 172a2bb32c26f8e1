"""A question that is the name of something the archive has a page for: the way to that page."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from minutes.danish import folded
from minutes.filters import SearchFilters
from minutes.models import Member
from minutes.search import names

# Filter → route of the pages its values have.
ROUTES = {"kkr": "council", "parti": "party", "kommune": "municipality", "emne": "topic"}
KINDS = {"kkr": _("rådet"), "parti": _("partiet"), "kommune": _("kommunen"), "emne": _("emnet")}
MOST = 5
# Words of the longest name.
MOST_WORDS = 5
# "Enhedslisten (Ø)" is asked for as Enhedslisten and as Ø.
WITH_LETTER = re.compile(r"(.+) \((.{1,2})\)")


class Signpost(NamedTuple):
    kind: str
    name: str
    address: str


def named(filters: SearchFilters, in_part: bool = False) -> list[Signpost]:
    """Pages called just what was asked, at most MOST; one query.

    `in_part`: also those called so by some of the words after each other, the longest name first.
    """
    words = filters.question.text.replace('"', " ").split()
    lengths = range(min(len(words), MOST_WORDS), 0, -1) if in_part else [len(words)]
    runs = [" ".join(words[at : at + length]) for length in lengths for at in range(len(words) - length + 1)]
    # In a sentence a lone letter is a word: "i" is no party there.
    told = [run for each in runs if (run := folded(each)) and (len(run) > 1 or len(words) == 1)]
    asked = list(dict.fromkeys(told))
    if not asked:
        return []
    members = Member.objects.public().filter(names__folded__in=asked).distinct()[:MOST]
    people = [Signpost(gettext("medlemmet"), member.name, member.get_absolute_url()) for member in members]
    places = [*_places(filters, asked), *_otherwise_called(filters)]
    return [*people, *dict.fromkeys(places)][:MOST]


def _places(filters: SearchFilters, asked: list[str]) -> list[Signpost]:
    found = [
        (asked.index(spoken), Signpost(str(KINDS[name]), label, reverse(route, args=[value])))
        for name, route in ROUTES.items()
        for value, label in filters.narrowing[name].labels.items()
        for spoken in {folded(spoken) for spoken in _spoken(name, label)} & set(asked)
    ]
    return list(dict.fromkeys(signpost for _, signpost in sorted(found)))


def _otherwise_called(filters: SearchFilters) -> Iterator[Signpost]:
    """By another name or the beginning of one: SF, radikale, Københavns Kommune, Vesthimmerland."""
    for name, route in ROUTES.items():
        value = names.value(filters.filters[name].field_name, filters.question.text)
        if label := filters.narrowing[name].labels.get(value or ""):
            yield Signpost(str(KINDS[name]), label, reverse(route, args=[value]))


def _spoken(name: str, label: str) -> Iterator[str]:
    yield label
    if name == "kommune":
        yield f"{label} Kommune"
    if split := WITH_LETTER.fullmatch(label):
        yield from split.groups()
