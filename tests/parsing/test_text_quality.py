"""`text_quality` tells how many words were right before mending: shown on damage that we made ourselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.damage import SCANNERS, SHARES, measured
from minutes.parsing import restore
from minutes.parsing.types import Line

CLEAN = Path(__file__).parent / "clean"
REFERATER = {path.stem: path.read_text("utf-8").split("\n") for path in sorted(CLEAN.glob("referat_*.txt"))}
TOLERANCE = 0.02
# As much as is wrong in the sample.
SAMPLES = 0.14


def later(share: float) -> object:
    return pytest.param(share, marks=pytest.mark.campaign)


@pytest.mark.parametrize("scanner", SCANNERS)
@pytest.mark.parametrize("share", [SAMPLES, *map(later, sorted({*SHARES} - {SAMPLES}))])
def test_quality_is_the_share_of_words_that_were_right(scanner: str, share: float) -> None:
    tally = measured(SCANNERS[scanner], share, REFERATER)
    right_as_read = tally.right_as_read / tally.words
    assert right_as_read == pytest.approx(1 - share, abs=0.003)
    assert tally.quality / tally.words == pytest.approx(right_as_read, abs=TOLERANCE)
    # and mending makes it better, not worse
    assert tally.right >= tally.right_as_read and tally.spoilt <= 0.002 * tally.words


def test_quality_is_told_of_each_page() -> None:
    clean = "Kommunerne drøftede sagen og tiltrådte indstillingen om at øge støtten til børn og unge."
    read = "Der er ikke afholdt mgde i feellesskabet, og stgtten pa omradet bgr indga i dragftelsen."
    restored = restore.text(
        [Line(text, page, page) for page, text in enumerate([clean, read, clean], start=1)]
    )
    assert restored.page_quality[1] == restored.page_quality[3] == 1.0
    assert restored.page_quality[2] == pytest.approx(8 / 15, abs=0.07)
    assert restored.page_quality[2] < restored.quality < 1


def test_a_page_without_words_has_nothing_wrong() -> None:
    assert restore.text([Line("", 1, 1)]).page_quality == {1: 1.0}
