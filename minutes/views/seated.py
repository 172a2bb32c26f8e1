"""A meeting's attendance as a picture: a square for each seat, by party and by municipality."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from minutes import charts
from minutes.models import Attendance, Municipality, Party
from minutes.views.attendance import ABSENT, CAME, SENT

ORDER = (CAME, SENT, ABSENT)
WORDS = {CAME: _("til stede"), SENT: _("suppleant"), ABSENT: _("afbud")}


@dataclass(frozen=True, slots=True)
class Seat:
    """Whoever had it or sat in it; `told` says who, and who came instead."""

    party: Party | None
    municipality: Municipality | None
    kind: str
    told: str


@dataclass(frozen=True, slots=True)
class Group:
    """`of` is None for the seats whose party or municipality nobody has written."""

    of: Party | Municipality | None
    line: charts.Squares
    told: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The largest parties first, the municipalities by name."""

    parties: list[Group]
    municipalities: list[Group]
    kinds: list[tuple[str, str]]


def picture(groups: Iterable[tuple[str, list[Attendance]]]) -> Picture:
    """Of what `Attendance.objects.by_status()` gives; no query."""
    rows = [row for _, rows in groups for row in rows]
    seats = sorted(seated(rows), key=lambda seat: ORDER.index(seat.kind))
    parties, towns = defaultdict(list), defaultdict(list)
    for seat in seats:
        parties[seat.party].append(seat)
        towns[seat.municipality].append(seat)
    return Picture(
        [_group(*pair) for pair in sorted(parties.items(), key=lambda pair: (not pair[0], -len(pair[1])))],
        [
            _group(*pair)
            for pair in sorted(towns.items(), key=lambda pair: pair[0].sort_key if pair[0] else "~")
        ],
        [(kind, str(WORDS[kind])) for kind in ORDER if any(seat.kind == kind for seat in seats)],
    )


def seated(rows: list[Attendance]) -> list[Seat]:
    """One for each seat: a suppleant sits in that of the member named, where the list has the member."""
    absent = {row.name for row in rows if row.status == Attendance.Status.ABSENT}
    return [_seat(row) for row in rows if row.substitute_for not in absent]


def _seat(row: Attendance) -> Seat:
    if row.status == Attendance.Status.SUBSTITUTE:
        return Seat(row.party, row.municipality, SENT, _told_of_substitute(row))
    if row.status == Attendance.Status.PRESENT:
        return Seat(row.party, row.municipality, CAME, f"{row.name}, {WORDS[CAME]}")
    if row.substitutes:
        told = gettext("%(name)s, afbud; %(names)s mødte")
        said = told % {"name": row.name, "names": ", ".join(row.substitutes)}
        return Seat(row.party, row.municipality, SENT, said)
    return Seat(row.party, row.municipality, ABSENT, f"{row.name}, {WORDS[ABSENT]}")


def _told_of_substitute(row: Attendance) -> str:
    if not row.substitute_for:
        return f"{row.name}, {WORDS[SENT]}"
    told = gettext("%(name)s, suppleant for %(member)s")
    return told % {"name": row.name, "member": row.substitute_for}


def _group(of: Party | Municipality | None, seats: list[Seat]) -> Group:
    kinds = Counter(seat.kind for seat in seats)
    told = ", ".join(f"{kinds[kind]} {WORDS[kind]}" for kind in ORDER if kinds[kind])
    return Group(of, charts.line([charts.Cell(seat.kind, seat.told) for seat in seats]), told)
