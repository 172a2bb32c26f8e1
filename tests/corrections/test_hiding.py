from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minutes.corrections import hiding, phrases
from minutes.corrections.hiding import erase
from minutes.corrections.phrases import MARK
from minutes.parsing import parse
from minutes.parsing.types import ParsedReferat

ROOT = Path(__file__).parents[2]
SAMPLE = "samples/kkr-hovedstaden-2025-09-02.txt"
SYDDANMARK = "tests/examples/kkr-syddanmark-2019-03-08.txt"
FUNDING = "Beslutning om finansiering af den fælles indsats mod hjemløshed 2019-2021"


@cache
def reading(name: str) -> ParsedReferat:
    return parse((ROOT / name).read_bytes())


def said(parsed: ParsedReferat) -> str:
    """All that it says, without the line ends that may be within a phrase."""
    return "\x00".join(" ".join(text.split()) for text in strings(msgspec.to_builtins(parsed))).casefold()


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(one)


@pytest.mark.parametrize(
    ("phrase", "text", "masked"),
    [
        ("Hans Hansen", "ved Hans Hansen.", "ved [skjult]."),
        ("hans hansen", "ved HANS HANSENs bror", "ved [skjult]s bror"),
        # Over the ends of lines, and within a word.
        ("Hans Hansen", "ved Hans\nHansen.", "ved [skjult]\n[skjult]."),
        ("Hans Hansen", "ved Hans Han-\n   sen.", "ved [skjult]\n[skjult]."),
        ("Hans Hansen", "ved Hans Han\u00adsen.", "ved [skjult]."),
        # In addresses, of letters and of figures.
        ("Maja Højgaard", "se /medlem/maja-hoejgaard/", "se /medlem/[skjult]/"),
        ("Maja Højgaard", "maja.hojgaard@kl.dk, maja.højgaard@kl.dk", "maja.hojgaard@kl.dk, [skjult]@kl.dk"),
        ("Åse Blåbjerg", "Aase Blaabjerg", "[skjult]"),
        ("44 14 00 00", "tlf. 4414 0000 eller 44140000", "tlf. [skjult] eller [skjult]"),
        ("010203-1234", "født 010203 – 1234", "født [skjult]"),
        # An editor marks a full stop too many.
        ("  Hans Hansen. ", "Hans Hansen kom", "[skjult] kom"),
        # Signs of patterns are but signs.
        ("(a+b)*", "er (a+b)* og ab", "er [skjult] og ab"),
        ("Hans Hansen", "Hansine Hansen, Hans og Hansen", "Hansine Hansen, Hans og Hansen"),
    ],
)
def test_a_phrase_is_hidden_however_it_stands(phrase: str, text: str, masked: str) -> None:
    assert phrases.hide(text, [phrase]) == masked


def test_a_person_hidden_is_nowhere_in_the_reading() -> None:
    before = reading(SAMPLE)

    after = erase(before, ["Maja Højgaard"], [])

    assert "maja højgaard" in said(before)
    assert "højgaard" not in said(after)
    assert len(after.attendance) == len(before.attendance) - 1
    assert [page.text.count("\n") for page in after.page_texts] == [
        page.text.count("\n") for page in before.page_texts
    ]


def test_the_same_place_is_hidden_in_the_text_as_the_scanner_read_it() -> None:
    """»Steen Løfstrøm« was read as something else, which tells as much."""
    before = reading(SAMPLE)
    [place] = hiding.places(before, "Steen Løfstrøm")

    after = erase(before, ["Steen Løfstrøm"], [])

    page = next(page for page in before.page_texts if page.number == place.page)
    at = place.line - page.first_line
    was, now = (
        next(one for one in parsed.page_texts if one.number == place.page).as_read.split("\n")[at]
        for parsed in (before, after)
    )
    assert "Steen Løfstrøm" not in was
    assert now == f"{MARK} (D), Fredensborg Kommune"


def test_words_that_were_mended_stand_where_they_are_said_to() -> None:
    """On the lines with a mask too, of those that are left."""
    before = reading(SAMPLE)

    after = erase(before, ["kommunerne", "Hovedstaden", "sundhed"], [])

    mends = [(page, mend) for page in after.page_texts for mend in page.mends]
    assert 0 < len(mends) < sum(len(page.mends) for page in before.page_texts)
    assert all(
        page.text.split("\n")[mend.line - page.first_line][mend.start : mend.end] == mend.restored
        for page, mend in mends
    )


def test_a_phrase_over_the_end_of_a_page_is_hidden_on_both() -> None:
    """A foot and a head stand between."""
    above = "REFERAT 2024\nKKR SJÆLLAND\nDato: 02-09-2024\n1. Status\nSagen om Hans\nKKR | side 1\n"
    below = " KKR Sjælland\nHansen er udsat.\nBeslutning\nUdsat.\n"
    before = parse((above + below).encode())

    after = erase(before, ["Hans Hansen"], [])

    assert "Hans" in before.page_texts[0].text and "Hansen er" in before.page_texts[1].text
    assert f"Sagen om {MARK}" in after.page_texts[0].text
    assert f"\n{MARK} er udsat." in after.page_texts[1].text


def test_an_item_withdrawn_keeps_its_number_and_none_of_its_words() -> None:
    before = reading(SAMPLE)
    item = next(item for item in before.items if item.number == "3.2")

    after = erase(before, [], [(item.number, item.title)])

    emptied = next(item for item in after.items if item.number == "3.2")
    assert emptied.title == hiding.WITHDRAWN
    assert msgspec.to_builtins(emptied.sections) == dict.fromkeys(
        ("baggrund", "indstilling", "sagsfremstilling", "beslutning")
    )
    assert (emptied.attachments, emptied.outcomes, emptied.topics, emptied.case_number) == ([], [], [], None)
    for words in ("Udbygning af rute 16", "tovholdere på strategiens", "Strategi_Styrket"):
        assert words.casefold() in said(before)
        assert words.casefold() not in said(after)
    others = [(one.number, one) for one in after.items if one.number != "3.2"]
    assert others == [(one.number, one) for one in before.items if one.number != "3.2"]


def test_an_item_withdrawn_is_no_line_of_the_list_of_contents_either() -> None:
    before = reading(SYDDANMARK)

    after = erase(before, [], [("3.2", FUNDING)])

    assert "hjemløshed" in said(before)
    assert "hjemløshed" not in said(after)
    # Its neighbours stand whole.
    kept = "\n".join(page.text for page in after.page_texts)
    for title in ("3.1. Ny kollektiv trafikplan", "3.3. Bilag til sundhedsaftalen"):
        assert kept.count(title) == 2


@pytest.mark.parametrize(
    ("number", "title", "found"),
    [
        ("3.2", FUNDING, "3.2"),
        # Another reading has it otherwise: by what is the same.
        ("3.9", FUNDING, "3.2"),
        ("3.2", "Beslutning om finansiering", "3.2"),
        ("9.9", "Noget helt andet", None),
    ],
)
def test_an_item_is_known_again_by_number_and_title(number: str, title: str, found: str | None) -> None:
    after = erase(reading(SYDDANMARK), [], [(number, title)])

    emptied = [item.number for item in after.items if item.title == hiding.WITHDRAWN]
    assert emptied == ([found] if found else [])


def test_where_a_phrase_stands_is_told_by_page_and_line() -> None:
    places = hiding.places(reading(SAMPLE), "Maja Højgaard")

    assert [(place.page, place.line) for place in places] == [(2, 59), (8, 326)]
    assert places[0].text == "Maja Højgaard (A), Brøndby Kommune"


def test_nothing_hidden_is_the_very_same_reading() -> None:
    assert erase(reading(SAMPLE), [], []) is reading(SAMPLE)


FACTS = {"referat", "kkr", "syddanmark"}
WORDS = [
    " ".join(words)
    for page in reading(SYDDANMARK).page_texts
    for line in page.text.split("\n")
    for words in [line.split()[:3], line.split()[2:4]]
    if phrases.length("".join(words)) >= phrases.SHORTEST
    # Neither a figure nor the name of a KKR alone: those are facts of the meeting, and no words of the paper.
    and any(word.isalpha() and word.casefold() not in FACTS for word in words)
]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3))
def test_whatever_is_hidden_is_nowhere_and_nothing_else_is_changed(hidden: list[str]) -> None:
    before = reading(SYDDANMARK)

    after = erase(before, hidden, [])

    left = said(after).replace(MARK, "\x00")
    assert not any(phrases.pattern(phrase).search(left) for phrase in hidden)
    for old, new in zip(before.page_texts, after.page_texts, strict=True):
        for was, now in zip(old.text.split("\n"), new.text.split("\n"), strict=True):
            pieces = now.split(MARK)
            assert was.startswith(pieces[0]) and was.endswith(pieces[-1])
            assert len(pieces) > 1 or was == now
