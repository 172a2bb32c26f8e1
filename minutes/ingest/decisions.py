"""The decision of one item → its rows: words, reservations, appointments, votes, what comes back."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from minutes.ingest.attendance import People
from minutes.ingest.rows import Writer
from minutes.matching import Facts, Members
from minutes.models import AgendaItem, Appointment, Decision, FollowUp, Member, Party, Reservation, Vote
from minutes.parsing.types import Item

# Of a vote: each has a number, and parties by name.
SIDES = ("in_favour", "against", "abstained")


def put_decision(writer: Writer, facts: Facts, row: AgendaItem, item: Item, people: People) -> None:
    """Rows in place; what the new reading does not have any more goes."""
    existing = getattr(row, "decision", None)
    if not item.sections.beslutning:
        writer.remove([existing] if existing else [])
        return
    decision = writer.put(
        Decision,
        existing,
        item=row,
        text=item.sections.beslutning,
        outcomes=item.outcomes,
        follows=item.follows,
        page=item.section_pages.get("beslutning"),
    )
    _put_reservations(writer, facts, decision, item, people)
    _put_votes(writer, facts, decision, item)
    writer.put_list(Appointment, {"decision": decision}, _appointments(facts, row, item, people))
    follow_ups = [
        {"text": one.text, "date": date.fromisoformat(one.date) if one.date else None}
        for one in item.follow_ups
    ]
    writer.put_list(FollowUp, {"decision": decision}, follow_ups)


def _put_reservations(writer: Writer, facts: Facts, decision: Decision, item: Item, people: People) -> None:
    texts = [{"text": dissent.text} for dissent in item.dissents]
    rows = writer.put_list(Reservation, {"decision": decision}, texts)
    for reservation, dissent in zip(rows, item.dissents, strict=True):
        writer.relate(reservation, "parties", _parties(facts, dissent.parties))
        writer.relate(reservation, "members", _members(people, dissent.persons))


def _put_votes(writer: Writer, facts: Facts, decision: Decision, item: Item) -> None:
    values = [{"text": vote.text} | {side: getattr(vote, side) for side in SIDES} for vote in item.votes]
    rows = writer.put_list(Vote, {"decision": decision}, values)
    for row, vote in zip(rows, item.votes, strict=True):
        for side in SIDES:
            writer.relate(row, f"parties_{side}", _parties(facts, getattr(vote, f"parties_{side}")))


def _appointments(facts: Facts, row: AgendaItem, item: Item, people: People) -> list[dict[str, Any]]:
    """Whoever is appointed need not have come; then the one member of that name is meant, if there is one."""
    names = (one.person for one in item.appointments if one.person not in people)
    absent = Members.named(names, row.meeting)
    return [
        {
            "name": one.person,
            "member": people.get(one.person) or _only(absent.candidates(one.person, home)),
            "party": facts.party(one.party),
            "municipality": home,
            "body": one.body or "",
            "role": one.role or "",
            "period": one.period or "",
        }
        for one in item.appointments
        for home in [facts.municipality(one.municipality)]
    ]


def _only(candidates: Sequence[Member]) -> Member | None:
    return candidates[0] if len(candidates) == 1 else None


def _parties(facts: Facts, names: Sequence[str]) -> list[Party]:
    return [party for party in map(facts.party, names) if party]


def _members(people: People, names: Sequence[str]) -> list[Member]:
    return [member for member in map(people.get, names) if member]
