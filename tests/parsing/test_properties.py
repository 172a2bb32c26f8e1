"""What must hold for any text at all, invented or hostile."""

from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from minutes.parsing import agenda_item, attendance, front_page, outline, parse, prose
from minutes.parsing.attendance import list_places
from minutes.parsing.types import Line
from tests.parsing.lines import lines

SAMPLE = Path(__file__).parents[2] / "samples" / "kkr-hovedstaden-2025-09-02.txt"
# Lines that steer the reader, in any order, among anything else.
STEERING = """REFERAT 2025
KKR SJÆLLAND
Dato: 02-09-2025 10:00
Sted: Køge
Deltagere
Afbud
Bent Hansen (V), Gribskov Kommune
(suppleant for Ole
Wedel-
1.
2.
3.2.
21.
1. Status
1.1. Godkendelse af
5. Eventuelt
SAG-2025-03121 gitb
SAG-
Baggrund
Indstilling
Sagsfremstilling
Beslutning
Bilag
KKR godkendte
SF stemte imod.
- punkt
https://www.kl.dk/
SIDE 2

Indholdsfortegnelse
1.1. Godkendelse ..... 3
Beslutning: Godkendt.
Det indstilles, at KKR godkender budgettet.
KKR besluttede at udsætte punktet.
Bilag 1: Notat
Vedlagt:
Punkt 3
Pkt. 3.2: Budget?
3. 2 Budget
3.2.1 Delaftale
4. LUKKET PUNKT
Sagsnr.: 07/1234 Dok.ID: 123456 Init: ABC
1.2. Referat SAG-2018-00123 abc
Tillægsdagsorden
Eventuelt
Deltagerfortegnelse
Økonomi
1. januar 2020 træder loven i kraft
1. at KKR godkender
Dagsorden
 side
"""
PRINTED = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=40)
TEXTS = st.lists(st.sampled_from(STEERING.split("\n")) | PRINTED, max_size=60).map("\n".join)


def structure(text: str) -> outline.Outline | None:
    return outline.of(lines(text)) if text.strip() else None


def places(cut: outline.Outline) -> list[Line]:
    placed = list_places.of(cut)
    found = [*placed.front, *placed.lists, *cut.numbers, *cut.contents, *cut.furniture]
    for item in placed.items:
        found += [*item.title_lines, *item.case_lines, *item.lead, *item.headings, *item.attachments]
        found += [line for part in item.sections.values() for line in part]
    return found


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_every_line_ends_in_exactly_one_place(text: str) -> None:
    cut = structure(text)
    if cut:
        assert Counter(line.number for line in places(cut)) == Counter(line.number for line in lines(text))


def test_every_line_of_the_sample_ends_in_exactly_one_place() -> None:
    text = SAMPLE.read_text("utf-8")
    cut = outline.of(lines(text))
    assert sorted(line.number for line in places(cut)) == [line.number for line in lines(text)]


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_no_text_makes_a_step_raise(text: str) -> None:
    cut = structure(text)
    if not cut:
        return
    placed = list_places.of(cut)
    front_page.read(placed.front, cut.furniture)
    people = attendance.read(placed.lists, damaged=True).people
    context = agenda_item.Context(prose.setting(lines(text)), people)
    for item in cut.items:
        agenda_item.read(item, context)


@given(TEXTS)
@settings(max_examples=30, deadline=None)
def test_any_text_is_read_and_twice_the_same(text: str) -> None:
    if text.strip() and "\0" not in text:
        data = text.encode("utf-8", "replace")
        try:
            assert parse(data) == parse(data)
        except Exception as error:
            assert type(error).__name__ == "ReadError", error
