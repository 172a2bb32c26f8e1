"""All hits of a search as a file for a spreadsheet.

Danish Excel opens it by a double click: UTF-8 that says so, semicolons between the
cells. Nothing in it is taken for a formula.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from minutes import demo
from minutes import search as finding
from minutes.filters import SearchFilters
from minutes.models import AgendaItem, Meeting, Member
from minutes.search.rows import Row, rows
from minutes.templatetags.finding import number

BYTE_ORDER_MARK = "\ufeff"
ROWS_AT_ONCE = 200
COLUMNS = (
    "Slags", "KKR", "Dato", "Punkt", "Titel", "Afgørelse", "Indstillingen", "Mindretal", "Emner", "Partier",
    "Kommuner", "Beslutning", "Side", "Adresse",
)  # fmt: skip
# A cell that begins so may be run as a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
PREFETCHED = ("parties", "municipalities", "decision__reservations__parties")

Cells = dict[str, str]


class _Echo:
    """A file for csv that gives each line back instead of keeping it."""

    def write(self, line: str) -> str:
        return line


@require_safe
def search_csv(request: HttpRequest) -> HttpResponseBase:
    """Streamed in the order asked for, ROWS_AT_ONCE in memory, with ten queries for as many.

    More than MAX_CSV_ROWS would hold one of the web's threads for minutes, and no one reads them.
    """
    filters = SearchFilters(request.GET)
    total = finding.ask(filters.question).total
    if total > settings.MAX_CSV_ROWS:
        return too_many(request, total)
    lines = table(filters.question, request.build_absolute_uri("/").rstrip("/"))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="kkr-arkivet.csv"'
    response["X-Robots-Tag"] = "noindex"
    return response


def too_many(request: HttpRequest, total: int) -> HttpResponse:
    ctx = {"total": number(total), "most": number(settings.MAX_CSV_ROWS)}
    return render(request, "minutes/too_many_rows.html", ctx, status=400)


def table(question: finding.Question, site: str) -> Iterator[str]:
    """The lines, the first with the names of the columns."""
    writer = csv.writer(_Echo(), delimiter=";", lineterminator="\r\n")
    yield BYTE_ORDER_MARK + writer.writerow(COLUMNS)
    every = finding.all_hits(question)
    while hits := list(islice(every, ROWS_AT_ONCE)):
        for row in rows(hits, *PREFETCHED):
            told = cells(row) | {"Adresse": f"{site}{row.get_absolute_url()}"}
            told["Titel"] = demo.marked(told["Titel"])
            yield writer.writerow([harmless(told.get(name, "")) for name in COLUMNS])


def harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def cells(row: Row) -> Cells:
    if isinstance(row, AgendaItem):
        return _of_item(row)
    return _of_meeting(row) if isinstance(row, Meeting) else _of_member(row)


def _of_item(item: AgendaItem) -> Cells:
    shared = _of_meeting(item.meeting) | {
        "Slags": "Punkt",
        "Punkt": item.number,
        "Titel": item.title,
        "Emner": _joined(topic.name for topic in item.topics.all()),
        "Partier": _joined(str(party) for party in item.parties.all()),
        "Kommuner": _joined(place.name for place in item.municipalities.all()),
        "Side": str(item.page or ""),
    }
    if not hasattr(item, "decision"):
        return shared
    decision = item.decision
    minority = (party.label for each in decision.reservations.all() for party in each.parties.all())
    return shared | {
        "Afgørelse": _joined(decision.outcomes),
        "Indstillingen": decision.get_follows_display().rstrip("."),
        "Mindretal": _joined(minority) or ("ja" if decision.reservations.all() else ""),
        "Beslutning": " ".join(decision.text.split()),
    }


def _of_meeting(meeting: Meeting) -> Cells:
    return {
        "Slags": "Møde",
        "KKR": meeting.council.name,
        "Dato": meeting.date.isoformat(),
        "Titel": str(meeting),
    }


def _of_member(member: Member) -> Cells:
    seats: Sequence = list(member.mandates.all())
    return {
        "Slags": "Medlem",
        "Titel": member.name,
        "Partier": _joined(str(seat.party) for seat in seats if seat.party),
        "Kommuner": _joined(seat.municipality.name for seat in seats if seat.municipality),
    }


def _joined(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(names))
