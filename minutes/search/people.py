"""Members → what their entries are made of, told by public meetings alone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from minutes.models import Appointment, Attendance, Member
from minutes.search import schema
from minutes.search.periods import period

# Column of Attendance → what it tells of a member.
SEATS = {
    "name": "spellings",
    "role": "written",
    "municipality__name": "written",
    "municipality__slug": "municipality",
    "party__name": "written",
    "party__slug": "party",
    "meeting__council__name": "written",
    "meeting__council__slug": "council",
}
APPOINTMENTS = {"name": "spellings", "body": "written", "role": "written"}


@dataclass(slots=True)
class Known:
    """Of one member: texts and facet values by their kind, and the public meetings that tell of it."""

    values: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    meetings: set[int] = field(default_factory=set)
    days: set[date] = field(default_factory=set)


def of_meetings(meeting_ids: Iterable[int]) -> set[int]:
    """Ids of all whom these meetings list or appoint, public or not; two queries."""
    ids = list(meeting_ids)
    listed = Attendance.objects.filter(meeting__in=ids, member__isnull=False)
    appointed = Appointment.objects.filter(decision__item__meeting__in=ids, member__isnull=False)
    return {pk for rows in (listed, appointed) for pk in rows.values_list("member_id", flat=True)}


def entries(member_ids: Sequence[int]) -> Iterator[tuple[Member, Known]]:
    """Those that readers may see, in order, with all that is known of them; three queries however many."""
    known = _known(member_ids)
    for member in Member.objects.public().filter(pk__in=member_ids).order_by("pk"):
        yield member, known[member.pk]


def facets(known: Known) -> dict[str, list[Any]]:
    years = {day.year for day in known.days}
    return {
        **{name: sorted(known.values[name]) for name in ("council", "party", "municipality")},
        "year": sorted(map(str, years)),
        "period": sorted({period(year) for year in years}),
        schema.SEEN_AT: sorted(known.meetings),
    }


def _known(member_ids: Sequence[int]) -> dict[int, Known]:
    found: dict[int, Known] = defaultdict(Known)
    listed = Attendance.objects.public().filter(member__in=member_ids)
    for pk, meeting, day, *values in listed.values_list("member_id", "meeting_id", "meeting__date", *SEATS):
        _learn(found[pk], meeting, zip(SEATS.values(), values, strict=True))
        found[pk].days.add(day)
    appointed = Appointment.objects.public().filter(member__in=member_ids)
    for pk, meeting, *values in appointed.values_list(
        "member_id", "decision__item__meeting_id", *APPOINTMENTS
    ):
        _learn(found[pk], meeting, zip(APPOINTMENTS.values(), values, strict=True))
    return found


def _learn(known: Known, meeting: int, values: Iterable[tuple[str, str | None]]) -> None:
    known.meetings.add(meeting)
    for name, value in values:
        if value:
            known.values[name].add(value)
