"""What the archive has that begins with what is being typed: a few of each kind, each with its address."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import tantivy
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from minutes.models import AgendaItem, Case
from minutes.search import beginnings, directory, reading, store
from minutes.search.beginnings import Person
from minutes.search.directory import Name
from minutes.search.store import Broken
from minutes.search.typed import Typed, read

MOST = 10
MOST_OF_A_GROUP = 4


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`pieces`: the name cut so that every second piece is what was typed."""

    pieces: list[str]
    context: str
    address: str


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    suggestions: list[Suggestion]


def suggest(text: str) -> list[Group]:
    """Groups that have something, in the order they are shown; at most MOST suggestions in all.

    One typing mistake a word is forgiven where nothing else is found. Some ten
    queries, however much the archive holds. Empty while there is no index.
    """
    text = text[: settings.MAX_QUESTION_LENGTH]
    typed = read(text)
    if not typed:
        return []
    reading.keep_up()
    try:
        with store.trouble_is_broken():
            searcher = reading.searcher()
            return _groups(searcher, text, typed) or _groups(searcher, text, replace(typed, forgiving=True))
    except Broken:
        return []


def _groups(searcher: tantivy.Searcher, text: str, typed: Typed) -> list[Group]:
    known, most = directory.current(), MOST_OF_A_GROUP
    councils = directory.begun(known.councils, typed)[:most]
    dated = replace(read(beginnings.spelled_out(text)), forgiving=typed.forgiving)
    meetings = beginnings.meetings(searcher, dated, most - len(councils))
    found = {
        gettext("Medlemmer"): [_member(row, typed) for row in beginnings.members(searcher, typed, most)],
        gettext("Kommuner"): _names(known.municipalities, typed),
        gettext("Partier"): _names(known.parties, typed),
        gettext("Emner"): _names(known.topics, typed),
        gettext("Sager"): [_case(row, searcher, typed) for row in beginnings.cases(searcher, text, most)],
        gettext("Punkter"): [_item(row, typed) for row in beginnings.items(searcher, typed, most)],
        gettext("Møder"): [
            *(_name(council, typed, _meetings) for council in councils),
            *(_meeting(row, dated) for row in meetings),
        ],
    }
    return [Group(name, few) for name, few in zip(found, _shared_out([*found.values()]), strict=True) if few]


def _shared_out(groups: Sequence[list[Suggestion]]) -> list[list[Suggestion]]:
    """MOST in all, taken one of each group at a time, so that no group crowds out another."""
    turns = sorted((rank, number) for number, group in enumerate(groups) for rank in range(len(group)))
    shares = Counter(number for _, number in turns[:MOST])
    return [group[: shares[number]] for number, group in enumerate(groups)]


def _names(names: Iterable[Name], typed: Typed) -> list[Suggestion]:
    return [_name(name, typed) for name in directory.begun(names, typed)[:MOST_OF_A_GROUP]]


def _name(name: Name, typed: Typed, told: Callable[[int], str] | None = None) -> Suggestion:
    return Suggestion(typed.pieces(name.label), (told or _items)(name.hits), name.address)


def _member(person: Person, typed: Typed) -> Suggestion:
    told = (person.seat.party, person.seat.municipality) if person.seat else ()
    context = ", ".join(known.name for known in told if known)
    return Suggestion(typed.pieces(person.name), context, reverse("member", args=[person.slug]))


def _case(row: Case, searcher: tantivy.Searcher, typed: Typed) -> Suggestion:
    items = beginnings.items_of_case(searcher, row.number)
    return Suggestion(typed.pieces(row.number), _items(items), row.get_absolute_url())


def _item(row: AgendaItem, typed: Typed) -> Suggestion:
    number = gettext("Punkt %(number)s") % {"number": row.number} if row.number else ""
    context = " · ".join(filter(None, (number, f"{row.meeting.council} {row.meeting.day_in_words}")))
    return Suggestion(typed.pieces(row.title), context, row.get_absolute_url())


def _meeting(row: Any, dated: Typed) -> Suggestion:
    """Of a Meeting with its `item_count`."""
    return Suggestion(dated.pieces(str(row)), _items(row.item_count), row.get_absolute_url())


def _items(amount: int) -> str:
    """12 punkter; nothing at all where there are none."""
    return ngettext("%(amount)s punkt", "%(amount)s punkter", amount) % {"amount": amount} if amount else ""


def _meetings(amount: int) -> str:
    return ngettext("%(amount)s møde", "%(amount)s møder", amount) % {"amount": amount} if amount else ""
