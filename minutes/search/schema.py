"""What the index holds of an item, and how much each field counts."""

import hashlib
from functools import cache
from importlib import metadata

import tantivy

from minutes.search import analysis

# Stems without positions; how much a hit in each counts.
WEIGHTS = {"title": 8.0, "decision": 4.0, "indstilling": 3.0, "names": 2.0, "rest": 1.0}
# Stems of compounds' parts: *reform* finds *sundhedsreformen*, after all that have *reform* itself.
PARTS = "parts"
PARTS_WEIGHT = 0.5
# Every word of the item, folded, with positions: for phrases.
EXACT = "exact"
# Every word and stem of the item, folded: for words that are a letter or two off.
NEAR = "near"
# What an entry is: a meeting is found by its name, place and those who came.
KIND, ITEM, MEETING = "kind", "item", "meeting"
# What readers may narrow by: whole values, several an item.
FACETS = ("council", "party", "municipality", "topic", "year", "outcome")
# Ordering keys are unique, so that paging is stable; a meeting's entry has no item_id.
NUMBERS = ("item_id", "meeting_id", "newest", "oldest", "digest")


def build() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in (*WEIGHTS, PARTS):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field(EXACT, tokenizer_name="whitespace", index_option="position")
    builder.add_text_field(NEAR, tokenizer_name="whitespace", index_option="basic")
    for name in ("number", "case"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in (KIND, *FACETS):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in NUMBERS:
        builder.add_unsigned_field(name, indexed=name == "meeting_id", fast=True)
    return builder.build()


SCHEMA = build()
# Raised when entries change in a way the lines above do not show.
ENTRIES_VERSION = 1


@cache
def version() -> str:
    """Differs whenever an index made by other code would answer wrongly."""
    fields = (*WEIGHTS, PARTS, EXACT, NEAR, KIND, *FACETS, *NUMBERS)
    made_by = (ENTRIES_VERSION, analysis.VERSION, analysis.DATA, metadata.version("tantivy"))
    return hashlib.sha256(repr((fields, made_by)).encode()).hexdigest()[:16]
