"""`manage.py index`: bring this host's search index up to the rows; `--rebuild` it, or `--check` it."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from minutes import search


class Command(BaseCommand):
    help = "Følg ændringerne i databasen; --rebuild bygger søgeindekset forfra, --check sammenligner det."

    def add_arguments(self, parser: CommandParser) -> None:
        either = parser.add_mutually_exclusive_group()
        either.add_argument("--rebuild", action="store_true", help="byg indekset forfra; læserne venter ikke")
        either.add_argument("--check", action="store_true", help="sammenlign med databasen; 1 ved forskel")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["check"]:
                self.check_index()
            else:
                self.say(search.rebuild(self.progress) if options["rebuild"] else search.follow())
        except (search.Broken, OSError) as error:
            reason = error.__cause__ or error
            raise CommandError(f"Indekset kan ikke læses eller skrives: {reason}") from error

    def check_index(self) -> None:
        difference = search.check()
        self.stdout.write(
            f"{difference.entries} opslag: {difference.missing} mangler, "
            f"{difference.surplus} for meget, {difference.stale} forældede."
        )
        if not difference.none:
            sys.exit(1)

    def say(self, followed: search.Followed) -> None:
        if followed.busy:
            raise CommandError("En anden proces skriver i indekset lige nu.")
        if followed.failed:
            raise CommandError("Indekset kunne ikke bygges; grunden står i loggen.")
        verb = "bygget forfra" if followed.rebuilt else "ført ajour"
        self.stdout.write(f"Indekset er {verb}: {followed.meetings} møder.")

    def progress(self, done: int, total: int) -> None:
        self.stdout.write(f"{done} af {total} møder")
