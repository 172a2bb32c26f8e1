"""Numbers alone in the margin, which Tesseract takes for words."""

import pytest

from minutes.parsing.ocr import margin_numbers
from minutes.parsing.ocr.recognised import Seen


def seen(text: str, sure: float, line: str = "1") -> Seen:
    return Seen(("1", "1", line), 0, 0, 60, 28, sure, text)


def read(word: Seen, answers: dict[int, tuple[str, float]], *others: Seen) -> str:
    """What a word becomes, where looking at it in a size gives the answers."""

    def look(mark: Seen, dpi: int) -> list[Seen]:
        return [seen(*answers[dpi])] if dpi in answers else []

    return margin_numbers.read_again([word, *others], look)[0].text


READ = [
    # As seen in a real scan: the first size at which Tesseract is sure decides.
    ("3å:", 26, {200: ("3.1.", 93)}, "3.1."),
    ("Sig:", 41, {200: ("3.2", 0), 250: ("3.2.", 96)}, "3.2."),
    ("SL:", 27, {250: ("3.1", 0), 400: ("3.7.", 94)}, "3.7."),
    ("l0.l2.", 60, {200: ("10.12.", 90)}, "10.12."),
    # Unsure in every size, or no number: it stays.
    ("an", 31, {200: ("31", 33), 250: ("2", 0)}, "an"),
    ("ad", 50, {200: ("..", 95), 250: ("2025.", 95)}, "ad"),
    ("lag.", 50, {}, "lag."),
    # Sure of what it is, or too long for a number.
    ("3.3.", 96, {200: ("3.8.", 99)}, "3.3."),
    ("Bilag", 96, {200: ("8", 99)}, "Bilag"),
    ("Punkter", 30, {200: ("7", 99)}, "Punkter"),
]


@pytest.mark.parametrize(("text", "sure", "answers", "expected"), READ)
def test_a_mark_alone_is_a_number_when_that_is_sure(
    text: str, sure: float, answers: dict[int, tuple[str, float]], expected: str
) -> None:
    assert read(seen(text, sure), answers) == expected


def test_words_beside_others_are_left_alone() -> None:
    assert read(seen("SL:", 27), {200: ("3.7.", 94)}, seen("Status", 96)) == "SL:"


def test_the_marks_of_a_drawing_are_left_alone() -> None:
    others = [seen("ll", 20, line=str(line)) for line in range(2, 9)]
    assert read(seen("SL:", 27), {200: ("3.7.", 94)}, *others) == "SL:"
