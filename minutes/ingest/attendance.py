"""The attendance lists → rows, members and their seats."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from django.db.models import Max, Min

from minutes import models
from minutes.danish import folded, sort_key
from minutes.ingest.rows import Writer
from minutes.matching import Facts, Members, free_address, new_member
from minutes.models import (
    Attendance,
    Identity,
    Mandate,
    Meeting,
    Member,
    MemberName,
    Municipality,
    Redirect,
)
from minutes.parsing.types import Attendee, Guest

# Two spellings this alike, in one municipality at one meeting, are one person read twice.
SAME_NAME_LIKENESS = 0.8
READ_RIGHT = "Navnet er læst rigtigt ved en ny læsning."
RETIRED = "Navnet står ikke længere i noget referat."

People = dict[str, Member]


def put_attendance(writer: Writer, facts: Facts, meeting: Meeting, attendees: Sequence[Attendee]) -> People:
    """Rows in place; who was who by name as read, for the items that name them."""
    attendees = once(attendees)
    before = list(meeting.attendances.select_related("member"))
    paired = pair(before, attendees, facts)
    members = Members.named((attendee.name for attendee in attendees), meeting)
    listed: list[tuple[str, Member]] = []
    heirs: dict[Member, Member] = {}
    for position, attendee in enumerate(attendees, start=1):
        row = paired.get(position)
        member = _member(writer, members, attendee, facts.municipality(attendee.municipality), row)
        if row and row.member and member:
            heirs[row.member] = member
        writer.put(Attendance, row, **_values(facts, meeting, position, attendee, member))
        if member is not None:
            listed.append((attendee.name, member))
    kept = {row.pk for row in paired.values()}
    writer.remove(row for row in before if row.pk not in kept)
    standing = {member for _, member in listed}
    touched = {row.member for row in before if row.member} | heirs.keys() | standing
    put_mandates(writer, touched)
    _retire(writer, touched - standing, heirs)
    _welcome(writer, standing)
    return by_name(listed)


def by_name(listed: Iterable[tuple[str, Member]]) -> People:
    """Who is meant where a text gives the name alone: of two namesakes at one meeting neither."""
    bearers: dict[str, set[Member]] = {}
    for name, member in listed:
        bearers.setdefault(name, set()).add(member)
    return {name: members.pop() for name, members in bearers.items() if len(members) == 1}


def put_guests(writer: Writer, meeting: Meeting, guests: Sequence[Guest]) -> None:
    """Who else was there; they are no members and have no pages."""
    values = [{"name": guest.name, "as_written": guest.text, "page": guest.page} for guest in guests]
    writer.put_list(models.Guest, {"meeting": meeting}, values)


def once(attendees: Sequence[Attendee]) -> list[Attendee]:
    """A person listed twice came once; the first row counts."""
    return list({(one.name, one.municipality): one for one in reversed(attendees)}.values())[::-1]


def pair(before: Sequence[Attendance], attendees: Sequence[Attendee], facts: Facts) -> dict[int, Attendance]:
    """Position of each attendee (from 1) → the row that stands for it: same name, else nearly the same."""
    left = list(before)
    paired: dict[int, Attendance] = {}
    for alike in (_same, _nearly_same):
        for position, attendee in enumerate(attendees, start=1):
            if position in paired:
                continue
            home = facts.municipality(attendee.municipality)
            match = next((row for row in left if alike(row, attendee, home)), None)
            if match is not None:
                paired[position] = match
                left.remove(match)
    return paired


def _same(row: Attendance, attendee: Attendee, home: Municipality | None) -> bool:
    return row.name == attendee.name and row.municipality_id == (home.pk if home else None)


def _nearly_same(row: Attendance, attendee: Attendee, home: Municipality | None) -> bool:
    if home is not None and row.municipality_id not in {home.pk, None}:
        return False
    return SequenceMatcher(None, folded(row.name), folded(attendee.name)).ratio() >= SAME_NAME_LIKENESS


def _member(
    writer: Writer, members: Members, attendee: Attendee, home: Municipality | None, row: Attendance | None
) -> Member | None:
    """The one member of that name, a renamed one, or a new one; none where several would do."""
    candidates = members.candidates(attendee.name, home)
    if len(candidates) > 1:
        return row.member if row and row.member in candidates else None
    if candidates:
        member = candidates[0]
        _note_spelling(writer, member, attendee.name)
    elif row and row.member and _seen_only_here(row):
        member = _rename(writer, row.member, attendee.name, home)
    else:
        member = new_member(attendee.name, home)
        writer.report.new += 2
    members.add(member, attendee.name, home)
    return member


def _note_spelling(writer: Writer, member: Member, name: str) -> None:
    if not member.names.filter(name=name).exists():
        writer.put(MemberName, None, member=member, name=name, folded=folded(name))


def _seen_only_here(row: Attendance) -> bool:
    return not Attendance.objects.filter(member=row.member).exclude(pk=row.pk).exists()


def _rename(writer: Writer, member: Member, name: str, home: Municipality | None) -> Member:
    """A better reading of the only place a member was seen: the name follows, the old address leads on."""
    old = member.get_absolute_url()
    address = free_address(name, home) if folded(name) != folded(member.name) else member.slug
    writer.put(Member, member, name=name, slug=address, sort_key=sort_key(name))
    _note_spelling(writer, member, name)
    Redirect.objects.leave(old, member.get_absolute_url(), READ_RIGHT)
    return member


def _values(
    facts: Facts, meeting: Meeting, position: int, attendee: Attendee, member: Member | None
) -> dict[str, Any]:
    return {
        "meeting": meeting,
        "position": position,
        "name": attendee.name,
        "as_written": attendee.as_written,
        "status": attendee.status,
        "member": member,
        "municipality": facts.municipality(attendee.municipality),
        "party": facts.party(attendee.party),
        "party_as_written": attendee.party or "",
        "party_uncertain": attendee.party_uncertain,
        "substitute_for": attendee.substitute_for or "",
        "role": attendee.role or "",
        "page": attendee.page,
    }


def put_mandates(writer: Writer, members: Iterable[Member]) -> None:
    """Seats follow from attendance: from the first to the last meeting seen. A suppleant has none."""
    seats = (
        Attendance.objects.filter(member__in=members)
        .exclude(status=Attendance.Status.SUBSTITUTE)
        .values_list("member_id", "meeting__council_id", "municipality_id", "party_id")
        .annotate(since=Min("meeting__date"), until=Max("meeting__date"))
        .order_by("member_id", "meeting__council_id", "municipality_id", "party_id")
    )
    existing = {
        (seat.member_id, seat.council_id, seat.municipality_id, seat.party_id): seat
        for seat in Mandate.objects.filter(member__in=members)
    }
    for member_id, council_id, municipality_id, party_id, since, until in seats:
        writer.put(
            Mandate,
            existing.pop((member_id, council_id, municipality_id, party_id), None),
            member_id=member_id,
            council_id=council_id,
            municipality_id=municipality_id,
            party_id=party_id,
            since=since,
            until=until,
        )
    writer.remove(existing.values())


def _retire(writer: Writer, members: Iterable[Member], heirs: Mapping[Member, Member]) -> None:
    """A member no list names any more was a misreading; the address leads to who stands there now, or to all.

    One an editor has spoken of may come again, and keeps its row; what leads to it is left as it is.
    """
    for member in members:
        if member.attendances.exists():
            continue
        address = member.get_absolute_url()
        if Identity.objects.about([member]).exists():
            Redirect.objects.update_or_create(old=address, defaults={"new": "/medlem/", "reason": RETIRED})
        else:
            heir = heirs.get(member)
            Redirect.objects.leave(
                address, heir.get_absolute_url() if heir else "/medlem/", READ_RIGHT if heir else RETIRED
            )
            writer.remove([member])


def _welcome(writer: Writer, members: Iterable[Member]) -> None:
    """Nothing leads away from those who stand on a list."""
    writer.remove(Redirect.objects.filter(old__in=[member.get_absolute_url() for member in members]))
