"""The editors' front page: what needs them now, then what is on its way, then what came out of it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from minutes import correcting, journal, queue
from minutes.corrections.phrases import hide
from minutes.models import Correction, Document, FaultReport, Hold, Meeting, Reading, Trial, TrialRun
from minutes.views.rooms import editors_only

# Of each kind of work the oldest; the others are a click away.
SHOWN = 8
NEWEST = 6
# Letters of what a reader wrote; all of it stands in the list of faults.
LONGEST_FAULT = 160
Status = Document.Status


class Task(NamedTuple):
    """What is to be looked at, why, and since when it has waited."""

    address: str
    title: str
    why: str
    since: datetime


class Work(NamedTuple):
    """One kind of work: the oldest `tasks` of `amount`; all of them are at `all_at`."""

    kind: str
    title: str
    tasks: list[Task]
    amount: int
    all_at: str


@editors_only
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    work = list(to_do())
    under_way = Document.objects.on_their_way().order_by("pk")
    first = list(under_way[:SHOWN])
    places = Document.objects.places() if first else {}
    ctx = {
        "work": work,
        "amount": sum(kind.amount for kind in work),
        "under_way": [(row, places.get(row.pk, 0)) for row in first],
        "more_under_way": under_way.count() - len(first) if first else 0,
        "why": queue.why_waiting(first),
        "newest": Meeting.objects.public().for_list().order_by("-published_at", "-pk")[:NEWEST],
    }
    return render(request, "minutes/desk.html", ctx)


def to_do() -> Iterator[Work]:
    """Kinds of work that there is some of, the most urgent first; some ten queries."""
    documents = Document.objects.select_related("meeting__council").order_by("finished_at", "pk")
    documents = documents.annotate(has_reading=Exists(Reading.objects.filter(document=OuterRef("pk"))))
    counts = dict(Document.objects.order_by().values_list("status").annotate(Count("pk")))
    for status, title in KINDS:
        if count := counts.get(status, 0):
            tasks = [of_document(row) for row in documents.filter(status=status)[:SHOWN]]
            yield Work(status, title, tasks, count, f"{reverse('documents')}?status={status.value}")
    yield from _work("faults", "Meldt af læsere", FaultReport.objects.open().for_list(), of_faults)
    yield from _work("conflicts", "Rettelser, som en ny læsning ikke passer med", _conflicts(), of_conflicts)
    yield from _work(
        "trial_runs", "Prøvelæsninger, der ikke er taget stilling til", _trial_runs(), of_trial_runs
    )


KINDS = [
    (Status.HELD, "Holdt tilbage, til du har set på det"),
    (Status.FAILED, "Kunne ikke læses"),
    (Status.NEEDS_OCR, "Skannede filer, som venter på tekstgenkendelse"),
]


def _work(
    kind: str, title: str, rows: QuerySet[Any], told: Callable[[Iterable[Any]], list[Task]]
) -> Iterator[Work]:
    if count := rows.count():
        all_at = reverse(kind) if kind in {"faults", "conflicts"} else ""
        yield Work(kind, title, told(rows[:SHOWN]), count, all_at)


def _conflicts() -> QuerySet[Correction]:
    return Correction.objects.conflicts().select_related("document", "meeting__council").order_by("made_at")


def _trial_runs() -> QuerySet[TrialRun]:
    """Each with how many of its documents would change and nobody has said whether they may."""
    changed = Q(trials__state__in=[Trial.State.CHANGED, Trial.State.CONFLICTS])
    return (
        TrialRun.objects.annotate(changed=Count("trials", changed)).filter(changed__gt=0).order_by("made_at")
    )


def of_document(document: Any) -> Task:
    """On to where it is looked through, if there is a reading to look at and nothing else to settle first."""
    looked_through = document.has_reading and Hold.VERSION not in document.held_for
    address = reverse("review", args=[document.pk]) if looked_through else document.get_absolute_url()
    why = ", ".join(document.held_for_labels) if document.status == Status.HELD else document.error_message
    title = str(document.meeting) if document.meeting else document.original_name
    return Task(address, title, why, document.finished_at or document.uploaded_at)


def of_faults(reports: Iterable[FaultReport]) -> list[Task]:
    """Without words that were hidden since the reader wrote them."""
    phrases = journal.hidden_phrases()
    return [
        Task(row.get_absolute_url(), _place(row), hide(row.text, phrases)[:LONGEST_FAULT], row.told_at)
        for row in reports
    ]


def _place(report: FaultReport) -> str:
    within = f", punkt {report.item.number}" if report.item and report.item.number else ""
    return f"{report.meeting}{within}"


def of_conflicts(corrections: Iterable[Correction]) -> list[Task]:
    return [
        Task(
            reverse("conflicts"),
            f"{row.meeting or row.document}: {correcting.told(row)}",
            row.get_state_display(),
            row.made_at,
        )
        for row in corrections
    ]


def of_trial_runs(runs: Iterable[Any]) -> list[Task]:
    return [
        Task(run.get_absolute_url(), str(run), f"{_documents(run.changed)} ville ændre sig", run.made_at)
        for run in runs
    ]


def _documents(amount: int) -> str:
    return "1 dokument" if amount == 1 else f"{amount} dokumenter"
