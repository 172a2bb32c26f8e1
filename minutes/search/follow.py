"""Bring this host's index up to the change log; build it anew where that cannot be done."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import NamedTuple

import tantivy

from minutes.models import Meeting, Member, SearchChange
from minutes.search import entries, people, schema, sources, store
from minutes.search.store import Broken, State

logger = logging.getLogger(__name__)

MEETINGS_A_COMMIT = 100
MEMBERS_AT_ONCE = 1_000
# More than a hundred meetings have ever listed.
MOST_MEMBERS = 100_000
# Bytes of memory for one writing thread, filled by some 50,000 items: the larger, the less is merged again.
# One thread keeps entries in order and leaves the other core alone.
FOLLOWING_MEMORY = 20_000_000
BUILDING_MEMORY = 256_000_000
# (meetings done, meetings in all)
Progress = Callable[[int, int], object]


class Change(NamedTuple):
    id: int
    meeting_id: int
    created_at: datetime
    forget: bool = False

    @property
    def stamp(self) -> str:
        return self.created_at.isoformat()


@dataclass(frozen=True, slots=True)
class Followed:
    """What a call to `follow` did. `busy`: another process was writing and will see to it."""

    meetings: int = 0
    rebuilt: bool = False
    busy: bool = False
    failed: bool = False


def follow(progress: Progress = lambda done, total: None) -> Followed:
    """Take in all changes of the log; harmless to call at any time, from any process.

    `progress` is told of meetings done and in all while the whole index is built anew, which takes long.

    Trouble with the disk is logged, and the next call tries again: the rows are what counts.
    """
    try:
        with store.writing() as ours:
            return _follow(progress) if ours else Followed(busy=True)
    except (Broken, OSError):
        logger.exception("The search index could not be written.")
        return Followed(failed=True)


def _follow(progress: Progress) -> Followed:
    try:
        return Followed(meetings=_catch_up(progress))
    except Broken as reason:
        logger.info("The search index is built anew: %s", reason.__cause__ or reason)
        return Followed(meetings=_build(progress), rebuilt=True)


def rebuild(progress: Progress = lambda done, total: None) -> Followed:
    """A new index from the rows beside the old one, which answers until the new one is whole.

    Raises Broken or OSError when it cannot be written.
    """
    with store.writing() as ours:
        return Followed(meetings=_build(progress), rebuilt=True) if ours else Followed(busy=True)


def pending(state: State, limit: int = MEETINGS_A_COMMIT) -> list[Change]:
    """Changes that the index has not taken in; one query.

    Raises Broken when the log is not the one the index followed (a restored database).
    """
    rows = SearchChange.objects.filter(pk__gte=state.position).order_by("pk")
    found = [
        Change(*row) for row in rows.values_list("pk", "meeting_id", "created_at", "forget")[: limit + 1]
    ]
    if not state.position:
        return found
    if not found or (found[0].id, found[0].stamp) != (state.position, state.stamp):
        raise Broken("the change log is another one")
    return found[1:]


def _catch_up(progress: Progress = lambda done, total: None) -> int:
    state, meetings, withdrawn = store.read_state(), 0, False
    index = store.open_folder(state.folder)
    while changes := pending(state):
        touched = sorted({change.meeting_id for change in changes})
        withdrawn |= any(change.forget for change in changes)
        withdrawn |= bool(_indexed(index.searcher(), touched) - _public(touched))
        _replace(index, touched)
        state = store.write_state(state.folder, changes[-1].id, changes[-1].stamp)
        index.reload()
        meetings += len(touched)
    # The engine keeps the words of what is deleted on disk until it happens to merge.
    return _build(progress) if withdrawn else meetings


def _indexed(searcher: tantivy.Searcher, meeting_ids: Sequence[int]) -> set[int]:
    """Those of the meetings that have an entry of their own."""
    query = tantivy.Query.term_set_query(schema.SCHEMA, "meeting_id", list(meeting_ids))
    own = tantivy.Query.term_query(schema.SCHEMA, schema.KIND, schema.MEETING)
    both = tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, own)])
    found = searcher.search(both, limit=len(meeting_ids), count=False).hits
    ids = searcher.fast_field_values("meeting_id", [address for _, address in found])
    return {int(each) for each in ids if each is not None}


def _public(meeting_ids: Sequence[int]) -> set[int]:
    return set(Meeting.objects.public().filter(pk__in=meeting_ids).values_list("pk", flat=True))


def _replace(index: tantivy.Index, meeting_ids: Sequence[int]) -> None:
    """One commit: entries of these meetings and of their members out, those that are public in again."""
    with store.trouble_is_broken():
        member_ids = sorted(people.of_meetings(meeting_ids) | _seen_at(index.searcher(), meeting_ids))
        writer = index.writer(FOLLOWING_MEMORY, 1)
        for field, ids in (("meeting_id", meeting_ids), ("member_id", member_ids)):
            for each in ids:
                # Not by term: that takes any number for a signed one, which these fields have none of.
                writer.delete_documents_by_query(tantivy.Query.term_query(schema.SCHEMA, field, each))
        for entry in chain(entries.of_meetings(meeting_ids), entries.of_members(member_ids)):
            writer.add_document(entry)
        writer.commit()
        writer.wait_merging_threads()


def _seen_at(searcher: tantivy.Searcher, meeting_ids: Sequence[int]) -> set[int]:
    """Ids of the members whose entries were made from these meetings."""
    query = tantivy.Query.term_set_query(schema.SCHEMA, schema.SEEN_AT, list(meeting_ids))
    found = searcher.search(query, limit=MOST_MEMBERS, count=False).hits
    ids = searcher.fast_field_values("member_id", [address for _, address in found])
    return {int(each) for each in ids if each is not None}


def _build(progress: Progress = lambda done, total: None) -> int:
    """From the rows as they are; changes made meanwhile are then followed as any others."""
    position, stamp = _newest_change()
    folder = store.new_folder()
    with store.trouble_is_broken():
        index = tantivy.Index(schema.SCHEMA, path=str(store.root() / folder))
        built = _fill(index, progress)
    store.write_state(folder, position, stamp)
    store.sweep()
    return built + _catch_up()


def _fill(index: tantivy.Index, progress: Progress) -> int:
    writer = index.writer(BUILDING_MEMORY, 1)
    for entry in all_entries(progress):
        writer.add_document(entry)
    writer.commit()
    writer.wait_merging_threads()
    return Meeting.objects.public().count()


def all_entries(progress: Progress = lambda done, total: None) -> Iterator[tantivy.Document]:
    """Every entry that the index is to hold, as the rows are now."""
    meeting_ids = list(Meeting.objects.public().order_by("pk").values_list("pk", flat=True))
    batches = [
        meeting_ids[start : start + MEETINGS_A_COMMIT]
        for start in range(0, len(meeting_ids), MEETINGS_A_COMMIT)
    ]
    done = 0
    for known in sources.ahead(batches):
        yield from entries.of_sources(known)
        done += len(batches[0])
        progress(min(done, len(meeting_ids)), len(meeting_ids))
    member_ids = list(Member.objects.public().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(member_ids), MEMBERS_AT_ONCE):
        yield from entries.of_members(member_ids[start : start + MEMBERS_AT_ONCE])


def _newest_change() -> tuple[int, str]:
    row = SearchChange.objects.order_by("-pk").values_list("pk", "meeting_id", "created_at").first()
    return (row[0], Change(*row).stamp) if row else (0, "")
