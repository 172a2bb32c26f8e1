"""Reading anew on trial: choose which, see what would change, take it or throw it away."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.db.models import Case, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from minutes import journal, queue, tasks, trials
from minutes.choosing import TrialForm
from minutes.models import Trial, TrialRun
from minutes.views.rooms import editors_only

RUNS, TRIALS_PER_PAGE = 20, 100
MOST_DIGITS = 10
State = Trial.State
# What an editor has to look at first; what is unchanged is counted alone.
LOOKED_AT = (State.CONFLICTS, State.FAILS, State.CHANGED, State.TAKING, State.TAKEN, State.DISCARDED)
ON_THEIR_WAY = (State.WAITING, State.TAKING)


@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def trial_runs(request: HttpRequest) -> HttpResponse:
    """Choose; the button tells how many that are before they are read."""
    if request.method == "POST":
        return _ordered(request)
    form = TrialForm(request.GET)
    ctx = {"form": form, "amount": form.documents().count(), "runs": TrialRun.objects.with_amounts()[:RUNS]}
    return render(request, "minutes/trial_runs.html", ctx)


def _ordered(request: HttpRequest) -> HttpResponse:
    """Those ticked in a list, else those the form chooses."""
    form, keys = TrialForm(request.POST), request.POST.getlist("valgt")
    documents = form.documents()
    if keys:
        documents = documents.filter(
            pk__in=[key for key in keys if key.isdecimal() and len(key) < MOST_DIGITS]
        )
    chosen = list(documents.only("pk", "original_name"))
    if not chosen:
        messages.error(request, "Ingen dokumenter er valgt, eller de er på vej gennem køen i forvejen.")
        return redirect("trial_runs")
    told = str(chosen[0]) if len(chosen) == 1 else f"{len(chosen)} valgte" if keys else form.in_words()
    return _begun(request, trials.order(chosen, told, cast(User, request.user)))


def _begun(request: HttpRequest, run: TrialRun) -> HttpResponse:
    journal.note(request.user, run, "bad om en prøvelæsning")
    for _ in range(tasks.TRIALS_AT_ONCE):
        tasks.ring_for_trials()
    return redirect(run)


@editors_only
@require_GET
def trial_run(request: HttpRequest, pk: int) -> HttpResponse:
    """The report; of one document alone its comparison."""
    run = get_object_or_404(TrialRun.objects.select_related("made_by"), pk=pk)
    report = _report(request, run)
    only = run.trials.first() if report["amount"] == 1 else None
    return redirect(only) if only else render(request, "minutes/trial_run.html", report)


@editors_only
@require_GET
def trial_report(request: HttpRequest, pk: int) -> HttpResponse:
    """Counts and list alone, asked for again and again while workers are at it."""
    run = get_object_or_404(TrialRun.objects.select_related("made_by"), pk=pk)
    return render(request, "components/trial_report.html", _report(request, run))


def _report(request: HttpRequest, run: TrialRun) -> dict[str, object]:
    counts = run.counts()
    order = Case(*(When(state=state, then=Value(place)) for place, state in enumerate(LOOKED_AT)))
    rows = run.trials.filter(state__in=LOOKED_AT).select_related("document__meeting__council")
    waits = sum(counts[state] for state in ON_THEIR_WAY)
    return {
        "run": run,
        "counts": counts,
        "amount": sum(counts.values()),
        "waits": waits,
        "why": queue.why_nobody_comes() if waits else "",
        "takeable": counts[State.CHANGED] + counts[State.UNCHANGED] + counts[State.CONFLICTS],
        "page": Paginator(rows.order_by(order, "pk"), TRIALS_PER_PAGE).get_page(request.GET.get("side")),
    }


@editors_only
@require_POST
def settle_run(request: HttpRequest, pk: int) -> HttpResponse:
    """All of them: taken one after another by workers, or thrown away."""
    run = get_object_or_404(TrialRun, pk=pk)
    if request.POST.get("choice") == "take":
        amount = run.trials.that_can_be_taken().take()
        journal.note(request.user, run, f"tog {amount} læsninger")
        tasks.ring_for_trials()
    else:
        amount = trials.discard(run)
        journal.note(request.user, run, f"kasserede {amount} læsninger")
        messages.success(request, f"{amount} prøvelæsninger er kasseret. Arkivet er, som det var.")
    return redirect(run)


@editors_only
@require_GET
def trial(request: HttpRequest, run: int, pk: int) -> HttpResponse:
    row = _trial(run, pk)
    waits = row.state in ON_THEIR_WAY
    ctx = {
        "trial": row,
        "run": row.run,
        "alone": not row.run.trials.exclude(pk=pk).exists(),
        "waits": waits,
        "why": queue.why_nobody_comes() if waits else "",
        "comparison": trials.found(row) if row.can_be_taken else None,
    }
    return render(request, "minutes/trial.html", ctx)


@editors_only
@require_POST
def settle(request: HttpRequest, run: int, pk: int) -> HttpResponse:
    """This one: taken while the editor waits, or thrown away."""
    row = _trial(run, pk)
    if request.POST.get("choice") == "take":
        _take(request, row)
    elif row.can_be_taken:
        Trial.objects.filter(pk=pk).update(state=State.DISCARDED, content=None)
        messages.success(request, "Prøvelæsningen er kasseret. Arkivet er, som det var.")
    return redirect(row if Trial.objects.filter(run=run).count() == 1 else row.run)


def _take(request: HttpRequest, row: Trial) -> None:
    rows = Trial.objects.filter(pk=row.pk)
    rows.that_can_be_taken().take()
    if claimed := rows.claim():
        tasks.work_on(claimed)
    row.refresh_from_db()
    if row.state == State.TAKEN:
        journal.note(request.user, row.document, "læste igen")
        messages.success(request, f"{row.document} er læst igen. {row.message}")
    else:
        messages.error(request, row.message or "Den kunne ikke tages nu. Prøv igen.")


def _trial(run: int, pk: int) -> Trial:
    rows = Trial.objects.select_related("run", "document__meeting__council")
    return get_object_or_404(rows, run=run, pk=pk)
