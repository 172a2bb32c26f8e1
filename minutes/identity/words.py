"""What an editor says that changes no row: these two are two, this one is one."""

from django.contrib.auth.models import User
from django.db import transaction

from minutes.identity.rows import Refused, fresh
from minutes.models import Identity, Member


@transaction.atomic
def say_apart(one: Member, other: Member, by: User | None = None) -> Identity:
    """Not the same person: never suggested again. Raises Refused."""
    if one == other:
        raise Refused("Det er det samme medlem.")
    first, second = sorted(fresh(one, other), key=lambda row: row.pk)
    return _once(Identity.Kind.APART, first, second, by)


@transaction.atomic
def say_one(member: Member, by: User | None = None) -> Identity:
    """One person, though it looks like two."""
    (row,) = fresh(member)
    return _once(Identity.Kind.ONE, row, None, by)


def _once(kind: str, member: Member, other: Member | None, by: User | None) -> Identity:
    said = Identity.objects.standing().filter(kind=kind, member=member, other=other).first()
    return said or Identity.objects.create(kind=kind, member=member, other=other, made_by=by)
