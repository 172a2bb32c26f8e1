"""What of each page must be black for readers: whole lines of which a word is hidden."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from hashlib import sha256
from typing import NamedTuple

from minutes import readings
from minutes.corrections import hiding
from minutes.models import Document
from minutes.parsing.places import Spot
from minutes.parsing.types import PageText, ParsedReferat
from minutes.readings import Layered


class Cover(NamedTuple):
    """Of a page so many points large these spots, or all of it where there are none."""

    page: int
    width: float
    height: float
    spots: list[Spot]


def of(document: Document) -> list[Cover] | None:
    """By page, and [] where nothing is hidden; None where it was never read. Five queries."""
    raw = readings.kept(document)
    return of_layered(readings.layered(document, raw)) if raw else None


def of_layered(layer: Layered) -> list[Cover]:
    """Hidden is what is hidden in the reading as it came or as it is corrected."""
    if not layer.hidings:
        return []
    found = {
        place.line
        for before in (layer.raw, layer.corrected)
        for place in hiding.changed(before, readings.hidden(before, layer.hidings))
    }
    return of_lines(layer.raw, found)


def of_lines(parsed: ParsedReferat, lines: Collection[int]) -> list[Cover]:
    """`lines` are numbers of the document."""
    by_page = defaultdict(list)
    for line in sorted(lines):
        by_page[_page_of(parsed.page_texts, line).number].append(line)
    return [
        _cover(page, [line - page.first_line for line in by_page[page.number]])
        for page in parsed.page_texts
        if page.number in by_page
    ]


def digest(covers: Iterable[Cover]) -> str:
    """The same for the same places: sixteen hexadecimal digits."""
    return sha256(json.dumps(list(covers)).encode()).hexdigest()[:16]


def _page_of(pages: Sequence[PageText], line: int) -> PageText:
    return next(page for page in reversed(pages) if page.first_line <= line)


def _cover(page: PageText, at: Sequence[int]) -> Cover:
    """All of the page where a place on it is not known, as in a bare text or an older reading."""
    spots = [spot for one in at if one < len(page.boxes) and (spot := page.boxes[one])]
    return Cover(page.number, page.width, page.height, spots if len(spots) == len(at) else [])
