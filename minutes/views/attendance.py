"""Who came, with the meetings behind each number.

A member's meetings count only in the seat's own time; a municipality's are all its council's
that have a list.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from minutes import charts
from minutes.models import Attendance, Meeting, Member, Municipality
from minutes.search.periods import period
from minutes.templatetags.finding import counted

CAME, SENT, ABSENT, UNLISTED = "came", "sent", "absent", "unlisted"


class Kind(NamedTuple):
    """`label` over the meetings of a kind, `word` in the picture."""

    name: str
    label: str | Promise
    word: str | Promise


OF_MEMBER = (
    Kind(CAME, _("Til stede"), _("til stede")),
    Kind(SENT, _("Afbud, og en suppleant mødte,"), _("afbud, suppleant mødte")),
    Kind(ABSENT, _("Afbud"), _("afbud")),
    Kind(UNLISTED, _("Står ikke på listen"), _("står ikke på listen")),
)
OF_MUNICIPALITY = (
    Kind(CAME, _("Alle mødte"), _("alle mødte")),
    Kind(SENT, _("Nogle mødte eller sendte suppleant"), _("nogle mødte, eller en suppleant")),
    Kind(ABSENT, _("Ingen mødte"), _("ingen mødte")),
    Kind(UNLISTED, _("Står ikke på listen"), _("står ikke på listen")),
)


@dataclass(frozen=True, slots=True)
class Day:
    """One meeting seen from a seat or a municipality; `note` says who came instead, or who came."""

    meeting: Meeting
    kind: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """Every meeting that counts, oldest first; `told` sums them up in a line."""

    told: str
    days: list[Day]
    kinds: Sequence[Kind]

    def groups(self) -> list[tuple[Kind, list[Day]]]:
        """Newest first; kinds without meetings are left out."""
        found = [(kind, [day for day in reversed(self.days) if day.kind == kind.name]) for kind in self.kinds]
        return [(kind, days) for kind, days in found if days]

    def chart(self) -> charts.Squares:
        """A column for each year from the first to the last, a square for each meeting."""
        words = {kind.name: kind.word for kind in self.kinds}
        by_year = {
            year: [charts.Cell(day.kind, f"{day.meeting.day_in_words}: {words[day.kind]}") for day in days]
            for year, days in groupby(self.days, key=lambda day: day.meeting.date.year)
        }
        years = range(min(by_year), max(by_year) + 1) if by_year else ()
        return charts.squares([(str(year), by_year.get(year, [])) for year in years])


def of_member(member: Member) -> tuple[list[Record], list[Attendance]]:
    """(record in each council, the times as a suppleant), in two queries."""
    rows = list(member.attendances.public().with_substitutes().newest_first())
    own = [row for row in rows if row.status != Attendance.Status.SUBSTITUTE]
    sat_in = [row for row in rows if row.status == Attendance.Status.SUBSTITUTE]
    there_for_another = {row.meeting_id for row in sat_in} - {row.meeting_id for row in own}
    councils = dict.fromkeys(row.meeting.council_id for row in own)
    held = [each for each in _held(councils) if each.pk not in there_for_another]
    records = [_of_seat([row for row in own if row.meeting.council_id == pk], held) for pk in councils]
    return records, sat_in


def of_municipality(municipality: Municipality) -> Record | None:
    """None before the archive has a list of its council, or none that names it; two queries."""
    rows = municipality.attendances.public().filter(meeting__council=municipality.council_id)
    by_meeting = defaultdict(list)
    for row in rows.order_by("position"):
        by_meeting[row.meeting_id].append(row)
    days = [_day_of(meeting, by_meeting[meeting.pk]) for meeting in _held([municipality.council_id])]
    there = sum(day.kind in {CAME, SENT} for day in days)
    told = gettext("Repræsenteret ved %(there)s af %(meetings)s i %(council)s") % {
        "there": there,
        "meetings": counted(len(days), "meeting"),
        "council": municipality.council.name,
    }
    return Record(told, days, OF_MUNICIPALITY) if any(by_meeting.values()) else None


def _held(councils: Collection[int]) -> Iterable[Meeting]:
    """The meetings of the councils (by id) that tell who came, oldest first; one query."""
    rows = Meeting.objects.public().with_attendance().filter(council__in=councils)
    return rows.select_related("council").order_by("date", "sequence")


def _of_seat(rows: Sequence[Attendance], held: Iterable[Meeting]) -> Record:
    days, council = list(_days(rows, held)), rows[0].meeting.council
    came = sum(day.kind == CAME for day in days)
    told = gettext("Til stede ved %(came)s af %(meetings)s i %(council)s") % {
        "came": came,
        "meetings": counted(len(days), "meeting"),
        "council": council.name,
    }
    return Record(told, days, OF_MEMBER)


def _days(rows: Sequence[Attendance], held: Iterable[Meeting]) -> Iterator[Day]:
    """In a period between two others the seat may have been another's: only those with a row count."""
    by_meeting = {row.meeting_id: row for row in rows}
    dates = [row.meeting.date for row in rows]
    periods = {period(day.year) for day in dates}
    council = rows[0].meeting.council_id
    for meeting in held:
        within = min(dates) <= meeting.date <= max(dates) and period(meeting.date.year) in periods
        if meeting.council_id == council and within:
            yield _day(meeting, by_meeting.get(meeting.pk))


def _day(meeting: Meeting, row: Attendance | None) -> Day:
    if row is None:
        return Day(meeting, UNLISTED)
    if row.status == Attendance.Status.PRESENT:
        return Day(meeting, CAME)
    instead = ", ".join(row.substitutes)
    if not instead:
        return Day(meeting, ABSENT)
    return Day(meeting, SENT, gettext("suppleant: %(names)s") % {"names": instead})


def _day_of(meeting: Meeting, rows: Sequence[Attendance]) -> Day:
    there = [row for row in rows if row.status != Attendance.Status.ABSENT]
    kind = UNLISTED if not rows else CAME if _all_came(rows) else SENT if there else ABSENT
    return Day(meeting, kind, ", ".join(_listed(row) for row in rows))


def _all_came(rows: Sequence[Attendance]) -> bool:
    return all(row.status == Attendance.Status.PRESENT for row in rows)


def _listed(row: Attendance) -> str:
    """Maja Højgaard; Ole Brandt (afbud)."""
    came = row.status == Attendance.Status.PRESENT
    return row.name if came else f"{row.name} ({row.get_status_display()})"
