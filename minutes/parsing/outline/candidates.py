"""Lines that may be titles of agenda items, and how much speaks for each.

Nothing shows a title alone: `1. Budget 2020` may be an item, or a line of a list inside one.
A title with its case below it is sure; for the others `evidence` weighs what speaks for and
against. `chain` chooses among them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from minutes.parsing import prose
from minutes.parsing.outline import contents, evidence, titles
from minutes.parsing.outline.evidence import Page
from minutes.parsing.outline.titles import Title
from minutes.parsing.types import Line
from minutes.parsing.wording import cases, headings, leads, marks, numbers
from minutes.parsing.wording.headings import Part

# A title with its case below it is taken whatever speaks against it.
SURE = 100.0
# In the coin of `evidence`.
UNNUMBERED_OVER_HEADING, FALLS_BACK, REPEATS, CASES_ELSEWHERE = 2.0, 2.0, -2.0, -2.0
# Nothing but room around it speaks for a title of a line or two.
ALONE, ALONE_LINES = -1.0, 2
# A page top has more margin numbers than this in no paper.
MOST_LOOSE = 8
# What stands above the lists of who was there, at most.
FRONT_LINES, FRONT_PAGES = 90, 2
PARTS_IN_ORDER: tuple[Part, ...] = ("baggrund", "indstilling", "sagsfremstilling", "bilag", "beslutning")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A title that may be one; `hints` are margin numbers of its page that may belong to it.

    Where nothing else shows a title it is one only if such a number is left: it `needs_hint`.
    """

    title: Title
    weight: float
    hints: tuple[str, ...] = ()
    needs_hint: bool = False

    @property
    def sure(self) -> bool:
        return self.weight >= SURE


def of(lines: Sequence[Line], listed: Mapping[str, str | None]) -> list[Candidate]:
    """Candidates in the order of the text; `listed` are the titles in the table of contents."""
    anchored = list(_above_cases(lines))
    page = evidence.page_of(lines, anchored, listed)
    sure = {at for title in anchored for at in range(title.first, title.end)}
    found = [Candidate(title, SURE) for title in anchored]
    found += [
        candidate
        for step in (_numbered, _openers, _in_contents, _standing, _at_margin_numbers, _alone)
        for candidate in step(page, sure)
    ]
    return _with_hints(lines, [_listed(candidate, listed) for candidate in _best(found)])


def _listed(candidate: Candidate, listed: Mapping[str, str | None]) -> Candidate:
    """A title that no number stands on has the one that the table of contents gives it."""
    title = candidate.title
    number = None if title.number or title.listed else listed.get(contents.folded(title.text))
    return replace(candidate, title=replace(title, listed=number)) if number else candidate


def _above_cases(lines: Sequence[Line]) -> Iterator[Title]:
    front = _front(lines)
    for at, line in enumerate(lines):
        case = cases.read(line.text)
        if case and (case.number or case.officers):
            block = titles.block_above(lines, titles.above_margin_number(lines, at))
            title = titles.of(lines, *block, case=at) if block else None
            if title and (title.number or at >= front):
                yield title
        elif cases.trailing(line.text) is not None and titles.numbered(line.text):
            yield titles.of(lines, at, at + 1)


def _front(lines: Sequence[Line]) -> int:
    """Where the lists of who was there begin: a case above them is the meeting's."""
    for at, line in enumerate(lines[:FRONT_LINES]):
        heading = headings.read(line.text)
        if line.page > FRONT_PAGES or (heading and heading.firm):
            return 0
        lead = leads.of(line.text)
        if lead and lead.kind != "guests":
            return at
    return 0


def _numbered(page: Page, sure: set[int]) -> Iterator[Candidate]:
    """Lines with a number before their text."""
    numbered = {
        at: found
        for at, line in enumerate(page.lines)
        if at not in sure and (found := titles.numbered(line.text)) and evidence.reads_like_title(found.text)
    }
    for at, found in numbered.items():
        if prose.runs_on(page.lines, at):
            continue
        end = evidence.end_of(page, at, sure)
        title = titles.of(page.lines, at, end)
        weight = evidence.weight(page, title) + (evidence.PREFIXED if found.prefix else 0.0)
        weight += evidence.TWO_LEVELS if "." in found.number else 0.0
        if page.with_headings and evidence.beside_another(page, numbered, at, end):
            weight += evidence.BESIDE_ANOTHER
        yield Candidate(title, weight)


def _openers(page: Page, sure: set[int]) -> Iterator[Candidate]:
    """Titles without a number right above the heading with which an item begins."""
    seen: set[Part] = set()
    last: Part | None = None
    for at, line in enumerate(page.lines):
        if at in sure:
            seen, last = set(), None
            continue
        heading = headings.read(line.text)
        if not heading or not heading.firm or (heading.part == last and last != "beslutning"):
            continue
        back = last is not None and PARTS_IN_ORDER.index(heading.part) < PARTS_IN_ORDER.index(last)
        begins = not seen or heading.part in seen or (back and last == "beslutning")
        above = titles.above_margin_number(page.lines, at)
        block = titles.block_above(page.lines, above) if begins else None
        if block and not (set(range(*block)) & sure):
            weight = UNNUMBERED_OVER_HEADING + (FALLS_BACK if last == "beslutning" and back else 0.0)
            weight += REPEATS if seen and last != "beslutning" else 0.0
            weight += evidence.in_part(page, block[0])
            title = titles.of(page.lines, *block)
            if not evidence.unlike_title(page, title):
                yield Candidate(title, weight + (CASES_ELSEWHERE if page.with_cases else 0.0))
                if weight > 1:
                    seen = set()
        seen.add(heading.part)
        last = heading.part


def _in_contents(page: Page, sure: set[int]) -> Iterator[Candidate]:
    """Lines that say what the table of contents says; of each title the one that most speaks for."""
    best: dict[str, Candidate] = {}
    for at, line in enumerate(page.lines if page.listed else ()):
        if at in sure or not line.text.strip() or marks.is_mark(line.text) or prose.runs_on(page.lines, at):
            continue
        for end in range(at + 1, min(at + 1 + titles.TITLE_LINES, len(page.lines) + 1)):
            if end - 1 in sure or not page.lines[end - 1].text.strip():
                break
            title = titles.of(page.lines, at, end)
            key = contents.folded(title.text)
            if key in page.listed:
                candidate = Candidate(
                    replace(title, listed=page.listed[key]), evidence.weight(page, title) + evidence.LISTED
                )
                if key not in best or best[key].weight < candidate.weight:
                    best[key] = candidate
    yield from best.values()


def _standing(page: Page, sure: set[int]) -> Iterator[Candidate]:
    """`Eventuelt`, `Næste møde` and the like, alone on a line without a number."""
    for at, line in enumerate(page.lines):
        if at not in sure and headings.is_standing_title(line.text):
            below = titles.next_printed(page.lines, at + 1)
            if below not in sure and not prose.runs_on(page.lines, at):
                title = titles.of(page.lines, at, at + 1)
                yield Candidate(title, evidence.weight(page, title))


def _at_margin_numbers(page: Page, sure: set[int]) -> Iterator[Candidate]:
    """A title whose number stands alone on the line above it, or right below it."""
    for at, line in enumerate(page.lines):
        if not marks.is_margin_number(line.text):
            continue
        below, torn = _below_margin_number(page, at, sure), _is_torn_off(page, at)
        beside = at and page.lines[at - 1].text.strip() and page.lines[at - 1].page == page.lines[at].page
        above = titles.block_above(page.lines, at) if beside else None
        if above and not sure.intersection(range(*above)):
            below = titles.of(page.lines, *above)
        if below and not evidence.unlike_title(page, below):
            full = torn and not above and len(page.lines[below.first].text) > evidence.FULL_TITLE_LINE
            against = (ALONE if torn and not above else 0.0) + (ALONE if full else 0.0)
            yield Candidate(below, evidence.weight(page, below) + against, needs_hint=against < 0)


def _alone(page: Page, sure: set[int]) -> Iterator[Candidate]:
    """Lines that stand by themselves on a page whose margin has a number to give away."""
    with_numbers = {line.page for line in page.lines if marks.is_margin_number(line.text)}
    at = 0
    while at < len(page.lines):
        end = at
        while end < len(page.lines) and _may_stand_alone(page, end, sure, with_numbers):
            end += 1
        if 0 < end - at <= ALONE_LINES and not (end < len(page.lines) and page.lines[end].text.strip()):
            title = titles.of(page.lines, at, end)
            if not (evidence.unlike_title(page, title) or title.number or _is_paper(page, title)):
                yield Candidate(title, evidence.weight(page, title) + ALONE, needs_hint=True)
        at = max(end, at) + 1


def _may_stand_alone(page: Page, at: int, sure: set[int], with_numbers: set[int]) -> bool:
    line = page.lines[at]
    short = line.text.strip() and len(line.text) < marks.LONGEST_TITLE_LINE
    return bool(short) and line.page in with_numbers and at not in sure and not marks.is_mark(line.text)


def _is_paper(page: Page, title: Title) -> bool:
    """Whether lines are the last of a list of bilag: what was decided stands below."""
    below = titles.next_printed(page.lines, title.end)
    heading = headings.read(page.lines[below].text) if below < len(page.lines) else None
    return page.parts[title.first] == "bilag" and heading is not None and heading.part == "beslutning"


def _is_torn_off(page: Page, at: int) -> bool:
    """Whether a number stands at a page's top with room below: it says little of what is below it."""
    number = page.lines[at]
    if at + 1 < len(page.lines) and page.lines[at + 1].text.strip():
        return False
    while at >= 0 and page.lines[at].page == number.page:
        if page.lines[at].text.strip() and not marks.is_margin_number(page.lines[at].text):
            return False
        at -= 1
    return number.page > 1


def _below_margin_number(page: Page, at: int, sure: set[int]) -> Title | None:
    first = titles.next_printed(page.lines, at + 1)
    if first - at > titles.BLANKS_BELOW_TITLE or first >= len(page.lines) or first in sure:
        return None
    text = page.lines[first].text
    if marks.is_mark(text) or not evidence.reads_like_title(text) or titles.numbered(text):
        return None
    return titles.of(page.lines, first, evidence.end_of(page, first, sure))


def _best(found: Sequence[Candidate]) -> list[Candidate]:
    """One candidate for each first line, the heaviest, in the order of the text."""
    best: dict[int, Candidate] = {}
    for candidate in found:
        known = best.get(candidate.title.first)
        if known is None or candidate.weight > known.weight:
            best[candidate.title.first] = candidate
    return [best[first] for first in sorted(best)]


def _with_hints(lines: Sequence[Line], found: Sequence[Candidate]) -> list[Candidate]:
    """Candidates without a number learn which margin numbers their page has."""
    inside = {at for candidate in found for at in range(candidate.title.first, candidate.title.end)}
    loose: defaultdict[int, list[str]] = defaultdict(list)
    for at, line in enumerate(lines):
        number = marks.margin_number(line.text) if at not in inside else None
        if number:
            loose[line.page].append(number)
    return [
        candidate
        if candidate.title.number
        else replace(candidate, hints=_numbers_on(loose[lines[candidate.title.first].page]))
        for candidate in found
    ]


def _numbers_on(loose: Sequence[str]) -> tuple[str, ...]:
    return tuple(reading for number in loose[:MOST_LOOSE] for reading in numbers.readings(number))
