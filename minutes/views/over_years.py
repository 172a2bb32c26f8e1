"""How many items there were each year, in all and in each of the five KKR, drawn and as a table."""

from collections import Counter
from collections.abc import Sequence
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


@dataclass(frozen=True, slots=True)
class _Counts:
    """`amounts` by (council's slug, or "" for all of them, year); `narrowed`, `value` as `of` has them."""

    amounts: Counter[tuple[str, int]]
    narrowed: str
    value: str

    @classmethod
    def read(cls, items: AgendaItemQuerySet, narrowed: str, value: str) -> "_Counts":
        amounts: Counter[tuple[str, int]] = Counter()
        for slug, year, amount in items.by_council_and_year():
            amounts[slug, year] += amount
            amounts["", year] += amount
        return cls(amounts, narrowed, value)

    @property
    def years(self) -> range:
        found = {year for _, year in self.amounts}
        return range(min(found), max(found) + 1)

    def cell(self, year: int, council: str = "") -> Cell:
        asked = {self.narrowed: self.value, "aar": year} | ({"kkr": council} if council else {})
        return Cell(self.amounts[council, year], urlencode(asked))

    def chart(self, council: str = "", most: int = 0) -> charts.Chart:
        return charts.chart([_column(year, self.cell(year, council)) for year in self.years], most)


def of(items: AgendaItemQuerySet, narrowed: str, value: str) -> Years | None:
    """Three or four queries; None where there are no items.

    `narrowed`, `value`: the search's parameter that finds these items.
    """
    counts = _Counts.read(items, narrowed, value)
    if not counts.amounts:
        return None
    councils = list(Council.objects.all())
    rows = [
        (year, [counts.cell(year, council.slug) for council in councils], counts.cell(year))
        for year in reversed(counts.years)
        if counts.amounts["", year]
    ]
    return Years(counts.chart(), _in_councils(items, councils, counts), rows)


def _in_councils(items: AgendaItemQuerySet, councils: Sequence[Council], counts: _Counts) -> list[InCouncil]:
    """Drawn to one measure, so that they can be compared."""
    newest = {item.meeting.council_id: item for item in items.newest_of_each_council().for_list()}
    most = max(amount for (slug, _), amount in counts.amounts.items() if slug)
    return [
        InCouncil(
            council,
            sum(counts.amounts[council.slug, year] for year in counts.years),
            counts.chart(council.slug, most),
            newest.get(council.pk),
        )
        for council in councils
    ]


def chart_of(items: AgendaItemQuerySet, narrowed: str, value: str) -> charts.Chart | None:
    """The years of all councils together; one query."""
    counts = _Counts.read(items, narrowed, value)
    return counts.chart() if counts.amounts else None


def _column(year: int, cell: Cell) -> charts.Column:
    return charts.Column(str(year), cell.amount, f"{year}: {counted(cell.amount, 'item')}", cell.query)
