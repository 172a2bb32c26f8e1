"""Hits → their rows, in the answer's order."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Prefetch, QuerySet

from minutes.models import AgendaItem, Appointment, Mandate, Meeting, Member
from minutes.search import schema
from minutes.search.answer import Hit

Row = AgendaItem | Meeting | Member


def rows(hits: Sequence[Hit], *also: str) -> list[Row]:
    """What readers may not see (any more) is not among them. `also`: more of the items to prefetch.

    One query for each kind, and one for each thing prefetched, however many hits.
    """
    items = (
        AgendaItem.objects.public()
        .for_list()
        .prefetch_related("attachments", "decision__reservations", *also)
    )
    meetings = (
        Meeting.objects.public()
        .select_related("council")
        .prefetch_related("attendances__municipality", "attendances__party")
    )
    seats = Prefetch("mandates", Mandate.objects.public().for_list())
    posts = Prefetch("appointments", Appointment.objects.public())
    members = Member.objects.public().prefetch_related(seats, posts)
    found = {
        schema.ITEM: _by_id(items, [hit.item_id for hit in hits if hit.kind == schema.ITEM]),
        schema.MEETING: _by_id(meetings, [hit.meeting_id for hit in hits if hit.kind == schema.MEETING]),
        schema.MEMBER: _by_id(members, [hit.member_id for hit in hits if hit.kind == schema.MEMBER]),
    }
    ids = {schema.ITEM: "item_id", schema.MEETING: "meeting_id", schema.MEMBER: "member_id"}
    ordered = (found[hit.kind].get(getattr(hit, ids[hit.kind])) for hit in hits)
    return [row for row in ordered if row]


def _by_id(queryset: QuerySet[Any], ids: list[Any]) -> dict[int, Row]:
    return queryset.in_bulk(ids) if ids else {}
