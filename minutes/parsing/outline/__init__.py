"""Which lines belong to what: what stands above the items, each item and its parts.

    Deltagerfortegnelse …                     above
     1. Godkendelse af referat og dagsorden   a heading
    1.1. Godkendelse af referat               an item
    SAG-2025-03121 gitb                       its case
    Baggrund                                  a part of it

Which lines are titles say `candidates` and `chain`; numbers torn off in the margin are put
back by `numbering`, an item is cut by `parts`. Text between a title and the first heading is
kept as the item's `lead`. Nothing is joined or judged here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from minutes.parsing import vocabulary
from minutes.parsing.layout import running_heads
from minutes.parsing.outline import candidates, chain, contents, numbering, parts
from minutes.parsing.outline.candidates import Candidate
from minutes.parsing.outline.loose_numbers import with_lost_stops
from minutes.parsing.outline.numbering import Numbered
from minutes.parsing.types import Line, Remark, SectionName, Warning
from minutes.parsing.wording import cases, headings, marks, papers, remarks

# A second agenda within the paper, whose numbering may begin anew, and what its items are.
SECOND_AGENDA: tuple[tuple[Remark | None, str], ...] = (
    (
        "supplement",
        r"\s*(?:tillægsdagsorden|tillæg til (?:dagsorden(?:en)?|referatet)|supplerende dagsorden)\b.{0,60}",
    ),
    (
        "closed",
        r"\s*lukke[dt] (?:dagsorden|møde|del|punkter)\b.{0,40}|\s*dagsorden\W{1,5}lukke[dt] del\W*",
    ),
    (
        None,
        r"\s*åb(?:en|ent|ne) (?:dagsorden|møde|del|punkter)\b.{0,40}|\s*dagsorden\W{1,5}åben del\W*",
    ),
)
# One quick look for how they begin spares nearly every line the rest.
BEGINS_AGENDA = re.compile(r"\s*(?:till|supp|lukk|dags|åb)", re.I)
AGENDAS = tuple((remark, re.compile(pattern, re.I)) for remark, pattern in SECOND_AGENDA)
SPECKS = re.compile(r"\s*[|~_.,;:'`´»«^°\\/]{1,3}\s*")
# A line that only says this much and was taken for text is worth an editor's look.
SUSPECTED = 1.5


@dataclass(frozen=True, slots=True)
class ItemLines:
    """The lines of one agenda item; `remark` is what the agenda it stands in makes it."""

    number: str
    title: str
    title_lines: tuple[Line, ...]
    case_lines: tuple[Line, ...] = ()
    lead: tuple[Line, ...] = ()
    sections: dict[SectionName, tuple[Line, ...]] = field(default_factory=dict)
    attachments: tuple[Line, ...] = ()
    headings: tuple[Line, ...] = ()
    is_heading: bool = False
    remark: Remark | None = None
    title_case: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole referat, cut: `numbers` are torn-off margin numbers that found their titles.

    `above` is the front page and mostly the lists of who was there, which `attendance` finds.
    """

    above: tuple[Line, ...]
    items: tuple[ItemLines, ...]
    numbers: tuple[Line, ...]
    contents: tuple[Line, ...]
    furniture: tuple[Line, ...]
    warnings: tuple[Warning, ...]


@dataclass(frozen=True, slots=True)
class _Body:
    """The lines between front page and end; `agendas` are places where a second agenda begins."""

    lines: Sequence[Line]
    taken: frozenset[int]
    agendas: dict[int, Remark | None]
    is_agenda: bool


def of(lines: Sequence[Line]) -> Outline:
    """Cut the mended lines of a document; every line lands in exactly one place."""
    inside = _furniture_inside(lines)
    printed = with_lost_stops([line for line in lines if not (line.furniture or line.number in inside)])
    listed = contents.of(printed)
    body = [line for at, line in enumerate(printed) if at not in listed]
    agendas = dict(_second_agendas(body))
    found = candidates.of(body, contents.entries(printed, listed))
    chosen = chain.best(found, sorted(agendas))
    numbered = numbering.of(body, chosen, agendas)
    dropped = tuple(line for line in lines if line.furniture or line.number in inside)
    above = _above_items(body, numbered)
    is_agenda = papers.kind(_first_cell(line) for line in (*above, *dropped)) == "dagsorden"
    return Outline(
        above=above,
        items=with_headings(_items(_Body(body, numbered.taken, agendas, is_agenda), numbered.titles)),
        numbers=tuple(body[at] for at in sorted(numbered.taken)),
        contents=tuple(printed[at] for at in sorted(listed)),
        furniture=dropped,
        warnings=(*numbered.warnings, *_suspected(body, found, numbered.titles)),
    )


def _furniture_inside(lines: Sequence[Line]) -> set[int]:
    """Numbers of lines that belong to a page's edge and stand inside the text, as where no page is marked.

    So do specks of the paper, read as a mark or two on a line of their own.
    A page number says itself what it is; a running head does the second time it stands.
    """
    found: set[int] = set()
    heads: set[tuple[str | None, tuple[str, ...]]] = set()
    for line in lines:
        if SPECKS.fullmatch(line.text) and not line.cells:
            found.add(line.number)
        head = running_heads.read(line.text)
        if head and head.is_running:
            key = head.council, head.day
            found |= {line.number} if key in heads else set()
            heads.add(key)
        elif head and head.is_page_number:
            found.add(line.number)
    return found


def _second_agendas(body: Sequence[Line]) -> Iterator[tuple[int, Remark | None]]:
    for at, line in enumerate(body):
        if len(line.text) >= marks.LONGEST_TITLE_LINE or not BEGINS_AGENDA.match(line.text):
            continue
        for remark, pattern in AGENDAS:
            if pattern.fullmatch(line.text):
                yield at, remark


def _above_items(body: Sequence[Line], numbered: numbering.Numbering) -> tuple[Line, ...]:
    end = numbered.titles[0].title.first if numbered.titles else len(body)
    return tuple(line for at, line in enumerate(body[:end]) if at not in numbered.taken)


def _first_cell(line: Line) -> str:
    return line.cells[0] if line.cells else line.text


def _items(body: _Body, found: Sequence[Numbered]) -> Iterator[ItemLines]:
    ends = [*(numbered.title.first for numbered in found[1:]), len(body.lines)]
    begun = sorted(body.agendas)
    for numbered, end in zip(found, ends, strict=False):
        of_agenda = bisect_right(begun, numbered.title.first) - 1
        remark = body.agendas[begun[of_agenda]] if of_agenda >= 0 else None
        yield _item(body, numbered, end, remark)


def _item(body: _Body, found: Numbered, end: int, remark: Remark | None) -> ItemLines:
    title, number = found
    text = [body.lines[at] for at in range(title.end, end) if at not in body.taken and at not in body.agendas]
    cut = parts.of(text, body.is_agenda)
    last = body.lines[title.end - 1].text
    return ItemLines(
        number=number,
        title=title.text,
        title_lines=tuple(body.lines[title.first : title.end]),
        case_lines=cut.cases,
        lead=cut.lines.get(None, ()),
        attachments=cut.lines.get("bilag", ()),
        sections={name: cut.lines[name] for name in vocabulary.SECTIONS if name in cut.lines},
        headings=(*cut.headings, *(body.lines[at] for at in range(title.end, end) if at in body.agendas)),
        remark=remark,
        title_case="" if title.split is None else last[title.split :],
    )


def _suspected(
    body: Sequence[Line], found: Iterable[Candidate], taken: Sequence[Numbered]
) -> Iterator[Warning]:
    """Lines that much speaks for and that were left, because their numbers do not fit."""
    inside = {at for title, _ in taken for at in range(title.first, title.end)}
    for candidate in found:
        title = candidate.title
        if candidate.weight >= SUSPECTED and title.number and title.first not in inside:
            message = f"»{title.number} {title.text}« ligner en punkttitel, men er læst som tekst."
            yield Warning("title_suspected", message, body[title.first].page, body[title.first].number)


def with_headings(items: Iterable[ItemLines]) -> tuple[ItemLines, ...]:
    """A title over items with nothing of its own below it is a heading.

    So is, in a referat that counts 1.1, an item 1 with nothing below its title, and `Eventuelt` in any;
    `Lukket punkt` is an item of which nothing may be told. A title over items that has text or a case of
    its own is an item as well.
    """
    items = tuple(items)
    two_levels = any("." in item.number for item in items)
    heads = {item.number.rpartition(".")[0] for item in items}
    return tuple(
        replace(item, is_heading=True)
        if _is_bare(item) and (item.number in heads or _says_nothing(item, two_levels))
        else item
        for item in items
    )


def _says_nothing(item: ItemLines, two_levels: bool) -> bool:
    standing = headings.is_standing_title(item.title) and not remarks.of(item.title, None, None)
    return "." not in item.number and (two_levels or standing)


def _is_bare(item: ItemLines) -> bool:
    sections = (item.lead, item.attachments, *item.sections.values())
    printed = any(line.text.strip() for part in sections for line in part)
    return not (printed or item.title_case or any(cases.read(line.text) for line in item.case_lines))
