"""`manage.py import FOLDER`: hand in every PDF and text file below a folder; `--wait` sees them read.

Interrupted and run again it goes on: what the archive has already is not taken in twice. Exits 1 when a
file was refused, and with `--wait` also when one could not be read.
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from minutes import intake, queue
from minutes.management.progress import Progress
from minutes.models import Document

LOOK_SECONDS = 1.0
INTERRUPTED = 130
STATUS = Document.Status


class Command(BaseCommand):
    help = "Læg alle PDF- og tekstfiler i en mappe og dens undermapper i arkivet."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="mappen, eller en enkelt fil")
        parser.add_argument(
            "--wait", action="store_true", help="vent, til de er læst, og sig, hvordan det gik"
        )
        parser.add_argument("--user", help="den redaktør, der står for dem")

    def handle(self, *args: Any, **options: Any) -> None:
        folder, user = options["folder"], editor(options["user"])
        files = sorted(documents_in(folder))
        if not files:
            raise CommandError(f"Der er ingen PDF- eller tekstfiler i {folder}.")
        try:
            taken, is_whole = self.take_in(files, user)
            if options["wait"]:
                is_whole &= self.follow(taken)
        except KeyboardInterrupt:
            self.stdout.write("\nAfbrudt. Det, der er modtaget, er gemt; kør igen for at gå videre.")
            sys.exit(INTERRUPTED)
        if not is_whole:
            sys.exit(1)

    def take_in(self, files: list[Path], user: User | None) -> tuple[list[Document], bool]:
        """The documents of the files, and whether none was refused. Raises CommandError on a full disk."""
        progress = Progress(self.stdout, "Modtager", len(files))
        taken, new, refused = [], 0, 0
        for number, path in enumerate(files, 1):
            try:
                document, is_new = intake.fetch(path, user)
            except intake.Refused as reason:
                refused += 1
                progress.say(f"Afvist: {path}: {reason}")
            except OSError as error:
                raise CommandError(f"{path} kunne ikke gemmes: {error.strerror}.") from error
            else:
                taken.append(document)
                new += is_new
            progress.reach(number, path.name)
        progress.end()
        self.stdout.write(f"{new} nye, {len(taken) - new} var der i forvejen, {refused} afvist.")
        return taken, not refused

    def follow(self, taken: list[Document]) -> bool:
        """Until each has been read as far as it goes; whether all could be."""
        keys, told = {document.pk for document in taken}, ""
        progress = Progress(self.stdout, "Læser", len(keys))
        while rest := list(Document.objects.on_their_way().filter(pk__in=keys)):
            progress.reach(len(keys) - len(rest), str(rest[0]))
            if (why := queue.why_waiting(rest)) != told:
                told = why
                progress.say(why or "Der er hørt fra en arbejder igen.")
            time.sleep(LOOK_SECONDS)
        progress.reach(len(keys))
        progress.end()
        return self.tell_outcomes(Document.objects.filter(pk__in=keys))

    def tell_outcomes(self, documents: Any) -> bool:
        for document in documents.exclude(status=STATUS.READY).order_by("pk"):
            why = document.error_message or ", ".join(document.held_for_labels)
            self.stdout.write(f"{document.get_status_display().capitalize()}: {document}: {why}".rstrip(": "))
        for status in STATUS:
            if amount := documents.filter(status=status).count():
                self.stdout.write(f"{amount} {status.label}.")
        return not documents.filter(status=STATUS.FAILED).exists()


def editor(name: str | None) -> User | None:
    """Raises CommandError."""
    if name is None:
        return None
    if user := User.objects.filter(username=name).first():
        return user
    raise CommandError(f"Der er ingen bruger, der hedder {name}.")


def documents_in(folder: Path) -> Iterator[Path]:
    """Those the archive takes, hidden ones and links apart. Raises CommandError."""
    if folder.is_file():
        yield folder
    elif not folder.is_dir():
        raise CommandError(f"{folder} findes ikke.")
    yield from (path for path in intake.files_in(folder) if path.suffix.lower() in intake.SUFFIXES)
