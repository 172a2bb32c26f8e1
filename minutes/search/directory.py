"""Municipalities, parties, topics and councils by name, and how much the archive holds of each.

Read from the tables and counted in the index once a commit; a few hundred names in all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import tantivy
from django.conf import settings
from django.utils.translation import get_language
from tantivy import Query

from minutes.models import Council, Municipality, Party, Topic
from minutes.search import reading, schema, store
from minutes.search.analysis import is_stop_word, words
from minutes.search.typed import Typed

# More values than any of the fields has.
MOST_VALUES = 500


@dataclass(frozen=True, slots=True)
class Name:
    """Something with a page of its own. `also`: words that are typed with the name and mean nothing alone."""

    label: str
    address: str
    hits: int
    words: frozenset[str]
    also: frozenset[str] = frozenset()
    letter: str = ""

    def begins_with(self, typed: Typed) -> bool:
        whole = self.words | self.also
        return typed.begins(whole) and not (self.also and typed.begins(self.also))


@dataclass(frozen=True, slots=True)
class Directory:
    municipalities: list[Name]
    parties: list[Name]
    topics: list[Name]
    councils: list[Name]


def begun(names: Iterable[Name], typed: Typed) -> list[Name]:
    """Those that begin as typed: first the one with that very letter, then by what the archive holds."""
    found = [name for name in names if name.begins_with(typed)]
    return sorted(found, key=lambda name: ((name.letter,) != typed.words, -name.hits))


def current() -> Directory:
    """As the index stands; four queries after each commit, otherwise none. Raises Broken without an index."""
    return _of_commit(store.read_state().commit, get_language())


@lru_cache(maxsize=len(settings.LANGUAGES))
def _of_commit(commit: str, language: str) -> Directory:
    """Addresses and labels are those of the language."""
    searcher = reading.searcher()
    items = _counts(searcher, schema.ITEM, "municipality", "party", "topic")
    meetings = _counts(searcher, schema.MEETING, "council")
    return Directory(
        [_municipality(row, items["municipality"]) for row in Municipality.objects.all()],
        [_party(row, items["party"]) for row in Party.objects.all()],
        [_name(row, items["topic"], row.name) for row in Topic.objects.all()],
        [_name(row, meetings["council"], row.name) for row in Council.objects.all()],
    )


def _counts(searcher: tantivy.Searcher, kind: str, *fields: str) -> dict[str, dict[str, int]]:
    """Field → value → entries of the kind that have it."""
    query = Query.term_query(schema.SCHEMA, schema.KIND, kind)
    asked = {field: {"terms": {"field": field, "size": MOST_VALUES}} for field in fields}
    found = searcher.aggregate(query, asked)
    return {
        field: {bucket["key"]: bucket["doc_count"] for bucket in found[field]["buckets"]} for field in fields
    }


def _municipality(row: Municipality, hits: dict[str, int]) -> Name:
    return _name(row, hits, row.name, *row.aliases, also=f"{row.name} Kommune Regionskommune")


def _party(row: Party, hits: dict[str, int]) -> Name:
    letter = (row.letter or "").lower()
    return _name(row, hits, row.name, row.short, letter, *row.names, letter=letter)


def _name(row: Any, hits: dict[str, int], *spellings: str, also: str = "", letter: str = "") -> Name:
    forms = [_forms(spelling) for spelling in spellings]
    telling = {form for spelled in forms for form in spelled if len(spelled) == 1 or _tells(form)}
    own = telling - (_forms(also) - forms[0])
    whole = _forms(also).union(*forms)
    return Name(str(row), row.get_absolute_url(), hits.get(row.slug, 0), frozenset(own), whole - own, letter)


def _tells(form: str) -> bool:
    """Not the *og* of a topic, nor the *s* of KKR's."""
    return len(form) > 1 and not is_stop_word(form)


def _forms(text: str) -> frozenset[str]:
    return frozenset(word.form for word in words(text))
