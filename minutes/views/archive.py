"""What the archive holds, what it lacks, and how well it could be read."""

from collections import Counter
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from minutes import charts, days
from minutes.models import Council, holdings
from minutes.models.holdings import FIRST_YEAR, USUAL, Held

WORST_SHOWN = 10
# The classes that squares are drawn by.
READ, BADLY, AGENDA, MISSING = "came", "sent", "absent", "unlisted"
WORDS = {
    READ: _("referat"),
    BADLY: _("dårligt skannet"),
    AGENDA: _("kun dagsorden"),
    MISSING: _("mangler formentlig"),
}
NOT_HELD = charts.Cell(MISSING, "")


@dataclass(frozen=True, slots=True)
class Cell:
    """Numbers of meetings of one council in one year; `missing` of the usual five, in years that are over."""

    council: Council
    held: int
    agendas: int
    badly: int
    missing: int


@dataclass(frozen=True, slots=True)
class InCouncil:
    council: Council
    held: int
    missing: int
    chart: charts.Squares


@require_safe
def archive(request: HttpRequest) -> HttpResponse:
    councils, held = list(Council.objects.all()), holdings.by_council_and_year()
    rows = year_by_year(councils, held)
    ctx = {
        "rows": rows[::-1],
        "councils": [_in_council(council, at, rows, held) for at, council in enumerate(councils)],
        "words": WORDS.items(),
        "usual": USUAL,
        "documents": holdings.not_yet(),
        "worst": holdings.worst_scanned()[:WORST_SHOWN],
    }
    return render(request, "minutes/archive.html", ctx)


def year_by_year(
    councils: list[Council], held: dict[tuple[int, int], list[Held]]
) -> list[tuple[int, list[Cell]]]:
    """(year, the cell of each council), from the first year there were any."""
    this_year = timezone.localdate().year
    years = range(FIRST_YEAR, max([this_year, *(year for _, year in held)]) + 1)
    return [
        (year, [_cell(council, held.get((council.pk, year), []), year < this_year) for council in councils])
        for year in years
    ]


def _kind(held: Held) -> str:
    if not held.has_minutes:
        return AGENDA
    return BADLY if held.badly_scanned else READ


def _cell(council: Council, held: list[Held], is_over: bool) -> Cell:
    kinds = Counter(map(_kind, held))
    missing = max(0, USUAL - len(held)) if is_over else 0
    return Cell(council, len(held), kinds[AGENDA], kinds[BADLY], missing)


def _in_council(
    council: Council, at: int, rows: list[tuple[int, list[Cell]]], held: dict[tuple[int, int], list[Held]]
) -> InCouncil:
    cells = [(year, of_year[at]) for year, of_year in rows]
    columns = [
        (str(year), [*map(_told, held.get((council.pk, year), [])), *[NOT_HELD] * cell.missing])
        for year, cell in cells
    ]
    total, missing = (sum(getattr(cell, name) for _, cell in cells) for name in ("held", "missing"))
    return InCouncil(council, total, missing, charts.squares(columns))


def _told(held: Held) -> charts.Cell:
    kind = _kind(held)
    return charts.Cell(kind, f"{days.told(held.day)}: {WORDS[kind]}")
