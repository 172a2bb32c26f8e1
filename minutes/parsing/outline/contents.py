"""The table of contents, which looks like the agenda and is not:

    Indholdsfortegnelse
    1.1. Godkendelse af referat .......................... 3
    3.3. Fælleskommunale positioner for varetagelse af de
         nære sundhedstilbud ............................. 9

Its lines are found by their dot leaders and page numbers, with the wrapped titles
between them; by the heading over lines that all end in a page number; or, where no page
is named, by the heading over titles that all stand again further down. What it says of
titles and their numbers helps to find them where they stand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from minutes.parsing import prose
from minutes.parsing.outline import titles
from minutes.parsing.types import Line
from minutes.parsing.wording import headings, leads, marks
from minutes.parsing.wording.numbers import readings

HEADING = re.compile(
    r"\s*(?:indholdsfortegnelse|indhold|(?:dagsordens)?oversigt|dagsorden|punkter(?: på dagsordenen)?|"
    r"oversigt over (?:punkter|dagsordenen))\s*(?:side)?\s*:?\s*",
    re.I,
)
# Two dots may end a sentence; three in a row, or spaced out, lead to a number.
LEADER = re.compile(r"(?:\.{3,}|…{1,200}|(?:\. ){3,200}|_{3,}|(?:· ?){3,200}|-{5,})[ .]{0,200}(\d{1,3})?\s*$")
# What every one of them has, found ten times as fast.
MAYBE_LEADER = re.compile(r"[.·…_-](?:(?<=[.·]) ?[.·]|(?<=…)|(?<=_)_|(?<=-)-)")
ENDS_IN_PAGE = re.compile(r"(\S.{0,200}?)(?:\s|\t)+(?:side |s\. ?)?(\d{1,3})")
# A title takes at most three lines, so two may stand between one leader and the next.
BETWEEN = 2
FEWEST = 2
LONGEST = 200
# Titles without page numbers are a table when as many stand again, and this share of them all.
FEWEST_AGAIN = 3
SHARE_AGAIN = 0.6
MOST_ENTRIES = 150


def of(lines: Sequence[Line]) -> frozenset[int]:
    """Places of the lines of the table of contents, its heading with it."""
    leaders = [at for at, line in enumerate(lines) if _leads(line.text)]
    places = {at for run in _runs(lines, leaders) for at in run}
    starts = [at for at, line in enumerate(lines) if HEADING.fullmatch(line.text[:LONGEST])]
    places |= set(_under_heading(lines, starts))
    return frozenset(places or _repeated(lines, starts))


def entries(lines: Sequence[Line], places: Collection[int]) -> dict[str, str | None]:
    """The titles in a table of contents, folded, with the numbers it gives them."""
    found: dict[str, str | None] = {}
    gathered: list[str] = []
    for at in sorted(places):
        text = lines[at].text.strip()
        bare = _without_page(text)
        alone = marks.margin_number(text)
        begins = alone or not text or HEADING.fullmatch(text[:LONGEST])
        if begins or (gathered and titles.numbered(bare) and not prose.continues(gathered[-1], text)):
            _enter(found, gathered)
            gathered = []
        if not begins:
            # A number drawn apart stands on the line above its title.
            gathered.append(bare)
        elif alone:
            gathered = [f"{alone}."]
        if not begins and (bare != text or len(gathered) > BETWEEN + 1):
            _enter(found, gathered)
            gathered = []
    _enter(found, gathered)
    return found


def folded(title: str) -> str:
    """A title as it is compared: its letters and figures alone."""
    return "".join(sign for sign in title.lower() if sign.isalnum())


def _enter(found: dict[str, str | None], texts: Sequence[str]) -> None:
    if not texts:
        return
    if len(texts) > 1 and marks.is_margin_number(texts[0]):
        texts = [f"{texts[0]} {texts[1]}", *texts[2:]]
    number = titles.numbered(texts[0])
    title = prose.joined([number.text if number else texts[0], *texts[1:]])
    heading = headings.read(title)
    of_form = (heading is not None and heading.firm) or leads.begins(title)
    if not of_form and len(folded(title)) > FEWEST:
        written = next(iter(readings(number.number)), None) if number else None
        # A heading and its first item may have one title: then it says nothing of the number.
        found[folded(title)] = written if found.get(folded(title), written) == written else None


def _without_page(text: str) -> str:
    short = text[:LONGEST]
    leader = LEADER.search(short)
    if leader:
        return short[: leader.start()].strip()
    match = ENDS_IN_PAGE.fullmatch(short)
    return match[1].strip() if match else text


def _leads(text: str) -> bool:
    return len(text) < LONGEST and bool(MAYBE_LEADER.search(text) and LEADER.search(text))


def _runs(lines: Sequence[Line], leaders: Sequence[int]) -> Iterator[range]:
    """Stretches of leaders close together; one alone is text with dots in it."""
    first = 0
    for at in range(1, len(leaders) + 1):
        if at == len(leaders) or _printed_between(lines, leaders[at - 1], leaders[at]) > BETWEEN:
            if at - first >= FEWEST:
                yield range(_begin(lines, leaders[first]), leaders[at - 1] + 1)
            first = at


def _printed_between(lines: Sequence[Line], above: int, below: int) -> int:
    if below - above > 4 * (BETWEEN + 1):
        return below - above
    return sum(1 for line in lines[above + 1 : below] if line.text.strip())


def _begin(lines: Sequence[Line], first: int) -> int:
    """Where the table begins: at its heading, if that stands a few lines above."""
    for at in range(first - 1, max(-1, first - 2 * (BETWEEN + 1)), -1):
        if HEADING.fullmatch(lines[at].text[:LONGEST]):
            return at
    return first


def _under_heading(lines: Sequence[Line], starts: Sequence[int]) -> Iterator[int]:
    """Without leaders: the heading, and the lines below it while page numbers do not fall."""
    for start in starts:
        end = _end_of_numbers(lines, start + 1)
        if end - start > FEWEST:
            yield from range(start, end)
            return


def _end_of_numbers(lines: Sequence[Line], start: int) -> int:
    at, end, page, without, count = start, start, 0, 0, 0
    while at < len(lines) and without <= BETWEEN:
        text = lines[at].text.strip()[:LONGEST]
        match = ENDS_IN_PAGE.fullmatch(text)
        if match and int(match[2]) >= page:
            page, without, end, count = int(match[2]), 0, at + 1, count + 1
        elif titles.ends_like_sentence(text):
            break
        elif text:
            without += 1
        at += 1
    return end if count >= FEWEST else start


def _repeated(lines: Sequence[Line], starts: Sequence[int]) -> set[int]:
    """Without page numbers: titles below a heading that all stand again as lines further down."""
    if not starts:
        return set()
    known = Counter(folded(_bare(line.text)) for line in lines)
    for start in starts[:FEWEST_AGAIN]:
        end = _end_of_list(lines, start + 1)
        listed = [at for at in range(start + 1, end) if lines[at].text.strip()]
        again = sum(1 for at in listed if known[folded(_bare(lines[at].text))] > 1)
        if again >= FEWEST_AGAIN and again >= SHARE_AGAIN * len(listed):
            return set(range(start, end))
    return set()


def _end_of_list(lines: Sequence[Line], start: int) -> int:
    """Where a list of titles ends: at a heading of another kind, or where its first title stands again."""
    first = titles.next_printed(lines, start)
    opening = folded(_bare(lines[first].text)) if first < len(lines) else ""
    end, at = start, first
    while at < len(lines) and at - start < MOST_ENTRIES:
        text = lines[at].text
        if leads.begins(text) or (marks.is_mark(text) and not marks.is_margin_number(text)):
            break
        if at > first and folded(_bare(text)) == opening:
            break
        end = at + 1 if text.strip() else end
        at += 1
    return end


def _bare(text: str) -> str:
    number = titles.numbered(text[:LONGEST])
    return number.text if number else text[:LONGEST]
