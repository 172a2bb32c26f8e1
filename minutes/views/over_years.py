"""How many items there were each year, in all and in each of the five KKR, drawn and as a table."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from minutes import charts
from minutes.models import AgendaItem, Council
from minutes.models.items import AgendaItemQuerySet
from minutes.templatetags.finding import counted


@dataclass(frozen=True, slots=True)
class InCouncil:
    """`newest` is None where the council has none."""

    council: Council
    total: int
    chart: charts.Chart
    newest: AgendaItem | None


@dataclass(frozen=True, slots=True)
class Cell:
    """`query` is the part of a search's address after ? that finds just these."""

    amount: int
    query: str


@dataclass(frozen=True, slots=True)
class Years:
    """`rows`: (year, cell of each council, in all), newest first and only years that have any."""

    chart: charts.Chart
    councils: list[InCouncil]
    rows: list[tuple[int, list[Cell], Cell]]


def of(items: AgendaItemQuerySet, narrowed: str, value: str) -> Years | None:
    """Three or four queries; None where there are no items.

    `narrowed`, `value`: the search's parameter that finds these items.
    """
    counts = {(slug, year): amount for slug, year, amount in items.by_council_and_year()}
    if not counts:
        return None
    found = {year for _, year in counts}
    years = range(min(found), max(found) + 1)
    councils = list(Council.objects.all())
    newest = {item.meeting.council_id: item for item in items.newest_of_each_council().for_list()}
    most = max(counts.values())

    def cell(year: int, council: Council | None = None) -> Cell:
        wanted = [council.slug] if council else [each.slug for each in councils]
        amount = sum(counts.get((slug, year), 0) for slug in wanted)
        asked = {narrowed: value, "aar": year} | ({"kkr": council.slug} if council else {})
        return Cell(amount, urlencode(asked))

    return Years(
        charts.chart([_column(year, cell(year)) for year in years]),
        [
            InCouncil(
                council,
                sum(amount for (slug, _), amount in counts.items() if slug == council.slug),
                charts.chart([_column(year, cell(year, council)) for year in years], most),
                newest.get(council.pk),
            )
            for council in councils
        ],
        [
            (year, [cell(year, council) for council in councils], cell(year))
            for year in reversed(years)
            if year in found
        ],
    )


def chart_of(items: AgendaItemQuerySet, narrowed: str, value: str) -> charts.Chart | None:
    """The years of all councils together; one query."""
    counts: Counter[int] = Counter()
    for _, year, amount in items.by_council_and_year():
        counts[year] += amount
    if not counts:
        return None
    years = range(min(counts), max(counts) + 1)
    cells = [(year, Cell(counts[year], urlencode({narrowed: value, "aar": year}))) for year in years]
    return charts.chart([_column(year, cell) for year, cell in cells])


def _column(year: int, cell: Cell) -> charts.Column:
    return charts.Column(str(year), cell.amount, f"{year}: {counted(cell.amount, 'item')}", cell.query)
