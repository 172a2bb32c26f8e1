"""One agenda item from its lines: sections joined, attachments listed, the decision read.

    SAG-2025-03121 lar/chch/chbn      → case SAG-2025-03121, officers lar, chch, chbn

Text between the title and the first heading has no part of its own in KKR's form; it is
kept as `sagsfremstilling`, with a warning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from minutes.parsing import decision, mentions, prose
from minutes.parsing.agenda_item import attachments, references, shared_decisions, topics
from minutes.parsing.decision import appointments, follow_ups, indstilling, reservations, votes
from minutes.parsing.outline import ItemLines
from minutes.parsing.types import (
    Attendee,
    CouncilSlug,
    Item,
    Line,
    References,
    Remark,
    SectionName,
    Sections,
    Warning,
)
from minutes.parsing.wording import cases, headings, remarks
from minutes.parsing.wording.cases import CaseLine

LONGEST_TOLD = 100


@dataclass(frozen=True, slots=True)
class Context:
    """What an item is read against: how its lines are set, who was there, which meeting on which day."""

    setting: prose.Setting
    attendees: Sequence[Attendee] = ()
    council: CouncilSlug | None = None
    date: str | None = None


def read_all(items: Sequence[ItemLines], context: Context) -> tuple[list[Item], list[Warning]]:
    """The items, each with what was decided of it wherever that is printed, and their warnings."""
    found = [read(lines, context) for lines in items]
    read_items, shared = _with_shared_decisions([item for item, _ in found], context)
    return read_items, [*(warning for _, warnings in found for warning in warnings), *shared]


def read(lines: ItemLines, context: Context) -> tuple[Item, list[Warning]]:
    """The item, and warnings for what in it has no place of its own."""
    papers, told = attachments.of(lines.attachments, context.setting)
    item = replace(_told(lines, context), attachments=papers)
    return _decided(item, item.sections.beslutning, context), list(_warnings(lines, told))


def _told(lines: ItemLines, context: Context) -> Item:
    """What the paper says of the item, before it is asked what was decided."""
    parts = _with_lead(lines)
    sections = Sections(**{name: prose.of(part, context.setting) for name, part in parts.items()})
    spans = {name: _printed(part) for name, part in parts.items() if _printed(part)}
    text = "\n\n".join(part for part in _texts(sections) if part)
    case, fields = _case(lines), topics.of(lines.title, text)
    return Item(
        number=lines.number,
        title=lines.title,
        is_heading=lines.is_heading,
        case_number=case.number,
        case_officers=list(case.officers),
        sections=sections,
        attachments=[],
        outcomes=[],
        dissents=[],
        topics=list(fields),
        topic_words=fields,
        references=_elsewhere(references.of(text, context.date, lines.title), context),
        page=lines.title_lines[0].page,
        remarks=_remarks(lines, sections, context),
        mentions=mentions.of(text, context.attendees),
        section_spans={name: (part[0].number, part[-1].number) for name, part in spans.items()},
        section_pages={name: part[0].page for name, part in spans.items()},
    )


def _with_shared_decisions(items: list[Item], context: Context) -> tuple[list[Item], list[Warning]]:
    """Give each item the words of another's decision that speak of it; they stay there as well."""
    found, told = list(items), list[Warning]()
    # Where two agendas count alike, the first is meant.
    at = {item.number: place for place, item in reversed([*enumerate(items)])}
    for place, item in enumerate(items):
        parts = shared_decisions.of(item, items)
        if not parts:
            continue
        found[place] = _without_remarks_of_others(_decided(found[place], parts.own, context), parts.own)
        line, page = item.section_spans["beslutning"][0], item.section_pages["beslutning"]
        for number, said in parts.of_others.items():
            found[at[number]] = _decided_in(item, found[at[number]], said, context)
            message = f"Beslutningen om punkt {number} står under punkt {item.number}."
            told.append(Warning("decision_elsewhere", message, page, line))
    return found, told


def _decided_in(where: Item, item: Item, said: str, context: Context) -> Item:
    """The item with a decision that is printed in another."""
    return replace(
        _decided(item, said, context),
        sections=replace(item.sections, beslutning=said),
        section_spans={**item.section_spans, "beslutning": where.section_spans["beslutning"]},
        section_pages={**item.section_pages, "beslutning": where.section_pages["beslutning"]},
        remarks=list(dict.fromkeys([*item.remarks, *remarks.of("", None, said)])),
    )


def _without_remarks_of_others(item: Item, own: str | None) -> Item:
    """`Punkt 3.2 udgik` said in the decision of 3 leaves 3 on the agenda."""
    of_others = {*remarks.of("", None, item.sections.beslutning)} - {*remarks.of(item.title, None, own)}
    return replace(item, remarks=[remark for remark in item.remarks if remark not in of_others])


def _decided(item: Item, decided: str | None, context: Context) -> Item:
    """The item with what a beslutning says of it."""
    proposed = item.sections.indstilling
    # A decision that is nothing but names says what its title says.
    outcomes = decision.outcomes(decided, context.date) or appointments.outcome(
        decided, context.attendees, item.title
    )
    follows = indstilling.follows(decided, proposed, outcomes, context.attendees)
    return replace(
        item,
        outcomes=outcomes,
        follows=follows,
        dissents=reservations.of(decided, context.attendees),
        appointments=appointments.of(
            decided,
            context.attendees,
            title=item.title,
            indstilling=proposed,
            followed=follows == "followed",
            council=context.council,
        ),
        votes=votes.of(decided, context.attendees),
        follow_ups=follow_ups.of(decided, context.date),
    )


def _remarks(lines: ItemLines, sections: Sections, context: Context) -> list[Remark]:
    title = " ".join(line.text for line in lines.title_lines)
    found = remarks.of(title, prose.of(lines.lead, context.setting), sections.beslutning)
    also = [lines.remark] if lines.remark and lines.remark not in found else []
    return found + also


def _elsewhere(found: References, context: Context) -> References:
    """Without the council whose minutes they are."""
    return replace(found, councils=[council for council in found.councils if council != context.council])


def _with_lead(lines: ItemLines) -> dict[SectionName, tuple[Line, ...]]:
    if not _printed(lines.lead):
        return lines.sections
    return {**lines.sections, "sagsfremstilling": lines.lead + lines.sections.get("sagsfremstilling", ())}


def _warnings(lines: ItemLines, told: Sequence[Line]) -> Iterator[Warning]:
    # What is said under Eventuelt has no headings in any paper.
    unsaid = [] if headings.is_standing_title(lines.title) else _printed(lines.lead)[:1]
    for line in unsaid:
        message = f"Punkt {lines.number} har tekst uden overskrift. Den er sat under sagsfremstilling."
        yield Warning("text_without_heading", message, line.page, line.number)
    case = _case(lines)
    if case.mended:
        message = f"Sagsnummeret »{case.mended}« er læst som {case.number}."
        line = next((line for line in lines.case_lines if case.mended in line.text), lines.title_lines[-1])
        yield Warning("case_mended", message, line.page, line.number)
    for line in told:
        message = f"Punkt {lines.number} har et bilag, der ikke er med: »{line.text.strip()[:LONGEST_TOLD]}«."
        yield Warning("attachment_elsewhere", message, line.page, line.number)


def _case(lines: ItemLines) -> CaseLine:
    """The case of the first line that names one, and all officers."""
    read = [cases.read(text) for text in (lines.title_case, *(line.text for line in lines.case_lines))]
    found = [case for case in read if case]
    first = next((case for case in found if case.number), CaseLine(None, ()))
    return replace(first, officers=tuple(dict.fromkeys(who for case in found for who in case.officers)))


def _printed(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if line.text.strip()]


def _texts(sections: Sections) -> tuple[str | None, ...]:
    return sections.baggrund, sections.indstilling, sections.sagsfremstilling, sections.beslutning
