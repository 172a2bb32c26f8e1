"""What hangs on a member: the rows, where they stand, and handing them over to another."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from minutes.danish import folded
from minutes.ingest.attendance import put_mandates
from minutes.ingest.rows import Writer
from minutes.models import (
    AgendaItem,
    Appointment,
    Attendance,
    Meeting,
    Member,
    MemberName,
    Municipality,
    Party,
    Presence,
    Redirect,
    Reservation,
    SearchChange,
    ShortAddress,
)

# Rows of which a member is one column, and those that name any number of members.
ROWS = {"attendances": Attendance, "appointments": Appointment, "presences": Presence}
LISTS: dict[str, type[AgendaItem] | type[Reservation]] = {"items": AgendaItem, "reservations": Reservation}
# From a row to its meeting.
WAYS = {
    "attendances": "meeting",
    "appointments": "decision__item__meeting",
    "presences": "item__meeting",
    "items": "meeting",
    "reservations": "decision__item__meeting",
}
Moved = dict[str, list[int]]


class Refused(Exception):
    """It cannot be said of these members; the message, in Danish, says why."""


@dataclass
class Appearance:
    """A member at one meeting under one name: on its lists, or appointed there without having come."""

    meeting: Meeting
    name: str
    municipality: Municipality | None
    party: Party | None
    attendance: Attendance | None = None
    appointments: list[Appointment] = field(default_factory=list)

    @property
    def key(self) -> str:
        """What it is chosen by: d12 for deltagelse 12, u7 for udpegning 7."""
        return f"d{self.attendance.pk}" if self.attendance else f"u{self.appointments[0].pk}"

    @property
    def folded(self) -> str:
        return folded(self.name)


def appearances(member: Member) -> list[Appearance]:
    """Newest first; two queries."""
    listed = member.attendances.select_related("meeting__council", "municipality", "party")
    found = {
        (row.meeting_id, row.name, row.municipality_id): Appearance(
            row.meeting, row.name, row.municipality, row.party, row
        )
        for row in listed
    }
    seen = {(meeting, name): one for (meeting, name, _), one in found.items()}
    appointed = member.appointments.select_related(
        "decision__item__meeting__council", "municipality", "party"
    )
    for row in appointed:
        meeting = row.decision.item.meeting
        own = seen.get((meeting.pk, row.name)) or found.setdefault(
            (meeting.pk, row.name, row.municipality_id),
            Appearance(meeting, row.name, row.municipality, row.party),
        )
        own.appointments.append(row)
    return sorted(found.values(), key=lambda one: (one.meeting.date, one.meeting.pk, one.name), reverse=True)


@dataclass(frozen=True)
class Belongings:
    """How many rows hang on a member; `meetings` on whose lists it stands."""

    meetings: int
    appointments: int
    items: int
    reservations: int

    @classmethod
    def of(cls, member: Member) -> "Belongings":
        """Four queries."""
        return cls(
            member.attendances.values("meeting").distinct().count(),
            member.appointments.count(),
            member.items.count(),
            member.reservations.count(),
        )


def meetings_of(member: Member) -> set[int]:
    """Ids of all that list, appoint or name the member; five queries."""
    return {
        pk
        for name, way in WAYS.items()
        for pk in getattr(member, name).order_by().values_list(way, flat=True).distinct()
    }


def hand_over(source: Member, target: Member) -> Moved:
    """All that hangs on the one to the other; `items_both` named them both already."""
    moved: Moved = {}
    for name in ROWS:
        rows = getattr(source, name)
        moved[name] = list(rows.order_by("pk").values_list("pk", flat=True))
        rows.update(member=target)
    for name in LISTS:
        own, others = getattr(source, name), getattr(target, name)
        pks = set(own.values_list("pk", flat=True))
        both = pks & set(others.values_list("pk", flat=True))
        moved[name], moved[f"{name}_both"] = sorted(pks - both), sorted(both)
        own.clear()
        others.add(*moved[name])
    return moved


def hand_back(source: Member, target: Member, moved: Moved) -> None:
    """What was handed from target to source and is still there; rows that readings removed stay away."""
    for name in ROWS:
        getattr(source, name).filter(pk__in=moved[name]).update(member=target)
    for name in LISTS:
        still = getattr(source, name).filter(pk__in=moved[name] + moved[f"{name}_both"])
        pks = set(still.values_list("pk", flat=True))
        getattr(target, name).add(*pks)
        getattr(source, name).remove(*(pks & set(moved[name])))


def hand_names_over(source: Member, target: Member) -> tuple[list[int], list[str]]:
    """Ids of the spellings that moved, and those the other had already."""
    known = set(target.names.values_list("name", flat=True))
    shared = source.names.filter(name__in=known)
    gone = list(shared.values_list("name", flat=True))
    shared.delete()
    pks = list(source.names.values_list("pk", flat=True))
    source.names.update(member=target)
    return pks, gone


def add_names(member: Member, names: Iterable[str]) -> None:
    rows = [MemberName(member=member, name=name, folded=folded(name)) for name in dict.fromkeys(names)]
    MemberName.objects.bulk_create(rows, ignore_conflicts=True)


def lead_on(gone: Member, kept: Member, reason: str) -> tuple[list[str], list[int]]:
    """Page, feed and short address; the older redirects that are pointed on, and the short address."""
    old = gone.get_absolute_url()
    older = list(Redirect.objects.filter(new=old).values_list("old", flat=True))
    Redirect.objects.leave(old, kept.get_absolute_url(), reason)
    short = ShortAddress.objects.filter(member=gone)
    pks = list(short.values_list("pk", flat=True))
    short.update(member=None, address=old)
    return older, pks


def finish(members: Iterable[Member], meetings: Iterable[int]) -> None:
    """Seats follow from attendance, and the index follows the meetings."""
    put_mandates(Writer(), list(members))
    for pk in sorted(meetings):
        SearchChange.objects.note(pk)


def fresh(*members: Member) -> list[Member]:
    """As they are now that nobody else can change them: the lock that readings take too."""
    SearchChange.objects.lock()
    rows = Member.objects.select_related("merged_into").in_bulk([member.pk for member in members])
    for row in rows.values():
        if row.merged_into:
            raise Refused(f"{row.name} er allerede lagt sammen med {row.merged_into.name}.")
    if len(rows) < len(set(members)):
        raise Refused("Et af medlemmerne findes ikke længere.")
    return [rows[member.pk] for member in members]
