"""What an editor should look at in a reading, what matters most first.

Which kinds there are, in what order, and which hold a document back: `data/doubts.json`.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.crypto import salted_hmac

from minutes.danish import folded
from minutes.matching import Facts, Members
from minutes.models import Hold, Meeting, Part
from minutes.parsing.types import Attendee, Item, Mend, ParsedReferat, Warning

DATA = json.loads((settings.BASE_DIR / "data" / "doubts.json").read_text(encoding="utf-8"))
KINDS: dict[str, dict[str, str]] = {kind["code"]: kind for kind in DATA["kinds"]}
ORDER = {code: place for place, code in enumerate(KINDS)}
# Told by the mends themselves, of which the warnings name but some.
WORDS = {"word_uncertain", "word"}
AMBIGUOUS = "{name} kan være flere medlemmer i arkivet. Rettes navnet ikke, vises det uden link."
UNSURE_WORD = "Skanneren læste »{as_read}«; det er rettet til »{restored}«."


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to look at: where it stands, and what of the reading it is about, if that can be told.

    `part`, `number`, `name` and `field` are those of a `Correction`; `now` what the reading has there (of
    a text the paragraph), and `word` what of it is meant.
    """

    key: str
    code: str
    message: str
    page: int | None = None
    line: int | None = None
    part: str = ""
    number: str = ""
    name: str = ""
    field: str = ""
    now: Any = None
    word: str = ""

    @property
    def kind(self) -> dict[str, str]:
        return KINDS.get(self.code, DATA["other"])

    @property
    def label(self) -> str:
        return self.kind["label"]

    @property
    def hold(self) -> str:
        """For what it holds the document back, or nothing."""
        return self.kind["hold"]


def of(parsed: ParsedReferat, hidden: ParsedReferat, accepted: Collection[str]) -> list[Doubt]:
    """Those left of a reading with its corrections; `hidden` is the same with its hidden places."""
    found = [*_of_warnings(parsed, hidden), *_of_words(parsed), *_of_names(parsed)]
    left = {doubt.key: doubt for doubt in found if doubt.key not in accepted}
    return sorted(left.values(), key=_place)


def holds(doubts: Sequence[Doubt]) -> list[str]:
    """For what the doubts hold a document back, in the order an editor is told."""
    return [hold.value for hold in Hold if any(doubt.hold == hold for doubt in doubts)]


def _place(doubt: Doubt) -> tuple[int, int, int]:
    return ORDER.get(doubt.code, len(ORDER)), doubt.page or 0, doubt.line or 0


def _key(*parts: object) -> str:
    """The same at every reading that says the same. Keyed, as what is private stands in some."""
    return salted_hmac("doubt", "\0".join(map(str, parts))).hexdigest()[:40]


def _of_warnings(parsed: ParsedReferat, hidden: ParsedReferat) -> Iterator[Doubt]:
    lines, shown = _lines(parsed), _lines(hidden)
    for warning in parsed.warnings:
        if warning.code in WORDS:
            continue
        kind = KINDS.get(warning.code, DATA["other"])
        text = lines.get(warning.line or 0, "")
        if kind["hold"] == Hold.PRIVATE:
            # An editor who hid something there has seen it.
            if shown.get(warning.line or 0, "") == text:
                yield _at(warning, _key(warning.code, text))
        elif kind.get("part") == Part.ATTENDEE:
            yield from _of_person(parsed, warning, kind["field"])
        elif kind.get("part") == Part.ITEM:
            yield from _of_item(parsed, warning, kind.get("field", ""))
        else:
            yield _of_meeting(parsed, warning, kind)


def _lines(parsed: ParsedReferat) -> dict[int, str]:
    """Number of a line in the document → its text."""
    return {
        number: text
        for page in parsed.page_texts
        for number, text in enumerate(page.text.split("\n"), start=page.first_line)
    }


def _at(warning: Warning, key: str, **about: Any) -> Doubt:
    return Doubt(key, warning.code, warning.message, warning.page, warning.line, **about)


def _of_meeting(parsed: ParsedReferat, warning: Warning, kind: dict[str, str]) -> Doubt:
    key = _key(warning.code, warning.message)
    if "field" not in kind:
        return _at(warning, key)
    now = getattr(parsed, kind["field"])
    return _at(warning, _key(warning.code, now), part=Part.MEETING, field=kind["field"], now=now)


def _of_person(parsed: ParsedReferat, warning: Warning, field: str) -> Iterator[Doubt]:
    """Nothing where an editor has said what it should be."""
    person = next((one for one in parsed.attendance if one.line and one.line == warning.line), None)
    if person is None:
        yield _at(warning, _key(warning.code, warning.message))
    elif not _is_settled(person, warning.code):
        now = getattr(person, field)
        key = _key(warning.code, folded(person.name), now)
        yield _at(warning, key, part=Part.ATTENDEE, name=person.name, field=field, now=now)


def _is_settled(person: Attendee, code: str) -> bool:
    return {
        "party_uncertain": not person.party_uncertain,
        "party_inferred": not person.party_inferred,
        "municipality_unknown": person.municipality is not None,
        "name_uncertain": all(char.isalpha() or char in " .-'’" for char in person.name),
    }.get(code, False)


def _of_item(parsed: ParsedReferat, warning: Warning, field: str) -> Iterator[Doubt]:
    item, section = _standing_at(parsed.items, warning.line or 0)
    key = _key(warning.code, warning.message)
    if item is None:
        yield _at(warning, key)
    elif not (warning.code == "decision_missing" and item.sections.beslutning):
        now = None if field == "beslutning" else getattr(item, field) if field else None
        about = {"part": Part.ITEM, "number": item.number, "name": item.title, "now": now}
        yield _at(warning, key, field=field or section, **about)


def _standing_at(items: Sequence[Item], line: int) -> tuple[Item | None, str]:
    """The item with a section there and that section's name; else the last that begins before."""
    for item in items:
        for name, (first, last) in item.section_spans.items():
            if first <= line <= last:
                return item, name
    begun = [item for item in items if item.section_spans and min(item.section_spans.values())[0] <= line]
    return (begun[-1] if begun else None), ""


def _of_words(parsed: ParsedReferat) -> Iterator[Doubt]:
    """Mended words of the items that may be wrong; one that an editor has written otherwise is none."""
    for page in parsed.page_texts:
        for mend in page.mends:
            if mend.certainty < DATA["unsure_word"]:
                yield from _of_word(parsed, mend)


def _of_word(parsed: ParsedReferat, mend: Mend) -> Iterator[Doubt]:
    item, section = _standing_at(parsed.items, mend.line)
    if item is None or not section:
        return
    text = getattr(item.sections, section) or ""
    now = next((line for line in text.split("\n") if mend.restored in line.split()), None) or next(
        (line for line in text.split("\n") if mend.restored in line), None
    )
    if now is None:
        return
    code = "word_uncertain" if section == "beslutning" else "word"
    message = UNSURE_WORD.format(as_read=mend.as_read, restored=mend.restored)
    key = _key(code, folded(item.title), mend.as_read, mend.restored)
    where = {"part": Part.ITEM, "number": item.number, "name": item.title, "field": section}
    yield Doubt(key, code, message, mend.page, mend.line, now=now, word=mend.restored, **where)


def _of_names(parsed: ParsedReferat) -> Iterator[Doubt]:
    """Who came and may be more than one member; of a reading with no lists nothing is asked."""
    if not parsed.attendance or not parsed.council or not parsed.date:
        return
    facts = Facts.load()
    # The meeting may not stand yet; of it matching asks but whose and when it is.
    meeting = Meeting(council=facts.councils[parsed.council], date=date.fromisoformat(parsed.date))
    members = Members.named((one.name for one in parsed.attendance), meeting)
    for one in parsed.attendance:
        if len(members.candidates(one.name, facts.municipality(one.municipality))) > 1:
            key = _key("name_unmatched", folded(one.name), one.municipality)
            about = {"part": Part.ATTENDEE, "name": one.name, "field": "name", "now": one.name}
            message = AMBIGUOUS.format(name=one.name)
            yield Doubt(key, "name_unmatched", message, one.page, one.line or None, **about)
