"""`manage.py setup`: what a fresh database needs. Running it again changes nothing."""

import os
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand

from minutes import facts, intake
from minutes.ingest import addresses
from minutes.models import Document

EDITOR = "redaktoer"


class Command(BaseCommand):
    help = "Danske fakta og varige adresser; lokalt også en redaktør og referatet i samples/ første gang."

    def handle(self, *args: Any, **options: Any) -> None:
        facts.load()
        addresses.complete()
        if settings.PRODUCTION:
            self.stdout.write("Fakta er på plads. En redaktør oprettes med: manage.py createsuperuser")
            return
        if not get_user_model().objects.exists():
            make_editor(Path(settings.STATE_DIR) / "login.txt")
        if not Document.objects.exists():
            hand_in_samples(Path(settings.BASE_DIR) / "samples")


def make_editor(note: Path) -> None:
    """The first editor, with a random password that only the owner of the state folder can read."""
    password = secrets.token_urlsafe(12)
    note.parent.mkdir(parents=True, exist_ok=True)
    note.unlink(missing_ok=True)
    with os.fdopen(os.open(note, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(f"{EDITOR}\n{password}\n")
    get_user_model().objects.create_superuser(EDITOR, password=password)


def hand_in_samples(folder: Path) -> None:
    for sample in sorted(folder.glob("*.txt")):
        intake.receive([sample.read_bytes()], sample.name)
