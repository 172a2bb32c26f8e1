"""Fields typed in the question (`parti:ø`), as a reader sees them beside the filters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from minutes.filters import SearchFilters
from minutes.search.clauses import OR, Clause, chunks, readable

# Fields that are no filters of the page.
LABELS = {
    "number": _("Punkt"),
    "case": _("Sag"),
    "date": _("Dato"),
    "member": _("Medlem"),
    "title": _("I titlen"),
    "decision": _("I beslutningen"),
    "indstilling": _("I indstillingen"),
    "attachments": _("I bilag"),
}
_OR = "|".join(sorted(OR))
# What bound a field that is gone to its neighbour.
OR_BEFORE, OR_AFTER = re.compile(rf"(?:^|\s)(?:{_OR})$"), re.compile(rf"^(?:{_OR})(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Field:
    """`without`: the question's text when the field is taken off."""

    label: str
    value: str
    without: str


def typed(filters: SearchFilters) -> Iterator[Field]:
    """In order."""
    text = readable(filters.question.text)
    for chunk, clauses in chunks(text):
        clause = next(iter(clauses), None)
        if isinstance(clause, Clause) and clause.field:
            label, value = _told(clause, filters)
            without = _joined(text[: chunk.start()].strip(), text[chunk.end() :].strip())
            yield Field(
                label, gettext("ikke %(value)s") % {"value": value} if clause.excluded else value, without
            )


def _joined(before: str, after: str) -> str:
    """With one ELLER less, where there was one beside."""
    if OR_BEFORE.search(before):
        before = OR_BEFORE.sub("", before)
    else:
        after = OR_AFTER.sub("", after)
    return f"{before} {after}".strip()


def _told(clause: Clause, filters: SearchFilters) -> tuple[str, str]:
    name = next((name for name in filters.narrowing if filters.filters[name].field_name == clause.field), "")
    if not name:
        return str(LABELS.get(clause.field, clause.field)), clause.written
    field, stored = filters.narrowing[name], filters.filters[name].stored
    shown = {str(value): address for address, value in stored.items()}
    labels = [field.labels.get(shown.get(value, value), value) for value in clause.values]
    return str(field.label), labels[0] if len(labels) == 1 else clause.written
