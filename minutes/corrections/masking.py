"""Pages with places masked: line for line, in the text as mended and in the text as read alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from minutes.corrections import phrases
from minutes.corrections.phrases import MARK, Span
from minutes.parsing.types import Mend, PageText

# How many lines at the end and beginning of a page may be its foot and head.
FURNITURE = 4
# Line of a page, from 0 → what of it is hidden.
Spans = dict[int, list[Span]]


class Cut(NamedTuple):
    """A piece of a line, from and to: as mended, and as read."""

    mended: Span
    read: Span
    is_mend: bool


class Masked(NamedTuple):
    text: str
    as_read: str
    mends: list[Mend]


def pages(rows: Sequence[PageText], lines: set[int], hidden: Sequence[str]) -> list[PageText]:
    """Without the phrases, and without all of the lines with these numbers of the document."""
    return [_page(page, lines, hidden, more) for page, more in _over_page_ends(rows, hidden)]


def _over_page_ends(rows: Sequence[PageText], hidden: Iterable[str]) -> Iterator[tuple[PageText, Spans]]:
    """Each page with what is hidden of phrases that go on over its end."""
    more: list[Spans] = [defaultdict(list) for _ in rows]
    parts = [half for phrase in hidden for half in phrases.halves(phrase)]
    for at in range(len(rows) - 1 if parts else 0):
        above, below = rows[at].text.split("\n"), rows[at + 1].text.split("\n")
        last = [number for number, line in enumerate(above) if line.strip()][-FURNITURE:]
        first = [number for number, line in enumerate(below) if line.strip()][:FURNITURE]
        for ends, begins in parts:
            tails = [(number, match.span()) for number in last if (match := ends.search(above[number]))]
            heads = [(number, match.span()) for number in first if (match := begins.search(below[number]))]
            if tails and heads:
                more[at][tails[-1][0]].append(tails[-1][1])
                more[at + 1][heads[0][0]].append(heads[0][1])
    yield from zip(rows, more, strict=True)


def _page(page: PageText, lines: set[int], hidden: Sequence[str], more: Spans) -> PageText:
    own, theirs = _by_line(page.text, hidden), _by_line(page.as_read, hidden)
    mends: dict[int, list[Mend]] = defaultdict(list)
    for mend in page.mends:
        mends[mend.line - page.first_line].append(mend)
    rows = [
        Masked(_whole(text), _whole(read), [])
        if page.first_line + at in lines
        else _line(Masked(text, read, mends[at]), own[at] + more.get(at, []), theirs[at])
        for at, (text, read) in enumerate(zip(page.text.split("\n"), page.as_read.split("\n"), strict=True))
    ]
    return replace(
        page,
        text="\n".join(row.text for row in rows),
        as_read="\n".join(row.as_read for row in rows),
        mends=[mend for row in rows for mend in row.mends],
    )


def _line(row: Masked, mended: list[Span], read: list[Span]) -> Masked:
    if not mended and not read:
        return row
    here, there = _both(_cuts(*row), mended, read)
    texts = phrases.masked(row.text, here), phrases.masked(row.as_read, there)
    return Masked(*texts, list(_shifted(row.mends, here)))


def _whole(line: str) -> str:
    return MARK if line.strip() else line


def _by_line(text: str, hidden: Sequence[str]) -> Spans:
    found, spans, begins = defaultdict(list), phrases.spans(text, hidden), 0
    for at, line in enumerate(text.split("\n") if spans else []):
        whole = (begins, begins + len(line))
        found[at] = [
            (max(start, begins) - begins, min(end, whole[1]) - begins)
            for start, end in spans
            if _touches((start, end), whole)
        ]
        begins = whole[1] + 1
    return found


def _cuts(mended: str, read: str, mends: Sequence[Mend]) -> list[Cut]:
    """The line piece by piece, as what was mended tells; in one piece where it does not tell that."""
    cuts, at, there = [], 0, 0
    for mend in sorted(mends, key=lambda mend: mend.start):
        same = mend.start - at
        cuts.append(Cut((at, mend.start), (there, there + same), False))
        there += same
        cuts.append(Cut((mend.start, mend.end), (there, there + len(mend.as_read)), True))
        at, there = mend.end, there + len(mend.as_read)
    cuts.append(Cut((at, len(mended)), (there, there + len(mended) - at), False))
    as_told = "".join(_told(cut, mended, read) for cut in cuts)
    return cuts if as_told == read else [Cut((0, len(mended)), (0, len(read)), True)]


def _told(cut: Cut, mended: str, read: str) -> str:
    return read[slice(*cut.read)] if cut.is_mend else mended[slice(*cut.mended)]


def _both(cuts: Sequence[Cut], spans: Sequence[Span], read: Sequence[Span]) -> tuple[list[Span], list[Span]]:
    """The places of the mended line and of the line as read, those of each in the other too."""
    here, there = list(spans), list(read)
    for cut in cuts:
        whole = cut.is_mend
        here += filter(None, (_across(span, cut.read, cut.mended, whole) for span in read))
        there += filter(None, (_across(span, cut.mended, cut.read, whole) for span in spans))
        if whole and any(_touches(span, cut.mended) for span in here):
            here, there = [*here, cut.mended], [*there, cut.read]
    return phrases.joined(here), phrases.joined(there)


def _across(span: Span, of: Span, to: Span, whole: bool) -> Span | None:
    """What a place in the piece `of` is in the piece `to`; all of it, where the two differ."""
    start, end = max(span[0], of[0]), min(span[1], of[1])
    if start >= end:
        return None
    return to if whole else (to[0] + start - of[0], to[0] + end - of[0])


def _touches(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _shifted(mends: Sequence[Mend], spans: Sequence[Span]) -> Iterator[Mend]:
    """Those outside what is hidden, where they stand now."""
    for mend in mends:
        if any(_touches(span, (mend.start, mend.end)) for span in spans):
            continue
        by = sum(len(MARK) - (end - start) for start, end in spans if end <= mend.start)
        yield replace(mend, start=mend.start + by, end=mend.end + by)
