import pytest

from minutes.parsing.decision import clauses

MAIN = [
    ("KKR tog sagen til efterretning.", "KKR tog sagen til efterretning."),
    # What it was about is left out, with a comma before it or without.
    ("KKR noterede sig, at regionen har godkendt planen.", "KKR noterede sig"),
    ("KKR noterede sig at regionen har godkendt planen.", "KKR noterede sig at"),
    ("Planen, som regionen har godkendt, blev tiltrådt.", "Planen, blev tiltrådt."),
    ("Planen som regionen har godkendt blev tiltrådt.", "Planen blev tiltrådt."),
    # What is somebody else's words, or a question, or a condition.
    ('Han sagde "KKR godkendte" og gik.', "Han sagde og gik."),
    ("Skal planen godkendes?", ""),
    ("Hvis planen godkendes, går arbejdet i gang.", ""),
    # No clause at all, and one that goes on with the meeting.
    ("Lis blev valgt som formand.", "Lis blev valgt som formand."),
    ("KKR drøftede sagen, hvorefter den blev godkendt.", "KKR drøftede sagen, herefter den blev godkendt."),
]


@pytest.mark.parametrize(("sentence", "expected"), MAIN)
def test_the_main_clause_stands_alone(sentence: str, expected: str) -> None:
    assert clauses.main(sentence) == expected
