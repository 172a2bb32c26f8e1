"""Whether a text is damaged, where, and by what kind of scanner; and slips that are no matter of words."""

from __future__ import annotations

import pytest

from minutes.parsing.restore import damage, marks, tokens
from minutes.parsing.restore.confusions import Slips
from minutes.parsing.restore.lexicon import danish
from minutes.parsing.restore.readings import Search
from minutes.parsing.types import Line

SCANNED = "Der er ikke afholdt mgde i feellesskabet, og stgtten pa omradet bgr indga i dragftelsen."
CLEAN = "Der er ikke afholdt møde i fællesskabet, og støtten på området bør indgå i drøftelsen."
HALF = "Møderne på området følger støtten, og de færreste når længere end til drøftelsen af formgdet."


def assess(*pages: str) -> damage.Damage:
    lines = [Line(text, page, page) for page, text in enumerate(pages, start=1)]
    return damage.assess(lines, tokens.of(lines), Search(danish()))


def test_words_that_are_no_danish_but_with_a_slip_tell_of_damage() -> None:
    found = assess(SCANNED)
    assert found.pages == {1}
    meant = {raw: reading.word for raw, reading in found.telltales.items()}
    assert (meant["mgde"], meant["feellesskabet"], meant["dragftelsen"]) == (
        "møde",
        "fællesskabet",
        "drøftelsen",
    )


def test_each_page_is_judged_by_itself() -> None:
    assert assess(CLEAN, SCANNED, CLEAN).pages == {2}


def test_a_text_of_a_line_needs_one_sure_sign() -> None:
    assert assess("et mgde i Kgbenhavn").pages == {1}
    assert not assess("et møde i Grgnknud").pages


@pytest.mark.parametrize(
    "text",
    [
        CLEAN,
        "",
        # names, English, old spelling, roman numerals
        "Trine Graese, Aage Haae, Brandt og Jaap van der Meer mødtes i Aabenraa.",
        "The state made a bar for the office, and so far the means fail.",
        "Raadet maatte gaa paa Kroen, og Aaret blev et godt Aar.",
        "i ii iii iv v vi vii viii",
    ],
)
def test_clean_text_shows_no_damage(text: str) -> None:
    assert assess(text).pages == frozenset()


def cost(slips: Slips, printed: str, read: str) -> float:
    return next(slip.cost for slip in slips[read[0]] if (slip.printed, slip.read) == (printed, read))


def test_a_scanner_that_reads_most_of_a_letter_rightly_is_the_less_suspected() -> None:
    always = assess(SCANNED).slips
    mostly = assess(SCANNED, f"{HALF} Mgdet i mgderne om mgdet.").slips
    assert cost(always, "ø", "g") < cost(mostly, "ø", "g")


# A page of twenty thousand words would not prove more.
def test_a_scanned_page_in_a_long_clean_document_is_found() -> None:
    assert assess(*[CLEAN] * 40, f"{SCANNED} {SCANNED}", *[CLEAN] * 40).pages == {41}


# Slips of the hand in clean minutes: letters changed about, lost, doubled, or hit beside.
def test_slips_of_the_hand_are_no_damage() -> None:
    text = (
        "Komunerne har aftlat, at formandskabbet holder mødde med ministren i løbt af foråret, og at "
        "sekretriatet udarbjder et oplæg tli drøftelsse i de enkelte byrård indne sommeferien."
    )
    assert not assess(text).pages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peter Hansen (&), Ishøj Kommune", ["Ø"]),
        ("Peter Hansen (9) Ishøj Kommune", ["Ø"]),
        # a D or J may be itself, a number after a quote is a count
        ("Peter Hansen (D), Stine Holm (J), enige” (9)", []),
        # O or Ø: those decide who know the member
        ("Peter Hansen (0), Ishøj Kommune", []),
        # a hyphen misread, at the end of a line and inside
        ("sundheds~", ["-"]),
        ("sundheds_", ["-"]),
        ("Underskrift ____", []),
        ("KKR¬mødet og det nuv&¬", ["-", "-"]),
        ("ca. ~ 20 ~", []),
        # what stands between capitals is one
        ("SlDE 2 og V|P", ["I", "I"]),
        ("KKR'’s og KL'’s", ["", ""]),
        ("fra k. 9.00 til k. 10.00", ["kl", "kl"]),
        ("om Al og data", ["I"]),
        # a name, and the Danish word
        ("med Al Gore. Al mad er god.", []),
        # I 2024 without its space; but a number, and a year
        ("— 12024 indgik kommunerne", ["I"]),
        ("— 12024, — 2024 indgik og 12.024 andre", []),
    ],
)
def test_marks_of_a_scanner(text: str, expected: list[str]) -> None:
    assert [change.printed for change in marks.changes([Line(text, 1, 1)], frozenset({1}))] == expected


def test_marks_on_clean_pages_are_left() -> None:
    assert list(marks.changes([Line("Peter Hansen (&), Ishøj", 2, 1)], frozenset({1}))) == []
