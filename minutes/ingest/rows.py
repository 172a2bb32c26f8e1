"""Bringing rows in line with what was read, writing only what differs, and counting it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


@dataclass
class Report:
    """What an ingest wrote: numbers of rows."""

    new: int = 0
    changed: int = 0
    removed: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.new or self.changed or self.removed)

    def __str__(self) -> str:
        if self.is_empty:
            return "Intet nyt: alt stod der i forvejen."
        return f"{self.new} nye rækker, {self.changed} rettede, {self.removed} fjernede."


class Writer:
    """Writes differences and keeps count; every write of an ingest goes through here."""

    def __init__(self) -> None:
        self.report = Report()

    def put(self, model: type[Row], existing: Row | None, **values: Any) -> Row:
        """Make the row, or bring it in line; unequal fields alone are written."""
        if existing is None:
            row = model(**values)
            row.save(force_insert=True)
            self.report.new += 1
            return row
        unequal = [name for name, value in values.items() if getattr(existing, name) != value]
        if unequal:
            for name in unequal:
                setattr(existing, name, values[name])
            existing.save(update_fields=unequal)
            self.report.changed += 1
        return existing

    def put_list(
        self, model: type[Row], owner: dict[str, Any], wanted: Sequence[dict[str, Any]]
    ) -> list[Row]:
        """Rows under one owner that are told apart by their `position`, from 1; surplus ones go."""
        manager = model._default_manager
        existing = {getattr(row, "position"): row for row in manager.filter(**owner)}  # noqa: B009
        rows = [
            self.put(model, existing.pop(position, None), position=position, **owner, **values)
            for position, values in enumerate(wanted, start=1)
        ]
        self.remove(existing.values())
        return rows

    def relate(self, row: models.Model, name: str, wanted: Iterable[models.Model]) -> None:
        """Bring a many-to-many in line."""
        manager = getattr(row, name)
        pks = {related.pk for related in wanted}
        present = set(manager.values_list("pk", flat=True))
        if pks != present:
            manager.set(pks)
            self.report.new += len(pks - present)
            self.report.removed += len(present - pks)

    def remove(self, rows: Iterable[models.Model]) -> None:
        for row in rows:
            row.delete()
            self.report.removed += 1
