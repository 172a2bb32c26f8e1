"""Taking an editor's word back: each row goes where it was, and what has come since where it belongs."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from minutes.identity import rows
from minutes.identity.placing import take_away
from minutes.identity.rows import Appearance, Refused
from minutes.models import (
    AgendaItem,
    Appointment,
    Attendance,
    Identity,
    Member,
    MemberName,
    NameRule,
    Presence,
    Redirect,
    SearchChange,
    ShortAddress,
)

PARTED_AGAIN = "Delingen af medlemmet er fortrudt."
OF_ROWS = (Identity.Kind.MERGED, Identity.Kind.PARTED, Identity.Kind.PLACED)
OF_TWO = (Identity.Kind.MERGED, Identity.Kind.PARTED)


@transaction.atomic
def undo(word: Identity, by: User | None = None) -> None:
    """Raises Refused where it was taken back already, or more has been said of the same members since."""
    SearchChange.objects.lock()
    word = Identity.objects.select_related("member", "other").get(pk=word.pk)
    if word.undone_at:
        raise Refused("Det er allerede fortrudt.")
    both = [row for row in (word.member, word.other) if row]
    later = Identity.objects.standing().about(both).filter(pk__gt=word.pk, kind__in=OF_TWO).first()
    if later and word.kind in OF_ROWS:
        raise Refused(f"Fortryd først det, der er sagt siden: {later}, {later.get_kind_display()}.")
    word.undone_at, word.undone_by = timezone.now(), by
    word.save(update_fields=["undone_at", "undone_by"])
    if word.other and word.kind == Identity.Kind.MERGED:
        _unmerge(word, word.member, word.other)
    elif word.other and word.kind == Identity.Kind.PARTED:
        _rejoin(word, word.member, word.other)
    elif word.kind == Identity.Kind.PLACED:
        take_away(word)


def _unmerge(word: Identity, kept: Member, gone: Member) -> None:
    moved = word.moved
    touched = rows.meetings_of(kept)
    gone.merged_into = None
    gone.save(update_fields=["merged_into"])
    rows.hand_back(kept, gone, moved)
    _give_newer(kept, gone, moved["own"])
    MemberName.objects.filter(pk__in=moved["names"], member=kept).update(member=gone)
    rows.add_names(gone, moved["names_gone"])
    NameRule.objects.filter(pk__in=moved["rules"]).update(member=gone)
    Redirect.objects.filter(old=gone.get_absolute_url()).delete()
    older = Redirect.objects.filter(old__in=moved["redirects"], new=kept.get_absolute_url())
    older.update(new=gone.get_absolute_url())
    ShortAddress.objects.filter(pk__in=moved["short"], member=None).update(member=gone)
    rows.finish([kept, gone], touched & (rows.meetings_of(gone) | _of_lists(moved)))


def _of_lists(moved: rows.Moved) -> set[int]:
    """Meetings of items that name both."""
    items = AgendaItem.objects.filter(pk__in=moved["items_both"])
    return set(items.values_list("meeting", flat=True))


def _give_newer(kept: Member, gone: Member, own: list[list[object]]) -> None:
    """Papers read since: names with municipalities that were the other's alone before."""
    known = {tuple(each) for each in own}
    theirs = {_key(one) for one in rows.appearances(gone)} - known
    for one in rows.appearances(kept):
        if _key(one) not in theirs:
            continue
        Attendance.objects.filter(pk__in=[one.attendance.pk] if one.attendance else []).update(member=gone)
        Appointment.objects.filter(pk__in=[post.pk for post in one.appointments]).update(member=gone)
    for one in rows.appearances(gone):
        if one.attendance:
            _give_what_goes_by_name(kept, gone, one)


def _give_what_goes_by_name(kept: Member, gone: Member, one: Appearance) -> None:
    """Read again meanwhile, a text may mention more than it did."""
    own = {"member": kept, "name": one.name}
    Presence.objects.filter(item__meeting=one.meeting, **own).update(member=gone)
    Appointment.objects.filter(decision__item__meeting=one.meeting, **own).update(member=gone)
    if kept.attendances.filter(meeting=one.meeting).exists():
        return
    for name in rows.LISTS:
        named = getattr(kept, name).filter(**{rows.WAYS[name]: one.meeting})
        pks = list(named.values_list("pk", flat=True))
        getattr(kept, name).remove(*pks)
        getattr(gone, name).add(*pks)


def _key(one: Appearance) -> tuple[object, ...]:
    return one.folded, one.municipality.pk if one.municipality else None


def _rejoin(word: Identity, kept: Member, new: Member) -> None:
    """The new member's address was shown, and leads to the old."""
    touched = rows.meetings_of(new)
    rows.hand_over(new, kept)
    Presence.objects.filter(pk__in=word.moved["presences_lost"], member=None).update(member=kept)
    for name in rows.LISTS:
        still = rows.LISTS[name].objects.filter(pk__in=word.moved[f"{name}_lost"])
        getattr(kept, name).add(*still)
    rows.hand_names_over(new, kept)
    rows.lead_on(new, kept, PARTED_AGAIN)
    new.merged_into = kept
    new.save(update_fields=["merged_into"])
    rows.finish([kept, new], touched)
