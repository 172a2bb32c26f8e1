"""Columns are read one after another, rows across; only white over several lines decides."""

import time

import pytest

from minutes.parsing import layout
from minutes.parsing.types import Box, RawPage, Word
from tests.parsing.drawn import lines, page, texts

ATTENDANCE = """
Deltagere
Allan S. Andersen (A), Tårnby Kommune      Maja Højgaard (A), Brøndby Kommune
Anders Medum Groth (B), Furesø Kommune     Marco Damgaard (A), Herlev Kommune
Ann Lindhardt (V), Hørsholm Kommune        Merete Amdisen (A), Ishøj Kommune
Bent Hansen (V), Gribskov Kommune
Afbud
Lars Weiss (A), Københavns Kommune         Line Barfod (Ø), Københavns Kommune
Ole S. Nielsen (O), Halsnæs Kommune        Vicky Rasmussen (A), Egedal Kommune
Trine Egetved (C), Gribskov Kommune        Piet Papageorge (V), Glostrup Kommune
"""
IN_COLUMNS = [
    # A list of attendees in two columns; the heading of the next list ends both.
    (
        ATTENDANCE,
        "Deltagere|Allan|Anders|Ann|Bent|Maja|Marco|Merete|Afbud|Lars|Ole|Trine|Line|Vicky|Piet",
    ),
    # Names alone, in three.
    (
        """
Deltagere
Lars Weiss         Sofia Osmani       Jens Skov
Line Barfod        Steffen Jensen     Lone Loklindt
Ole Nielsen        Tine Hessner       Maja Højgaard
""",
        "Deltagere|Lars|Line|Ole|Sofia|Steffen|Tine|Jens|Lone|Maja",
    ),
    # Text in two columns, on the same baselines.
    (
        """
KKR drøftede på mødet den nye plan for     kommunerne er enige om at fastholde
den kollektive trafik i regionen, som      den nuværende model, indtil der er
de kommunale parter har arbejdet med       fundet en løsning, som alle parterne
siden foråret, og som indebærer, at        i samarbejdet kan se sig selv i nu.
""",
        "KKR|den|de|siden|kommunerne|den|fundet|i",
    ),
    # Mission and vision beside the facts of the meeting.
    (
        """
REFERAT 2025                       Mission
KKR HOVEDSTADEN                    KL bidrager til at udvikle og
Dato: 02-09-2025 10:00             fastholde et stærkt lokalt
Sted: Glostrup Park Hotel          demokrati. KL varetager
                                   kommunernes fælles interesser.
""",
        "REFERAT|KKR|Dato:|Sted:|Mission|KL|fastholde|demokrati.|kommunernes",
    ),
    # Attachments in two; the first may be the longer, and a heading ends them.
    (
        """
Bilag
Referat af mødet            Tidsplan for arbejdet
Notat om model A            Nøgletal for 2025
Kommissorium
Beslutning
Godkendt.
""",
        "Bilag|Referat|Notat|Kommissorium|Tidsplan|Nøgletal|Beslutning|Godkendt.",
    ),
]


@pytest.mark.parametrize(("picture", "first_words"), IN_COLUMNS)
def test_columns_are_read_one_after_another(picture: str, first_words: str) -> None:
    assert [text.split()[0] for text in texts(picture)] == first_words.split("|")


ACROSS = [
    # An attachment has its page or its date beside it, and is one all the same.
    (
        "Bilag\nReferat af mødet            12. maj 2025\nNotat om model A            3. juni 2025",
        "Bilag|Referat af mødet 12. maj 2025|Notat om model A 3. juni 2025",
    ),
    # A number in the margin stands before its title, however far.
    ("3.2      Status på sundhedsreformen", "3.2 Status på sundhedsreformen"),
    # So does a bullet, line after line.
    ("•        Dobbelt S-tog\n•        Kystbanen\n•        Metro", "• Dobbelt S-tog|• Kystbanen|• Metro"),
    ("1.       Godkendelse\n2.       Status\n3.       Eventuelt", "1. Godkendelse|2. Status|3. Eventuelt"),
    # Labels and what they say.
    (
        "Dato:       2. september 2025\nTid:        kl. 10.00\nSted:       Glostrup Park Hotel",
        "Dato: 2. september 2025|Tid: kl. 10.00|Sted: Glostrup Park Hotel",
    ),
    # One wide gap is none between columns; nor are two.
    (
        "KKR drøftede sagen      og tog den til efterretning\n"
        "i sin helhed på mødet i Glostrup den 2. september",
        "KKR drøftede sagen og tog den til efterretning|i sin helhed på mødet i Glostrup den 2. september",
    ),
    # Titles with their pages are a table of contents, and no columns.
    (
        "1. Godkendelse af referat           3\n"
        "2. Status på sundhed                4\n"
        "3. Eventuelt                        9",
        "1. Godkendelse af referat 3|2. Status på sundhed 4|3. Eventuelt 9",
    ),
]


@pytest.mark.parametrize(("picture", "expected"), ACROSS)
def test_what_belongs_together_stays_on_its_line(picture: str, expected: str) -> None:
    assert texts(picture) == expected.split("|")
    assert not any(line.cells for line in lines(picture))


LETTERHEAD = """
                                                                      Den 23. februar 2015
REFERAT                                                               Sags-ID: SAG-2015-00312
Møde i KKR Sjælland den 2. marts 2015 i Ringsted                      Dok.ID: 1985423
Formandskabet bød velkommen til mødet, hvor de nye                    abc@kl.dk
medlemmer præsenterede sig for hinanden, og hvor der                  Direkte 3370 3123
blev orienteret om arbejdet siden sidst. Herefter gik                 Weidekampsgade 10
man over til dagsordenens punkter.                                    2300 København S
                                                                      www.kl.dk
1. Godkendelse af dagsorden                                           Side 1 af 12
"""


def test_a_letterhead_in_the_margin_belongs_to_the_page() -> None:
    assert [text.split()[0] for text in texts(LETTERHEAD)] == [
        "REFERAT", "Møde", "Formandskabet", "medlemmer", "blev", "man", "1.",
    ]  # fmt: skip
    aside = [line.text for line in lines(LETTERHEAD) if line.furniture]
    assert (aside[0], aside[-1], len(aside)) == ("Den 23. februar 2015", "Side 1 af 12", 9)


SHARED_LETTERHEAD = """
Referat                                                       Dato: 8. november 2019
                                                              Sags ID: SAG-2019-00411
KKR Syddanmark                                                E-mail: syddanmark@kkr.dk
Mødedato: 1. november 2019 kl. 10.00
Mødested: Rådhuset, Wegners Plads 2, 6270 Tønder              KKR Syddanmark
Til stede                                                     c/o Odense Kommune
Borgmester Frode Brødsgaard (V), Assens                       Flakhaven 2
Borgmester Sussi Skjødt (V), Billund                          5000 Odense C
Afbud                                                         www.kl.dk/kkr-syddanmark
Laurits Holm (F), Odense                                      Side 1 af 4
"""


def test_a_letterhead_has_a_date_and_a_council_of_its_own_and_stays_whole() -> None:
    # The meeting's own day and place stand in the body, and `Afbud` there parts no letterhead.
    assert [text.split()[0] for text in texts(SHARED_LETTERHEAD)] == [
        "Referat", "KKR", "Mødedato:", "Mødested:", "Til", "Borgmester", "Borgmester", "Afbud", "Laurits",
    ]  # fmt: skip
    aside = [line.text for line in lines(SHARED_LETTERHEAD) if line.furniture]
    assert (aside[0], aside[-1], len(aside)) == ("Dato: 8. november 2019", "Side 1 af 4", 9)


def test_the_facts_of_the_meeting_are_no_letterhead_where_they_stand_alone() -> None:
    facts = """
Dato: 8. november 2019      KL bidrager til at udvikle og
Sags ID: SAG-2019-00411     fastholde et stærkt lokalt
E-mail: syd@kkr.dk          demokrati og varetager deres
Side 1 af 4                 fælles interesser i landet.
"""
    assert not any(line.furniture for line in lines(facts) if line.text.startswith("Dato"))


def test_a_column_of_days_is_no_letterhead() -> None:
    opgaver = """
Opgave                        Årsværk     Flytter
Akutsygepleje                 212         1. januar 2027
Specialiseret genoptræning    96          1. januar 2027
Patientrettet forebyggelse    134         1. juli 2027
"""
    assert [line.cells[0] for line in lines(opgaver) if line.cells] == [
        "Opgave", "Akutsygepleje", "Specialiseret genoptræning", "Patientrettet forebyggelse",
    ]  # fmt: skip
    assert not any(line.furniture for line in lines(opgaver))


def test_columns_of_their_own_step_are_not_woven() -> None:
    left, right = ["en", "to", "tre", "fire"], ["fem", "seks", "syv"]
    words = [Word(text, Box(60, 700 - 14 * at, 160, 710 - 14 * at), 10) for at, text in enumerate(left * 2)]
    words += [Word(text, Box(300, 703 - 11 * at, 360, 711 - 11 * at), 8) for at, text in enumerate(right * 2)]
    found = [line.text for line in layout.lines([RawPage(1, words=tuple(words))]) if line.text]
    assert found == [*left * 2, *right * 2]


def test_a_new_column_is_a_new_paragraph() -> None:
    found = [line.text for line in lines(IN_COLUMNS[2][0])]
    assert found.index("") == 4


def grid(rows: int, columns: int) -> RawPage:
    words = [
        Word("ord", Box(60 + 30 * x, 1e5 - 12 * y, 75 + 30 * x, 1e5 + 10 - 12 * y), 10)
        for y in range(rows)
        for x in range(columns)
    ]
    return RawPage(1, words=tuple(words))


@pytest.mark.campaign
@pytest.mark.parametrize(("rows", "columns"), [(10_000, 3), (1, 200_000), (50_000, 1), (300, 300)])
def test_a_page_of_very_many_words_takes_seconds(rows: int, columns: int) -> None:
    before = time.process_time()
    layout.lines([grid(rows, columns)])
    assert time.process_time() - before < 15


@pytest.mark.campaign
def test_lines_that_stagger_without_end_take_seconds() -> None:
    words = [
        Word("ord", Box(60 + 37 * (at % 11), 1e5 - 7 * at, 75 + 37 * (at % 11), 1e5 + 10 - 7 * at), 10)
        for at in range(20_000)
    ]
    before = time.process_time()
    layout.lines([RawPage(1, words=tuple(words))])
    assert time.process_time() - before < 15


def test_a_page_is_as_it_was_drawn() -> None:
    assert len(page(ATTENDANCE).words) > 60
