"""The title of a heading that lost its number: it stands above the first item under it.

    Valg og udpegninger                          <- this is 3, its number is lost or torn off
    3.1. Udpegning til Vækstforum Sjælland
    SAG-2011-01873 nub

What stands there may also end the item before: a sentence, a paper on its list, a person.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from minutes.parsing import prose
from minutes.parsing.layout import running_heads
from minutes.parsing.outline import evidence, titles
from minutes.parsing.outline.titles import Title
from minutes.parsing.types import Line
from minutes.parsing.wording import headings, marks

MOST_LINES = 2
OPENING = re.compile(
    r"(?:godkendelse|velkom|indledning|konstituering|formalia|åbning|mødets åbning|referat|meddelelser)", re.I
)
# A person, a row of a table.
NO_HEADING = re.compile(r"\([A-ZÆØÅ]{1,2}\)|\bKommune\b|\S {3,}\S")


def of(lines: Sequence[Line], title: Title, above: int) -> Title | None:
    """The heading right above a title and below the place where the last one ended, None if it is text.

    Where none has been, the front page ends there, and what opens a meeting says itself that it is one.
    """
    block = titles.block_above(lines, title.first)
    if block is None or block[0] < above or block[1] - block[0] > MOST_LINES:
        return None
    first, last = lines[block[0]].text, lines[block[1] - 1].text
    if titles.ends_like_sentence(last) or prose.runs_on(lines, block[0]) or NO_HEADING.search(first):
        return None
    parted = block[0] == 0 or not lines[block[0] - 1].text.strip() or marks.is_mark(lines[block[0] - 1].text)
    if not above and not OPENING.match(marks.without_stray(first)):
        return None
    stray = not evidence.reads_like_title(first) or running_heads.read(first) or headings.read(first)
    return None if stray or not parted or _is_paper(lines, block[0]) else titles.of(lines, *block)


def torn_off(lines: Sequence[Line], title: Title, above: int) -> tuple[Title, Title] | None:
    """Where the heading's number stands loose: the lines above the title, or else its first line."""
    block = titles.block_above(lines, title.first)
    if block is None or block[0] < above:
        block, title = (title.first, title.first + 1), titles.without_first_line(lines, title)
    if block[0] == title.first or titles.ends_like_sentence(lines[block[1] - 1].text):
        return None
    heading = Title(*block, prose.joined(line.text for line in lines[block[0] : block[1]]))
    return heading, replace(title)


def _is_paper(lines: Sequence[Line], first: int) -> bool:
    """Whether the line stands in a list of bilag: right below its heading or below other papers."""
    at = first - 1
    while at >= 0 and first - at < 2 * titles.TITLE_LINES:
        if headings.is_attachments(lines[at].text):
            return True
        if headings.section(lines[at].text) or titles.ends_like_sentence(lines[at].text):
            return False
        at -= 1
    return False
