"""`manage.py read_again`: read documents anew, say what changes and take it; `--dry-run` only says it.

The same report as in the editors' room, made in this process; interrupted it has taken nothing, or all
that it says. Exits 1 when some could not be read.
"""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from minutes import tasks, trials
from minutes.choosing import TrialForm
from minutes.management.progress import Progress
from minutes.models import Council, Document, Trial, TrialRun
from minutes.models.documents import DocumentQuerySet

State = Trial.State
COUNTED = (State.UNCHANGED, State.CHANGED, State.CONFLICTS, State.FAILS)


class Command(BaseCommand):
    help = "Læs dokumenter igen, og sig, hvad der ændres; --dry-run ændrer intet."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("ids", nargs="*", type=int, help="dokumenternes numre, som i deres adresse")
        parser.add_argument("--all", action="store_true", help="alle dokumenter")
        parser.add_argument("--council", help="alle fra et KKR: hovedstaden, sjaelland …")
        parser.add_argument(
            "--dry-run", action="store_true", help="sig, hvad der ville ændres, og lad det stå"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        documents, words = chosen(options)
        if not documents:
            raise CommandError("Der er ingen sådanne dokumenter, som er læst færdig.")
        run = trials.order(documents, words, None)
        try:
            self.work(run, "Læser")
            self.report(run)
            failed = run.counts()[State.FAILS]
            if not options["dry_run"]:
                run.trials.that_can_be_taken().take()
                self.work(run, "Tager")
                self.stdout.write(f"{run.counts()[State.TAKEN]} er læst igen.")
        finally:
            # What waits would be read by the workers, for nobody.
            trials.discard(run)
        if failed:
            sys.exit(1)

    def work(self, run: TrialRun, what: str) -> None:
        progress = Progress(self.stdout, what, run.trials.waiting().count())
        done = 0
        while trial := run.trials.claim():
            tasks.work_on(trial)
            done += 1
            progress.reach(done, str(trial.document))
        progress.end()

    def report(self, run: TrialRun) -> None:
        counts = run.counts()
        self.stdout.write(", ".join(f"{counts[state]} {state.label}" for state in COUNTED) + ".")
        for trial in run.trials.exclude(state=State.UNCHANGED).select_related("document__meeting__council"):
            told = trial.message or ", ".join(trial.summary)
            self.stdout.write(f"{trial.document_id} {trial.document.meeting or trial.document}: {told}")


def chosen(options: dict[str, Any]) -> tuple[list[Document], str]:
    """The documents, and in which words they were chosen. Raises CommandError."""
    ways = [bool(options["ids"]), options["all"], bool(options["council"])]
    if sum(ways) != 1:
        raise CommandError("Vælg enten numre, --council eller --all.")
    council = options["council"]
    if council and not Council.objects.filter(slug=council).exists():
        raise CommandError(f"Intet KKR hedder {council}.")
    form = TrialForm({"kkr": council or ""})
    rows: DocumentQuerySet = form.documents()
    if options["ids"]:
        return list(rows.filter(pk__in=options["ids"])), ", ".join(map(str, options["ids"]))[:300]
    return list(rows), form.in_words()
