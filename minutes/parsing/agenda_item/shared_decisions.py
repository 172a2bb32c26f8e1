"""One decision for several items: which words of it speak of which item.

    3. Sundhed
    Beslutning                                    of 3: nothing
    Punkt 3.1 blev tiltrådt. Punkt 3.2            of 3.1: tiltrådt
    blev udsat til mødet i september.             of 3.2: udsat

The text stays where it is printed, and each item gets its own words of it. A number means an item
below the one that is read, or beside it, that has no decision of its own; any other such item only
where it was put off or taken off. A point of the indstilling (`Punkt 1` where there are such) is no item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from minutes.parsing.decision import points, sentences
from minutes.parsing.types import Item

NUMBER = r"\d{1,2}(?:\.\d{1,2}){0,2}"
NUMBERS = rf"{NUMBER}(?:(?:, ?| og | samt |, samt | til | ?[-–] ?){NUMBER}){{0,9}}"
WORD = r"(?:(?:dagsordens)?punkt(?:et|erne)?|pkt\.?|sag(?:en|erne)?)(?: nr\.?)?"
# `Punkt 3.1 blev …`, `Ad 3.1 og 3.2: …`, `3.1: …`; `3.1` and no more begins a sentence of something else.
POINT = re.compile(
    rf"\W{{0,3}}(?:(?:ad|vedr\.|vedrørende|til|for|om|beslutning (?:til|for)) )?"
    rf"(?:{WORD} (?P<named>{NUMBERS})|(?P<bare>{NUMBERS})(?=\s?[:–]))(?![\d.]*\d)",
    re.I,
)
# `Punkt 3.1 blev tiltrådt, mens punkt 3.2 blev udsat`: a sentence of two items.
NEXT_POINT = re.compile(rf",? (?:og|mens|men|medens|samt) (?={WORD} {NUMBER})|, (?={WORD} {NUMBER})", re.I)
ONE = re.compile(NUMBER)
RANGE = re.compile(rf"({NUMBER})(?: til | ?[-–] ?)({NUMBER})")
PUT_OFF = re.compile(
    r"\b(?:uds(?:at|ættes|attes)|udsk(?:udt|ydes)|udg(?:ik|år|ået)|bortfald\w*|(?:taget|tages|trukket) af)\b",
    re.I,
)
# What was done with a point of another meeting is told of it.
ELSEWHERE = re.compile(r"\b(?:sidste|seneste|forrige) møde|\b(?:referat\w*|dagsorden) (?:fra|til|af)\b", re.I)


@dataclass(slots=True)
class Parts:
    """The words of a decision by the number of the item they speak of, and what is left for itself."""

    of_others: dict[str, str] = field(default_factory=dict)
    own: str | None = None


def of(item: Item, items: Sequence[Item]) -> Parts | None:
    """The parts of an item's decision; None where it speaks of that item alone.

    >>> of(Item(number="3", … beslutning="Punkt 3.1 blev tiltrådt."), items)      # doctest: +SKIP
    Parts(of_others={'3.1': 'Punkt 3.1 blev tiltrådt.'}, own=None)
    """
    text = item.sections.beslutning
    if not text or not POINT.search(text):
        return None
    parts, own = Parts(), list[str]()
    for paragraph in sentences.paragraphs(text):
        told = ""
        numbers: list[str] = []
        for piece in _pieces(paragraph):
            match = POINT.match(piece)
            if match:
                numbers = _meant(match, piece, item, items)
            if not numbers:
                told = f"{told} {piece}".strip()
            for number in numbers:
                parts.of_others[number] = f"{parts.of_others.get(number, '')} {piece}".strip()
        own += [told] if told else []
    parts.own = "\n\n".join(own) or None
    return parts if parts.of_others else None


def _pieces(paragraph: str) -> Iterator[str]:
    """Its sentences, and the parts of one that goes on to another point."""
    for sentence in sentences.of(sentences.without_bullet(paragraph)):
        yield from NEXT_POINT.split(sentence) if POINT.match(sentence) else [sentence]


def _meant(match: re.Match[str], piece: str, item: Item, items: Sequence[Item]) -> list[str]:
    """The items that a label names; none if one of them is no item, or has its own decision."""
    written = _numbers(match["named"] or match["bare"], [each.number for each in items])
    undecided = {each.number for each in items if each.sections.beslutning is None and not each.is_heading}
    below = [f"{item.number}.{number}" for number in written]
    if not item.sections.indstilling and undecided.issuperset(below):
        return below
    if ELSEWHERE.search(piece) or not undecided.issuperset(written):
        return []
    beside = {item.number, item.number.rpartition(".")[0]}
    near = all(number.rpartition(".")[0] in beside for number in written)
    dotted = all("." in number for number in written)
    # `Punkt 2` may be a point of what was asked, 3.2 is an item.
    told = dotted or (match["named"] and not _asks_in_points(item))
    return written if told and (near or PUT_OFF.search(piece)) else []


def _asks_in_points(item: Item) -> bool:
    """Whether the numbers of a decision may be those of its indstilling."""
    asked = sentences.paragraphs(item.sections.indstilling)
    return points.begins_with_first(item.sections.beslutning) or any(map(sentences.is_bullet, asked))


def _numbers(written: str, known: Sequence[str]) -> list[str]:
    """`3.1-3.3` and `3.1, 3.2 og 3.3` alike, by the items there are."""
    between = RANGE.search(written)
    if between and between[1] in known and between[2] in known:
        return list(known[known.index(between[1]) : known.index(between[2]) + 1])
    return ONE.findall(written)
