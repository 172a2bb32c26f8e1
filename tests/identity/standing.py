"""All that is said of members, to be compared before and after."""

from collections.abc import Iterator
from typing import Any

from minutes.models import (
    AgendaItem,
    Appointment,
    Attendance,
    Mandate,
    MemberName,
    Presence,
    Redirect,
    Reservation,
    SearchChange,
    ShortAddress,
)

SAID = {
    Attendance: ("pk", "member__slug"),
    Appointment: ("pk", "member__slug"),
    Presence: ("pk", "member__slug"),
    AgendaItem.members.through: ("agendaitem", "member__slug"),
    Reservation.members.through: ("reservation", "member__slug"),
    MemberName: ("member__slug", "name", "folded"),
    Mandate: ("member__slug", "council", "municipality", "party", "since", "until"),
    ShortAddress: ("code", "member__slug", "address"),
    Redirect: ("old", "new"),
}


def standing() -> dict[str, set[Any]]:
    return {
        model.__name__: set(model._default_manager.values_list(*columns)) for model, columns in SAID.items()
    }


def differing(before: dict[str, set[Any]]) -> Iterator[str]:
    """Kinds of rows that are no longer what they were."""
    now = standing()
    return (name for name in before if now[name] != before[name])


def newest_change() -> int:
    return SearchChange.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def changed_since(change: int) -> set[int]:
    """Meetings that the index is told of."""
    return set(SearchChange.objects.filter(pk__gt=change).values_list("meeting_id", flat=True))
