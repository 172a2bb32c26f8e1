"""A person who stands in several lists, or in a row and in what another row says, counted once.

    Deltagere: Lis Jensen (A), Køge                    Lis, a substitute
    Afbud: Jens Hansen (V), Køge                       Jens, absent
    Lis Jensen deltog i stedet for Jens Hansen

What one place leaves out another fills in. Namesakes of two municipalities are two people.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from minutes.parsing.types import Attendee, Status, Warning


@dataclass(frozen=True, slots=True)
class Listed:
    """A row: of a list of all members or of those present, or only `mentioned` in another's row."""

    attendee: Attendee
    roster: bool = False
    mentioned: bool = False


def once_each(listed: Sequence[Listed]) -> tuple[list[Attendee], list[Warning]]:
    """Each person once, where the first row of its own stands; and who stands as both present and absent."""
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
    order = sorted(range(len(people)), key=lambda at: (people[at].line, at))
    return [people[at] for at in order], [doubt for group in groups for doubt in _doubts(group)]


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
