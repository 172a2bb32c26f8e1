"""Answers from the rows themselves, while there is no index that this code can read.

A new release may need an index of its own, and a large one takes minutes to build. Until then
a question's words are looked for as they begin, anywhere in an item, the newest items first.
"""

import operator
from functools import reduce
from typing import NamedTuple

from django.db import OperationalError, connection, transaction
from django.db.models import Q

from minutes.models import AgendaItem
from minutes.models.items import AgendaItemQuerySet
from minutes.search.analysis import stem
from minutes.search.clauses import Also, Clause
from minutes.search.question import Question

# Milliseconds for each of two queries: a million items cannot be read through while someone waits.
PATIENCE = 1500
TEXTS = ("title", "decision__text", "indstilling", "baggrund", "sagsfremstilling")
# Field of the index → the rows' own; what is narrowed by others waits for the index.
COLUMNS = {
    "council": "meeting__council__slug",
    "party": "parties__slug",
    "municipality": "municipalities__slug",
    "topic": "topics__slug",
    "year": "meeting__date__year",
    "follows": "decision__follows",
    "number": "number",
    "member": "members__slug",
}


class Found(NamedTuple):
    """Items as (meeting, item), of which `total` counts all."""

    total: int
    items: list[tuple[int, int]]


def found(question: Question, page: int, page_size: int) -> Found:
    """Of a page from 1; none beyond the last, and none where every item's text takes too long to read."""
    rows = _items(question)
    start = (page - 1) * page_size
    listed = rows.newest_first().values_list("meeting_id", "pk")[start : start + page_size]
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = %s", [PATIENCE])
            return Found(rows.count(), list(listed))
    except OperationalError:
        return Found(0, [])


def _items(question: Question) -> AgendaItemQuerySet:
    rows = AgendaItem.objects.public().filter(is_heading=False)
    for name, values in question.narrowed_by.items():
        rows = rows.filter(_narrowed(name, values))
    for group in question.groups:
        rows = rows.filter(reduce(operator.or_, map(_said, group)))
    for clause in question.excluded:
        rows = rows.exclude(_said(clause))
    return AgendaItem.objects.filter(pk__in=rows.values("pk"))


def _narrowed(name: str, values: tuple[str, ...]) -> Q:
    return Q(**{f"{COLUMNS[name]}__in": values}) if name in COLUMNS else Q(pk__in=[])


def _said(clause: Clause) -> Q:
    if clause.values:
        return _narrowed(clause.field, clause.values)
    wanted = [" ".join(clause.words)] if clause.phrase else map(stem, clause.words)
    said = reduce(operator.and_, map(_anywhere, wanted), Q())
    return reduce(operator.or_, map(_also, clause.also), said)


def _also(also: Also) -> Q:
    return _narrowed(also.field, also.values) if also.field else _anywhere(" ".join(also.words))


def _anywhere(text: str) -> Q:
    return reduce(operator.or_, (Q(**{f"{name}__icontains": text}) for name in TEXTS))
