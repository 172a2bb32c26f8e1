"""What a feed tells of a row: its lasting id, when it changed, what was decided."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from django.db.models import Q
from django.utils.translation import gettext

from minutes.models import AgendaItem, Attendance, Meeting, Member, SearchChange, ShortAddress
from minutes.search.rows import Row

# Characters of a decision that an entry tells.
LONGEST_SUMMARY = 600
# For what the archive knows no day of: the year the councils began.
BEGINNING = datetime.combine(date(2007, 1, 1), time(), UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """`site`: scheme and host of addresses. `changed` is the newest day of the row's meetings.

    `code` of its short address, "" where it has none; `agenda` where it is a meeting.
    """

    row: Row
    site: str
    code: str
    changed: datetime
    agenda: list[AgendaItem] = field(default_factory=list)

    @property
    def title(self) -> str:
        if isinstance(self.row, AgendaItem):
            return f"{self.row.title} ({self.row.meeting})"
        kind = gettext("Møde") if isinstance(self.row, Meeting) else gettext("Medlem")
        return f"{kind}: {self.row}"

    @property
    def address(self) -> str:
        return f"{self.site}{self.row.get_absolute_url()}"

    @property
    def id(self) -> str:
        """Stays when the item gets another number."""
        return f"{self.site}/p/{self.code}/" if self.code else self.address

    @property
    def meeting(self) -> Meeting | None:
        row = self.row
        return row.meeting if isinstance(row, AgendaItem) else row if isinstance(row, Meeting) else None

    @property
    def published(self) -> datetime | None:
        return self.meeting.published_at if self.meeting else None

    @property
    def author(self) -> str | None:
        return self.meeting.council.name if self.meeting else None

    @property
    def topics(self) -> list[str]:
        return [topic.name for topic in self.row.topics.all()] if isinstance(self.row, AgendaItem) else []

    @property
    def outcomes(self) -> list[str]:
        return self.row.outcomes if isinstance(self.row, AgendaItem) else []

    @property
    def decided(self) -> list[str]:
        """The paragraphs of the decision as far as there is room, cut at a whole word."""
        if not isinstance(self.row, AgendaItem) or not hasattr(self.row, "decision"):
            return []
        text = self.row.decision.text
        cut = f"{text[:LONGEST_SUMMARY].rsplit(maxsplit=1)[0]} …" if len(text) > LONGEST_SUMMARY else text
        return [line for line in cut.splitlines() if line.strip()]


def of(rows: Sequence[Row], site: str) -> list[Entry]:
    """Two to four queries, however many rows: short addresses, changes, agendas, members' meetings."""
    met, codes = _meetings_of(rows), _codes(rows)
    wanted = {pk for meetings in met.values() for pk in meetings}
    changes = SearchChange.objects.filter(meeting_id__in=wanted).newest_of_meetings()
    agendas = _agendas(row for row in rows if isinstance(row, Meeting))
    return [
        Entry(
            row,
            site,
            codes.get(row, ""),
            max((changes[pk] for pk in met[row] if pk in changes), default=None) or _published(row),
            agendas[row.pk] if isinstance(row, Meeting) else [],
        )
        for row in rows
    ]


def _published(row: Row) -> datetime:
    meeting = row.meeting if isinstance(row, AgendaItem) else row
    return (meeting.published_at if isinstance(meeting, Meeting) else None) or BEGINNING


def _meetings_of(rows: Iterable[Row]) -> dict[Row, list[int]]:
    found: dict[Row, list[int]] = {}
    for row in rows:
        of_item = [row.meeting_id] if isinstance(row, AgendaItem) else []
        found[row] = [row.pk] if isinstance(row, Meeting) else of_item
    members = {row.pk: row for row in rows if isinstance(row, Member)}
    if members:
        listed = Attendance.objects.public().filter(member__in=members)
        for member, meeting in listed.values_list("member_id", "meeting_id"):
            found[members[member]].append(meeting)
    return found


def _codes(rows: Iterable[Row]) -> dict[Row, str]:
    items, meetings, members = (
        {row.pk: row for row in rows if isinstance(row, kind)} for kind in (AgendaItem, Meeting, Member)
    )
    short = ShortAddress.objects.filter(
        Q(item__in=items) | Q(meeting__in=meetings) | Q(member__in=members)
    ).order_by()
    return {
        row: code
        for code, item, meeting, member in short.values_list("code", "item_id", "meeting_id", "member_id")
        for row in (items.get(item), meetings.get(meeting), members.get(member))
        if row
    }


def _agendas(meetings: Iterable[Meeting]) -> dict[int, list[AgendaItem]]:
    found: dict[int, list[AgendaItem]] = defaultdict(list)
    known = {meeting.pk: meeting for meeting in meetings}
    if known:
        rows = AgendaItem.objects.filter(meeting__in=known, is_heading=False, withdrawn_at=None)
        rows = rows.select_related("decision")
        for item in rows.order_by("position"):
            # Its address is made of the meeting, which is at hand.
            item.meeting = known[item.meeting_id]
            found[item.meeting_id].append(item)
    return found
