"""What the index holds of an item, a meeting or a member, and how much each field counts."""

import hashlib
from functools import cache
from importlib import metadata

import tantivy

from minutes.search import analysis

# Stems of every text, the named ones' as well: a word asked for is looked for here, and in PARTS.
WHOLE = "whole"
# Stems without positions; how much a hit in each counts.
WEIGHTS = {
    "title": 8.0,
    "decision": 4.0,
    "indstilling": 3.0,
    "names": 2.0,
    "attachments": 1.5,
    WHOLE: 1.0,
}
# Stems of compounds' parts: *reform* finds *sundhedsreformen*, after all that have *reform* itself.
PARTS = "parts"
PARTS_WEIGHT = 0.5
# Every word of the item, folded, with positions: for phrases, and words that are a letter or two off.
EXACT = "exact"
# Words no dictionary has, by their skeletons: what a scanner may have broken.
DAMAGED = "damaged"
# For what is half typed, words folded: of items' titles; of what members and meetings are called.
TITLE_WORDS, NAME_WORDS = "title_words", "name_words"
# What an entry is: a meeting is found by its name, place and those who came, a member by name and seats.
KIND, ITEM, MEETING, MEMBER = "kind", "item", "meeting", "member"
# What readers may narrow by: whole values, several an item.
FACETS = (
    "council", "party", "municipality", "topic", "year", "period", "outcome", "follows", "reserved", KIND,
)  # fmt: skip
# The one value of `reserved`.
YES = "ja"
# Whole values that are looked for and not counted: `date` a day and its month, `member` slugs.
KEYS = ("number", "case", "date", "member")
# Ordering keys are unique, so that paging is stable. An item's entry has its own id and its meeting's.
NUMBERS = ("item_id", "meeting_id", "member_id", "newest", "oldest", "digest")
# The meetings a member's entry is made from: whoever follows a change of one finds it by them.
SEEN_AT = "seen_at"
INDEXED_NUMBERS = ("meeting_id", "member_id", SEEN_AT)


def build() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in (*WEIGHTS, PARTS):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field(EXACT, tokenizer_name="whitespace", index_option="position")
    for name in (DAMAGED, TITLE_WORDS, NAME_WORDS):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    for name in KEYS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in FACETS:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in (*NUMBERS, SEEN_AT):
        builder.add_unsigned_field(name, indexed=name in INDEXED_NUMBERS, fast=name in NUMBERS)
    return builder.build()


SCHEMA = build()
# Raised when entries change in a way the lines above do not show.
ENTRIES_VERSION = 4


@cache
def version() -> str:
    """Differs whenever an index made by other code would answer wrongly."""
    fields = (*WEIGHTS, PARTS, EXACT, DAMAGED, TITLE_WORDS, NAME_WORDS, *KEYS, *FACETS, *NUMBERS, SEEN_AT)
    made_by = (ENTRIES_VERSION, analysis.VERSION, analysis.DATA, metadata.version("tantivy"))
    return hashlib.sha256(repr((fields, made_by)).encode()).hexdigest()[:16]
