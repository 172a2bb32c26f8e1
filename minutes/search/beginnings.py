"""Members, cases, items and meetings whose names begin as typed: by way of the index, and public rows alone.

Costs grow with the words of the archive and not with its items: what is common
is looked for among the newest years first.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

import tantivy
from django.utils.dateformat import format as format_date
from tantivy import Occur, Order, Query

from minutes.models import AgendaItem, Case, Mandate, Meeting, Member
from minutes.search import schema
from minutes.search.analysis import fold, words
from minutes.search.typed import Typed, is_whole_number, may_be_mistaken

# Looked at to find a few different ones: many meetings have items of one title, many items one case.
LOOKED_AT = 60
MEMBERS_LOOKED_AT = 200
NEWEST_YEARS = 2
# Fewer letters begin too many titles, and too many months.
SHORTEST_TITLE, SHORTEST_DATE = 2, 3
CASE = re.compile(r"(?=.*\d)[a-zæøå\d]+(?:-\d*){0,2}")
SHORTEST_CASE, LONGEST_CASE = 3, 40
Row = TypeVar("Row", AgendaItem, Meeting)
ISO_DATE = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?\b")
DANISH_DATE = re.compile(r"\b(?P<day>\d{1,2})[./](?P<month>\d{1,2})(?:[./-]\s?(?P<year>\d{4}))?\b")


class Person(NamedTuple):
    """A member, and the newest seat that readers may know of."""

    name: str
    slug: str
    seat: Mandate | None


def members(searcher: tantivy.Searcher, typed: Typed, most: int) -> list[Person]:
    """By how many entries name them; by any spelling; two queries."""
    found = _beginning(schema.NAME_WORDS, schema.MEMBER, typed)
    ids = _ids(searcher, _newest(searcher, found, MEMBERS_LOOKED_AT), "member_id")
    spellings: dict[tuple[int, str, str], set[str]] = {}
    for pk, slug, name, spelling in _spellings(ids) if ids else ():
        spellings.setdefault((pk, slug, name), {name}).add(spelling or name)
    met = [known for known, names in spellings.items() if any(typed.begins(_forms(name)) for name in names)]
    met.sort(key=lambda known: (-searcher.doc_freq("member", known[1]), known[1]))
    seats = _newest_seats([pk for pk, _, _ in met[:most]])
    return [Person(name, slug, seats.get(pk)) for pk, slug, name in met[:most]]


def _spellings(ids: list[int]) -> Iterable[tuple[int, str, str, str | None]]:
    """(id, slug, name, a spelling) of those that readers may see."""
    return Member.objects.public().filter(pk__in=ids).values_list("pk", "slug", "name", "names__name")


def _newest_seats(ids: list[int]) -> dict[int, Mandate]:
    held = Mandate.objects.public().filter(member__in=ids).select_related("party", "municipality")
    return {seat.member_id: seat for seat in held.order_by("until")} if ids else {}


def cases(searcher: tantivy.Searcher, text: str, most: int) -> list[Case]:
    """Newest first, by the beginning of the number or of a part of it; one query."""
    number = text.strip().casefold()
    if not SHORTEST_CASE <= len(number) <= LONGEST_CASE or not CASE.fullmatch(number):
        return []
    found = Query.regex_query(schema.SCHEMA, "case", rf"([a-zæøå]+-)?([0-9]+-)?{number}.*")
    ids = _ids(searcher, _newest_years_first(searcher, found), "item_id")
    rows = AgendaItem.objects.public().filter(pk__in=ids, case__isnull=False).select_related("case")
    ordered = _in_order(ids, rows.only("case__number"))
    return list(dict.fromkeys(row.case for row in ordered if row.case))[:most]


def items(searcher: tantivy.Searcher, typed: Typed, most: int) -> list[AgendaItem]:
    """Newest first, each title once; one query."""
    if not any(len(word) >= SHORTEST_TITLE for word in typed.words):
        return []
    found = _beginning(schema.TITLE_WORDS, schema.ITEM, typed)
    ids = _ids(searcher, _newest_years_first(searcher, found), "item_id")
    rows = AgendaItem.objects.public().filter(pk__in=ids).select_related("meeting__council")
    shown = rows.only(
        "number", "title", "slug", "meeting__date", "meeting__sequence", "meeting__council__name",
        "meeting__council__slug",
    )  # fmt: skip
    different: dict[str, AgendaItem] = {}
    for row in _in_order(ids, shown):
        if typed.begins(_forms(row.title)):
            different.setdefault(row.title.casefold(), row)
    return list(different.values())[:most]


def meetings(searcher: tantivy.Searcher, dated: Typed, most: int) -> list[Meeting]:
    """Newest first, by council and date (as `spelled_out`), with their items counted; one query."""
    if not any(len(word) >= SHORTEST_DATE for word in dated.words):
        return []
    found = _beginning(schema.NAME_WORDS, schema.MEETING, dated)
    ids = _ids(searcher, _newest(searcher, found, LOOKED_AT), "meeting_id")
    rows = Meeting.objects.public().filter(pk__in=ids).for_list()
    return [row for row in _in_order(ids, rows) if dated.begins(_forms(str(row)))][:most]


def items_of_case(searcher: tantivy.Searcher, number: str) -> int:
    query = _all(_is(schema.KIND, schema.ITEM), _is("case", number.casefold()))
    found = searcher.aggregate(query, {"total": {"value_count": {"field": "item_id"}}})
    return int(found["total"]["value"])


def spelled_out(text: str) -> str:
    """Dates as meetings are called: 2025-09-02 and 2.9.2025 as 2 september 2025."""
    return DANISH_DATE.sub(_date, ISO_DATE.sub(_date, text))


def _date(found: re.Match[str]) -> str:
    try:
        month = format_date(date(2000, int(found["month"]), 1), "F")
    except ValueError:
        return found.group()
    return f"{int(found['day'] or 0) or ''} {month} {found['year'] or ''}"


def _beginning(field: str, kind: str, typed: Typed) -> Query:
    """Entries of the kind that begin so, and some more: Danish letters are not looked at."""
    asked: Iterable[int] = range(len(typed.words))
    if field == schema.TITLE_WORDS:
        asked = [at for at in asked if len(typed.words[at]) >= SHORTEST_TITLE or typed.words[at].isdecimal()]
    return _all(_is(schema.KIND, kind), *(_word(field, typed, at) for at in asked))


def _word(field: str, typed: Typed, at: int) -> Query:
    word = fold(typed.words[at])
    if is_whole_number(typed, at):
        return _is(field, word)
    distance = int(typed.forgiving and may_be_mistaken(word))
    return Query.fuzzy_term_query(schema.SCHEMA, field, word, distance=distance, prefix=True)


def _newest_years_first(searcher: tantivy.Searcher, query: Query) -> list[tantivy.DocAddress]:
    """At most LOOKED_AT; of all years only where the newest have not as many."""
    years = sorted((year for year, _ in searcher.terms_with_prefix("year", "")), reverse=True)[:NEWEST_YEARS]
    among = Query.term_set_query(schema.SCHEMA, "year", years)
    found = _newest(searcher, _all(query, among), LOOKED_AT)
    return found if len(found) == LOOKED_AT else _newest(searcher, query, LOOKED_AT)


def _newest(searcher: tantivy.Searcher, query: Query, most: int) -> list[tantivy.DocAddress]:
    found = searcher.search(query, limit=most, count=False, order_by_field="newest", order=Order.Desc)
    return [address for _, address in found.hits]


def _ids(searcher: tantivy.Searcher, addresses: list[tantivy.DocAddress], field: str) -> list[int]:
    return [int(each) for each in searcher.fast_field_values(field, addresses) if each is not None]


def _in_order(ids: Sequence[int], rows: Iterable[Row]) -> list[Row]:
    by_id = {row.pk: row for row in rows} if ids else {}
    return [by_id[each] for each in ids if each in by_id]


def _forms(text: str) -> list[str]:
    return [word.form for word in words(text)]


def _is(field: str, value: str) -> Query:
    return Query.term_query(schema.SCHEMA, field, value)


def _all(*queries: Query) -> Query:
    return Query.boolean_query([(Occur.Must, query) for query in queries])
