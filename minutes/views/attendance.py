"""Who came: counted only against the meetings of a seat's own time, with the meetings behind each number."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from minutes import charts
from minutes.models import Attendance, Council, Meeting, Member
from minutes.search.periods import period
from minutes.templatetags.finding import counted

CAME, SENT, ABSENT, UNLISTED = "came", "sent", "absent", "unlisted"
WORDS = {
    CAME: "til stede",
    SENT: "afbud, suppleant mødte",
    ABSENT: "afbud",
    UNLISTED: "står ikke på listen",
}


@dataclass(frozen=True, slots=True)
class Day:
    """One meeting seen from a seat; `substitutes` are those who came instead, as the list has them."""

    meeting: Meeting
    kind: str
    substitutes: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        return f"{self.meeting.danish_date}: {WORDS[self.kind]}"


@dataclass(frozen=True, slots=True)
class Record:
    """Every meeting that counts, oldest first."""

    council: Council
    days: list[Day]

    @property
    def came(self) -> list[Day]:
        return self.of(CAME)

    @property
    def stayed_away(self) -> list[Day]:
        return self.of(SENT, ABSENT)

    @property
    def sent(self) -> list[Day]:
        return self.of(SENT)

    @property
    def absent(self) -> list[Day]:
        return self.of(ABSENT)

    @property
    def unlisted(self) -> list[Day]:
        return self.of(UNLISTED)

    @property
    def chart(self) -> charts.Squares:
        return drawn(self.days)

    @property
    def told(self) -> str:
        came, meetings = len(self.came), counted(len(self.days), "meeting")
        return f"Til stede ved {came} af {meetings} i {self.council.name}"

    def of(self, *kinds: str) -> list[Day]:
        """Newest first."""
        return [day for day in reversed(self.days) if day.kind in kinds]


def drawn(days: Sequence[Day]) -> charts.Squares:
    """A column for each year from the first to the last, a square for each meeting."""
    by_year = {year: list(group) for year, group in groupby(days, key=lambda day: day.meeting.date.year)}
    years = range(min(by_year), max(by_year) + 1) if by_year else ()
    return charts.squares(
        [(str(year), [charts.Cell(day.kind, day.told) for day in by_year.get(year, [])]) for year in years]
    )


def of_member(member: Member) -> tuple[list[Record], list[Attendance]]:
    """(record in each council, the times as a suppleant), in two queries."""
    rows = list(member.attendances.public().with_substitutes().newest_first())
    own = [row for row in rows if row.status != Attendance.Status.SUBSTITUTE]
    sat_in = [row for row in rows if row.status == Attendance.Status.SUBSTITUTE]
    there_for_another = {row.meeting_id for row in sat_in} - {row.meeting_id for row in own}
    councils = {row.meeting.council_id: row.meeting.council for row in own}
    held = [each for each in _held(councils) if each.pk not in there_for_another]
    records = [
        Record(council, list(_days([row for row in own if row.meeting.council_id == pk], held)))
        for pk, council in councils.items()
    ]
    return records, sat_in


def _held(councils: Iterable[int]) -> Iterable[Meeting]:
    """The meetings of the councils (by id) that tell who came, oldest first; one query."""
    rows = Meeting.objects.public().with_attendance().filter(council__in=councils)
    return rows.select_related("council").order_by("date", "sequence")


def _days(rows: Sequence[Attendance], held: Iterable[Meeting]) -> Iterator[Day]:
    """In a period between two others the seat may have been another's: only those with a row count."""
    by_meeting = {row.meeting_id: row for row in rows}
    days: list[date] = [row.meeting.date for row in rows]
    periods = {period(day.year) for day in days}
    council = rows[0].meeting.council_id
    for meeting in held:
        within = min(days) <= meeting.date <= max(days) and period(meeting.date.year) in periods
        if meeting.council_id == council and within:
            yield _day(meeting, by_meeting.get(meeting.pk))


def _day(meeting: Meeting, row: Attendance | None) -> Day:
    if row is None:
        return Day(meeting, UNLISTED)
    if row.status == Attendance.Status.PRESENT:
        return Day(meeting, CAME)
    return Day(meeting, SENT if row.substitutes else ABSENT, tuple(row.substitutes or ()))
