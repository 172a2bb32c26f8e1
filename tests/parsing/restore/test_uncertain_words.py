"""Which mended words an editor is asked to look at."""

from __future__ import annotations

import pytest

from minutes.parsing.restore.uncertain_words import MOST, warnings
from minutes.parsing.types import Mend


def mend(line: int, certainty: float) -> Mend:
    return Mend(line, 3, 10, 14, "made", "måde", certainty)


@pytest.mark.parametrize(
    ("line", "certainty", "warned"),
    [
        (40, 0.55, True),
        # sure enough
        (40, 0.95, False),
        # not in a decision
        (50, 0.55, False),
        # on its first and last line
        (38, 0.55, True),
        (44, 0.55, True),
    ],
)
def test_an_unsure_word_of_a_decision_is_shown(line: int, certainty: float, warned: bool) -> None:
    found = warnings([mend(line, certainty)], [(38, 44), (60, 61)])
    assert bool(found) is warned
    for warning in found:
        assert (warning.code, warning.page, warning.line) == ("word_uncertain", 3, line)
        assert "»made«" in warning.message and "»måde«" in warning.message


def test_a_bad_scan_drowns_nothing_and_says_what_is_left_out() -> None:
    found = warnings([mend(40, 0.5)] * (MOST + 7), [(38, 44)])
    assert len(found) == MOST
    assert "7 usikre ord" in found[-1].message
    assert "usikre ord" not in found[0].message


def test_no_decisions_no_warnings() -> None:
    assert warnings([mend(40, 0.5)], []) == []
