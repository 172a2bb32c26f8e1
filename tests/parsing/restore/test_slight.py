"""A scan that lost next to nothing: what can only be a scanner's is mended, all else stays."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from minutes.parsing import restore
from minutes.parsing.types import Line

# A page in good order, as most of such a scan are.
PROSE = (
    "Formanden bød velkommen og gennemgik dagsordenen for mødet.",
    "Kommunerne har i foråret drøftet, hvordan de kan løfte opgaven sammen.",
    "Sekretariatet følger op på sagen over for regionen og vender tilbage.",
    "Medlemmerne lagde vægt på nærhed, og at små kommuner også høres.",
)
# Two words that only a scanner reads like that.
SIGNS = "Rammen for sundhedsomr4det blev dr0ftet, og forslaget er ti1trådt."


def lines(*pages: Sequence[str]) -> list[Line]:
    numbered = [(text, page) for page, texts in enumerate(pages, start=1) for text in texts]
    return [Line(text, page, number) for number, (text, page) in enumerate(numbered, start=1)]


def mended(text: str) -> str:
    """The text as mended within an otherwise clean page that has a few signs."""
    return restore.text(lines([*PROSE, SIGNS, text])).lines[-1].text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a digit or a capital I among small letters
        (
            "Ordningen 0phører, og bornho1mske elever får tiIbud.",
            "Ordningen ophører, og bornholmske elever får tilbud.",
        ),
        # letters that no hand writes for others
        (
            "Der er tilslutriing til udvalgets kornmissorium.",
            "Der er tilslutning til udvalgets kommissorium.",
        ),
        ("Skemaet afleveres elektronisk af skoleme.", "Skemaet afleveres elektronisk af skolerne."),
        # marks and numbers among which a letter cannot be
        (
            "SlDE 4, SAG-20l9-O1234, 4O00 Roskilde, l.500 kr.",
            "SIDE 4, SAG-2019-01234, 4000 Roskilde, 1.500 kr.",
        ),
    ],
)
def test_it_mends_what_only_a_scanner_reads(text: str, expected: str) -> None:
    assert mended(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # slips of the hand
        "Sekretriatet udarbjder et forslga til budgte.",
        # names spelt as their bearers like
        "Til stede var Ida Nagskov, Poul Moller, Åge Joergensen og Lars Kjeer.",
        # words of other languages
        "Der henvises til the regional development strategy og Interreg Öresund.",
        # numbers and codes
        "Linje 150S, Gate21, 2a, 1.500 kr., pkt. 4I, O2-forbrug og 1-1-2.",
        # a brand
        "Tallene stammer fra eBoks, mSundhed og iPads.",
    ],
)
def test_it_leaves_what_may_be_meant(text: str) -> None:
    assert mended(text) == text


def test_one_sign_alone_is_no_scan() -> None:
    given = lines([*PROSE, "Se også bilag om g0lf."])
    assert restore.text(given).lines == tuple(given)


def test_each_page_must_show_it_is_scanned() -> None:
    hand = "Sekretariatet har bedt om at fa kommunernes svar."
    restored = restore.text(lines([*PROSE, SIGNS], [*PROSE, hand]))
    assert restored.damaged
    assert restored.lines[-1].text == hand


def test_a_text_with_mended_words_says_so() -> None:
    restored = restore.text(lines([*PROSE, SIGNS]))
    assert [mend.restored for mend in restored.mends] == ["sundhedsområdet", "drøftet", "tiltrådt"]
    assert restored.damaged and restored.quality == pytest.approx(1 - 3 / 49, abs=0.01)
