"""What the steps of the reader hand to each other, and the JSON that leaves it.

The first half are places in a document; the second half, from `ParsedReferat`
down, is the reader's contract: msgspec writes it as JSON in the child process
and checks it, field by field, on the way back in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from minutes.parsing.places import Box as Box
from minutes.parsing.places import Sheet, Spot

SCHEMA = 1

CouncilSlug = Literal["hovedstaden", "sjaelland", "syddanmark", "midtjylland", "nordjylland"]
Kind = Literal["referat", "dagsorden"]
TextSource = Literal["text", "text layer", "ocr"]
Status = Literal["present", "absent", "substitute"]
SectionName = Literal["baggrund", "indstilling", "sagsfremstilling", "beslutning"]
# What became of the indstilling: followed, changed, only noted, put off, or nothing decided.
Follows = Literal["followed", "amended", "noted", "deferred", "none"]
# Said of the item itself: behind closed doors, off the agenda, put off, added at the meeting, a supplement.
Remark = Literal["closed", "withdrawn", "postponed", "added", "supplement"]
Movement = Literal["arrived", "left", "away"]


class Word(NamedTuple):
    """A word as the file draws it; `furniture` where the file says that it belongs to the page.

    That is a head or foot marked as one, or what stands outside the page's visible part.
    """

    text: str
    box: Box
    size: float
    furniture: bool = False


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page as read: words with boxes from a PDF, or bare lines from a text file, which has no sheet."""

    number: int
    words: tuple[Word, ...] = ()
    lines: tuple[str, ...] = ()
    source: TextSource = "text"
    sheet: Sheet | None = None


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A file as read: its pages, and whether their text was bare, drawn or recognised."""

    pages: tuple[RawPage, ...]
    source: TextSource


@dataclass(frozen=True, slots=True)
class Line:
    """A line in reading order; blank lines are kept, since they separate paragraphs.

    `number` counts from 1 through the whole document (for a text file: its own
    line numbers), `page` from 1. `furniture` is a running head or foot: it belongs
    to the page and not to the text. `cells` are the parts of a row of a table, empty
    for other lines. Mending changes `text` and `cells` and nothing else.
    """

    text: str
    page: int
    number: int
    box: Box | None = None
    furniture: bool = False
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mend:
    """A word that restoration changed: `restored` stands at start:end of the mended line."""

    line: int
    page: int
    start: int
    end: int
    as_read: str
    restored: str
    certainty: float


@dataclass(frozen=True, slots=True)
class Restored:
    """A text after restoration; `quality` is the share (0-1) of words well as read, also by page."""

    lines: tuple[Line, ...]
    mends: tuple[Mend, ...]
    damaged: bool
    quality: float
    page_quality: dict[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Warning:
    """Something the reader was not sure of, for the editor; page and line count from 1."""

    code: str
    message: str
    page: int | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Attendee:
    """One row of the attendance lists; `party` as printed, `municipality` its official short name.

    A party may be uncertain (the scanner leaves two letters open) or inferred (told by something else
    than the letter); either comes with a warning.
    """

    name: str
    party: str | None
    municipality: str | None
    status: Status
    substitute_for: str | None
    page: int
    as_written: str
    line: int = 0
    party_uncertain: bool = False
    party_inferred: bool = False
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Guest:
    """Someone of the lists who is no member: staff, a speaker, an observer; `text` is the row as printed."""

    name: str
    text: str
    page: int
    line: int = 0


@dataclass(frozen=True, slots=True)
class Presence:
    """Who came late, left early or was out of the room while an item was treated."""

    person: str
    movement: Movement
    text: str


@dataclass(frozen=True, slots=True)
class Appointment:
    """Who was elected or appointed at this meeting, to which body, as what, for how long (as printed)."""

    person: str
    party: str | None
    municipality: str | None
    body: str | None
    role: str | None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote as the decision reports it: numbers where printed, parties where named."""

    text: str
    in_favour: int | None = None
    against: int | None = None
    abstained: int | None = None
    parties_in_favour: list[str] = field(default_factory=list)
    parties_against: list[str] = field(default_factory=list)
    parties_abstained: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What the decision announces for later, in its own words; `date` is ISO where a day is named."""

    text: str
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Dissent:
    """A reservation or minority statement: parties by letter, the words as written."""

    parties: list[str]
    text: str
    persons: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sections:
    """The four parts of an item: paragraphs with hyphenation undone, a blank line between."""

    baggrund: str | None = None
    indstilling: str | None = None
    sagsfremstilling: str | None = None
    beslutning: str | None = None


@dataclass(frozen=True, slots=True)
class References:
    """What an item points at: item numbers, ISO dates of meetings, addresses, other councils, other dates."""

    items: list[str] = field(default_factory=list)
    meetings: list[str] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    councils: list[CouncilSlug] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mentions:
    """Who an item names: party letters or names, official municipality names, attendees' names."""

    parties: list[str] = field(default_factory=list)
    municipalities: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Item:
    """One agenda item. `section_spans` gives first and last line number, `section_pages` the page.

    `topic_words` are the words that decided each topic, as the text has them.
    """

    number: str
    title: str
    is_heading: bool
    case_number: str | None
    case_officers: list[str]
    sections: Sections
    attachments: list[str]
    outcomes: list[str]
    dissents: list[Dissent]
    topics: list[str]
    references: References
    page: int
    mentions: Mentions = field(default_factory=Mentions)
    section_spans: dict[SectionName, tuple[int, int]] = field(default_factory=dict)
    section_pages: dict[SectionName, int] = field(default_factory=dict)
    follows: Follows = "none"
    appointments: list[Appointment] = field(default_factory=list)
    votes: list[Vote] = field(default_factory=list)
    follow_ups: list[FollowUp] = field(default_factory=list)
    presence: list[Presence] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    topic_words: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PageText:
    """One page for the reader of the archive: mended text, the text as read, and what was mended.

    Both texts have the same number of lines; `Mend.line` is a document line, and
    the page's first line is `first_line`. `width` and `height` are those of the page as it is shown, in
    points, and `boxes` has a place for each line, null for a blank one; bare text has none of them.
    """

    number: int
    first_line: int
    text: str
    as_read: str
    mends: list[Mend]
    source: TextSource = "text"
    quality: float = 1.0
    width: float = 0.0
    height: float = 0.0
    boxes: list[Spot | None] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ParsedReferat:
    """A whole referat, as the reader's contract gives it. `date` is ISO, `start_time` HH:MM."""

    council: CouncilSlug | None
    kind: Kind
    date: str | None
    start_time: str | None
    place: str | None
    pages: int
    text_source: TextSource
    text_quality: float
    restored: bool
    attendance: list[Attendee]
    items: list[Item]
    warnings: list[Warning]
    schema: int = SCHEMA
    page_texts: list[PageText] = field(default_factory=list)
    guests: list[Guest] = field(default_factory=list)
