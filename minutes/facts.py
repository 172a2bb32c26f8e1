"""Danish facts from data/ into rows: councils, municipalities, parties, topics.

Loading twice changes nothing; a changed file changes the rows it names. Rows
that a file no longer names are left, since meetings may point at them.
"""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models, transaction

from minutes.danish import slug, sort_key
from minutes.models import Council, Municipality, Party, Topic

DATA = Path(settings.BASE_DIR) / "data"


@transaction.atomic
def load() -> None:
    """Costs a query for each kind of fact, and one more for each that others point at."""
    _keep("slug", [_council(row, place) for place, row in enumerate(_json("councils.json"), start=1)])
    councils = {council.slug: council for council in Council.objects.all()}
    _keep("code", [_municipality(row, councils) for row in _csv("municipalities.csv")])
    municipalities = {municipality.code: municipality for municipality in Municipality.objects.all()}
    _keep("slug", [_party(row, municipalities) for row in _json("parties.json")])
    _keep("slug", [_topic(row, place) for place, row in enumerate(_json("topics.json"), start=1)])


def _keep(key: str, rows: Sequence[models.Model]) -> None:
    """Write the rows; where one with the same key stands already, it becomes like the new one."""
    model = type(rows[0])
    others = [field.name for field in model._meta.concrete_fields if field.name not in {key, "id"}]
    model._default_manager.bulk_create(rows, update_conflicts=True, unique_fields=[key], update_fields=others)


def _council(row: dict[str, Any], position: int) -> Council:
    return Council(slug=row["slug"], name=row["name"], position=position)


def _municipality(row: dict[str, str], councils: dict[str, Council]) -> Municipality:
    return Municipality(
        code=row["code"],
        name=row["name"],
        slug=slug(row["name"]),
        sort_key=sort_key(row["name"]),
        aliases=[alias for alias in row["aliases"].split(";") if alias],
        council=councils[row["council"]],
    )


def _party(row: dict[str, Any], municipalities: dict[str, Municipality]) -> Party:
    home = row["municipality"]
    return Party(
        slug=row["slug"],
        letter=row["letter"],
        name=row["name"],
        short=row["short"] or "",
        colour=row["colour"],
        names=row["names"],
        municipality=municipalities[home] if home else None,
        sort_key=sort_key(row["name"]),
    )


def _topic(row: dict[str, Any], position: int) -> Topic:
    return Topic(slug=row["slug"], name=row["name"], position=position)


def _json(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((DATA / name).read_text(encoding="utf-8"))
    return rows


def _csv(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
