"""Links and editors' verdicts → threads, each at the address it has had before.

What is joined is taken surest first, and never so that two items an editor has told apart come into
one. A matter takes more than one meeting: two items of one agenda alone are no thread.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import Q

from minutes.danish import numbered, slug
from minutes.models import AgendaItem, Certainty, Link, Thread, ThreadItem, Verdict
from minutes.models.threads import SUREST_FIRST

LONGEST_SLUG = 60
Pair = tuple[int, int]


def settle(touched: Iterable[int], threads: Iterable[int] = ()) -> set[int]:
    """Brings in line the threads that these items and threads have to do with; items that moved.

    Costs a few queries for each step from item to item, of which a thread has few.
    """
    pairs, items = _around(set(touched), set(threads))
    shown = dict(_shown(items))
    apart = _apart(items)
    groups = [group for group in _joined(pairs, apart, shown) if _is_matter(group, shown)]
    return _write(groups, items, shown)


def _around(items: set[int], threads: set[int]) -> tuple[list[Pair], set[int]]:
    """What is joined to each other, surest first, with all items it reaches; and their threads' items."""
    seen, found = set[int](), dict[Pair, tuple[int, Pair]]()
    threads |= set(Thread.objects.filter(seed__in=items).values_list("pk", flat=True))
    while ring := (items | _of_threads(items, threads)) - seen:
        seen |= ring
        for rank, pair in _pairs(ring):
            found[pair] = min(found.get(pair, (rank, pair)), (rank, pair))
            items |= {*pair}
    return [pair for _, pair in sorted(found.values())], seen


def _of_threads(items: set[int], threads: set[int]) -> set[int]:
    places = ThreadItem.objects.filter(item__in=items).values_list("thread", flat=True)
    rows = ThreadItem.objects.filter(thread__in=threads | set(places))
    return set(rows.values_list("item", flat=True))


def _pairs(items: set[int]) -> Iterator[tuple[int, Pair]]:
    ends = Q(item__in=items) | Q(other__in=items)
    for one, other, sure in Link.objects.filter(ends, joins=True).values_list("item", "other", "certainty"):
        yield 1 + SUREST_FIRST.index(Certainty(sure)), (min(one, other), max(one, other))
    rows = Verdict.objects.filter(ends, together=True, item__isnull=False, other__isnull=False)
    for one, other in rows.values_list("item", "other"):
        yield 0, (min(one, other), max(one, other))


def _apart(items: set[int]) -> list[Pair]:
    rows = Verdict.objects.filter(together=False, item__in=items, other__in=items)
    return list(rows.values_list("item", "other"))


def _shown(items: set[int]) -> Iterator[tuple[int, int]]:
    """(item, meeting) of those that readers may see."""
    rows = AgendaItem.objects.public().filter(pk__in=items)
    yield from rows.values_list("pk", "meeting")


def _joined(pairs: list[Pair], apart: list[Pair], shown: dict[int, int]) -> list[set[int]]:
    group = {pk: {pk} for pk in shown}
    never: dict[int, set[int]] = defaultdict(set)
    for one, other in apart:
        never[one].add(other)
        never[other].add(one)
    for one, other in pairs:
        if one not in group or other not in group or group[one] is group[other]:
            continue
        left, right = group[one], group[other]
        if not any(never[pk] & right for pk in never.keys() & left):
            # The few move to the many: a long matter is not walked through at each item that joins it.
            left, right = sorted((left, right), key=len, reverse=True)
            left |= right
            group |= dict.fromkeys(right, left)
    return list({id(each): each for each in group.values()}.values())


def _is_matter(group: set[int], shown: dict[int, int]) -> bool:
    return len({shown[pk] for pk in group}) > 1


def _write(groups: list[set[int]], items: set[int], shown: dict[int, int]) -> set[int]:
    """A place for each item, and none for those that are in no thread any more; the items that moved."""
    places = {place.item_id: place for place in ThreadItem.objects.filter(item__in=items).order_by("pk")}
    known = {*(place.thread_id for place in places.values())}
    threads = list(Thread.objects.filter(Q(pk__in=known) | Q(seed__in=items)).order_by("pk"))
    hosts = _hosts(groups, threads, places)
    wanted = {pk: hosts[at] for at, group in enumerate(groups) for pk in group}
    left = [place for pk, place in places.items() if pk not in wanted]
    gone = {place.item_id for place in left} - _last_of_a_thread(left, {one.pk for one in hosts}, shown)
    ThreadItem.objects.filter(item__in=gone).delete()
    moved = {pk for pk, one in wanted.items() if pk not in places or places[pk].thread_id != one.pk}
    rows = [ThreadItem(item_id=pk, thread=wanted[pk]) for pk in sorted(moved)]
    ThreadItem.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["item"], update_fields=["thread"]
    )
    return moved | gone


def _last_of_a_thread(left: list[ThreadItem], living: set[int], shown: dict[int, int]) -> set[int]:
    """The item that the address of a thread that is none any more leads to."""
    last: dict[int, int] = {}
    for place in left:
        if place.item_id in shown and place.thread_id not in living:
            last.setdefault(place.thread_id, place.item_id)
    return {*last.values()}


def _hosts(groups: list[set[int]], threads: list[Thread], places: dict[int, ThreadItem]) -> list[Thread]:
    """The thread of each group: the oldest that began with one of it, else one that was there, else a new."""
    found: dict[int, Thread] = {}
    for at, group in enumerate(groups):
        if began := [thread for thread in threads if thread.seed_id in group]:
            found[at] = began[0]
    for at, group in sorted(enumerate(groups), key=lambda each: -len(each[1])):
        if at not in found:
            stood = {places[pk].thread_id for pk in group if pk in places}
            taken = {thread.pk for thread in found.values()}
            free = [thread for thread in threads if thread.pk in stood - taken]
            found[at] = next((one for one in free if not _began_elsewhere(one, groups)), None) or _new(group)
    return [found[at] for at in range(len(groups))]


def _began_elsewhere(thread: Thread, groups: list[set[int]]) -> bool:
    return any(thread.seed_id in group for group in groups)


def _new(group: set[int]) -> Thread:
    rows = AgendaItem.objects.filter(pk__in=group).order_by("meeting__date", "meeting__council", "position")
    seed = rows[0]
    return Thread.objects.create(slug=_free_slug(seed.title), seed=seed)


def _free_slug(title: str) -> str:
    """Of whole words; with a number where another thread began with the same."""
    wanted = slug(title)
    if len(wanted) > LONGEST_SLUG:
        wanted = wanted[: LONGEST_SLUG + 1].rpartition("-")[0] or wanted[:LONGEST_SLUG]
    wanted = wanted or "forloeb"
    taken = set(Thread.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    return next(name for name in numbered(wanted) if name not in taken)
