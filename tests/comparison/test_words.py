"""Marked words: what came and went, and no more of the rest than it takes to see where."""

import pytest

from minutes.comparison.words import MOST_WORDS, changed, listed

LONG = " ".join(f"ord{number}" for number in range(40))


def marked(before: str, after: str) -> str:
    shapes = {"same": "{}", "in": "+{}+", "out": "-{}-", "gap": "…"}
    return " ".join(shapes[piece.kind].format(piece.text) for piece in changed(before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("KKR vedtog scenarie 2.", "KKR vedtog scenarie 3.", "KKR vedtog scenarie -2.- +3.+"),
        ("", "Godkendt.", "+Godkendt.+"),
        ("Godkendt.", "", "-Godkendt.-"),
        ("Godkendt.", "Godkendt.", "Godkendt."),
        # A line break shows where paragraphs part.
        ("Første.\n\nAndet.", "Første.\n\nAndet afsnit.", "Første.\n -Andet.- +Andet afsnit.+"),
        (
            f"{LONG} slut",
            f"{LONG} ende",
            "… ord34 ord35 ord36 ord37 ord38 ord39 -slut- +ende+",
        ),
        (
            f"nu {LONG} slut",
            f"da {LONG} ende",
            "-nu- +da+ ord0 ord1 ord2 ord3 ord4 ord5 … ord34 ord35 ord36 ord37 ord38 ord39 -slut- +ende+",
        ),
    ],
)
def test_words_are_marked(before: str, after: str, expected: str) -> None:
    assert marked(before, after) == expected


def test_what_is_too_long_to_compare_is_shown_whole() -> None:
    before, after = (" ".join(f"{word}{n}" for n in range(MOST_WORDS)) for word in ("a", "b"))

    assert [piece.kind for piece in changed(before, after)] == ["out", "in"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (["Plan", "Budget"], ["Plan", "Regnskab"], [("out", "Budget"), ("in", "Regnskab")]),
        # The same in another order.
        (["Plan", "Budget"], ["Budget", "Plan"], [("out", "Plan, Budget"), ("in", "Budget, Plan")]),
    ],
)
def test_of_lists_what_differs_is_shown(before: list[str], after: list[str], expected: object) -> None:
    assert listed(before, after) == expected
