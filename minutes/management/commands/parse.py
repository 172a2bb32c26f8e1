"""Read one file and print what was read, without a database.

    python manage.py parse samples/kkr-hovedstaden-2025-09-02.txt
    python manage.py parse FILE --text

Exits 0 with the reader's contract as JSON (or the mended text), or 2 with
`{"error": {"code", "message"}}` for a file that cannot be read.
"""

import sys
from pathlib import Path
from typing import Any

import msgspec
from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from minutes import reader

UNREADABLE = 2


class Command(BaseCommand):
    help = "Læs en PDF eller tekstfil, og skriv resultatet som JSON; databasen røres ikke."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--text", action="store_true", help="kun den rettede tekst, linje for linje")

    def handle(self, *args: Any, **options: Any) -> None:
        path = options["file"].resolve()
        # Nobody else is at work: every core may recognise text.
        limits = reader.limits(ocr_at_once=settings.CORES)
        try:
            if options["text"]:
                _write(reader.text(path, limits=limits).encode())
            else:
                _write(msgspec.json.encode(reader.read(path, limits=limits)) + b"\n")
        except reader.Failed as reason:
            _write(msgspec.json.encode({"error": {"code": reason.code, "message": reason.message}}) + b"\n")
            sys.exit(UNREADABLE)


def _write(data: bytes) -> None:
    sys.stdout.buffer.write(data)
    sys.stdout.flush()
