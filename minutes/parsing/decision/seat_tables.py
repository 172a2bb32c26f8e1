"""Seats in a table: its heads say which column is the person, the body, the substitute.

    Bestyrelse      Medlem                     Stedfortræder
    Vækstforum      Lis Jensen (A), Greve      Jens Hansen (V), Køge
    → Lis Jensen, Vækstforum, no role · Jens Hansen, Vækstforum, stedfortræder

A row without heads above it has its persons wherever they stand, if a sentence gave the seat.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from minutes.parsing.decision import people, seats
from minutes.parsing.decision.seats import Seat
from minutes.parsing.types import Appointment, Attendee
from minutes.parsing.vocabulary import SEAT_COLUMNS


@dataclass(frozen=True, slots=True)
class Column:
    """Where a column stands in its table, and the head's own word in lower case."""

    at: int
    head: str


def heads(row: str) -> dict[str, Column]:
    """Which column of a table is what, from its first row; empty for a row that is no head."""
    cells = [cell.strip().lower() for cell in row.split("\t")]
    found = {
        name: Column(cells.index(word), word)
        for name, words in SEAT_COLUMNS.items()
        for word in words
        if word in cells
    }
    # `Rune Sørensen | A | Norddjurs | medlem` is a row, though `medlem` heads columns elsewhere.
    return {} if 2 * len(found) < len(cells) or people.of(row.replace("\t", " ; ")) else found


def read(
    row: str, columns: dict[str, Column], attendees: Sequence[Attendee], above: Seat | None
) -> Iterator[Appointment]:
    """The persons of one row; `above` is what the sentence before the table said of the seat."""
    if not above and "person" not in columns:
        return
    seat = above or Seat()
    cells = [" ".join(cell.split()) for cell in row.split("\t")]
    cell = {name: cells[each.at] for name, each in columns.items() if each.at < len(cells) and cells[each.at]}
    whole = "" if "person" in columns else row.replace("\t", " ; ")
    for person in people.of(cell.get("person", whole), attendees):
        yield Appointment(
            person.name,
            person.party or cell.get("party"),
            person.municipality or people.town(cell.get("town")),
            cell.get("body") or _body(cell.get("role")) or seat.body,
            _office(columns, "person") or _role(cell.get("role")) or seat.role,
            cell.get("period") or seat.period,
        )
    for person in people.of(cell.get("second", ""), attendees):
        yield Appointment(
            person.name,
            person.party,
            person.municipality,
            cell.get("body") or seat.body,
            _office(columns, "second"),
            cell.get("period") or seat.period,
        )


def _office(columns: dict[str, Column], name: str) -> str | None:
    """The office that a column's head names: `Medlemmer` → medlem."""
    return seats.role(f"som {columns[name].head}") if name in columns else None


def _role(post: str | None) -> str | None:
    """`Formand for Det Sociale Udvalg` in a column of posts is an office, and its body."""
    return seats.role(f"som {post}") or post if post else None


def _body(post: str | None) -> str | None:
    return next(iter(seats.bodies(post or "")), None)
