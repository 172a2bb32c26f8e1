"""Hits per year, as columns that each lead to their year alone."""

from minutes import charts
from minutes.filters import SearchFilters
from minutes.search import Answer
from minutes.templatetags.finding import counted
from minutes.views.narrowing import query

# More years than any council has met: then only those with hits are drawn.
MOST_YEARS = 60
# Bytes of an address; with a longer one the years stand among the filters, without a chart.
LONGEST_ADDRESS = 700


def drawn(filters: SearchFilters, answer: Answer) -> charts.Chart | None:
    """None where there are not two years to choose between."""
    columns = years(filters, answer)
    if sum(bool(column.value) for column in columns) < 2:
        return None
    return charts.chart(columns)


def years(filters: SearchFilters, answer: Answer) -> list[charts.Column]:
    """Every year from the first to the last with hits, the empty ones between them too."""
    parameters = filters.parameters()
    if len(query(parameters)) > LONGEST_ADDRESS:
        return []
    found = {int(count.value): count.hits for count in answer.facets.get("year", ()) if count.hits}
    active = parameters.get("aar", [])
    every = range(min(found), max(found) + 1) if found else range(0)
    kind = only_kind(answer)
    return [
        charts.Column(
            name=str(year),
            value=found.get(year, 0),
            told=f"{year}: {counted(found.get(year, 0), kind)}",
            query=query(parameters, aar=[] if [str(year)] == active else [str(year)]),
            active=str(year) in active,
        )
        for year in (every if len(every) <= MOST_YEARS else sorted(found))
    ]


def only_kind(answer: Answer) -> str:
    """The kind all hits are of; "" where they are of several."""
    kinds = [kind for kind, hits in answer.by_kind.items() if hits]
    return kinds[0] if len(kinds) == 1 else ""
