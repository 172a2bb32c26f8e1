"""An editor's change of a paragraph and a new reading of it, brought together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes.corrections.merging import merged

# before, after (the editor), now (the new reading), together, clean
TOGETHER = [
    # The reading says what it said.
    ("KKR godkenclte planen", "KKR godkendte planen", "KKR godkenclte planen", "KKR godkendte planen", True),
    # It has become better elsewhere.
    ("fclges op pa sagen", "følges op pa sagen", "fclges op på sagen", "følges op på sagen", True),
    # It has mended the same word in the same way, and another.
    ("fclges op pa sagen", "følges op pa sagen", "følges op på sagen", "følges op på sagen", True),
    # It says a third thing of the same words: the editor's stand, and it is told.
    ("vedtog scenarie 2", "vedtog scenarie 3", "vedtog scenarie 4", "vedtog scenarie 3", False),
    # Words added on either side.
    ("planen godkendt", "planen blev godkendt", "Hele planen godkendt", "Hele planen blev godkendt", True),
    # Words taken out, while others came in behind.
    ("en en fejl", "en fejl", "en en fejl her", "en fejl her", True),
    # Both added something else at one place.
    ("A B", "A x B", "A y B", "A x B", False),
    # The reading lost words that the editor changed.
    ("en to tre fire", "en 2 tre fire", "en fire", "en 2 tre fire", False),
    ("", "ny tekst", "", "ny tekst", True),
]


@pytest.mark.parametrize(("before", "after", "now", "together", "clean"), TOGETHER)
def test_both_changes_are_in_it(before: str, after: str, now: str, together: str, clean: bool) -> None:
    assert merged(before, after, now) == (together, clean)


WORDS = ["KKR", "godkendte", "planen", "for", "2026", "og", "frem"]
words = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)


@given(before=words, other=words)
def test_one_change_alone_is_taken_as_it_is(before: str, other: str) -> None:
    assert merged(before, other, before) == (other, True)
    assert merged(before, before, other) == (other, True)
    assert merged(before, other, other) == (other, True)


@given(before=words, after=words, now=words)
def test_a_word_of_the_editor_is_never_lost(before: str, after: str, now: str) -> None:
    added = [word for word in set(after.split()) if after.split().count(word) > before.split().count(word)]
    assert set(added) <= set(merged(before, after, now).text.split())
