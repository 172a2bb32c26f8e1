"""Words in pieces: torn by the scanner, or broken at a line's end with the hyphen lost or misread."""

from __future__ import annotations

import pytest

from minutes.parsing import restore
from minutes.parsing.types import Line
from tests.parsing.restore.test_restore import DAMAGED, mended


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one piece is no word, or neither
        ("alle kom muner i regionen", "alle kommuner i regionen"),
        ("de samlede udgif ter", "de samlede udgifter"),
        ("Sagsfr emstilling", "Sagsfremstilling"),
        # with a slip in a piece
        ("en fortsat tils trgmning", "en fortsat tilstrømning"),
        ("det regionale besk eftigelsesrad", "det regionale beskæftigelsesråd"),
        # a lone letter
        ("de fleste k ommuner og regi onerne", "de fleste kommuner og regionerne"),
        # two words that nobody writes side by side
        ("en Borg mester og en dags orden", "en Borgmester og en dagsorden"),
        # words that may stand side by side
        (
            "over for kommunerne, inden for rammen, til stede",
            "over for kommunerne, inden for rammen, til stede",
        ),
        ("strategiens indsatser og mgdets forlgb", "strategiens indsatser og mødets forløb"),
        ("Hans Lin og Per Hol", "Hans Lin og Per Hol"),
        # letters that number a list
        ("punkt b drgftes", "punkt b drøftes"),
    ],
)
def test_it_joins_what_the_scanner_tore(text: str, expected: str) -> None:
    assert mended(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("den fælles sund-\nhedsaftale", "den fælles sund-\nhedsaftale"),
        # the hyphen misread
        ("den faelles sund~\nhedsaftale", "den fælles sund-\nhedsaftale"),
        ("det skal vae¬\nre muligt pa KKR¬mgdet", "det skal væ-\nre muligt på KKR-mødet"),
        # the hyphen lost: it comes back, since the printed page had one
        ("hele beskaef\ntigelsesomradet", "hele beskæf-\ntigelsesområdet"),
        (
            "den samlede stotte til de fleste virksom\nheder",
            "den samlede støtte til de fleste virksom-\nheder",
        ),
        ("den samlede stotte til alle kom\n\nmuner", "den samlede støtte til alle kom-\n\nmuner"),
        # a line that ends in a word of its own
        ("for borgere\nog kommuner", "for borgere\nog kommuner"),
        ("Dato\nbeslutning", "Dato\nbeslutning"),
        # a column of words
        ("Syd\ndan\nmark 692", "Syd\ndan\nmark 692"),
    ],
)
def test_it_joins_what_the_end_of_a_line_broke(text: str, expected: str) -> None:
    assert mended(text) == expected


def test_a_torn_word_is_one_mend() -> None:
    text = [*DAMAGED.split("\n"), "alle kom muner i regionen"]
    restored = restore.text([Line(line, 1, number) for number, line in enumerate(text, start=1)])
    mend = restored.mends[-1]
    assert (mend.as_read, mend.restored) == ("kom muner", "kommuner")
    assert restored.lines[-1].text[mend.start : mend.end] == "kommuner"
