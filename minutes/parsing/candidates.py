"""Lines that may be titles of agenda items, and how much speaks for each.

Nothing shows a title alone: `1. Budget 2020` may be an item, or a line of a list inside one.
What speaks for a title: the case below it, the item's first heading below it, its words in the
table of contents, `Punkt` before its number, larger letters. Against it: that text runs on into
it, that it stands in a list, under `Indstilling` or `Bilag`, that it ends like a sentence.
Weights are in the same coin as the costs of `chain`: above nought more speaks for than against.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from minutes.parsing import cases, contents, headings, numbers, prose, titles, vocabulary
from minutes.parsing.headings import Part
from minutes.parsing.titles import Title
from minutes.parsing.types import Line

# A title with its case below it is taken whatever speaks against it.
SURE = 100.0
PREFIXED, LISTED, OVER_HEADING, OVER_LOOSE, STANDING, LARGER, TWO_LEVELS = 3.0, 4.0, 3.5, 1.0, 2.0, 1.5, 0.5
PARTED, RUN_TOGETHER = 0.5, -0.5
AFTER_DECISION = 0.5
IN_PART: dict[Part | None, float] = {
    None: 0.5,
    "beslutning": 0.5,
    "baggrund": -1.5,
    "sagsfremstilling": -1.5,
    "indstilling": -2.5,
    "bilag": -3.0,
}
BESIDE_ANOTHER, LIKE_SENTENCE, LONG = -1.5, -2.5, -0.5
UNNUMBERED_OVER_HEADING, FALLS_BACK, REPEATS, CASES_ELSEWHERE = 2.0, 2.0, -2.0, -2.0
LONG_TITLE = 90
# A line of a title that was broken by the right margin has about as many letters.
FULL_TITLE_LINE = 45
# Letters are larger than the text's when they exceed it by this share.
LARGER_SHARE = 1.08
# A page top has more margin numbers than this in no paper.
MOST_LOOSE = 8
PARTS_IN_ORDER: tuple[Part, ...] = ("baggrund", "indstilling", "sagsfremstilling", "bilag", "beslutning")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A title that may be one; `hints` are margin numbers of its page that may belong to it."""

    title: Title
    weight: float
    hints: tuple[str, ...] = ()

    @property
    def sure(self) -> bool:
        return self.weight >= SURE


@dataclass(frozen=True, slots=True)
class _Page:
    """What is known of each line: the part it stands in, and of the whole: letters' height, cases."""

    lines: Sequence[Line]
    parts: Sequence[Part | None]
    listed: Mapping[str, str | None]
    body_height: float
    with_cases: bool
    with_headings: bool


def of(lines: Sequence[Line], listed: Mapping[str, str | None]) -> list[Candidate]:
    """Candidates in the order of the text; `listed` are the titles in the table of contents."""
    anchored = list(_above_cases(lines))
    page = _Page(
        lines,
        _parts(lines, anchored),
        listed,
        _body_height(lines),
        len(anchored) > 1,
        any((heading := headings.read(line.text)) and heading.firm for line in lines),
    )
    sure = {at for title in anchored for at in range(title.first, title.end)}
    found = [Candidate(title, SURE) for title in anchored]
    found += [
        candidate
        for step in (_numbered, _openers, _in_contents, _standing, _at_margin_numbers)
        for candidate in step(page, sure)
    ]
    return _with_hints(lines, [_listed(candidate, listed) for candidate in _best(found)])


def _listed(candidate: Candidate, listed: Mapping[str, str | None]) -> Candidate:
    """A title that no number stands on has the one that the table of contents gives it."""
    title = candidate.title
    number = None if title.number or title.listed else listed.get(contents.folded(title.text))
    return replace(candidate, title=replace(title, listed=number)) if number else candidate


def _above_cases(lines: Sequence[Line]) -> Iterator[Title]:
    for at, line in enumerate(lines):
        if cases.read(line.text):
            block = titles.block_above(lines, titles.above_margin_number(lines, at))
            if block:
                yield titles.of(lines, *block, case=at)
        elif cases.trailing(line.text) is not None and titles.numbered(line.text):
            yield titles.of(lines, at, at + 1)


def _parts(lines: Sequence[Line], anchored: Sequence[Title]) -> list[Part | None]:
    """The part that each line stands in, as far as headings tell; a sure title ends one."""
    begun = {title.first for title in anchored}
    parts: list[Part | None] = []
    part: Part | None = None
    for at, line in enumerate(lines):
        heading = headings.read(line.text)
        part = None if at in begun else heading.part if heading and heading.firm else part
        parts.append(part)
    return parts


def _numbered(page: _Page, sure: set[int]) -> Iterator[Candidate]:
    """Lines with a number before their text."""
    numbered = {
        at: found
        for at, line in enumerate(page.lines)
        if at not in sure and (found := titles.numbered(line.text)) and _reads_like_title(found.text)
    }
    for at, found in numbered.items():
        if prose.runs_on(page.lines, at):
            continue
        end = _end(page, at, sure)
        title = titles.of(page.lines, at, end)
        weight = _weight(page, title) + (PREFIXED if found.prefix else 0.0)
        weight += TWO_LEVELS if "." in found.number else 0.0
        if page.with_headings and _beside_another(page.lines, numbered, at, end):
            weight += BESIDE_ANOTHER
        yield Candidate(title, weight)


def _openers(page: _Page, sure: set[int]) -> Iterator[Candidate]:
    """Titles without a number right above the heading with which an item begins."""
    seen: set[Part] = set()
    last: Part | None = None
    for at, line in enumerate(page.lines):
        if at in sure:
            seen, last = set(), None
            continue
        heading = headings.read(line.text)
        if not heading or not heading.firm or heading.part == last:
            continue
        back = last is not None and PARTS_IN_ORDER.index(heading.part) < PARTS_IN_ORDER.index(last)
        begins = not seen or heading.part in seen or (back and last == "beslutning")
        above = titles.above_margin_number(page.lines, at)
        block = titles.block_above(page.lines, above) if begins else None
        if block and not (set(range(*block)) & sure):
            weight = UNNUMBERED_OVER_HEADING + (FALLS_BACK if last == "beslutning" and back else 0.0)
            weight += REPEATS if seen and last != "beslutning" else 0.0
            weight += IN_PART[page.parts[block[0]]]
            title = titles.of(page.lines, *block)
            if not _unlike_title(page, title):
                yield Candidate(title, weight + (CASES_ELSEWHERE if page.with_cases else 0.0))
                if weight > 1:
                    seen = set()
        seen.add(heading.part)
        last = heading.part


def _in_contents(page: _Page, sure: set[int]) -> Iterator[Candidate]:
    """Lines that say what the table of contents says; of each title the one that most speaks for."""
    best: dict[str, Candidate] = {}
    for at, line in enumerate(page.lines if page.listed else ()):
        if at in sure or not line.text.strip() or titles.is_mark(line.text) or prose.runs_on(page.lines, at):
            continue
        for end in range(at + 1, min(at + 1 + titles.TITLE_LINES, len(page.lines) + 1)):
            if end - 1 in sure or not page.lines[end - 1].text.strip():
                break
            title = titles.of(page.lines, at, end)
            key = contents.folded(title.text)
            if key in page.listed:
                candidate = Candidate(replace(title, listed=page.listed[key]), _weight(page, title) + LISTED)
                if key not in best or best[key].weight < candidate.weight:
                    best[key] = candidate
    yield from best.values()


def _standing(page: _Page, sure: set[int]) -> Iterator[Candidate]:
    """`Eventuelt`, `Næste møde` and the like, alone on a line without a number."""
    for at, line in enumerate(page.lines):
        if at not in sure and headings.is_standing_title(line.text):
            below = titles.next_printed(page.lines, at + 1)
            if below not in sure and not prose.runs_on(page.lines, at):
                title = titles.of(page.lines, at, at + 1)
                yield Candidate(title, _weight(page, title))


def _at_margin_numbers(page: _Page, sure: set[int]) -> Iterator[Candidate]:
    """A title whose number stands alone on the line above it, or right below it."""
    for at, line in enumerate(page.lines):
        if not titles.is_margin_number(line.text):
            continue
        below = _below_margin_number(page, at, sure)
        above = titles.block_above(page.lines, at) if at and page.lines[at - 1].text.strip() else None
        if above and not sure.intersection(range(*above)):
            below = titles.of(page.lines, *above)
        if below and not _unlike_title(page, below):
            yield Candidate(below, _weight(page, below))


def _below_margin_number(page: _Page, at: int, sure: set[int]) -> Title | None:
    first = titles.next_printed(page.lines, at + 1)
    if first - at > titles.BLANKS_BELOW_TITLE or first >= len(page.lines) or first in sure:
        return None
    text = page.lines[first].text
    if titles.is_mark(text) or not _reads_like_title(text) or titles.numbered(text):
        return None
    return titles.of(page.lines, first, _end(page, first, sure))


def _weight(page: _Page, title: Title) -> float:
    """What speaks for and against a title wherever it was found."""
    first = page.lines[title.first]
    weight = IN_PART[page.parts[title.first]] + _below(page, title)
    above = page.lines[title.first - 1] if title.first else None
    parted = above is None or not above.text.strip() or above.page != first.page or titles.is_mark(above.text)
    weight += PARTED if parted else RUN_TOGETHER
    weight += STANDING if headings.begins_standing_title(title.text) else 0.0
    weight += LIKE_SENTENCE if titles.ends_like_sentence(title.text) else 0.0
    weight += LONG if len(title.text) > LONG_TITLE else 0.0
    if first.box and first.box.y1 - first.box.y0 > LARGER_SHARE * page.body_height:
        weight += LARGER
    return weight


def _below(page: _Page, title: Title) -> float:
    at = titles.below_margin_number(page.lines, title.end)
    if at >= len(page.lines) or at - title.end > titles.BLANKS_BELOW_TITLE:
        return 0.0
    heading = headings.read(page.lines[at].text)
    if heading and heading.part != "bilag":
        return OVER_HEADING if heading.firm else OVER_LOOSE
    return OVER_HEADING if headings.begins_proposal(page.lines[at].text) else 0.0


def _beside_another(
    lines: Sequence[Line], numbered: Mapping[int, titles.Numbered], at: int, end: int
) -> bool:
    """Whether the line is one of a list: the one before it or after it stands right beside it."""
    below = titles.next_printed(lines, end)
    above = at - 1
    while above > 0 and at - above < titles.BLANKS_BELOW_TITLE and not lines[above].text.strip():
        above -= 1
    number = numbered[at].number
    follows = below in numbered and numbers.follows(numbered[below].number, number)
    leads = above in numbered and numbers.follows(number, numbered[above].number)
    same_level = any(
        other in numbered and numbered[other].number.count(".") == number.count(".")
        for other in (above, below)
    )
    return (follows or leads) and same_level


def _end(page: _Page, at: int, sure: set[int]) -> int:
    """Where a title ends: as its words tell, or as lines of one block over a heading."""
    end = titles.end_of(page.lines, at, sure)
    further = end
    while further < len(page.lines) and further - at < titles.TITLE_LINES:
        text = page.lines[further].text
        if not text.strip() or titles.is_mark(text) or titles.numbered(text) or further in sure:
            break
        further += 1
    closed = (
        further >= len(page.lines)
        or not page.lines[further].text.strip()
        or titles.is_mark(page.lines[further].text)
    )
    full = all(len(page.lines[line].text) >= FULL_TITLE_LINE for line in range(at, further - 1))
    sentence = any(titles.ends_like_sentence(page.lines[line].text) for line in range(at, further))
    return further if closed and full and not sentence else end


def _reads_like_title(text: str) -> bool:
    first = text.lstrip("\"”“»«'’(")[:1]
    begins = first.isupper() or (first.isdigit() and not text[:2].isspace())
    month = text.split(maxsplit=1)[0].lower().strip(".,") in vocabulary.MONTHS
    return begins and not month and len(text) < titles.LONGEST_TITLE_LINE and not text.startswith("At ")


def _unlike_title(page: _Page, title: Title) -> bool:
    """Whether lines without a number are text: they run on, or end or begin like a sentence's middle."""
    first, last = page.lines[title.first].text.strip(), page.lines[title.end - 1].text
    begins = title.number is not None or _reads_like_title(first)
    return not begins or prose.runs_on(page.lines, title.first) or titles.ends_like_sentence(last)


def _body_height(lines: Sequence[Line]) -> float:
    heights = sorted(line.box.y1 - line.box.y0 for line in lines if line.box)
    return heights[len(heights) // 2] if heights else 0.0


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
        number = titles.margin_number(line.text) if at not in inside else None
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
