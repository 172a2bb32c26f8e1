"""Pages that can be read, and pages whose letters say nothing."""

from pathlib import Path

import pytest

from minutes.parsing import read
from minutes.parsing.restore import legible
from minutes.parsing.types import Box, RawPage, Word

SAMPLE = Path(__file__).parents[3] / "samples" / "kkr-hovedstaden-2025-09-02.txt"
DANISH = (
    "Det indstilles, at KKR Sjælland godkender udkastet til rammeaftale, og at kommunerne inden den "
    "1. oktober tager stilling til, hvordan udgifterne skal følge behovet for pladser."
)


def page(text: str) -> RawPage:
    return RawPage(1, tuple(Word(word, Box(0, 0, 9, 9), 9) for word in text.split()))


def shifted(text: str) -> str:
    """As drawn with a font that has no table of its letters: `5HIHUDW` for *Referat*."""
    return "".join(chr(ord(char) - 29) if " " < char < "\x7f" else char for char in text)


LOST = [
    ("", True),
    (shifted(DANISH), True),
    ("\ufffd\ufffd\ufffd \ufffd\ufffd i \ufffd\ufffd\ufffd", True),
    ("(cid:72)(cid:88) (cid:3) KKR", True),
    ("\uf052\uf065 \uf066\uf065\uf072", True),
    (DANISH, False),
    # A bullet of a symbol font, or a letter or two that a font does not name.
    ("\uf0b7 Godkendelse af \ufffdrammeaftale for børn og unge", False),
    # Too little to tell: a cover, names, a table.
    ("REFERAT KKR MIDTJYLLAND", False),
    ("Xqzt Wvbn Prtz", False),
    ("1.234 5.678 9.012 " * 20, False),
    # English is not Danish, but it is text.
    ("The European Commission published a report about regional development and the future of cities "
     "in Northern Europe, including transport, housing and climate adaptation plans for small towns", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LOST)
def test_a_page_is_lost_when_its_letters_say_nothing(text: str, expected: bool) -> None:
    assert legible.is_lost(page(text)) == expected


def test_no_page_of_the_worst_scan_is_lost() -> None:
    pages = read.document(SAMPLE.read_bytes()).pages
    assert not [one.number for one in pages if legible.is_lost(page(" ".join(one.lines)))]


def test_the_share_of_known_words_falls_with_the_text() -> None:
    words = DANISH.split()
    assert legible.known(words) > 0.9
    assert legible.known([*words, *shifted(DANISH).split()]) < 0.6
