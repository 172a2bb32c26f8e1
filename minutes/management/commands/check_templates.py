"""`manage.py check_templates`: every template compiles. Needs no database."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.template import TemplateSyntaxError
from django.template.loader import get_template


class Command(BaseCommand):
    help = "Oversætter alle skabeloner og siger, hvilke der ikke kan."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        root = Path(settings.BASE_DIR) / "templates"
        names = [str(path.relative_to(root)) for path in sorted(root.rglob("*")) if path.is_file()]
        faults = [fault for fault in map(fault_of, names) if fault]
        if faults or not names:
            raise CommandError("\n".join(faults) or "No template was found.")
        self.stdout.write(f"{len(names)} skabeloner i orden")


def fault_of(name: str) -> str:
    try:
        get_template(name)
    except TemplateSyntaxError as error:
        return f"{name}: {error}"
    return ""
