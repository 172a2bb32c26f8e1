"""The links of a meeting's items: what they point at, what points at them, and what they are like."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Q

from minutes.models import AgendaItem, Link, Meeting, Traits
from minutes.models.threads import REFERENCES
from minutes.threads import references, words
from minutes.threads.likeness import RELATED, Found, Known, compared
from minutes.threads.references import Pointer

# (id of the later item or the one that points, id of the other) → what is found of them
Wanted = dict[tuple[int, int], Found]
# What `Known` is made of, in its order.
COMPARED = (
    "pk",
    "meeting",
    "meeting__council",
    "meeting__date",
    "position",
    "traits__title",
    "title",
    "traits__words",
    "traits__broad",
    "traits__years",
    "traits__rare",
)
WRITTEN = ("reason", "certainty", "joins", "evidence", "likeness")


def wanted(meeting: Meeting) -> Wanted:
    """Every link that one of the meeting's items is to have, the surest where there are several."""
    every = words.of_meeting(meeting)
    items = [item for item in every if not words.is_formal(item)]
    numbers = frozenset(item.number for item in every)
    found: Wanted = {}
    for item, other, link in [*_alike(items, meeting), *_referred(items, meeting, numbers)]:
        found[item, other] = link
        # A reference says more than that the two are alike, in whichever direction that was found.
        if link.reason in REFERENCES and _is_likeness(found.get((other, item))):
            del found[other, item]
    return found


def put_traits(meeting: Meeting) -> int:
    """Brings in line what the items are known by; how many rows changed. In three queries."""
    changed = []
    for item in words.of_meeting(meeting):
        values = words.of(item)
        row = getattr(item, "traits", None)
        if row is None or any(getattr(row, name) != value for name, value in values.items()):
            changed.append(Traits(item=item, **values))
    Traits.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["item"], update_fields=words.KNOWN_BY
    )
    return len(changed)


def put(meeting: Meeting) -> set[int]:
    """Brings the links in line, writing what differs alone; the items at either end of that."""
    rows = {
        (row.item_id, row.other_id): row
        for row in Link.objects.filter(Q(item__meeting=meeting) | Q(other__meeting=meeting))
    }
    now = wanted(meeting)
    gone = [row for pair, row in rows.items() if pair not in now]
    new = [_link(pair, found) for pair, found in now.items() if pair not in rows]
    unequal = [pair for pair in now.keys() & rows.keys() if _values(rows[pair]) != _values(now[pair])]
    Link.objects.filter(pk__in=[row.pk for row in gone]).delete()
    for pair in unequal:
        for name in WRITTEN:
            setattr(rows[pair], name, getattr(now[pair], name))
    Link.objects.bulk_update([rows[pair] for pair in unequal], WRITTEN, batch_size=500)
    Link.objects.bulk_create(new, batch_size=500)
    touched = [*((row.item_id, row.other_id) for row in [*gone, *new]), *unequal]
    return {pk for pair in touched for pk in pair}


def _is_likeness(found: Found | None) -> bool:
    return found is not None and found.reason not in REFERENCES


def _link(pair: tuple[int, int], found: Found) -> Link:
    values = {name: getattr(found, name) for name in WRITTEN}
    return Link(item_id=pair[0], other_id=pair[1], **values)


def _values(of: Link | Found) -> list[object]:
    return [getattr(of, name) for name in WRITTEN]


def _alike(items: Sequence[AgendaItem], meeting: Meeting) -> Iterator[tuple[int, int, Found]]:
    """By the words of the titles, among what was on an agenda some years before or after."""
    known = [Known.of(item) for item in items]
    others = _candidates(known, meeting)
    by_word: dict[str, list[Known]] = defaultdict(list)
    for other in others:
        for word in (*other.words, other.title):
            by_word[word].append(other)
    for one in known:
        near = {other.pk: other for word in (*one.words, one.title) for other in by_word.get(word, ())}
        for other in near.values():
            if found := compared(one, other):
                later, earlier = sorted((one, other), key=lambda each: each.order, reverse=True)
                yield later.pk, earlier.pk, found


def _candidates(known: Iterable[Known], meeting: Meeting) -> list[Known]:
    """Items near in time that share a telling word or the whole title; one query by their indexes."""
    telling = sorted({word for one in known for word in one.words})
    titles = sorted({one.title for one in known} - {""})
    rows = AgendaItem.objects.filter(
        Q(traits__words__overlap=telling) | Q(traits__title__in=titles),
        meeting__date__range=(meeting.date - RELATED, meeting.date + RELATED),
    )
    values = rows.exclude(meeting=meeting).values_list(*COMPARED)
    return [Known(*row[:7], *map(frozenset, row[7:])) for row in values]


def _referred(
    items: Sequence[AgendaItem], meeting: Meeting, numbers: frozenset[str]
) -> Iterator[tuple[int, int, Found]]:
    """Both ways: what these items point at, and who of the council points at this meeting."""
    named = {day for item in items for day in item.named_meetings} - {meeting.date}
    theirs = _of_meetings(Meeting.objects.filter(council=meeting.council_id, date__in=named))
    for item in items:
        meetings = [theirs[day] for day in item.named_meetings if day in theirs]
        yield from _of_pointer(item, items, meetings, numbers)
    pointing = AgendaItem.objects.filter(
        meeting__council=meeting.council_id, traits__days__contains=[meeting.date]
    ).exclude(meeting__date=meeting.date)
    rows = list(pointing.select_related("traits", "meeting", "decision"))
    their_numbers = _numbers({item.meeting_id for item in rows})
    for item in rows:
        if meant := references.at_meeting(Pointer.of(item), items, their_numbers[item.meeting_id]):
            yield item.pk, meant[0].pk, meant[1]


def _numbers(meetings: set[int]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    rows = AgendaItem.objects.filter(meeting__in=meetings)
    for meeting, number in rows.values_list("meeting", "number"):
        found[meeting].add(number)
    return {meeting: frozenset(numbers) for meeting, numbers in found.items()}


def _of_meetings(meetings: Iterable[Meeting]) -> dict[object, list[AgendaItem]]:
    rows = AgendaItem.objects.filter(meeting__in=meetings, is_heading=False)
    found: dict[object, list[AgendaItem]] = defaultdict(list)
    for item in rows.select_related("traits", "meeting").order_by("position"):
        if hasattr(item, "traits") and not words.is_formal(item):
            found[item.meeting.date].append(item)
    return found


def _of_pointer(
    item: AgendaItem,
    own: Sequence[AgendaItem],
    meetings: Sequence[Sequence[AgendaItem]],
    numbers: frozenset[str],
) -> Iterator[tuple[int, int, Found]]:
    if not item.named_items and not meetings:
        return
    pointer = Pointer.of(item)
    meant = [each for theirs in meetings if (each := references.at_meeting(pointer, theirs, numbers))]
    for other, found in [*meant, *references.within_meeting(pointer, own)]:
        yield item.pk, other.pk, found
