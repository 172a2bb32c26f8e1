"""Does the index say what the rows say? For whoever runs the archive; readers never wait for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import tantivy
from tantivy import Query

from minutes.search import reading, schema, store
from minutes.search.follow import all_entries

# Meeting, item, member: an item's entry has the first two, the others their own alone.
Key = tuple[int | None, ...]
IDS = ("meeting_id", "item_id", "member_id")
# Entries compared at a time; and looked at in the index, where whole meetings are found, for so many.
AT_ONCE, LOOKED_AT = 5_000, 50_000


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
    """Compare entry by entry, AT_ONCE in memory; as many queries as a rebuild.

    Raises Broken when there is no index.
    """
    searcher, rows = reading.searcher(), _from_rows()
    missing = met = stale = 0
    while wanted := dict(islice(rows, AT_ONCE)):
        with store.trouble_is_broken():
            have = dict(_from_index(searcher, wanted))
        both = wanted.keys() & have.keys()
        missing += len(wanted) - len(both)
        met += len(both)
        stale += sum(have[key] != wanted[key] for key in both)
    return Difference(searcher.num_docs, missing, searcher.num_docs - met, stale)


def _from_rows() -> Iterator[tuple[Key, int]]:
    for entry in all_entries():
        yield tuple(entry.get_first(name) for name in IDS), int(entry.get_first("digest") or 0)


def _from_index(searcher: tantivy.Searcher, keys: Iterable[Key]) -> Iterator[tuple[Key, int]]:
    """Of the meetings and the members that these are of."""
    for name, ids in zip(IDS, zip(*keys, strict=True), strict=True):
        if known := [each for each in set(ids) if each is not None and name != "item_id"]:
            query = Query.term_set_query(schema.SCHEMA, name, known)
            found = searcher.search(query, limit=LOOKED_AT, count=False).hits
            addresses = [address for _, address in found]
            columns = [searcher.fast_field_values(name, addresses) for name in (*IDS, "digest")]
            for *key, digest in zip(*columns, strict=True):
                yield tuple(each if each is None else int(each) for each in key), int(digest or 0)
