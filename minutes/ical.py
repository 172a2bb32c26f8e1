"""A calendar as text (RFC 5545): lines of name and value, escaped, and folded at 75 octets."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

# A calendar without events must hold something too; and hours are told in local time by it.
TIME_ZONE = """\
BEGIN:VTIMEZONE
TZID:Europe/Copenhagen
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE"""
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
MOST_OCTETS = 75


@dataclass(frozen=True, slots=True)
class Event:
    """`uid` never changes, `changed` is when what it says did; all day where no hour is known."""

    uid: str
    changed: datetime
    day: date
    hour: time | None
    summary: str
    url: str
    description: str
    place: str = ""
    is_certain: bool = True

    def lines(self) -> Iterator[str]:
        yield "BEGIN:VEVENT"
        yield f"UID:{self.uid}"
        yield f"DTSTAMP:{self.changed.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        if self.hour:
            yield f"DTSTART;TZID=Europe/Copenhagen:{self.day:%Y%m%d}T{self.hour:%H%M%S}"
        else:
            yield f"DTSTART;VALUE=DATE:{self.day:%Y%m%d}"
        yield f"SUMMARY:{_text(self.summary)}"
        if self.place:
            yield f"LOCATION:{_text(self.place)}"
        yield f"DESCRIPTION:{_text(self.description)}"
        yield f"URL:{self.url}"
        yield f"STATUS:{'CONFIRMED' if self.is_certain else 'TENTATIVE'}"
        # Whoever follows the calendar is not taken for being there.
        yield "TRANSP:TRANSPARENT"
        yield "END:VEVENT"


def calendar(name: str, events: Iterable[Event]) -> str:
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//KKR-arkivet//Kalender//DA", f"NAME:{_text(name)}"]
    head += [f"X-WR-CALNAME:{_text(name)}", *TIME_ZONE.splitlines()]
    lines = [*head, *(line for event in events for line in event.lines()), "END:VCALENDAR"]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _text(value: str) -> str:
    """Control characters, which a damaged text may hold, have no place in a calendar."""
    lines = (
        "".join(letter if letter.isprintable() else " " for letter in line) for line in value.split("\n")
    )
    return "\n".join(lines).translate(ESCAPED)


def _folded(line: str) -> str:
    """No letter is cut in two, and the space that begins a further line counts."""
    parts, room = [""], MOST_OCTETS
    for letter in line:
        size = len(letter.encode())
        if size > room:
            parts.append("")
            room = MOST_OCTETS - 1
        parts[-1] += letter
        room -= size
    return "\r\n ".join(parts)
