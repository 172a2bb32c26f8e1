"""A code for every meeting, item and member, and where each has stood."""

import secrets
from collections.abc import Callable, Iterable
from itertools import chain, repeat

from minutes.ingest.rows import Writer
from minutes.models import AgendaItem, Meeting, Member, ShortAddress
from minutes.models.addresses import LEGIBLE

LENGTH, LONGER = 5, 6
# Tries with the short length before a code is made one letter longer: then most are taken.
TRIES = 20


def put_short_addresses(writer: Writer, meeting: Meeting) -> None:
    """For the meeting, its items and who is on its lists. Costs six queries where nothing changed."""
    items = AgendaItem.objects.filter(meeting=meeting).select_related("meeting__council")
    members = Member.objects.filter(attendances__meeting=meeting).distinct()
    _put(writer, "meeting", [meeting])
    _put(writer, "item", items)
    _put(writer, "member", members)


def _put(writer: Writer, kind: str, rows: Iterable[Meeting | AgendaItem | Member]) -> None:
    wanted = list(rows)
    found = ShortAddress.objects.filter(**{f"{kind}__in": wanted})
    short = {getattr(row, f"{kind}_id"): row for row in found}
    new = [row for row in wanted if row.pk not in short]
    for row in wanted:
        if row.pk in short:
            _follow(writer, short[row.pk], row.get_absolute_url())
    codes = free_codes(len(new))
    made = [
        ShortAddress(code=code, address=row.get_absolute_url(), **{kind: row})
        for code, row in zip(codes, new, strict=True)
    ]
    ShortAddress.objects.bulk_create(made)
    writer.report.new += len(made)


def _follow(writer: Writer, short: ShortAddress, address: str) -> None:
    former = [one for one in dict.fromkeys([*short.former, short.address]) if one != address]
    writer.put(ShortAddress, short, address=address, former=former)


def free_codes(amount: int, draw: Callable[[int], str] | None = None) -> list[str]:
    """So many that no address has; one query for each round of drawing."""
    draw = draw or _draw
    found: dict[str, None] = {}
    for length in chain(repeat(LENGTH, TRIES), repeat(LONGER)):
        if len(found) == amount:
            break
        drawn = {draw(length) for _ in range(amount - len(found))}
        taken = set(ShortAddress.objects.filter(code__in=drawn).values_list("code", flat=True))
        found |= dict.fromkeys(drawn - taken)
    return list(found)


def _draw(length: int) -> str:
    return "".join(secrets.choice(LEGIBLE) for _ in range(length))
