"""Asking the index, and what it answers: which items, in what order, and how they divide."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import tantivy
from tantivy import Order

from minutes.search import meanwhile, reading, schema, store
from minutes.search.query import Built, Reach
from minutes.search.question import NEWEST, OLDEST, RELEVANCE, Question
from minutes.search.store import Broken

HITS_A_PAGE = 20
# Hits that `all_hits` holds at a time: some 5 MB, and one search each of what came before.
HITS_AT_ONCE = 20_000
# Questions whose counts are kept, some 30 kB each: who turns a page or the order asks for the same.
REMEMBERED = 200
# Fewer hits than this, and words like the question's are taken in too.
FEW = 3
# More values than any filter has.
FACET_VALUES = 500
SORTING = {NEWEST: ("newest", Order.Desc), OLDEST: ("oldest", Order.Asc)}


class Count(NamedTuple):
    value: str
    hits: int


@dataclass(frozen=True, slots=True)
class Hit:
    """An item by its id and its meeting's, a meeting or a member by its own; 0 is none.

    `score` is 0 where the order is by date.
    """

    meeting_id: int
    item_id: int | None
    score: float
    member_id: int | None = None

    @property
    def kind(self) -> str:
        if self.member_id:
            return schema.MEMBER
        return schema.ITEM if self.item_id else schema.MEETING


@dataclass(frozen=True, slots=True)
class Division:
    """What the order and the page make no difference to; as in Answer. `query` is what was asked."""

    query: tantivy.Query
    reach: Reach
    exact: int
    by_kind: dict[str, int]
    facets: dict[str, list[Count]]


# (commit of the index, question) → how its hits divide; forgotten all at once.
_divisions: dict[tuple[str, Question], Division] = {}


@dataclass(frozen=True)
class Answer:
    """Items, meetings and members; `total` counts them all, `by_kind` each.

    `page` is the page answered, which is the last one where a later was asked for.
    `exact` counts those with the question's own words where `reach` went further;
    `complete` is False while the index is still being built.
    """

    question: Question
    total: int = 0
    by_kind: dict[str, int] = field(default_factory=dict)
    exact: int = 0
    reach: Reach = Reach.EXACT
    page: int = 1
    hits: list[Hit] = field(default_factory=list)
    facets: dict[str, list[Count]] = field(default_factory=dict)
    complete: bool = True

    @property
    def meetings(self) -> int:
        return self.by_kind.get(schema.MEETING, 0)

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // HITS_A_PAGE))


def ask(question: Question) -> Answer:
    """Answer from this host's index, brought up to date first; one query when it was.

    Never raises over the index: one that is gone or damaged is built anew from the rows, a large
    one beside, and until that is done the rows themselves answer as well as they can.
    """
    complete = reading.keep_up()
    for start_over in (False, True):
        tried = store.known_state()
        with suppress(Broken):
            return replace(_answer(question), complete=complete)
        complete = reading.mend(tried if start_over else None)
    with suppress(Broken):
        return replace(_answer(question), complete=complete)
    return _meanwhile(question)


def _meanwhile(question: Question) -> Answer:
    page = max(question.page, 1)
    total, items = meanwhile.found(question, page, HITS_A_PAGE)
    hits = [Hit(meeting, item, 0.0) for meeting, item in items]
    by_kind = {schema.ITEM: total} if total else {}
    return Answer(question, total=total, exact=total, by_kind=by_kind, page=page, hits=hits, complete=False)


def count(question: Question) -> int:
    """How many have the question's own words, unstretched; 0 where there is no index to ask."""
    with suppress(Broken), store.trouble_is_broken():
        return _total(_counted(reading.searcher(), Built(question).query(), schema.KIND))
    return 0


def all_hits(question: Question) -> Iterator[Hit]:
    """Every hit of `ask` in its order, from one state of the index; HITS_AT_ONCE in memory."""
    answer = ask(question)
    with suppress(Broken):
        _, searcher = reading.current()
        query = Built(question, answer.reach).query()
        for offset in range(0, answer.total, HITS_AT_ONCE):
            with store.trouble_is_broken():
                hits = _hits(searcher, query, question.sorted_by, offset, HITS_AT_ONCE)
            yield from hits


def _answer(question: Question) -> Answer:
    commit, searcher = reading.current()
    with store.trouble_is_broken():
        division = _division(commit, searcher, question)
        answer = Answer(
            question,
            total=sum(division.by_kind.values()),
            by_kind=division.by_kind,
            exact=division.exact,
            reach=division.reach,
            facets=division.facets,
        )
        page = min(max(question.page, 1), answer.pages)
        start = (page - 1) * HITS_A_PAGE
        hits = _hits(searcher, division.query, question.sorted_by, start, HITS_A_PAGE)
        return replace(answer, page=page, hits=hits)


def _division(commit: str, searcher: tantivy.Searcher, question: Question) -> Division:
    key = commit, question.filter(page=1, order="")
    if found := _divisions.get(key):
        return found
    built, reach, exact, counts = _stretched(searcher, question)
    facets = _facets(searcher, question, built, counts)
    if len(_divisions) >= REMEMBERED:
        forget_counts()
    _divisions[key] = division = Division(built.query(), reach, exact, _by_kind(counts), facets)
    return division


def forget_counts() -> None:
    _divisions.clear()


def _stretched(searcher: tantivy.Searcher, question: Question) -> tuple[Built, Reach, int, dict[str, Any]]:
    """As far as is needed to find something: (what is asked, how far, hits without stretching, counts)."""
    built = Built(question)
    found = _counted(searcher, built.query(), *schema.FACETS)
    exact = best = _total(found)
    chosen = Reach.EXACT
    if exact >= FEW or not question.has_words:
        return built, chosen, exact, found
    for reach in (Reach.NEAR, Reach.SOME):
        if reach == Reach.SOME and best:
            break
        wider = Built(question, reach)
        counts = _counted(searcher, wider.query(), *schema.FACETS)
        if _total(counts) > best:
            built, chosen, best, found = wider, reach, _total(counts), counts
    return built, chosen, exact, found


def _counted(searcher: tantivy.Searcher, query: tantivy.Query, *names: str) -> dict[str, Any]:
    by_value = {name: {"terms": {"field": name, "size": FACET_VALUES}} for name in names}
    return searcher.aggregate(query, by_value)


def _total(found: dict[str, Any]) -> int:
    return sum(_by_kind(found).values())


def _by_kind(found: dict[str, Any]) -> dict[str, int]:
    """Every entry is of one kind."""
    return {count.value: count.hits for count in _counts(found[schema.KIND])}


def _facets(
    searcher: tantivy.Searcher, question: Question, built: Built, found: dict[str, Any]
) -> dict[str, list[Count]]:
    """Counts under all filters but the value's own, so that its alternatives can be chosen instead."""
    facets = {name: _counts(found[name]) for name in schema.FACETS}
    for name in facets.keys() & question.narrowed_by.keys():
        alone = _counted(searcher, built.query(without=name), name)
        facets[name] = _counts(alone[name])
    return facets


def _counts(aggregation: dict[str, Any]) -> list[Count]:
    return [Count(bucket["key"], bucket["doc_count"]) for bucket in aggregation["buckets"]]


def _hits(searcher: tantivy.Searcher, query: tantivy.Query, order: str, offset: int, limit: int) -> list[Hit]:
    if order == RELEVANCE:
        found = searcher.search(query, limit=limit, offset=offset, count=False).hits
    else:
        by, direction = SORTING[order]
        found = searcher.search(
            query, limit=limit, offset=offset, count=False, order_by_field=by, order=direction
        ).hits
    addresses = [address for _, address in found]
    columns = [searcher.fast_field_values(name, addresses) for name in ("meeting_id", "item_id", "member_id")]
    return [
        Hit(int(meeting or 0), item, score if order == RELEVANCE else 0.0, member)
        for (score, _), meeting, item, member in zip(found, *columns, strict=True)
    ]
