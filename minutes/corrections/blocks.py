"""The lines of an item in its document, from its title to the next item's, and its titles elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from minutes.corrections import finding, phrases
from minutes.parsing.types import Item, ParsedReferat

# What stands before a title, and after it where it is listed with its page.
NUMBER = r"^\s*(?:(?:punkt|pkt\.?|ad)\s+)?(?:\d+[.):]?)*\s*"
LEADERS = r"[\s.…·_]*\d*\s*$"


def which(items: Sequence[Item], number: str, title: str) -> int | None:
    """Where the item stands, as a correction finds its own; else the only one of the number.

    Of two evils a reader rather misses an item than sees one that was withdrawn.
    """
    found = finding.item(items, number, title)
    numbered = [item for item in items if number and item.number == number]
    one = found or (numbered[0] if len(numbered) == 1 else None)
    return next((at for at, item in enumerate(items) if item is one), None)


def lines(parsed: ParsedReferat, at: int, others: Sequence[str] = ()) -> set[int]:
    """Numbers of the document's lines that are the item's, among them its line in the list of contents.

    `others`: titles that it has in the file, where its own was corrected. Where its first or last line
    cannot be told, rather some of its neighbours' too.
    """
    text = [line for page in parsed.page_texts for line in page.text.split("\n")]
    first = parsed.page_texts[0].first_line if parsed.page_texts else 1
    start, end = _start(parsed, text, first, at), _end(parsed, text, first, at)
    own = set(range(start, end + 1))
    names = {parsed.items[at].title, *others}
    titles = {number for name in names for found in _titled(text, first, name) for number in found}
    # In the list of contents, which comes before everything.
    begun = min((_start(parsed, text, first, 0), start))
    return own | {number for number in titles if number < begun or number in own}


def _spans(item: Item) -> list[int]:
    return [number for span in item.section_spans.values() for number in span]


def _start(parsed: ParsedReferat, text: Sequence[str], first: int, at: int) -> int:
    """Of its title above its first section; where that is not found, what comes after the item before."""
    item, spans = parsed.items[at], _spans(parsed.items[at])
    before = [number for earlier in parsed.items[:at] for number in _spans(earlier)]
    after = max([_first_of_page(parsed, item.page) - 1, *before]) + 1
    until = min(spans, default=_following(parsed, text, first, at))
    places = [found for found in _titled(text, first, item.title) if after <= found[0] <= until]
    if not places:
        return min(after, *spans) if spans else after
    # With sections the nearest title above them is theirs; a heading's is the first of its page.
    return places[-1][0] if spans else places[0][0]


def _following(parsed: ParsedReferat, text: Sequence[str], first: int, at: int) -> int:
    """The first line of a section after the item, or the document's last line."""
    later = [number for item in parsed.items[at + 1 :] for number in _spans(item)]
    return min(later, default=first + len(text) - 1)


def _end(parsed: ParsedReferat, text: Sequence[str], first: int, at: int) -> int:
    own = max(_spans(parsed.items[at]), default=_start(parsed, text, first, at))
    until = _following(parsed, text, first, at)
    for item in parsed.items[at + 1 : at + 2]:
        spans = _spans(item)
        found = [place[0] for place in _titled(text, first, item.title) if own < place[0] <= until]
        if found:
            return (found[-1] if spans else found[0]) - 1
        return until - 1 if spans else until
    return until


def _first_of_page(parsed: ParsedReferat, number: int) -> int:
    return next((page.first_line for page in parsed.page_texts if page.number == number), 1)


def _titled(text: Sequence[str], first: int, title: str) -> Iterator[range]:
    """Numbers of the lines that are the title and nothing else, each time it stands there."""
    words = phrases.pattern(title).pattern if title.strip() else r"(?!)"
    titled = re.compile(f"(?m){NUMBER}{words}{LEADERS}", re.I)
    whole = "\n".join(text)
    for match in titled.finditer(whole):
        start = whole.count("\n", 0, match.start() + len(match[0]) - len(match[0].lstrip()))
        end = whole.count("\n", 0, match.start() + len(match[0].rstrip()))
        yield range(first + start, first + end + 1)
