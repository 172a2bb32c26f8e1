"""The lines of one item by the part they stand in.

    Baggrund                       a heading: its lines are the baggrund
    Økonomi                        a heading within: part of the text it stands in
    Det indstilles, at KKR …       without a heading above it: the indstilling, while it lasts
    Bilag 1: Notat om Movia        an attachment, with or without a heading above it
    KKR godkendte indstillingen.   after the indstilling, and no heading `Beslutning`: the beslutning

A firm heading begins its part, once for baggrund and sagsfremstilling: the second time it is a
heading within the text. A loose one begins its part only where that part is due. Nothing is
joined or judged here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from minutes.parsing import prose
from minutes.parsing.types import Line
from minutes.parsing.wording import cases, headings
from minutes.parsing.wording.headings import Heading, Part

ATTACHMENT = re.compile(
    r"\s*bilag\s{0,3}(?:nr\.?\s?)?(?:\d{1,2}(?:\.\d{1,2}){0,2}(?:\.?[a-h])?|[A-H])\s{0,3}[:.–—-]\s*\S", re.I
)
# What the council did at the beginning of a paragraph. A year or a day after it is another meeting's.
NAMED = r"(?:[ -](?:hovedstaden|sjælland|syddanmark|midtjylland|nordjylland))?"
COUNCIL = rf"(?:(?:kkr|kommunekontaktrådet){NAMED}|rådet)"
DONE = (
    r"(?:besluttede|godkendte|tiltrådte|tog\b|drøftede|udpegede|valgte|udsatte|vedtog|tilsluttede|bakkede"
    r"|noterede|afviste|indstillede|afgav|opfordrede|ønskede)"
)
TREATED = r"(?:indstillingen|referatet|dagsordenen|orienteringen|redegørelsen|oplægget|punktet|sagen)"
BECAME = r"(?:blev|er|toges|godkendtes|tiltrådtes|udgik|drøftedes)\b"
TERSE = (
    r"(?:godkendt|tiltrådt|drøftet|udsat|udgået|udgik|(?:(?:tage[ts]|toges) )?til efterretning"
    r"|vedtaget|besluttet)\b"
    r"(?: (?:uden bemærkninger|til efterretning|som indstillet|enstemmigt|med .{1,60}))?"
)
DECIDED = re.compile(rf"\s*(?:{COUNCIL} {DONE}|{TREATED} {BECAME}|{TERSE}\s{{0,5}}[.!]?\s*$)", re.I)
OTHER_DAY = re.compile(r"\b(?:19|20)\d\d\b|\btidligere\b|\bsenest\b|\bsidste møde\b")
# A proposal goes on with "at …" and the points of its list.
PROPOSAL_GOES_ON = re.compile(r"\s*(?:[-–—•·▪*]|at\b|og\b|samt\b|\(?(?:\d{1,2}|[a-h])[.)]\s)", re.I)
LONGEST_LOOK = 200
# Inside a beslutning these words are headings of its own text when their parts stand above it.
ONCE_DECIDED = ("baggrund", "indstilling", "sagsfremstilling")


@dataclass(frozen=True, slots=True)
class Parts:
    """An item's lines; `headings` and `cases` are part of no text."""

    lines: dict[Part | None, tuple[Line, ...]]
    headings: tuple[Line, ...]
    cases: tuple[Line, ...]


@dataclass(slots=True)
class _Cut:
    """Where the cutting stands: `part` is None in what stands above the first heading.

    `firm` has the last place of each firm heading.
    """

    firm: dict[Part, int]
    is_agenda: bool
    part: Part | None = None
    back_to: Part | None = None
    implied: bool = False
    parts: dict[Part | None, list[Line]] = field(default_factory=dict)
    headings: list[Line] = field(default_factory=list)
    cases: list[Line] = field(default_factory=list)

    def later(self, at: int) -> set[Part]:
        """The parts that firm headings below a place begin, the list of papers apart."""
        return {part for part, last in self.firm.items() if last > at and part != "bilag"}

    def begun(self, part: Part | None) -> bool:
        return any(line.text.strip() for line in self.parts.get(part, ()))


def of(lines: Sequence[Line], is_agenda: bool = False) -> Parts:
    """Cut the lines below a title; an agenda has no decisions that no heading shows."""
    read = [headings.read(line.text) for line in lines]
    firm = {heading.part: at for at, heading in enumerate(read) if heading and heading.firm}
    cut = _Cut(firm, is_agenda)
    for at, (line, heading) in enumerate(zip(lines, read, strict=True)):
        if cases.read(line.text):
            cut.cases.append(line)
        elif heading and _begins(cut, heading, line.text, at):
            _begin(cut, line, heading)
        else:
            _imply(cut, lines, at)
            cut.parts.setdefault(cut.part, []).append(line)
    return Parts(
        {part: tuple(found) for part, found in cut.parts.items()}, tuple(cut.headings), tuple(cut.cases)
    )


def _begins(cut: _Cut, heading: Heading, text: str, at: int) -> bool:
    """Whether a heading begins its part here, or is a heading within a text."""
    part = heading.part
    if heading.firm:
        once = ("baggrund", "sagsfremstilling") if cut.part != "beslutning" else ONCE_DECIDED
        again = part in once and part != cut.part and cut.begun(part)
        return not again and not (heading.text and cut.part == "bilag" and part != "beslutning")
    if part == "baggrund":
        return cut.part is None or (cut.part == "baggrund" and not cut.begun("baggrund"))
    if part == "sagsfremstilling":
        due = not cut.begun(part) and not cut.begun("beslutning") and "sagsfremstilling" not in cut.firm
        return due and cut.part != "bilag" and (cut.part is not None or not heading.text)
    if part == "beslutning":
        later = cut.later(at)
        first = not cut.begun(None) and headings.says_referat(text)
        due = cut.part in ("indstilling", "bilag") if later else cut.part is not None or first
        return due and not later - {"beslutning"} and not cut.is_agenda
    if part == "indstilling":
        return "indstilling" not in cut.firm and cut.part is not None and not cut.begun("beslutning")
    return cut.part is not None and "bilag" not in cut.firm


def _begin(cut: _Cut, line: Line, heading: Heading) -> None:
    cut.part, cut.implied, cut.back_to = heading.part, False, None
    if heading.text:
        cut.parts.setdefault(cut.part, []).append(replace(line, text=heading.text))
    else:
        cut.headings.append(line)


def _imply(cut: _Cut, lines: Sequence[Line], at: int) -> None:
    """Change the part where a line shows without a heading that another begins."""
    text = lines[at].text[:LONGEST_LOOK]
    if not text.strip():
        return
    first = at == 0 or not lines[at - 1].text.strip() or lines[at - 1].page != lines[at].page
    if cut.implied and _ends_implied(cut, lines, at, first):
        cut.part, cut.implied = cut.back_to, False
    elif cut.part == "indstilling" and headings.is_within(text):
        cut.part = "sagsfremstilling"
    if cut.part != "bilag" and ATTACHMENT.match(text):
        _turn_to(cut, "bilag")
    elif first and cut.part != "beslutning" and _is_decision(cut, text, at):
        cut.part, cut.implied = "beslutning", False
    elif first and _is_proposal(cut, text):
        _turn_to(cut, "indstilling")


def _turn_to(cut: _Cut, part: Part) -> None:
    """Begin a part that ends by itself; what follows it goes on where it was."""
    if cut.part != part:
        cut.back_to = cut.part if not cut.implied else cut.back_to
        cut.part, cut.implied = part, True


def _ends_implied(cut: _Cut, lines: Sequence[Line], at: int, first: bool) -> bool:
    text = lines[at].text[:LONGEST_LOOK]
    if cut.part == "bilag":
        return not ATTACHMENT.match(text) and (first or not prose.continues(lines[at - 1].text, text))
    return first and not PROPOSAL_GOES_ON.match(text)


def _is_proposal(cut: _Cut, text: str) -> bool:
    free = cut.part not in ("bilag", "indstilling", "beslutning") and "indstilling" not in cut.firm
    return free and headings.begins_proposal(text)


def _is_decision(cut: _Cut, text: str, at: int) -> bool:
    if cut.is_agenda or "beslutning" in cut.firm or not DECIDED.match(text) or OTHER_DAY.search(text):
        return False
    return not cut.later(at) and (cut.begun("indstilling") or not cut.firm)
