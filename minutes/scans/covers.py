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

# Text laid over a scan is a little beside what is seen: points, and a share of the line's height.
BESIDE, BESIDE_SHARE = 1.5, 0.15

Place = tuple[float, float, float, float]


class Cover(NamedTuple):
    """Of a page so many points large these places (left, top, width, height), or all of it without any."""

    page: int
    width: float
    height: float
    spots: list[Place]


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
    if len(spots) < len(at):
        return Cover(page.number, page.width, page.height, [])
    others = [spot for one, spot in enumerate(page.boxes) if spot and one not in at]
    return Cover(page.number, page.width, page.height, [_wider(spot, others) for spot in spots])


def _wider(spot: Spot, others: Sequence[Spot]) -> Place:
    """With a little of what is around, but no more than half of what parts it from lines that stay."""
    wanted = BESIDE + BESIDE_SHARE * spot.height
    beside = [other for other in others if _shares(spot, other)]
    middle = spot.top + spot.height / 2
    above = [spot.top - other.top - other.height for other in beside if other.top + other.height / 2 < middle]
    below = [other.top - spot.top - spot.height for other in beside if other.top + other.height / 2 >= middle]
    up = min([wanted, *(max(gap, 0) / 2 for gap in above)])
    down = min([wanted, *(max(gap, 0) / 2 for gap in below)])
    return spot.left - wanted, spot.top - up, spot.width + 2 * wanted, spot.height + up + down


def _shares(one: Spot, other: Spot) -> bool:
    """Whether they stand over or under each other."""
    return one.left < other.left + other.width and other.left < one.left + one.width
