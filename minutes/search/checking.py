"""Does the index say what the rows say? For whoever runs the archive; readers never wait for it."""

from collections.abc import Iterator
from dataclasses import dataclass

from tantivy import Document, Query

from minutes.models import Meeting
from minutes.search import entries, reading, store
from minutes.search.follow import MEETINGS_A_COMMIT

# (meeting, item or None for the meeting's own entry)
Key = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class Difference:
    """Entries the index lacks, those it has too many of, and those that are out of date."""

    entries: int
    missing: int
    surplus: int
    stale: int

    @property
    def none(self) -> bool:
        return not (self.missing or self.surplus or self.stale)


def check() -> Difference:
    """Compare entry by entry; as many queries as a rebuild.

    Raises Broken when there is no index.
    """
    wanted, found = dict(_from_rows()), list(_from_index())
    have = dict(found)
    surplus = len(found) - len(wanted.keys() & have.keys())
    stale = sum(have[key] != digest for key, digest in wanted.items() if key in have)
    return Difference(len(found), len(wanted.keys() - have.keys()), surplus, stale)


def _from_rows() -> Iterator[tuple[Key, int]]:
    ids = list(Meeting.objects.public().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), MEETINGS_A_COMMIT):
        for entry in entries.of_meetings(ids[start : start + MEETINGS_A_COMMIT]):
            yield _key(entry), int(entry.get_first("digest") or 0)


def _key(entry: Document) -> Key:
    return int(entry.get_first("meeting_id") or 0), entry.get_first("item_id")


def _from_index() -> Iterator[tuple[Key, int]]:
    searcher = reading.searcher()
    with store.trouble_is_broken():
        if not searcher.num_docs:
            return
        hits = searcher.search(
            Query.all_query(), limit=searcher.num_docs, count=False, order_by_field="newest"
        ).hits
        addresses = [address for _, address in hits]
        names = ("meeting_id", "item_id", "digest")
        meetings, items, digests = (searcher.fast_field_values(name, addresses) for name in names)
    for meeting, item, digest in zip(meetings, items, digests, strict=True):
        yield (int(meeting or 0), item if item is None else int(item)), int(digest or 0)
