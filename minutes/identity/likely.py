"""Members who may be one person, and those who may be two, with the reasons, for an editor to judge.

Morten Trolle (Furesø) · Morten Bo Trolle (Furesø)      one of them has a name more
Jørgen Gyldenløve · Jørgen Gyldenlave                   a slip, and nobody else is called so
Peter Hansen in Furesø and in Greve at one time         two
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from difflib import SequenceMatcher
from itertools import combinations

from minutes.models import Attendance, Identity, Member

# Names this alike differ by a letter or two.
LIKENESS = 0.84
# Two election periods, after which the same name for another party is looked at.
LONG_ABSENCE = timedelta(days=8 * 365)
Span = tuple[date, date]
Reason = tuple[str, int]


@dataclass(frozen=True)
class Likely:
    """`other` is None where the member may be two people. `why` is Danish; `weight` orders the list."""

    member: Member
    other: Member | None
    why: list[str]
    weight: int


@dataclass
class Seen:
    """Where a member stood on lists, by the names of things: first and last day at each."""

    member: Member
    folds: list[str]
    homes: dict[str, Span] = field(default_factory=dict)
    parties: dict[str, Span] = field(default_factory=dict)
    councils: dict[str, Span] = field(default_factory=dict)
    meetings: Counter[int] = field(default_factory=Counter)

    @property
    def span(self) -> Span:
        days = [day for span in self.councils.values() for day in span]
        return min(days), max(days)

    def learn(self, home: str | None, party: str | None, council: str, meeting: int, day: date) -> None:
        self.meetings[meeting] += 1
        for names, name in ((self.homes, home), (self.parties, party), (self.councils, council)):
            if name:
                first, last = names.get(name, (day, day))
                names[name] = min(first, day), max(last, day)


def likely() -> tuple[list[Likely], list[Likely]]:
    """(pairs that may be one, members that may be two), the likeliest first; four queries."""
    seen, words = _seen(), list(Identity.objects.standing())
    apart = {(word.member_id, word.other_id) for word in words if word.kind == Identity.Kind.APART}
    # Of whom more was said than that, nothing is left to suggest.
    little = {Identity.Kind.APART, Identity.Kind.PLACED}
    settled = {word.member_id for word in words if word.kind not in little}
    pairs = [pair for pair in _pairs(seen) if (pair[0].member.pk, pair[1].member.pk) not in apart]
    surnames = Counter(
        part for one in seen for part in {part for name in one.folds for part in name.split("-")}
    )
    one = [_told(left, right, _one_person(left, right, surnames)) for left, right in pairs]
    two = [_told(each, None, _two_people(each)) for each in seen if each.member.pk not in settled]
    return _ranked(one), _ranked(two)


def _seen() -> list[Seen]:
    columns = ("municipality__name", "party__name", "meeting__council__name", "meeting_id", "meeting__date")
    listed = Attendance.objects.filter(member__isnull=False).order_by().values_list("member_id", *columns)
    members = Member.objects.filter(merged_into=None).prefetch_related("names")
    found = {row.pk: Seen(row, sorted({name.folded for name in row.names.all()})) for row in members}
    for pk, *place in listed:
        found[pk].learn(*place)
    return [one for _, one in sorted(found.items()) if one.meetings]


def _pairs(seen: Iterable[Seen]) -> list[tuple[Seen, Seen]]:
    """Those who share a name or surname and a municipality, or the whole name, and were never both listed."""
    groups: dict[tuple[str, ...], dict[int, Seen]] = defaultdict(dict)
    for one in seen:
        for name in one.folds:
            parts = name.split("-")
            places = one.homes or one.councils
            keys = {(place, part) for place in places for part in (parts[0], parts[-1])} | {(name,)}
            for key in keys:
                groups[key][one.member.pk] = one
    found = {
        (left.member.pk, right.member.pk): (left, right)
        for group in groups.values()
        for left, right in combinations(group.values(), 2)
        if not left.meetings.keys() & right.meetings.keys()
    }
    return [pair for _, pair in sorted(found.items())]


def _one_person(left: Seen, right: Seen, parts: Counter[str]) -> list[Reason]:
    names = [_alike(one, other, parts) for one in left.folds for other in right.folds]
    alike = max(filter(None, names), key=lambda reason: reason[1], default=None)
    homes, parties = left.homes.keys() & right.homes.keys(), left.parties.keys() & right.parties.keys()
    # Of two municipalities a name alone tells nothing.
    if alike is None or (left.homes and right.homes and not homes and not parties):
        return []
    reasons = [alike]
    if homes:
        reasons.append((f"begge i {min(homes)}", 2))
    if parties:
        reasons.append((f"begge for {min(parties)}", 1))
    follows = left.span[1] < right.span[0] or right.span[1] < left.span[0]
    reasons.append(("den ene efter den anden", 1) if follows else ("aldrig på samme liste", 0))
    return reasons


def _alike(name: str, other: str, parts: Counter[str]) -> Reason | None:
    if name == other:
        return "samme navn", 4
    short, long = sorted((name.split("-"), other.split("-")), key=len)
    if len(short) > 1 and len(short) < len(long) and {*short} <= {*long}:
        return "det ene navn har et led mere", 3
    if short[-1] == long[-1] and short[0][0] == long[0][0] and 1 in {len(short[0]), len(long[0])}:
        return "det ene fornavn er forkortet", 3
    # Jensen and Hansen are as alike, but each is borne by others too.
    differing = [pair for pair in zip(short, long, strict=False) if pair[0] != pair[1]]
    is_slip = len(short) == len(long) and all(min(parts[one] for one in pair) == 1 for pair in differing)
    if is_slip and SequenceMatcher(None, name, other, autojunk=False).ratio() >= LIKENESS:
        return "navnene ligner hinanden", 3
    return None


def _two_people(one: Seen) -> list[Reason]:
    twice = [meeting for meeting, times in one.meetings.items() if times > 1]
    reasons = [("står to gange på samme deltagerliste", 5)] if twice else []
    for places in (one.homes, one.councils):
        reasons += [(f"{first} og {second} på samme tid", 4) for first, second in _at_once(places)]
    reasons += [
        (f"{before} til {until.year} og {after} fra {since.year}", 2)
        for (before, (_, until)), (after, (since, _)) in combinations(
            sorted(one.parties.items(), key=lambda each: each[1]), 2
        )
        if since - until >= LONG_ABSENCE
    ]
    return reasons


def _at_once(places: dict[str, Span]) -> Iterator[tuple[str, str]]:
    for (first, one), (second, other) in combinations(sorted(places.items()), 2):
        if one[0] <= other[1] and other[0] <= one[1]:
            yield first, second


def _told(one: Seen, other: Seen | None, reasons: list[Reason]) -> Likely:
    why = [reason for reason, _ in reasons]
    return Likely(one.member, other.member if other else None, why, sum(weight for _, weight in reasons))


def _ranked(found: list[Likely]) -> list[Likely]:
    told = [one for one in found if one.why]
    return sorted(told, key=lambda one: (-one.weight, one.member.sort_key))
