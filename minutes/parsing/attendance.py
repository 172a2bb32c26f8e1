"""Who was there: the lists of members present, members absent, and substitutes.

    Deltagere
    Allan S. Andersen (A), Tårnby Kommune
    Stine Rahbek Pedersen (Ø), Ballerup Kommune (suppleant for Ole Wedel-
    Brandt (Ø), Ishøj Kommune)
    Afbud
    Allan Orland (D), Brøndby Kommune

A row goes on to the next line while a bracket is open or a word is broken off. What
is no row is left, with a warning. A capital D in a damaged text may have been printed
Ø: it is kept and marked uncertain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from minutes.parsing import names, prose, vocabulary
from minutes.parsing.types import Attendee, Line, Status, Warning

# Lines a row may take: name, party, municipality, and whom it is a substitute for.
ROW_LINES = 4
LONGEST_ROW = 300
LONGEST_NAME = 60

PARTY = re.compile(r"\(([^()]{1,40})\)")
SUBSTITUTE = re.compile(
    r"[,(\s]{1,4}(?:som\s+)?(?:suppleant|supp\.|stedfortræder|deltog i stedet|i stedet) for ([^\n]*)", re.I
)
TITLE = re.compile(
    r"(?:(?:vice|1\. vice|2\. vice)?(?:borgmester|formand|næstformand)|rådmand|regionsrådsformand|"
    r"byrådsmedlem|kommunalbestyrelsesmedlem|kst\. borgmester)\s+",
    re.I,
)
NAME = re.compile(r"[A-ZÆØÅÉÜÖÄ][\w.’'´-]*(?: [\w.’'´-]+){1,6}")
# What a scanner with an English model makes of Ø; D is one of them and a party too.
MISREAD_OE = frozenset("@&9dgoJj6")
EITHER_D_OR_OE = "D"

Read = tuple[list[Attendee], list[Warning]]


@dataclass(frozen=True, slots=True)
class _Row:
    """The text of one row, joined, with its first line."""

    text: str
    line: Line
    status: Status


def read(lines: Sequence[Line], damaged: bool = False) -> Read:
    """The rows in the order they stand, and a warning for each line that is no row."""
    found: list[Attendee] = []
    unread: list[Warning] = []
    for row in _rows(lines):
        people = _people(row, damaged)
        found += people
        if not people:
            unread.append(_unread(row))
    rows = _once_each(found)
    return rows, unread + [doubt for row in rows for doubt in _doubts(row)]


def _rows(lines: Sequence[Line]) -> Iterator[_Row]:
    status: Status = "present"
    at = 0
    while at < len(lines):
        text, line = lines[at].text.strip(), lines[at]
        at += 1
        if vocabulary.attendance_heading(text):
            status = vocabulary.attendance_status(text) or status
        elif text:
            end = _end_of_row(lines, at)
            yield _Row(prose.joined(each.text for each in lines[at - 1 : end]), line, status)
            at = end


def _end_of_row(lines: Sequence[Line], end: int) -> int:
    first = end - 1
    while end < len(lines) and end - first < ROW_LINES and _goes_on(lines[end - 1].text, lines[end].text):
        end += 1
    return end


def _goes_on(above: str, below: str) -> bool:
    open_bracket = above.count("(") > above.count(")")
    return bool(below.strip()) and (open_bracket or above.rstrip().endswith(("-", ",")))


def _people(row: _Row, damaged: bool) -> list[Attendee]:
    """The person of a row; with the member whose seat a substitute took."""
    if len(row.text) > LONGEST_ROW:
        return []
    match = SUBSTITUTE.search(row.text)
    if not match:
        person = _person(row.text, row, damaged)
        return [person] if person else []
    member = _person(match[1].rstrip(") "), row, damaged) or _named(match[1].rstrip(") "), row)
    person = _person(row.text[: match.start()], row, damaged)
    if not person or not member:
        return [person] if person else []
    substitute = replace(person, status="substitute", substitute_for=member.name)
    return [_as_member_is(substitute, member, damaged), replace(member, status="absent")]


def _as_member_is(substitute: Attendee, member: Attendee, damaged: bool) -> Attendee:
    """A party letter that is none is taken from the member, whose party a substitute shares."""
    unknown = substitute.party is None or substitute.party_uncertain or substitute.party in MISREAD_OE
    if damaged and unknown and member.party == "Ø":
        return replace(substitute, party="Ø", party_uncertain=False)
    return substitute


def _person(text: str, row: _Row, damaged: bool) -> Attendee | None:
    """`Thyge Enevoldsen (D) Frederiksberg Kommune`, with or without party and commas."""
    bracket = PARTY.search(text)
    if bracket:
        before, written, after = text[: bracket.start()], bracket[1], text[bracket.end() :]
    else:
        before, _, after = text.partition(",")
        written = ""
    town = names.municipality(after) or (names.municipality(written) if not after.strip(" ,.") else None)
    name = TITLE.sub("", before.strip(" ,"), count=1)
    if not NAME.fullmatch(name) or len(name) > LONGEST_NAME or not (town or bracket):
        return None
    party, uncertain = (
        _party(written, damaged) if written and not (town and not after.strip(" ,.")) else (None, False)
    )
    return Attendee(
        name=name,
        party=party,
        municipality=town,
        status=row.status,
        substitute_for=None,
        page=row.line.page,
        as_written=row.text,
        line=row.line.number,
        party_uncertain=uncertain,
    )


def _named(text: str, row: _Row) -> Attendee | None:
    """A member of whom only the name is said: `suppleant for Ole Wedel-Brandt`."""
    name = text.strip(" ,.")
    if not NAME.fullmatch(name):
        return None
    return Attendee(name, None, None, row.status, None, row.line.page, row.text, row.line.number)


def _party(written: str, damaged: bool) -> tuple[str, bool]:
    """The party as printed, and whether the scanner leaves it open what was printed."""
    party = " ".join(written.split()).strip("\"'”“")
    if party in vocabulary.party_letters():
        return party, damaged and party == EITHER_D_OR_OE
    if damaged and party in MISREAD_OE - {"J", "j"}:
        return "Ø", False
    if party == "0":
        return "O", True
    return party, vocabulary.party_in_minutes(party) is None and len(party) == 1


def _doubts(person: Attendee) -> list[Warning]:
    warnings = []
    if person.party_uncertain:
        message = (
            f"Partiet “{person.party}” ved {person.name} er ikke til at være sikker på. Se i originalen."
        )
        warnings.append(Warning("party_uncertain", message, person.page, person.line))
    if person.municipality is None:
        message = f"Kommunen ved {person.name} er ikke genkendt."
        warnings.append(Warning("municipality_unknown", message, person.page, person.line))
    return warnings


def _unread(row: _Row) -> Warning:
    message = f"Linjen i deltagerlisten er ikke forstået: “{row.text[:LONGEST_ROW]}”."
    return Warning("attendance_unread", message, row.line.page, row.line.number)


def _once_each(found: Sequence[Attendee]) -> list[Attendee]:
    """A name in two lists counts once: as its own row says, before what another's row says of it."""
    kept: dict[str, Attendee] = {}
    for person in sorted(found, key=_inside_another):
        kept.setdefault(person.name.lower(), person)
    return sorted(kept.values(), key=lambda person: (person.line, _inside_another(person)))


def _inside_another(person: Attendee) -> bool:
    """Whether a member is only named in the row of the substitute."""
    return person.status == "absent" and SUBSTITUTE.search(person.as_written) is not None
