"""What councils, municipalities, parties, topics, outcomes and members are called → values in the index.

All but the members are read from data/ once a process, so a question costs no query for them.
"""

import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, reduce
from operator import and_, or_
from typing import Any

from django.conf import settings
from django.db.models import Q

from minutes.danish import folded, slug
from minutes.models import Member, MemberName, Outcome
from minutes.search.analysis import is_stop_word
from minutes.search.vocabulary import DATA

# Beginnings of names that are taken for the whole, where there is but one: Vesthimmerland, klima.
SHORTEST_BEGINNING = 4
# Spellings looked at; a first name alone may be that of many members.
MOST_NAMES = 400

# Field of the index → name in the letters of addresses → value.
Known = dict[str, dict[str, str]]


def value(field: str, written: str) -> str | None:
    """
    >>> value("party", "Enhedslisten"), value("party", "ø"), value("council", "KKR Sjælland")
    ('oe', 'oe', 'sjaelland')
    >>> value("municipality", "furesø kommune"), value("topic", "klima"), value("outcome", "Tiltrådt")
    ('furesoe', 'klima-og-energi', 'tiltraadt')
    """
    named = called(field, written)
    return named if named is not None else _by_beginning(field, written)


def called(field: str, written: str) -> str | None:
    """The value of that very name, however its Danish letters are typed."""
    spoken = slug(written)
    found = known()[field].get(spoken)
    if found is None and len(spoken) >= SHORTEST_BEGINNING:
        found = _folded()[field].get(folded(written))
    return found


def members(written: Sequence[str]) -> tuple[str, ...]:
    """Slugs of the members readers may see whose name has all the words of one of these; one query."""
    asked = [name for each in written if (name := folded(each))]
    if not asked:
        return ()
    with_words = (reduce(and_, (Q(folded__contains=part) for part in name.split("-"))) for name in asked)
    called = reduce(or_, with_words, Q(member__slug__in=[slug(each) for each in written]))
    rows = MemberName.objects.filter(called, member__in=Member.objects.public())
    found = list(rows.order_by("member").values_list("member__slug", "folded")[:MOST_NAMES])
    return tuple(dict.fromkeys(address for name in asked for address in _called(name, found)))


def _called(asked: str, known: list[tuple[str, str]]) -> list[str]:
    whole = [address for address, name in known if asked in {name, folded(address)}]
    return whole or [address for address, name in known if set(asked.split("-")) <= set(name.split("-"))]


@cache
def known() -> Known:
    """For the fields whose values are fixed; of two with one name the first counts: K is a letter first."""
    read = {
        "council": _councils(),
        "municipality": _municipalities(),
        "party": _parties(),
        "topic": _topics(),
        "outcome": _outcomes(),
        **{field: _worded(DATA[data]) for field, data in WORDED.items()},
    }
    found: Known = {field: {} for field in read}
    for field, names in read.items():
        for name, meant in names:
            found[field].setdefault(slug(name), meant)
    return found


WORDED = {"follows": "follows", "reserved": "reserved", "kind": "kinds"}


@cache
def _folded() -> Known:
    """Names that stay apart with all Danish letters off: fureso, koebenhavn and kobenhavn."""
    meant: dict[str, dict[str, set[str]]] = {field: defaultdict(set) for field in known()}
    for field, names in known().items():
        for name, value in names.items():
            meant[field][folded(name)].add(value)
    return {
        field: {name: next(iter(values)) for name, values in names.items() if len(values) == 1}
        for field, names in meant.items()
    }


def _by_beginning(field: str, written: str) -> str | None:
    asked = folded(written)
    if len(asked) < SHORTEST_BEGINNING:
        return None
    meant = {value for name, value in _folded()[field].items() if name.startswith(asked)}
    return meant.pop() if len(meant) == 1 else None


def _councils() -> Iterator[tuple[str, str]]:
    for council in _json("councils.json"):
        for name in (council["slug"], council["name"], council["region"], f"Region {council['region']}"):
            yield name, council["slug"]
        yield from ((name, council["slug"]) for name in DATA["councils"].get(council["slug"], ()))


def _municipalities() -> Iterator[tuple[str, str]]:
    with (settings.BASE_DIR / "data" / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        name, value = row["name"], slug(row["name"])
        aliases = [alias for alias in row["aliases"].split(";") if alias]
        yield from ((each, value) for each in (name, *aliases))
        yield from ((f"{name}{ending} {word}", value) for word in KOMMUNE for ending in ("", "s"))


KOMMUNE: list[str] = DATA["municipality_words"]


def _parties() -> Iterator[tuple[str, str]]:
    """By letter first: K is Kristendemokraterne's letter, though Konservative are called K too."""
    parties = _json("parties.json")
    yield from ((party["letter"], party["slug"]) for party in parties if party["letter"])
    yield from ((party[key], party["slug"]) for key in ("slug", "name") for party in parties)
    for party in parties:
        yield from ((name, party["slug"]) for name in (*party["names"], party["short"]) if name)


def _topics() -> Iterator[tuple[str, str]]:
    for topic in _json("topics.json"):
        yield from ((name, topic["slug"]) for name in (topic["slug"], topic["name"]))
    for topic in _json("topics.json"):
        telling = [word for word in topic["name"].lower().split() if not is_stop_word(word)]
        yield from ((word, topic["slug"]) for word in telling)


def _outcomes() -> Iterator[tuple[str, str]]:
    yield from ((outcome.value, slug(outcome.value)) for outcome in Outcome)
    yield from _worded(DATA["outcomes"])


def _worded(names: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    yield from ((name, value) for value, words in names.items() for name in (value, *words))


def _json(name: str) -> Iterable[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((settings.BASE_DIR / "data" / name).read_text("utf-8"))
    return rows
