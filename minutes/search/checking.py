"""Does the index say what the rows say? For whoever runs the archive; readers never wait for it."""

from collections.abc import Iterator
from dataclasses import dataclass

from tantivy import Query

from minutes.search import reading, store
from minutes.search.follow import all_entries

# Meeting, item, member: an item's entry has the first two, the others their own alone.
Key = tuple[int | None, ...]
IDS = ("meeting_id", "item_id", "member_id")


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
    for entry in all_entries():
        yield tuple(entry.get_first(name) for name in IDS), int(entry.get_first("digest") or 0)


def _from_index() -> Iterator[tuple[Key, int]]:
    searcher = reading.searcher()
    with store.trouble_is_broken():
        if not searcher.num_docs:
            return
        hits = searcher.search(
            Query.all_query(), limit=searcher.num_docs, count=False, order_by_field="newest"
        ).hits
        addresses = [address for _, address in hits]
        columns = [searcher.fast_field_values(name, addresses) for name in (*IDS, "digest")]
    for *ids, digest in zip(*columns, strict=True):
        yield tuple(each if each is None else int(each) for each in ids), int(digest or 0)
