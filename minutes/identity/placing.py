"""A name that may be several members': an editor says whose it is at one meeting."""

from django.contrib.auth.models import User
from django.db import transaction

from minutes.danish import folded
from minutes.identity import rows
from minutes.identity.rows import Refused
from minutes.models import Appointment, Attendance, Identity, Member, NameRule, Presence


@transaction.atomic
def place(row: Attendance, member: Member, by: User | None = None) -> Identity:
    """With what goes by the name at that meeting; texts that mention it follow at the next reading.

    Raises Refused.
    """
    (member,) = rows.fresh(member)
    listed = Attendance.objects.select_related("meeting__council", "municipality")
    found = listed.filter(pk=row.pk, member=None).first()
    if found is None:
        raise Refused(f"{row.name} er allerede sat på plads.")
    if member.attendances.filter(meeting=found.meeting).exists():
        raise Refused(f"{member} står på listen fra {found.meeting} i forvejen.")
    word = Identity.objects.create(kind=Identity.Kind.PLACED, member=member, made_by=by)
    NameRule.objects.create(
        identity=word,
        member=member,
        folded=folded(found.name),
        municipality=found.municipality,
        meeting=found.meeting,
    )
    word.moved = _give(found, member)
    word.save(update_fields=["moved"])
    rows.finish([member], [found.meeting_id])
    return word


def _give(found: Attendance, member: Member) -> dict[str, list[int] | list[str]]:
    known = set(member.names.values_list("name", flat=True))
    rows.add_names(member, {found.name} - known)
    Attendance.objects.filter(pk=found.pk).update(member=member)
    moved: dict[str, list[int] | list[str]] = {
        "attendances": [found.pk],
        "names": sorted({found.name} - known),
    }
    alone = not found.meeting.attendances.filter(name=found.name).exclude(pk=found.pk).exists()
    for name, model in (("presences", Presence), ("appointments", Appointment)):
        named = model._default_manager.filter(
            **{rows.WAYS[name]: found.meeting_id}, name=found.name, member=None
        )
        moved[name] = list(named.values_list("pk", flat=True)) if alone else []
        model._default_manager.filter(pk__in=moved[name]).update(member=member)
    return moved


def take_away(word: Identity) -> None:
    """Of whose it is nothing is known again, there and in the texts of the meeting."""
    member, moved = word.member, word.moved
    meetings = set(
        Attendance.objects.filter(pk__in=moved["attendances"], member=member).values_list(
            "meeting", flat=True
        )
    )
    for name, model in rows.ROWS.items():
        model._default_manager.filter(pk__in=moved[name], member=member).update(member=None)
    for name in rows.LISTS:
        own = getattr(member, name)
        own.remove(*own.filter(**{f"{rows.WAYS[name]}__in": meetings}))
    member.names.filter(name__in=moved["names"]).delete()
    rows.finish([member], meetings)
