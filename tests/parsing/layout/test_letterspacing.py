import time

import pytest

from minutes.parsing.layout import letterspacing

SPACED = [
    # Two spaces between words, one between letters.
    ("K K R  S J Æ L L A N D", "KKR SJÆLLAND"),
    ("R E F E R A T   2 0 2 5", "REFERAT 2025"),
    # Kerning left two letters together, and no gap is wider than another.
    ("D AG S O R D E N 2 0 1 8", "DAGSORDEN 2018"),
    ("K K R S J Æ L L A N D", "KKR SJÆLLAND"),
    ("K K R M I DT J Y L L A N D", "KKR MIDTJYLLAND"),
    # A year or a name may be set as usual beside the spaced letters.
    ("R E F E R A T 2018", "REFERAT 2018"),
    ("KKR  H O V E D S T A D E N", "KKR HOVEDSTADEN"),
    # Small letters, signs and dates.
    ("d a g s o r d e n", "dagsorden"),
    ("K K R  |  2 3 - 0 2 - 2 0 1 5", "KKR | 23-02-2015"),
    ("M Ø D E  D E N  4.  M A R T S  2 0 1 9", "MØDE DEN 4. MARTS 2019"),
    ("D a t o :   1 2 - 0 9 - 2 0 1 7   0 9 : 1 5", "Dato: 12-09-2017 09:15"),
    ("K K R   M I D T J Y L L A N D          12-09-2017", "KKR MIDTJYLLAND 12-09-2017"),
    ("S I D E   2", "SIDE 2"),
    # A word that no heading usually has.
    ("M Ø D E I R O S K I L D E", "MØDE I ROSKILDE"),
    ("R O S K I L D E   K O N G R E S C E N T E R", "ROSKILDE KONGRESCENTER"),
]


@pytest.mark.parametrize(("text", "expected"), SPACED)
def test_spaced_letters_are_words(text: str, expected: str) -> None:
    assert letterspacing.heading(text) == expected


PLAIN = [
    # A row of parties, a list of letters, an item of a list.
    "A B C F O V Ø",
    "A  B  C  D  E",
    "a b c",
    "1 2 3 4 5 6",
    "Punkt A, B og C",
    # A table's crosses and a row of short words.
    "x x x x x",
    "i a f b c d",
    "Et møde i KKR den 2. juni",
    "",
    " ",
    "KKR",
    "S T O P for betonen i byerne",
]


@pytest.mark.parametrize("text", PLAIN)
def test_other_lines_are_left_to_the_letter(text: str) -> None:
    assert letterspacing.heading(text) == text


def test_a_line_of_letters_without_end_is_left_at_once() -> None:
    before = time.process_time()
    assert letterspacing.heading("a " * 200_000) == "a " * 200_000
    assert time.process_time() - before < 1
