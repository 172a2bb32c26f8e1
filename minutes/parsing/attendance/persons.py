"""The persons of one row of an attendance list, put together from its pieces.

    Køge: Jens Hansen (V), Lis Jensen (A)                 two, both from Køge
    Jens Hansen (V), Køge – suppleant Lis Jensen (V) deltog
                                                          Jens absent, Lis instead of him
    I stedet for Jens Hansen deltog Lis Jensen            the same

A name begins a person; what follows it belongs to that person, and what stands
before the first name to all that have nothing of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from minutes.parsing.attendance import parties_in_lists, pieces
from minutes.parsing.attendance.pieces import Piece
from minutes.parsing.types import Status
from minutes.parsing.wording.list_words import words

# A piece of so many words that is nothing known is said to the editor; a shorter one is a remark.
WORDS_OF_A_REMARK = 4
# "Jens Hansen og Lis Jensen havde meldt afbud" says it of both.
OF_ALL = re.compile(r"(?:har|havde|var|er)\b", re.I)
# "I hans sted", "som hendes suppleant": for whoever was named last.
OF_LAST = re.compile(r"\b(?:hans|hendes|dennes|deres|vedkommendes|ham|hende|denne|dem)\b", re.I)


@dataclass(slots=True)
class Person:
    """Somebody named in a row, at start:end of it; `mentioned` only as the one replaced."""

    name: str
    start: int
    end: int
    status: Status
    party: str | None = None
    uncertain: bool = False
    town: str | None = None
    roles: list[str] = field(default_factory=list)
    substitute_for: str | None = None
    mentioned: bool = False
    absent: bool = False
    staff: bool = False
    body: bool = False
    notes: list[str] = field(default_factory=list)

    @property
    def is_guest(self) -> bool:
        """Whether what is said of a person is said of nobody who has a seat."""
        return (self.staff and self.party is None) or (self.body and self.town is None)


@dataclass(frozen=True, slots=True)
class Found:
    """The persons of a row; the town and party that were said before names, and hold for rows below too."""

    people: list[Person]
    leading_town: str | None = None
    leading_party: str | None = None
    unread: str | None = None


@dataclass(slots=True)
class _Row:
    """A row while it is put together: who is spoken of, and what waits for the next name."""

    status: Status
    damaged: bool
    people: list[Person] = field(default_factory=list)
    brackets: list[Person | None] = field(default_factory=list)
    current: Person | None = None
    link: str | None = None
    source: Person | None = None
    awaited: list[Person] = field(default_factory=list)
    # Who came is named further on: "For Jens Hansen og Bo Bosen deltog …".
    came_below: bool = False
    town: str | None = None
    party: str | None = None
    roles: list[str] = field(default_factory=list)
    staff: bool = False
    body: bool = False
    all_absent: bool = False
    unread: str | None = None


def of(text: str, status: Status, *, damaged: bool = False) -> Found:
    """The persons that a row of a list of this status names, in order."""
    row = _Row(status, damaged)
    found = pieces.of(text, substitutes=status == "substitute", damaged=damaged)
    for at, piece in enumerate(found):
        row.came_below = bool(row.awaited) and piece.kind == "name" and _came_below(found, at, text)
        _take(row, piece, of_next=_is_of_next(found, at))
    _say_who_is_absent(row)
    _say_for_whom(row)
    first = next((at for at, piece in enumerate(found) if piece.kind == "name"), len(found))
    # "Køge: Jens Hansen. Greve: Lis Jensen, Bo": the last is who the next row is from.
    over = [*found[:first], *(piece for piece in found[first:] if text[piece.end :].lstrip()[:1] == ":")]
    before = {piece.kind: piece.text for piece in over}
    _say_from_where(row.people, before.get("town"))
    return Found(row.people, before.get("town"), before.get("party"), row.unread)


def _is_of_next(found: Sequence[Piece], at: int) -> bool:
    """`borgmester Lis Jensen` after another person: what stands right before a name is of that name."""
    if found[at].kind not in ("role", "staff", "town", "party"):
        return False
    same = (piece for piece in found[at + 1 : at + 5] if piece.start == found[at].start)
    return any(piece.kind == "name" for piece in same)


def _came_below(found: Sequence[Piece], at: int, text: str) -> bool:
    """Whether `deltog` follows in the sentence, so that this is one more who was away."""
    if ":" in text[found[at - 1].end : found[at].start]:
        return False
    after = (piece.kind for piece in found[at + 1 : at + 40])
    return next((kind for kind in after if kind in ("came", "stop", "for", "by")), None) == "came"


def _take(row: _Row, piece: Piece, of_next: bool) -> None:
    match piece.kind:
        case "name":
            _name(row, piece)
        case "for" | "by":
            _link(row, piece)
        case "open":
            row.brackets.append(row.current)
        case "close":
            row.current = (row.brackets.pop() if row.brackets else None) or row.current
            row.link = row.source = None
        case "stop":
            # "… og Carl Nebel. For Carl Nebel deltog Bente Gad": a sentence speaks of its own.
            row.current, row.link, row.source, row.awaited = None, None, None, []
        case _:
            _describe(row, piece, None if of_next else row.current)


def _name(row: _Row, piece: Piece) -> None:
    """A name begins a person; in brackets behind one of no party, `(Læsø Listen)`, it is a list.

    In a list of substitutes it is who was replaced: `Line Gessø (A), Furesø (Ole Kragh)`.
    """
    person = row.brackets[-1] if row.brackets else None
    if person is not None and row.status == "substitute" and row.link is None and row.current is person:
        row.link, row.source = "for", person
        _begin(row, piece)
    elif person is not None and person.party is None and row.link is None and row.current is person:
        person.party = piece.text
    else:
        _begin(row, piece)


def _begin(row: _Row, piece: Piece) -> None:
    person = Person(piece.text, piece.start, piece.end, row.status, roles=row.roles, staff=row.staff)
    person.body = row.body
    row.roles, row.staff, row.body = [], False, False
    if row.link is None:
        person.town = row.town
        if row.party:
            person.party, person.uncertain = parties_in_lists.read(row.party, row.damaged)
    row.people.append(person)
    row.current = person
    if row.link == "for" or row.came_below:
        person.absent = person.mentioned = True
        if row.source:
            row.source.substitute_for = person.name
        else:
            row.awaited.append(person)
    elif row.link == "by" or row.awaited:
        person.status = "substitute"
        replaced = row.source if row.link == "by" else row.awaited.pop(0)
        if replaced:
            person.substitute_for, replaced.absent = replaced.name, True
    row.link = row.source = None


def _link(row: _Row, piece: Piece) -> None:
    row.link, row.source = piece.kind, row.current
    if row.source is None and row.people and OF_LAST.search(piece.text):
        # "Jens Hansen (V), Køge. I hans sted mødte Lis Jensen."
        row.source = row.people[-1]
    if piece.kind == "for" and row.current:
        row.current.status = "substitute"


def _describe(row: _Row, piece: Piece, person: Person | None) -> None:
    """What is said of a person, or of those whose names follow."""
    if person is not None and _has(person, piece):
        # "Jens Hansen (V), Køge  Greve  Lis Jensen": a second town is the next one's.
        person = row.current = person if row.brackets else None
    if person is None:
        _describe_next(row, piece)
        return
    person.end = max(person.end, piece.end)
    match piece.kind:
        case "town":
            person.town = piece.text
        case "party":
            person.party, person.uncertain = parties_in_lists.read(piece.text, row.damaged)
        case "body" if _is_list(row, person, piece):
            person.party = piece.text
        case "staff" | "body":
            person.staff, person.body = person.staff or piece.kind == "staff", piece.kind == "body"
        case "role" | "note":
            (person.roles if piece.kind == "role" else person.notes).append(piece.text)
        case "absent":
            _set_absent(row, person, piece)
        case "substitute" | "came":
            _came(row, person, piece)
        case _:
            _remark(row, person, piece)


def _came(row: _Row, person: Person, piece: Piece) -> None:
    """`(Lis Jensen deltog)` behind one who was away, `Lis Jensen deltog i hans sted`: a substitute."""
    before = row.people[: row.people.index(person)]
    owner = next((each for each in reversed(row.brackets) if each in before), None)
    if piece.kind == "came" and (row.status != "absent" or person.mentioned or not before):
        return
    person.status = "substitute"
    if owner is None and OF_LAST.search(piece.text) and before:
        owner = before[-1]
    if owner and person.substitute_for is None:
        person.substitute_for, owner.absent = owner.name, True


def _set_absent(row: _Row, person: Person, piece: Piece) -> None:
    person.absent = True
    row.all_absent = row.all_absent or (not row.brackets and OF_ALL.match(piece.text) is not None)


def _describe_next(row: _Row, piece: Piece) -> None:
    match piece.kind:
        case "town":
            row.town = piece.text
        case "party":
            row.party = piece.text
        case "role":
            row.roles.append(piece.text)
        case "came":
            pass
        case "staff":
            row.staff = True
        case "body":
            row.body = True
        case _:
            _remark(row, None, piece)


def _is_list(row: _Row, person: Person, piece: Piece) -> bool:
    """`Dragør: Asger Hornshøj (Tværpolitisk Forening)`: behind a member's name, a list and no employer."""
    in_brackets = bool(row.brackets) and row.brackets[-1] is person and person.party is None
    return in_brackets and person.town is not None and piece.text.lower() not in words("bodies")


def _has(person: Person, piece: Piece) -> bool:
    return (piece.kind == "town" and person.town is not None) or (
        piece.kind == "party" and person.party is not None
    )


def _remark(row: _Row, person: Person | None, piece: Piece) -> None:
    party = parties_in_lists.list_in_full(piece.text) if row.brackets else None
    if person and party and person.party is None:
        person.party = party
    elif len(piece.text.split()) >= WORDS_OF_A_REMARK:
        row.unread = row.unread or piece.text


def _say_who_is_absent(row: _Row) -> None:
    for person in row.people:
        if person.absent or (row.all_absent and person.status != "substitute"):
            person.status = "absent"


def _say_from_where(people: Sequence[Person], group: str | None) -> None:
    """`Haderslev: H.P. Geilsted (V), afbud, supp. Børge Kolind (A)`: both are from there."""
    towns = {person.name: person.town for person in people}
    for person in people:
        person.town = (
            person.town or towns.get(person.substitute_for or "") or (group if person.mentioned else None)
        )


def _say_for_whom(row: _Row) -> None:
    """`Afbud: Jens Hansen. Lis Jensen deltog som suppleant.`: for the one who was away."""
    away = [person for person in row.people if person.status == "absent"]
    came = [person for person in row.people if person.status == "substitute" and not person.substitute_for]
    if (
        (row.status == "absent" or row.all_absent)
        and len(away) == len(came) == 1
        and away[0].start < came[0].start
    ):
        came[0].substitute_for = away[0].name
