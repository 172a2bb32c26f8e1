"""`manage.py setup`: what a fresh database needs. Running it again changes nothing."""

import os
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from minutes import facts, intake, roles, threads
from minutes.ingest import addresses
from minutes.models import Document

EDITOR = "redaktoer"


class Command(BaseCommand):
    help = "Danske fakta og varige adresser; lokalt også en redaktør og referatet i samples/ første gang."

    def handle(self, *args: Any, **options: Any) -> None:
        facts.load()
        roles.load()
        addresses.complete()
        threads.complete()
        if settings.PRODUCTION:
            self.stdout.write("Fakta og roller er på plads. Den første bruger: manage.py createsuperuser")
            return
        if not get_user_model().objects.exists():
            make_editor(Path(settings.STATE_DIR) / "login.txt")
        if not Document.objects.exists():
            hand_in(sorted((settings.BASE_DIR / "samples").glob("*.txt")))
        if settings.DEMO:
            hand_in(examples(settings.BASE_DIR / "tests" / "examples"))
            hand_in(sorted((settings.BASE_DIR / "samples" / "demo").glob("*.txt")))


def make_editor(note: Path) -> None:
    """The first editor, with a random password that only the owner of the state folder can read."""
    password = secrets.token_urlsafe(12)
    note.parent.mkdir(parents=True, exist_ok=True)
    note.unlink(missing_ok=True)
    with os.fdopen(os.open(note, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(f"{EDITOR}\n{password}\n")
    get_user_model().objects.create_superuser(EDITOR, password=password)


def examples(folder: Path) -> list[Path]:
    """The invented referater: each has a JSON beside it, which the other texts in the folder have not."""
    beside = (path.with_suffix(".txt") for path in sorted(folder.glob("*.json")))
    return [path for path in beside if path.exists()]


def hand_in(files: Iterable[Path]) -> None:
    """Let through, as whoever runs the archive knows them; those that it has already change nothing."""
    for file in files:
        with transaction.atomic():
            document, is_new = intake.receive([file.read_bytes()], file.name)
            if is_new:
                Document.objects.filter(pk=document.pk).update(approved_at=timezone.now())
