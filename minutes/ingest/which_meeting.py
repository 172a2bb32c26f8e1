"""Which meeting a reading is of, among those that stand there: its row, at its address."""

from datetime import date, time

from minutes.danish import folded
from minutes.ingest.rows import Writer
from minutes.models import Council, Document, Meeting, Redirect
from minutes.parsing.types import ParsedReferat

# Every meeting has an item called Eventuelt; two readings of one meeting share more than this of theirs.
SAME_AGENDA = 0.5


def put_meeting(writer: Writer, council: Council, document: Document, parsed: ParsedReferat) -> Meeting:
    """The row in place. A date that was read wrong before moves it, and the old address leads on."""
    day = date.fromisoformat(parsed.date or "")
    of_day = _of_day(council.slug, day)
    same = _same(of_day, document, parsed)
    existing = same or _only_this_documents(document)
    old = existing.get_absolute_url() if existing else ""
    meeting = writer.put(
        Meeting,
        existing,
        council=council,
        date=day,
        sequence=same.sequence if same else _next_sequence(of_day),
        start_time=_start(parsed),
        place=parsed.place or "",
    )
    if old and old != meeting.get_absolute_url():
        Redirect.objects.leave(
            old, meeting.get_absolute_url(), "Mødets dato er læst rigtigt ved en ny læsning."
        )
    return meeting


def standing(document: Document, parsed: ParsedReferat) -> Meeting | None:
    """The meeting that stands there already and that a reading is of; at most two queries."""
    if not parsed.council or not parsed.date:
        return document.meeting
    same = _same(_of_day(parsed.council, date.fromisoformat(parsed.date)), document, parsed)
    return same or _only_this_documents(document)


def _of_day(council: str, day: date) -> list[Meeting]:
    rows = Meeting.objects.select_related("council").order_by("sequence")
    return list(rows.filter(council__slug=council, date=day))


def _same(of_day: list[Meeting], document: Document, parsed: ParsedReferat) -> Meeting | None:
    own = [meeting for meeting in of_day if meeting.pk == document.meeting_id]
    return next(iter(own + [meeting for meeting in of_day if is_same(meeting, parsed)]), None)


def is_same(meeting: Meeting, parsed: ParsedReferat) -> bool:
    """Whether a reading of that council and day is of this meeting: the same hour, or most of the agenda."""
    start = _start(parsed)
    if meeting.start_time is None or start is None or meeting.start_time == start:
        return True
    standing = {folded(title) for title in meeting.items.values_list("title", flat=True)}
    read = {folded(item.title) for item in parsed.items}
    return len(standing & read) > SAME_AGENDA * min(len(standing), len(read))


def _only_this_documents(document: Document) -> Meeting | None:
    """What the document became before, unless another document tells of that meeting too."""
    meeting = document.meeting
    if meeting is None or meeting.documents.that_count().exclude(pk=document.pk).exists():
        return None
    return meeting


def _next_sequence(of_day: list[Meeting]) -> int:
    return max((meeting.sequence for meeting in of_day), default=0) + 1


def _start(parsed: ParsedReferat) -> time | None:
    return time.fromisoformat(parsed.start_time) if parsed.start_time else None
