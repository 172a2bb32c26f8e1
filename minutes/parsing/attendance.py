"""Who was there: members present, members absent, and substitutes.

    Allan S. Andersen (A), Tårnby Kommune
    Thyge Enevoldsen (D) Frederiksberg Kommune
    Borgmester Trine Græse, Gladsaxe (formand)
    Stine Rahbek Pedersen (Ø), Ballerup Kommune (suppleant for Ole Wedel-Brandt (Ø), Ishøj Kommune)

What is no row is left, with a warning. A capital D in a damaged text may have been
printed Ø: it is kept and marked uncertain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from minutes.parsing import names, rows, vocabulary
from minutes.parsing.rows import LONGEST_ROW, Row
from minutes.parsing.types import Attendee, Line, Warning

LONGEST_NAME = 60
FIELDS = 6

BRACKETS = re.compile(r"\(([^()]{1,60})\)")
SUBSTITUTE = re.compile(
    r"[,(\s–-]{1,5}(?:deltog )?(?:som )?(?:suppleant for|supp\. for|stedfortræder for|i stedet for) ",
    re.I,
)
REPLACED_BY = re.compile(r"[,(\s–-]{1,5}(?:suppleant|supp\.|stedfortræder):? (?!for )(?=[A-ZÆØÅ])", re.I)
CAME = re.compile(r"\s+(?:deltog|mødte)(?: i stedet)?\W*$", re.I)
ROLE = (
    r"(?:(?:1\.|2\.|kst\.|fhv\.) )?(?:vice)?(?:borgmester|formand|formandskabet|næstformand|rådmand|"
    r"rådkvinde|regionsrådsformand|overborgmester|byrådsmedlem|kommunalbestyrelsesmedlem|mødeleder|medlem)"
)
TITLE = re.compile(rf"{ROLE}\s+(?=[A-ZÆØÅ])", re.I)
ONLY_ROLE = re.compile(rf"{ROLE}(?: (?:for|i) .{{1,40}})?", re.I)
NAME = re.compile(r"[A-ZÆØÅÉÜÖÄ][\w.’'´-]*(?: [\w.’'´-]+){1,6}")
# What a scanner with an English model makes of Ø; D is one of them and a party too.
MISREAD_OE = frozenset("@&9dgo6")
# No party's letter, so it was another's; whose, only the member can tell for whom a substitute came.
NO_PARTY = frozenset("JjTUW")
EITHER_D_OR_OE = "D"

Read = tuple[list[Attendee], list[Warning]]


@dataclass(slots=True)
class _Person:
    """What the fields of a row say."""

    name: str
    party: str | None = None
    uncertain: bool = False
    town: str | None = None


def read(lines: Sequence[Line], damaged: bool = False) -> Read:
    """The persons in the order they stand, and a warning for each line that is none."""
    found: list[Attendee] = []
    unread: list[Warning] = []
    for row in rows.of(lines):
        people = _people(row, damaged)
        found += people
        if not people:
            unread.append(_unread(row))
    listed = _once_each(found)
    return listed, unread + [doubt for person in listed for doubt in _doubts(person)]


def _people(row: Row, damaged: bool) -> list[Attendee]:
    """The person of a row; with the member whose seat a substitute took."""
    if len(row.text) > LONGEST_ROW:
        return []
    if match := SUBSTITUTE.search(row.text):
        return _pair(row, row.text[: match.start()], row.text[match.end() :], damaged)
    if match := REPLACED_BY.search(row.text):
        return _pair(row, row.text[match.end() :], row.text[: match.start()], damaged)
    person = _person(row.text, row, damaged)
    return [person] if person else []


def _pair(row: Row, substitute: str, member: str, damaged: bool) -> list[Attendee]:
    came = _person(CAME.sub("", substitute), row, damaged)
    away = _person(_without_open_end(member), row, damaged, name_is_enough=True)
    if not came or not away:
        return [came] if came else []
    came = replace(came, status="substitute", substitute_for=away.name)
    return [_as_member_is(came, away, damaged), replace(away, status="absent")]


def _as_member_is(substitute: Attendee, member: Attendee, damaged: bool) -> Attendee:
    """A party letter that is none is taken from the member, whose party a substitute shares."""
    unknown = substitute.party is None or substitute.party_uncertain or substitute.party in NO_PARTY
    if damaged and unknown and member.party == "Ø":
        return replace(substitute, party="Ø", party_uncertain=False, party_inferred=True)
    return substitute


def _person(text: str, row: Row, damaged: bool, name_is_enough: bool = False) -> Attendee | None:
    first, *rest = _fields(text)
    person = _Person(TITLE.sub("", first[0], count=1), town=row.town)
    for field, bracketed in rest[:FIELDS]:
        _take(person, field, bracketed, damaged)
    known = person.party or person.town or name_is_enough or (not rest and row.status != "present")
    if not NAME.fullmatch(person.name) or len(person.name) > LONGEST_NAME or not (known or rest):
        return None
    return Attendee(
        name=person.name,
        party=person.party,
        municipality=person.town,
        status=row.status,
        substitute_for=None,
        page=row.line.page,
        as_written=row.text,
        line=row.line.number,
        party_uncertain=person.uncertain,
    )


def _fields(text: str) -> list[tuple[str, bool]]:
    """What stands between commas and in brackets, and whether it was in brackets."""
    found: list[tuple[str, bool]] = []
    end = 0
    for match in BRACKETS.finditer(text):
        found += [(part, False) for part in text[end : match.start()].split(",")]
        found += [(part, True) for part in match[1].split(",")]
        end = match.end()
    found += [(part, False) for part in text[end:].split(",")]
    return [(field.strip(" ."), inside) for field, inside in found if field.strip(" .")] or [("", False)]


def _take(person: _Person, field: str, bracketed: bool, damaged: bool) -> None:
    """Put a field where it belongs: a role nowhere, a town, else a party."""
    if ONLY_ROLE.fullmatch(field):
        return
    town = vocabulary.municipality_names().get(field.lower()) or (
        None if bracketed else names.municipality(field)
    )
    if town:
        person.town = town
    elif person.party is None and (bracketed or vocabulary.party_in_minutes(field)):
        person.party, person.uncertain = _party(field, damaged)


def _party(written: str, damaged: bool) -> tuple[str, bool]:
    """The party as printed, and whether the scanner leaves it open what was printed."""
    party = " ".join(written.split()).strip("\"'”“")
    if party in vocabulary.party_letters():
        return party, damaged and party == EITHER_D_OR_OE
    if damaged and party in MISREAD_OE:
        return "Ø", False
    if party == "0":
        return "O", True
    return party, vocabulary.party_in_minutes(party) is None and len(party) == 1


def _without_open_end(text: str) -> str:
    """What stands after `(suppleant for` ends with that bracket."""
    stripped = text.strip()
    return stripped[:-1] if stripped.count(")") > stripped.count("(") else stripped


def _doubts(person: Attendee) -> Iterator[Warning]:
    if person.party_uncertain:
        message = (
            f"Partiet »{person.party}« ved {person.name} er ikke til at være sikker på. Se i originalen."
        )
        yield Warning("party_uncertain", message, person.page, person.line)
    if person.party_inferred:
        message = f"Partiet ved {person.name} er læst som Ø, som hos den, der holdt afbud. Se i originalen."
        yield Warning("party_inferred", message, person.page, person.line)
    if person.municipality is None:
        message = f"Kommunen ved {person.name} er ikke genkendt."
        yield Warning("municipality_unknown", message, person.page, person.line)


def _unread(row: Row) -> Warning:
    message = f"Linjen i deltagerlisten er ikke forstået: »{row.text[:LONGEST_ROW]}«."
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
