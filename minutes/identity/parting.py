"""One member who is two people: what an editor chooses goes to a new one, with an address of its own."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User
from django.db import transaction

from minutes.danish import sort_key
from minutes.identity import rows
from minutes.identity.rows import LISTS, Appearance, Refused
from minutes.ingest.rows import Writer
from minutes.ingest.short_addresses import put_short_addresses
from minutes.matching import free_address
from minutes.models import Appointment, Attendance, Identity, Member, NameRule, Presence


@dataclass(frozen=True)
class Choice:
    """What is the new member's: all that fits what is named here, and what is chosen one by one.

    `municipalities` and `councils` are ids; `since` and `until` days of meetings; `keys` of appearances.
    """

    municipalities: frozenset[int] = frozenset()
    councils: frozenset[int] = frozenset()
    since: date | None = None
    until: date | None = None
    keys: frozenset[str] = frozenset()

    @property
    def is_general(self) -> bool:
        """Whether it tells of later papers too."""
        return bool(self.municipalities or self.councils or self.since or self.until)

    def fits(self, one: Appearance) -> bool:
        """By more than having been chosen itself."""
        home = one.municipality.pk if one.municipality else None
        return (
            self.is_general
            and (not self.municipalities or home in self.municipalities)
            and (not self.councils or one.meeting.council_id in self.councils)
            and (self.since is None or self.since <= one.meeting.date)
            and (self.until is None or one.meeting.date <= self.until)
        )

    def of(self, seen: Iterable[Appearance]) -> tuple[list[Appearance], list[Appearance]]:
        """(the new member's, what is left)"""
        seen = list(seen)
        chosen = [one for one in seen if self.fits(one) or one.key in self.keys]
        return chosen, [one for one in seen if one not in chosen]


@transaction.atomic
def part(member: Member, choice: Choice, by: User | None = None, why: str = "") -> Identity:
    """Raises Refused where either of the two would be on no list."""
    (member,) = rows.fresh(member)
    chosen, left = choice.of(rows.appearances(member))
    for side in (chosen, left):
        if not any(one.attendance for one in side):
            raise Refused("Vælg noget af det, men ikke det hele: begge skal stå på mindst én deltagerliste.")
    new = _new(chosen)
    word = Identity.objects.create(
        kind=Identity.Kind.PARTED, member=member, other=new, why=why, made_by=by, moved={}
    )
    NameRule.objects.bulk_create([*_pinned(word, chosen, new), *_pinned(word, left, member)])
    NameRule.objects.bulk_create(_general(word, choice, chosen, left))
    word.moved = _move(member, new, chosen, left)
    word.save(update_fields=["moved"])
    member.names.exclude(name__in=[one.name for one in left]).filter(
        name__in=[one.name for one in chosen]
    ).delete()
    rows.finish([member, new], {one.meeting.pk for one in chosen})
    put_short_addresses(Writer(), chosen[0].meeting)
    return word


def _new(chosen: Sequence[Appearance]) -> Member:
    newest = next(one for one in chosen if one.attendance)
    address = free_address(newest.name, newest.municipality)
    member = Member.objects.create(slug=address, name=newest.name, sort_key=sort_key(newest.name))
    rows.add_names(member, (one.name for one in chosen))
    return member


def _pinned(word: Identity, side: Iterable[Appearance], member: Member) -> list[NameRule]:
    """At these meetings it stays so, however the papers are read again."""
    return [
        NameRule(
            identity=word,
            member=member,
            folded=one.folded,
            municipality=one.municipality,
            meeting=one.meeting,
        )
        for one in side
    ]


def _general(
    word: Identity, choice: Choice, chosen: Iterable[Appearance], left: Iterable[Appearance]
) -> list[NameRule]:
    """Of papers to come: what was chosen by more than itself, and all else of the same names and homes."""
    if not choice.is_general:
        return []
    assert word.other  # noqa: S101  parting has made the other
    councils: list[int | None] = [*sorted(choice.councils)] or [None]
    fitting = {(one.folded, one.municipality) for one in chosen if choice.fits(one) and one.municipality}
    staying = {(one.folded, one.municipality) for one in left if one.municipality}
    days = {"since": choice.since, "until": choice.until}
    own = [
        NameRule(identity=word, member=word.member, folded=name, municipality=home) for name, home in staying
    ]
    return own + [
        NameRule(identity=word, member=word.other, folded=name, municipality=home, council_id=council, **days)
        for name, home in fitting
        for council in councils
    ]


def _move(
    source: Member, target: Member, chosen: Sequence[Appearance], left: Sequence[Appearance]
) -> dict[str, list[int]]:
    """Rows chosen, and at their meetings what goes by name; `…_lost` is what may be of either now."""
    pks = [one.attendance.pk for one in chosen if one.attendance]
    Attendance.objects.filter(pk__in=pks).update(member=target)
    posts = [post.pk for one in chosen for post in one.appointments]
    Appointment.objects.filter(pk__in=posts).update(member=target)
    moved = {
        "attendances": pks,
        "appointments": posts,
        "presences_lost": [],
        "items_lost": [],
        "reservations_lost": [],
    }
    staying = _names(left)
    for meeting, names in _names(chosen).items():
        both = names & staying.get(meeting, set())
        presences = Presence.objects.filter(item__meeting=meeting, member=source)
        moved["presences_lost"] += presences.filter(name__in=both).values_list("pk", flat=True)
        presences.filter(name__in=both).update(member=None)
        presences.filter(name__in=names).update(member=target)
        if both or meeting not in staying:
            _move_lists(source, None if both else target, meeting, moved)
    return moved


def _move_lists(source: Member, target: Member | None, meeting: int, moved: dict[str, list[int]]) -> None:
    for name in LISTS:
        named = getattr(source, name).filter(**{rows.WAYS[name]: meeting})
        pks = list(named.values_list("pk", flat=True))
        getattr(source, name).remove(*pks)
        if target is None:
            moved[f"{name}_lost"] += pks
        else:
            getattr(target, name).add(*pks)


def _names(seen: Iterable[Appearance]) -> dict[int, set[str]]:
    """Of those on the lists, by meeting: texts that give a name alone mean them."""
    found: dict[int, set[str]] = defaultdict(set)
    for one in seen:
        if one.attendance:
            found[one.meeting.pk].add(one.name)
    return dict(found)
