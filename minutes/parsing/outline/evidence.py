"""What speaks for a line being a title, and what against it.

For: the item's first heading below it, `Punkt` before its number, its words in the table of
contents, larger letters, space above it. Against: that it stands in a list, under `Indstilling`
or `Bilag`, that it ends like a sentence, that the line above runs on into it.
Weights are in the same coin as the costs of `chain`: above nought more speaks for than against.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from minutes.parsing import prose, vocabulary
from minutes.parsing.layout import running_heads
from minutes.parsing.outline import titles
from minutes.parsing.outline.titles import Title
from minutes.parsing.types import Line
from minutes.parsing.wording import headings, marks, numbers
from minutes.parsing.wording.headings import Part

PREFIXED, LISTED, OVER_HEADING, OVER_LOOSE, LARGER, TWO_LEVELS = 3.0, 4.0, 3.5, 1.0, 1.5, 0.5
STANDING, STANDING_ALONE = 3.0, 2.0
PARTED, RUN_TOGETHER = 0.5, -0.5
IN_PART: dict[Part | None, float] = {
    None: 0.5,
    "beslutning": 0.5,
    "baggrund": -1.5,
    "sagsfremstilling": -1.5,
    "indstilling": -2.5,
    "bilag": -3.0,
}
# An agenda's items end with these, so that the next title often stands below them.
LAST_IN_AGENDA: dict[Part | None, float] = {"indstilling": -1.0, "bilag": -1.5}
BESIDE_ANOTHER, LIKE_SENTENCE, LONG = -1.5, -2.5, -0.5
LONG_TITLE = 90
# A line of a title that was broken by the right margin has about as many letters.
FULL_TITLE_LINE = 45
# A row of a table, which a text file sets with spaces.
COLUMNS = re.compile(r"\S {3,}\S")
# Letters are larger than the text's when they exceed it by this share.
LARGER_SHARE = 1.08


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of each line: the part it stands in, and of the whole: letters' height, cases."""

    lines: Sequence[Line]
    parts: Sequence[Part | None]
    listed: Mapping[str, str | None]
    body_height: float
    with_cases: bool
    with_headings: bool
    with_decisions: bool


def page_of(lines: Sequence[Line], anchored: Sequence[Title], listed: Mapping[str, str | None]) -> Page:
    """What is known of a paper whose sure titles are these."""
    parts = _parts(lines, anchored)
    read = (headings.read(line.text) for line in lines)
    with_headings = any(heading and heading.firm for heading in read)
    with_decisions = "beslutning" in parts
    return Page(lines, parts, listed, _body_height(lines), len(anchored) > 1, with_headings, with_decisions)


def weight(page: Page, title: Title) -> float:
    """What speaks for and against a title wherever it was found."""
    first = page.lines[title.first]
    total = in_part(page, title.first) + _below(page, title)
    above = page.lines[title.first - 1] if title.first else None
    parted = above is None or not above.text.strip() or above.page != first.page or marks.is_mark(above.text)
    total += PARTED if parted else RUN_TOGETHER
    standing = STANDING if title.number else STANDING_ALONE
    total += standing if headings.begins_standing_title(title.text) else 0.0
    total += LIKE_SENTENCE if titles.ends_like_sentence(title.text) else 0.0
    total += LONG if len(title.text) > LONG_TITLE else 0.0
    if first.box and first.box.y1 - first.box.y0 > LARGER_SHARE * page.body_height:
        total += LARGER
    return total


def in_part(page: Page, at: int) -> float:
    """What the part tells that a line stands in, as far as headings above it say."""
    part = page.parts[at]
    return IN_PART[part] if page.with_decisions else LAST_IN_AGENDA.get(part, IN_PART[part])


def _below(page: Page, title: Title) -> float:
    at = titles.below_margin_number(page.lines, title.end)
    if at >= len(page.lines) or at - title.end > titles.BLANKS_BELOW_TITLE:
        return 0.0
    heading = headings.read(page.lines[at].text)
    if heading and heading.part != "bilag":
        return OVER_HEADING if heading.firm else OVER_LOOSE
    return OVER_HEADING if headings.begins_proposal(page.lines[at].text) else 0.0


def beside_another(page: Page, numbered: Mapping[int, titles.Numbered], at: int, end: int) -> bool:
    """Whether the line is one of a list: the one before it or after it stands right beside it.

    A line over a heading of the form is no line of a list.
    """
    above, below = _printed_above(page.lines, at), titles.next_printed(page.lines, end)
    number = numbered[at].number
    if above in numbered and _are_listed(numbered[above].number, number):
        return True
    if below not in numbered or not _are_listed(number, numbered[below].number):
        return False
    return _below(page, titles.of(page.lines, below, below + 1)) <= 0


def _are_listed(above: str, below: str) -> bool:
    return above.count(".") == below.count(".") and numbers.follows(below, above)


def _printed_above(lines: Sequence[Line], at: int) -> int:
    above = at - 1
    while above > 0 and at - above < titles.BLANKS_BELOW_TITLE and not lines[above].text.strip():
        above -= 1
    return above


def end_of(page: Page, at: int, sure: set[int]) -> int:
    """Where a title ends: as its words tell, or as lines of one block over a heading."""
    end = titles.end_of(page.lines, at, sure)
    further = end
    while further < len(page.lines) and further - at < titles.TITLE_LINES:
        text = page.lines[further].text
        if not text.strip() or further in sure or _begins_else(text):
            break
        further += 1
    below = page.lines[further].text if further < len(page.lines) else ""
    closed = not below.strip() or (_begins_else(below) and not titles.numbered(below))
    full = all(len(page.lines[line].text) >= FULL_TITLE_LINE for line in range(at, further - 1))
    sentence = any(titles.ends_like_sentence(page.lines[line].text) for line in range(at, further))
    return further if closed and full and not sentence else end


def _begins_else(text: str) -> bool:
    """Whether a line begins something of its own, so that no title goes on with it."""
    return bool(marks.is_mark(text) or headings.read(text) or titles.numbered(text))


def reads_like_title(text: str) -> bool:
    text = marks.without_stray(text)
    first = text.lstrip("\"”“»«'’(")[:1]
    begins = first.isupper() or (first.isdigit() and not text[:2].isspace())
    month = text.split(maxsplit=1)[0].lower().strip(".,") in vocabulary.MONTHS
    return begins and not month and len(text) < marks.LONGEST_TITLE_LINE and not text.startswith("At ")


def unlike_title(page: Page, title: Title) -> bool:
    """Whether lines without a number are text: they run on, or end or begin like a sentence's middle."""
    first, last = page.lines[title.first].text.strip(), page.lines[title.end - 1].text
    begins = title.number is not None or (reads_like_title(first) and not running_heads.read(first))
    row = COLUMNS.search(first) or page.lines[title.first].cells
    return (
        bool(row) or not begins or prose.runs_on(page.lines, title.first) or titles.ends_like_sentence(last)
    )


def _body_height(lines: Sequence[Line]) -> float:
    heights = sorted(line.box.y1 - line.box.y0 for line in lines if line.box)
    return heights[len(heights) // 2] if heights else 0.0


def _parts(lines: Sequence[Line], anchored: Sequence[Title]) -> list[Part | None]:
    """The part that each line stands in, as far as headings tell; a sure title ends one.

    Where no `Beslutning` stands in the whole paper, `Referat` and the like are its headings.
    """
    begun = {title.first for title in anchored}
    read = [headings.read(line.text) for line in lines]
    decided = any(heading and heading.firm and heading.part == "beslutning" for heading in read)
    parts: list[Part | None] = []
    part: Part | None = None
    for at, heading in enumerate(read):
        counts = heading and (heading.firm or (not decided and heading.part == "beslutning"))
        part = None if at in begun else heading.part if heading and counts else part
        parts.append(part)
    return parts
