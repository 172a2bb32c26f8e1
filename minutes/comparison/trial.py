"""What would change, found by doing it in a transaction that is then rolled back."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import connection, transaction

from minutes import corrections, readings, release, versions
from minutes.comparison.differences import Difference, between
from minutes.comparison.seen import NOTHING, Seen, of_meeting
from minutes.ingest import Refused, Report
from minutes.models import Correction, Document, Hold, Redirect, SearchChange
from minutes.parsing.types import ParsedReferat

State = Correction.State
Put = Callable[[Document, readings.Layered], Report]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What readers would see changed; what becomes of editors' words; or why it cannot be done."""

    difference: Difference
    corrections: list["Reapplied"] = field(default_factory=list)
    refused: str = ""
    # For what it would be held back, unless it is held for that already; then nothing else changes.
    held: list[str] = field(default_factory=list)

    @property
    def conflicts(self) -> list["Reapplied"]:
        """Those that an editor would have to settle, and has not now."""
        return [one for one in self.corrections if one.is_new_conflict]

    @property
    def is_empty(self) -> bool:
        return self.difference.is_empty and not (self.conflicts or self.refused or self.held)

    def summary(self) -> list[str]:
        amounts = Counter(one.state for one in self.corrections)
        told = [sentence(amounts[state]) for state, sentence in TOLD.items() if amounts[state]]
        held = [f"holdes tilbage for en redaktør: {Hold(code).label}" for code in self.held]
        return [*held, *self.difference.summary(), *told]


@dataclass(frozen=True, slots=True)
class Reapplied:
    """A correction, and what it is by the new reading; `found` is what that says at its place."""

    correction: Correction
    state: str
    found: object
    is_new_conflict: bool

    @classmethod
    def of(cls, result: corrections.Result) -> "Reapplied":
        row, state, found = result
        settled = (row.state, row.found) == (state, found)
        return cls(row, state, found, state in {State.CONFLICT, State.LOST} and not settled)


TOLD: dict["State", Callable[[int], str]] = {
    State.APPLIED: lambda n: f"{n} rettelse{'' if n == 1 else 'r'} lægges over igen",
    State.AGREED: lambda n: f"{n} rettelse{'' if n == 1 else 'r'} læses nu af sig selv",
    State.CONFLICT: lambda n: f"{n} rettelse{'' if n == 1 else 'r'} er i konflikt med læsningen",
    State.LOST: lambda n: f"{n} rettelse{'' if n == 1 else 'r'} har intet sted i læsningen",
}


class _Undone(Exception):
    """Rolls the trial back."""


@dataclass(slots=True)
class _Found:
    """What was seen on the way, before all of it was undone."""

    before: Seen = NOTHING
    after: Seen = NOTHING
    targets: dict[str, str | None] = field(default_factory=dict)
    again: list[Reapplied] = field(default_factory=list)
    held: list[str] = field(default_factory=list)


def of_reading(document: Document, raw: ParsedReferat) -> Comparison:
    """What taking this reading of the document would change.

    Holds the lock of the change log as long as the taking itself would, and compares after it.
    """
    return _tried(document, raw, None)


def of_version(document: Document, raw: ParsedReferat) -> Comparison:
    """What would change if the document counted from now on, instead of the one that does."""
    return _tried(document, raw, versions.put)


def _tried(document: Document, raw: ParsedReferat, put: Put | None) -> Comparison:
    found = _Found()
    try:
        with transaction.atomic():
            _do(document, raw, put, found)
            raise _Undone
    except _Undone:
        difference = between(found.before, found.after, found.targets.get)
        return Comparison(difference, found.again, held=found.held)
    except Refused as reason:
        return Comparison(between(NOTHING, NOTHING), refused=reason.message)


def _do(document: Document, raw: ParsedReferat, put: Put | None, found: _Found) -> None:
    SearchChange.objects.lock()
    # Of its own: writing changes what it is given.
    own = Document.objects.select_related("meeting").get(pk=document.pk)
    now = readings.layered(own, raw)
    if put is None and (held := release.holds(own, now)):
        found.held = [] if own.status == Document.Status.HELD and held == own.held_for else held
        return
    found.again = [Reapplied.of(result) for result in now.results]
    found.before = of_meeting(now.meeting or own.meeting)
    (put or readings.put)(own, now)
    # What is checked at the end of a transaction is checked here, which has no end.
    connection.check_constraints()
    found.after = of_meeting(own.meeting)
    gone = found.before.addresses.keys() - found.after.addresses.keys()
    found.targets = {address: Redirect.objects.target(address) for address in gone}
