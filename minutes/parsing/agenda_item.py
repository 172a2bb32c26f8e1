"""One agenda item from its lines: sections joined, attachments listed, the decision read.

    SAG-2025-03121 lar/chch/chbn      → case SAG-2025-03121, officers lar, chch, chbn

Text between the title and the first heading has no part of its own in KKR's form; it is
kept as `sagsfremstilling`, with a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from minutes.parsing import decision, mentions, prose, references, titles, topics
from minutes.parsing.outline import ItemLines
from minutes.parsing.types import Attendee, Item, Line, SectionName, Sections, Warning

OFFICER_ENDS = re.compile(r"[\s/,;]+")
CASE_SHAPE = re.compile(r"SAG[-–— ]?(\d{4})[-–— ]?(\d{3,6})")


@dataclass(frozen=True, slots=True)
class Context:
    """What an item is read against: how its lines are set, and who was there."""

    setting: prose.Setting
    attendees: Sequence[Attendee] = ()


def read(lines: ItemLines, context: Context) -> tuple[Item, list[Warning]]:
    """The item, and warnings for what in it has no place of its own."""
    parts = _with_lead(lines)
    sections = Sections(**{name: prose.of(part, context.setting) for name, part in parts.items()})
    spans = {name: _printed(part) for name, part in parts.items() if _printed(part)}
    text = "\n\n".join(part for part in _texts(sections) if part)
    case, officers = _case(lines.case_line)
    item = Item(
        number=lines.number,
        title=lines.title,
        is_heading=lines.is_heading,
        case_number=case,
        case_officers=officers,
        sections=sections,
        attachments=_attachments(lines.attachments, context.setting),
        outcomes=decision.outcomes(sections.beslutning),
        dissents=decision.dissents(sections.beslutning, context.attendees),
        topics=topics.of(lines.title, text),
        references=references.of(text),
        page=lines.title_lines[0].page,
        mentions=mentions.of(text, context.attendees),
        section_spans={name: (part[0].number, part[-1].number) for name, part in spans.items()},
        section_pages={name: part[0].page for name, part in spans.items()},
    )
    return item, _warnings(lines)


def _with_lead(lines: ItemLines) -> dict[SectionName, tuple[Line, ...]]:
    if not _printed(lines.lead):
        return lines.sections
    return {**lines.sections, "sagsfremstilling": lines.lead + lines.sections.get("sagsfremstilling", ())}


def _warnings(lines: ItemLines) -> list[Warning]:
    lead = _printed(lines.lead)
    if not lead:
        return []
    message = f"Punkt {lines.number} har tekst uden overskrift. Den er sat under sagsfremstilling."
    return [Warning("text_without_heading", message, lead[0].page, lead[0].number)]


def _case(line: Line | None) -> tuple[str | None, list[str]]:
    match = titles.CASE.fullmatch(line.text) if line else None
    if not match:
        return None, []
    shape = CASE_SHAPE.match(match[1])
    number = f"SAG-{shape[1]}-{shape[2]}" if shape else match[1]
    return number, [officer for officer in OFFICER_ENDS.split(match[2] or "") if officer]


def _attachments(lines: Iterable[Line], setting: prose.Setting) -> list[str]:
    """One title each; a title goes on where the line above it is broken off or the next begins small."""
    found: list[list[str]] = []
    above = ""
    for line in lines:
        text = prose.without_margin_mark(line.text)
        if text and found and (prose.continues(above, text) if above else _broken_word(found[-1][-1])):
            found[-1].append(text)
        elif text:
            found.append([text])
        above = text
    return [prose.without_bullet(prose.joined(texts, setting)) for texts in found]


def _broken_word(text: str) -> bool:
    return text.endswith("-") or text.count("(") > text.count(")")


def _printed(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if line.text.strip()]


def _texts(sections: Sections) -> tuple[str | None, ...]:
    return sections.baggrund, sections.indstilling, sections.sagsfremstilling, sections.beslutning
