"""How the points of a decision are read as sentences."""

import pytest

from minutes.parsing.decision import points

TEXTS = [
    ("KKR drøftede sagen. Indstillingen blev tiltrådt.",
     ["KKR drøftede sagen.", "Indstillingen blev tiltrådt."]),
    # A list goes on from the words that lead to it.
    ("KKR besluttede\n\n- at godkende budgettet\n\n- at udpege Lis Jensen",
     ["KKR besluttede at godkende budgettet", "KKR besluttede at udpege Lis Jensen"]),
    ("KKR besluttede følgende:\n\n• at gå videre", ["KKR besluttede følgende at gå videre"]),
    # After a whole sentence the points stand by themselves.
    ("KKR drøftede sagen.\n\n- Godkendt.", ["KKR drøftede sagen.", "- Godkendt."]),
    # Remarks are told, not decided.
    ("Følgende blev fremhævet:\n\n- regionen har godkendt planen", ["Følgende blev fremhævet:"]),
    # The label says which point is answered.
    ("Ad 1) Godkendt.", ["Godkendt."]),
    ("Pkt. a og b: Tiltrådt.", ["Tiltrådt."]),
    (None, []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_a_decision_is_its_sentences(text: str | None, expected: list[str]) -> None:
    assert list(points.of(text)) == expected


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Ad b. Udsat.", "Udsat."),
        ("1. Godkendt", "Godkendt"),
        ("Re 2: Ja", "Ja"),
        # An item's number is one, and no number is cut in two.
        ("Punkt 3.1: Godkendt", "Godkendt"),
        ("3.15 mio. kr.", "3.15 mio. kr."),
        ("Alle var enige", "Alle var enige"),
    ],
)
def test_a_label_is_no_word_of_its_sentence(text: str, rest: str) -> None:
    assert points.without_label(text) == rest
