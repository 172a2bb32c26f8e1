"""How the archive is: what is wrong, the machines, how well referater are read, and what is missing."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from minutes import charts, pulse, recognition
from minutes.models import Council, Meeting, holdings
from minutes.models.holdings import USUAL, Held
from minutes.upkeep import gaps, machines
from minutes.views.archive import year_by_year
from minutes.views.rooms import editors_only

# The drawing's height is so much of all words, in thousandths, or the worst year's share if that is more.
LEAST_SCALE = 100


class Quality(NamedTuple):
    """How much of the words in a council's referater were damaged, year by year; None: nothing measured."""

    council: Council
    chart: charts.Chart
    years: dict[int, float | None]


class Missing(NamedTuple):
    """Days on which a council met that the archive only knows of, and meetings without their referat."""

    council: Council
    named: list[gaps.Lacking]
    agendas: list[Meeting]


@editors_only
@require_GET
def operations(request: HttpRequest) -> HttpResponse:
    councils, held = list(Council.objects.all()), holdings.by_council_and_year()
    queue, heard, room, kept = machines.queue(), pulse.heard(), machines.disks(), machines.index()
    qualities = damaged(councils, held)
    ctx = {
        "alarms": machines.alarms(queue, heard, room, kept),
        "queue": queue,
        "heard": heard,
        "can_recognise": recognition.is_ready(),
        "room": room,
        "least_room": settings.DISK_WARNING_BYTES,
        "database_bytes": machines.database_bytes(),
        "index": kept,
        "qualities": qualities,
        "damaged_rows": by_year(qualities),
        "councils": councils,
        "held_rows": year_by_year(councils, held)[::-1],
        "usual": USUAL,
        "missing": missing(councils),
    }
    return render(request, "minutes/operations.html", ctx)


def missing(councils: Sequence[Council]) -> list[Missing]:
    """Of the councils that something is known to be missing of."""
    named: dict[Council, list[gaps.Lacking]] = defaultdict(list)
    agendas: dict[Council, list[Meeting]] = defaultdict(list)
    for one in gaps.lacking():
        named[one.council].append(one)
    for meeting in gaps.agendas_only(timezone.localdate()):
        agendas[meeting.council].append(meeting)
    found = [Missing(council, named[council], agendas[council]) for council in councils]
    return [row for row in found if row.named or row.agendas]


def damaged(councils: Sequence[Council], held: Mapping[tuple[int, int], list[Held]]) -> list[Quality]:
    """Drawn to one measure, over the same years, so that they can be compared; percent."""
    measured: dict[tuple[int, int], list[float]] = defaultdict(list)
    for key, meetings in held.items():
        measured[key] += [100 * (1 - row.quality) for row in meetings if row.quality is not None]
    shares = {key: sum(found) / len(found) for key, found in measured.items() if found}
    if not shares:
        return []
    years = range(min(year for _, year in shares), max(year for _, year in shares) + 1)
    most = max(LEAST_SCALE, *(round(10 * share) for share in shares.values()))
    return [
        _quality(council, {year: shares.get((council.pk, year)) for year in years}, most)
        for council in councils
    ]


def _quality(council: Council, years: dict[int, float | None], most: int) -> Quality:
    columns = [
        charts.Column(
            str(year),
            round(10 * (share or 0)),
            f"{year}: {f'{share:.1f}'.replace('.', ',')} %" if share is not None else "",
        )
        for year, share in years.items()
    ]
    return Quality(council, charts.chart(columns, most), years)


def by_year(qualities: Sequence[Quality]) -> list[tuple[int, list[float | None]]]:
    """(year, percent of each council), newest first, of the years in which something was measured."""
    years = qualities[0].years if qualities else {}
    rows = [(year, [one.years[year] for one in qualities]) for year in years]
    return [row for row in reversed(rows) if any(share is not None for share in row[1])]
