"""Danish facts from data/ into rows: councils, municipalities, parties, topics.

Loading twice changes nothing; a changed file changes the rows it names. Rows
that a file no longer names are left, since meetings may point at them.
"""

import csv
import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from minutes.danish import slug, sort_key
from minutes.models import Council, Municipality, Party, Topic

DATA = Path(settings.BASE_DIR) / "data"


@transaction.atomic
def load() -> None:
    for position, council in enumerate(_json("councils.json"), start=1):
        Council.objects.update_or_create(
            slug=council["slug"], defaults={"name": council["name"], "position": position}
        )
    for row in _csv("municipalities.csv"):
        _municipality(row)
    for row in _json("parties.json"):
        _party(row)
    for position, topic in enumerate(_json("topics.json"), start=1):
        Topic.objects.update_or_create(
            slug=topic["slug"], defaults={"name": topic["name"], "position": position}
        )


def _municipality(row: dict[str, str]) -> None:
    Municipality.objects.update_or_create(
        code=row["code"],
        defaults={
            "name": row["name"],
            "slug": slug(row["name"]),
            "sort_key": sort_key(row["name"]),
            "aliases": [alias for alias in row["aliases"].split(";") if alias],
            "council": Council.objects.get(slug=row["council"]),
        },
    )


def _party(row: dict[str, Any]) -> None:
    home = row["municipality"]
    Party.objects.update_or_create(
        slug=row["slug"],
        defaults={
            "letter": row["letter"],
            "name": row["name"],
            "short": row["short"] or "",
            "colour": row["colour"],
            "names": row["names"],
            "municipality": Municipality.objects.get(code=home) if home else None,
            "sort_key": sort_key(row["name"]),
        },
    )


def _json(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((DATA / name).read_text(encoding="utf-8"))
    return rows


def _csv(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
