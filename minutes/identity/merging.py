"""Two members that are one person: all of the one goes to the other, and what leads to it leads on."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction

from minutes.identity import rows
from minutes.identity.rows import Appearance, Refused
from minutes.models import Attendance, Identity, Meeting, Member, NameRule

REASON = "De to medlemmer er samme person."


@transaction.atomic
def merge(kept: Member, gone: Member, by: User | None = None, why: str = "") -> Identity:
    """`gone` keeps its row, so that nobody else gets its address. Raises Refused."""
    if kept == gone:
        raise Refused("Et medlem kan ikke lægges sammen med sig selv.")
    kept, gone = rows.fresh(kept, gone)
    if together := in_the_way(kept, gone):
        raise Refused(f"Begge var til stede ved mødet i {together[0]}. Så er det to personer.")
    touched = rows.meetings_of(gone)
    own = {(one.folded, one.municipality.pk if one.municipality else None) for one in rows.appearances(kept)}
    moved: dict[str, object] = {**rows.hand_over(gone, kept), "own": sorted(own, key=str)}
    moved["names"], moved["names_gone"] = rows.hand_names_over(gone, kept)
    moved["redirects"], moved["short"] = rows.lead_on(gone, kept, REASON)
    moved["rules"] = list(gone.rules.values_list("pk", flat=True))
    gone.rules.update(member=kept)
    gone.merged_into = kept
    gone.save(update_fields=["merged_into"])
    word = Identity.objects.create(
        kind=Identity.Kind.MERGED, member=kept, other=gone, why=why, made_by=by, moved=moved
    )
    NameRule.objects.bulk_create(_rules(word, kept, rows.appearances(kept)))
    rows.finish([kept, gone], touched)
    return word


def in_the_way(one: Member, other: Member) -> list[Meeting]:
    """Meetings at which both were present: nobody is there twice. One query."""
    came = Attendance.objects.exclude(status=Attendance.Status.ABSENT)
    both = Meeting.objects.filter(pk__in=came.filter(member=one).values("meeting")).filter(
        pk__in=came.filter(member=other).values("meeting")
    )
    return list(both.select_related("council").order_by("-date"))


def _rules(word: Identity, kept: Member, seen: Iterable[Appearance]) -> list[NameRule]:
    """Each name with the municipality it stood with; where none was printed, at that meeting alone.

    A name that a third member of the municipality bears too is left as it was: that is another matter.
    """
    seen = list(seen)
    others = Attendance.objects.filter(member__names__folded__in={one.folded for one in seen})
    taken = set(others.exclude(member=kept).values_list("member__names__folded", "municipality"))
    wanted = {
        (one.folded, one.municipality, None if one.municipality else one.meeting)
        for one in seen
        if (one.folded, one.municipality.pk if one.municipality else None) not in taken
        or not one.municipality
    }
    return [
        NameRule(identity=word, member=kept, folded=name, municipality=home, meeting=meeting)
        for name, home, meeting in sorted(wanted, key=str)
    ]
