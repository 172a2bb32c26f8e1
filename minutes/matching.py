"""A name as written → one Member, Party, Municipality or Case, or none.

What editors have said of a name comes first. A match is accepted only when
exactly one candidate remains; the words as written are always kept beside it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain

from minutes.danish import folded, numbered, slug, sort_key
from minutes.models import Case, Council, Meeting, Member, MemberName, Municipality, NameRule, Party, Topic


@dataclass(frozen=True)
class Facts:
    """The fixed rows by every name they go by; four queries, once per reading."""

    councils: dict[str, Council]
    municipalities: dict[str, Municipality]
    parties: dict[str, Party]
    topics: dict[str, Topic]

    @classmethod
    def load(cls) -> "Facts":
        return cls(
            councils={council.slug: council for council in Council.objects.all()},
            municipalities={
                name.casefold(): municipality
                for municipality in Municipality.objects.all()
                for name in [municipality.name, *municipality.aliases]
            },
            parties=_parties_by_name(),
            topics={topic.slug: topic for topic in Topic.objects.all()},
        )

    def municipality(self, name: str | None) -> Municipality | None:
        return self.municipalities.get(name.casefold()) if name else None

    def party(self, name: str | None) -> Party | None:
        """By letter first: K is Kristendemokraterne's letter, though Konservative are called K too."""
        return self.parties.get(name.casefold()) if name else None


def _parties_by_name() -> dict[str, Party]:
    found: dict[str, Party] = {}
    parties = list(Party.objects.all())
    for names_of in (_letter, _name, _other_names):
        for party in parties:
            for name in names_of(party):
                found.setdefault(name.casefold(), party)
    return found


def _letter(party: Party) -> list[str]:
    return [party.letter] if party.letter else []


def _name(party: Party) -> list[str]:
    return [party.name]


def _other_names(party: Party) -> list[str]:
    return [name for name in [*party.names, party.short] if name]


@dataclass
class Members:
    """Members whose names fold like one of `names`, where each has sat, what editors said; three queries."""

    meeting: Meeting
    by_fold: dict[str, list[Member]] = field(default_factory=lambda: defaultdict(list))
    homes: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    rules: dict[str, list[NameRule]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def named(cls, names: Iterable[str], meeting: Meeting) -> "Members":
        """For names of that meeting's papers."""
        members, folds = cls(meeting), {folded(name) for name in names}
        spellings = MemberName.objects.filter(folded__in=folds)
        for spelling in spellings.select_related("member").order_by("id"):
            if spelling.member not in members.by_fold[spelling.folded]:
                members.by_fold[spelling.folded].append(spelling.member)
        known = {member.pk for found in members.by_fold.values() for member in found}
        seats = Member.objects.filter(pk__in=known, attendances__municipality__isnull=False)
        for member_id, municipality_id in seats.values_list("pk", "attendances__municipality").distinct():
            members.homes[member_id].add(municipality_id)
        for rule in NameRule.objects.standing().filter(folded__in=folds).select_related("member"):
            members.rules[rule.folded].append(rule)
        return members

    def candidates(self, name: str, municipality: Municipality | None) -> list[Member]:
        """Those with the name; among them, those of the municipality where it is known.

        A namesake from elsewhere is another person. A member never seen with a municipality may be anyone.
        """
        same_name = self.by_fold.get(folded(name), [])
        if told := self._told(name, municipality):
            return told
        if municipality is None:
            return same_name
        return [
            member
            for member in same_name
            if municipality.pk in self.homes[member.pk] or not self.homes[member.pk]
        ]

    def _told(self, name: str, municipality: Municipality | None) -> list[Member]:
        """Whom editors say the name means at this meeting: one where its municipality is printed.

        Else those who fit, and the namesakes nothing was said of, unless it was said of this very meeting.
        """
        rules = self.rules.get(folded(name), [])
        fitting = sorted((rule for rule in rules if rule.is_about(self.meeting)), key=_narrowness)
        if municipality is not None:
            own = {municipality.pk, None}
            return [rule.member for rule in fitting if rule.municipality_id in own][-1:]
        pinned = [rule for rule in fitting if rule.meeting_id]
        meant = {rule.municipality_id: rule.member for rule in pinned or fitting}
        spoken_of = {rule.member_id for rule in rules}
        others = [] if pinned or not fitting else self.by_fold.get(folded(name), [])
        return list(dict.fromkeys([*meant.values(), *(one for one in others if one.pk not in spoken_of)]))

    def add(self, member: Member, name: str, municipality: Municipality | None) -> None:
        if member not in self.by_fold[folded(name)]:
            self.by_fold[folded(name)].append(member)
        if municipality is not None:
            self.homes[member.pk].add(municipality.pk)


def _narrowness(rule: NameRule) -> tuple[tuple[bool, ...], bool, int]:
    """What is said of less counts for more, then what was said last."""
    return rule.weight, rule.municipality_id is not None, rule.pk


def new_member(name: str, municipality: Municipality | None) -> Member:
    """A member not seen before, under an address nobody else has."""
    member = Member.objects.create(slug=free_address(name, municipality), name=name, sort_key=sort_key(name))
    MemberName.objects.create(member=member, name=name, folded=folded(name))
    return member


def free_address(name: str, municipality: Municipality | None) -> str:
    """maja-hoejgaard; for a namesake maja-hoejgaard-furesoe, then with a number."""
    wanted = slug(name)[:100] or "ukendt"
    choices = [wanted] + ([f"{wanted}-{municipality.slug}"[:110]] if municipality else [])
    taken = set(Member.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    return next(choice for choice in chain(choices, numbered(wanted)) if choice not in taken)


def case(number: str | None) -> Case | None:
    return Case.objects.get_or_create(number=number)[0] if number else None
