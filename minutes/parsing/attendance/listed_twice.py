"""A person who stands in several lists, or in a row and in what another row says, counted once.

    Deltagere: Lis Jensen (A), Køge                    Lis, a substitute
    Afbud: Jens Hansen (V), Køge                       Jens, absent
    Lis Jensen deltog i stedet for Jens Hansen

What one place leaves out another fills in: a substitute of whom no town is said is from where the
member is. Namesakes of two municipalities are two people; a name that only says who was replaced may
be spelt, or misread, a little differently.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from minutes.parsing.types import Attendee, Status, Warning

# "Kjær" and "Kjer" are one name, Jens Hansen and Hans Jensen are two; a scanner errs more than that.
LIKENESS, LIKENESS_DAMAGED = 0.9, 0.75


@dataclass(frozen=True, slots=True)
class Listed:
    """A row: of a list of all members or of those present, or only `mentioned` in another's row."""

    attendee: Attendee
    roster: bool = False
    mentioned: bool = False


def once_each(listed: Sequence[Listed], damaged: bool = False) -> tuple[list[Attendee], list[Warning]]:
    """Each person once, where the first row of its own stands; and who stands as both present and absent."""
    listed = _with_own_spelling(listed, LIKENESS_DAMAGED if damaged else LIKENESS)
    groups: list[list[Listed]] = []
    # Those of a name by where they are from; whoever is from nowhere may be any of them.
    by_name: dict[str, dict[str | None, list[Listed]]] = {}
    for each in listed:
        homes = by_name.setdefault(_key(each.attendee.name), {})
        home = each.attendee.municipality
        if home is None:
            home = next(iter(homes), None)
        elif home not in homes and None in homes:
            homes[home] = homes.pop(None)
        if home not in homes:
            homes[home] = []
            groups.append(homes[home])
        homes[home].append(each)
    people = [_merged(group) for group in groups]
    spelling = {_key(person.name): person.name for person in people}
    people = [_spelt_as_listed(person, spelling) for person in people]
    homes_by_name = {person.name: person.municipality for person in people}
    people = [_from_where_the_member_is(person, homes_by_name) for person in people]
    order = sorted(range(len(people)), key=lambda at: (people[at].line, at))
    return [people[at] for at in order], [doubt for group in groups for doubt in _doubts(group)]


def _with_own_spelling(listed: Sequence[Listed], likeness: float) -> list[Listed]:
    """Who is replaced, by the name that stands in the list of those away."""
    own = {_key(each.attendee.name) for each in listed if not each.mentioned}
    away = {each.attendee.name for each in listed if not each.mentioned and each.attendee.status == "absent"}
    strange = {each.attendee.name for each in listed if each.mentioned} - own
    spelt = {name: _likest(name, away, likeness) for name in strange if _key(name) not in own}
    return [replace(each, attendee=_respelt(each, spelt)) for each in listed]


def _respelt(each: Listed, spelt: Mapping[str, str]) -> Attendee:
    who = each.attendee
    replaced = who.substitute_for and spelt.get(who.substitute_for, who.substitute_for)
    return replace(
        who, name=spelt.get(who.name, who.name) if each.mentioned else who.name, substitute_for=replaced
    )


def _likest(name: str, others: Iterable[str], likeness: float) -> str:
    """The one name that is as like as that; the name itself where none or several are."""
    like = [one for one in others if SequenceMatcher(None, _key(name), _key(one)).ratio() >= likeness]
    return like[0] if len(like) == 1 else name


def _from_where_the_member_is(person: Attendee, homes: Mapping[str, str | None]) -> Attendee:
    if person.municipality or not person.substitute_for:
        return person
    return replace(person, municipality=homes.get(person.substitute_for))


def _key(name: str) -> str:
    return " ".join(name.lower().replace("-", " ").replace(".", " ").split())


def _merged(group: Sequence[Listed]) -> Attendee:
    rows = sorted(group, key=lambda each: each.mentioned)
    first = rows[0].attendee
    others = [each.attendee for each in rows]
    substitute = next((one for one in others if one.status == "substitute"), None)
    party = next((one for one in others if one.party and not one.party_uncertain), None)
    party = party or next((one for one in others if one.party), first)
    return replace(
        first,
        status=_status(rows),
        substitute_for=next((one.substitute_for for one in others if one.substitute_for), None),
        as_written=substitute.as_written if substitute else first.as_written,
        party=party.party,
        party_uncertain=party.party_uncertain,
        municipality=next((one.municipality for one in others if one.municipality), None),
        role=next((one.role for one in others if one.role), None),
    )


def _status(rows: Sequence[Listed]) -> Status:
    """A substitute is one wherever it is said; who was replaced, or left the list of all, was absent."""
    statuses = [each.attendee.status for each in rows]
    if "substitute" in statuses:
        return "substitute"
    if any(each.attendee.status == "absent" and each.mentioned for each in rows):
        return "absent"
    own = [each for each in rows if not each.roster]
    return own[0].attendee.status if own else statuses[0]


def _spelt_as_listed(person: Attendee, spelling: dict[str, str]) -> Attendee:
    replaced = person.substitute_for
    return replace(person, substitute_for=spelling.get(_key(replaced), replaced)) if replaced else person


def _doubts(group: Sequence[Listed]) -> Iterable[Warning]:
    own = [each.attendee for each in group if not (each.roster or each.mentioned)]
    if {"present", "absent"} <= {one.status for one in own} and "substitute" not in {
        one.status for one in own
    }:
        last = own[-1]
        message = f"{last.name} står både som deltager og som fraværende. Se i originalen."
        yield Warning("attendance_twice", message, last.page, last.line)
