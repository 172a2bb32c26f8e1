"""How values of a reading stand in an editor's form, and what the form's answer says."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from minutes.models import Attendance, Council, Document, Follows, Outcome, Part, Remark, Topic
from minutes.parsing.types import Item, ParsedReferat

SECTIONS = ("baggrund", "indstilling", "sagsfremstilling", "beslutning")
Choices = Callable[[], Sequence[tuple[str, Any]]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of the form: `kind` is line, text, one (of the choices) or some (of them)."""

    label: str
    kind: str = "line"
    choices: Choices = tuple
    empty_is_none: bool = False
    hint: str = ""

    def shown(self, value: Any) -> Any:
        """What stands in the form: a text, or for `some` the list of what is chosen."""
        return value if self.kind == "some" else "" if value is None else value

    def read(self, answer: QueryDict) -> Any:
        if self.kind == "some":
            return answer.getlist("after")
        text = answer.get("after", "")
        if self.kind == "text":
            return "\n".join(line.strip() for line in text.splitlines() if line.strip())
        return text.strip() or (None if self.empty_is_none else "")


class Lines(Entry):
    """A list of texts, one on each line."""

    def shown(self, value: Any) -> Any:
        return "\n".join(value)

    def read(self, answer: QueryDict) -> Any:
        return [line.strip() for line in answer.get("after", "").splitlines() if line.strip()]


class Dissents(Entry):
    """Each on a line: the parties, a colon, the words."""

    def shown(self, value: Any) -> Any:
        return "\n".join(f"{', '.join(one['parties'])}: {' '.join(one['text'].split())}" for one in value)

    def read(self, answer: QueryDict) -> Any:
        return [self._one(line) for line in answer.get("after", "").splitlines() if line.strip()]

    def _one(self, line: str) -> dict[str, Any]:
        parties, colon, text = line.partition(":")
        if not colon:
            return {"parties": [], "text": line.strip(), "persons": []}
        named = [party.strip() for party in parties.split(",") if party.strip()]
        return {"parties": named, "text": text.strip(), "persons": []}


def councils() -> list[tuple[str, str]]:
    return list(Council.objects.values_list("slug", "name"))


def topics() -> list[tuple[str, str]]:
    return list(Topic.objects.values_list("slug", "name"))


ENTRIES: dict[tuple[str, str], Entry] = {
    (Part.MEETING, "council"): Entry("KKR", "one", councils),
    (Part.MEETING, "kind"): Entry("Slags", "one", lambda: Document.Kind.choices),
    (Part.MEETING, "date"): Entry("Dato", hint="År, måned og dag: 2025-09-02", empty_is_none=True),
    (Part.MEETING, "start_time"): Entry("Begyndt", hint="Time og minut: 10:00", empty_is_none=True),
    (Part.MEETING, "place"): Entry("Sted", empty_is_none=True),
    (Part.ATTENDEE, "name"): Entry("Navn"),
    (Part.ATTENDEE, "party"): Entry(
        "Parti", hint="Bogstavet, eller en lokal listes navn", empty_is_none=True
    ),
    (Part.ATTENDEE, "municipality"): Entry("Kommune", hint="Uden »Kommune«: Furesø", empty_is_none=True),
    (Part.ATTENDEE, "status"): Entry("Fremmøde", "one", lambda: Attendance.Status.choices),
    (Part.ATTENDEE, "substitute_for"): Entry("Suppleant for", empty_is_none=True),
    (Part.ATTENDEE, "role"): Entry("Rolle", empty_is_none=True),
    (Part.ITEM, "number"): Entry("Punktnummer", hint="Tal og punktummer: 3.2. Tom: punktet har intet nummer"),
    (Part.ITEM, "title"): Entry("Titel"),
    (Part.ITEM, "case_number"): Entry("Sagsnummer", empty_is_none=True),
    (Part.ITEM, "outcomes"): Entry("Afgørelse", "some", lambda: Outcome.choices),
    (Part.ITEM, "follows"): Entry("Indstillingen", "one", lambda: Follows.choices),
    (Part.ITEM, "remarks"): Entry("Bemærkning", "some", lambda: Remark.choices),
    (Part.ITEM, "topics"): Entry("Emner", "some", topics),
    (Part.ITEM, "attachments"): Lines("Bilag", "text", hint="Ét på hver linje"),
    (Part.ITEM, "dissents"): Dissents("Mindretal", "text", hint="Et på hver linje: Ø, B: deres ord"),
    **{
        (Part.ITEM, name): Entry(name.capitalize(), "text", hint="Tom: afsnittet tages ud")
        for name in SECTIONS
    },
}
OF_ITEMS = (
    "number",
    "title",
    "outcomes",
    "follows",
    "dissents",
    "attachments",
    "topics",
    "remarks",
    "case_number",
)
OF_ATTENDEES = ("name", "party", "municipality", "status", "substitute_for", "role")
OF_MEETINGS = ("council", "kind", "date", "start_time", "place")


def entry(part: str, field: str) -> Entry | None:
    return ENTRIES.get((part, field))


def sections(item: Item) -> list[tuple[str, list[str]]]:
    """(name, its paragraphs) of the sections with a text."""
    texts = ((name, getattr(item.sections, name)) for name in SECTIONS)
    return [(name, [line for line in text.split("\n") if line.strip()]) for name, text in texts if text]


def person(answer: QueryDict, parsed: ParsedReferat) -> dict[str, Any]:
    """An attendee whom the reader overlooked, as a form names her."""
    texts = {name: answer.get(name, "").strip() or None for name in OF_ATTENDEES}
    last = parsed.attendance[-1] if parsed.attendance else None
    place = {
        "page": int(answer.get("page") or 0) or (last.page if last else 1),
        "line": last.line if last else 0,
    }
    status = texts["status"] or Attendance.Status.PRESENT
    return texts | place | {"name": texts["name"] or "", "status": status, "as_written": ""}


def item(answer: QueryDict) -> dict[str, Any]:
    """An item that the reader overlooked: its number, title and page; the rest is corrected into it."""
    empty: dict[str, Any] = {
        "case_officers": [],
        "attachments": [],
        "outcomes": [],
        "dissents": [],
        "topics": [],
    }
    named = {"number": answer.get("number", "").strip(), "title": answer.get("title", "").strip()}
    rest: dict[str, Any] = {"is_heading": False, "case_number": None, "sections": {}, "references": {}}
    return empty | named | rest | {"page": int(answer.get("page") or 1)}
