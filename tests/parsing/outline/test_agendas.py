"""The agendas of twenty years: which lines are titles, and which numbers they have."""

import pytest

from minutes.parsing import outline
from tests.parsing.lines import lines

CASE = "SAG-2018-00123 abc"
ITEM = f"{CASE}\n\nBaggrund\n\nen\n\nBeslutning\n\nto\n"
# Without a case: from before 2010, and from councils that print none.
PLAIN = "Baggrund\nen\n\nIndstilling\nDet indstilles, at to.\n\nBeslutning\ntre.\n"
SHORT = "Indstilling\nDet indstilles, at to.\n\nBeslutning\ntre.\n"


def heads(text: str) -> list[tuple[str, str]]:
    return [(item.number, item.title) for item in outline.of(lines(text)).items]


NUMBERS = [
    # With and without a final dot, with a bracket, a colon, a dash.
    (f"1 Budget\n{PLAIN}\n2 Movia\n{PLAIN}", [("1", "Budget"), ("2", "Movia")]),
    (f"1) Budget\n{PLAIN}\n2) Movia\n{PLAIN}", [("1", "Budget"), ("2", "Movia")]),
    (f"1: Budget\n{PLAIN}\n2 - Movia\n{PLAIN}", [("1", "Budget"), ("2", "Movia")]),
    # With the word before the number.
    (f"Punkt 1: Budget\n{PLAIN}\nPunkt 2: Movia\n{PLAIN}", [("1", "Budget"), ("2", "Movia")]),
    (f"Pkt. 1. Budget\n{PLAIN}\nPkt. 2. Movia\n{PLAIN}", [("1", "Budget"), ("2", "Movia")]),
    (f"Pkt. 1.1: Budget\n{PLAIN}\nPkt. 1.2: Movia\n{PLAIN}", [("1.1", "Budget"), ("1.2", "Movia")]),
    ("Ad 1) Budget\nDrøftet.\n\nAd 2) Movia\nGodkendt.\n", [("1", "Budget"), ("2", "Movia")]),
    (f"Sag nr. 1: Budget\n{PLAIN}\nSag nr. 2: Movia\n{PLAIN}", [("1", "Budget"), ("2", "Movia")]),
    (
        f"Dagsordenspunkt 1 Budget\n{PLAIN}\nDagsordenspunkt 2 Movia\n{PLAIN}",
        [("1", "Budget"), ("2", "Movia")],
    ),
    # The number on a line of its own, the title on the next.
    (f"Punkt 1\nBudget\n{PLAIN}\nPunkt 2\nMovia\n{PLAIN}", [("1", "Budget"), ("2", "Movia")]),
    (f"1.\nBudget\n{PLAIN}\n2.\nMovia\n{PLAIN}", [("1", "Budget"), ("2", "Movia")]),
    # Right below its title, as a column of the margin may be drawn.
    (f"Budget\n1.\n{PLAIN}\nMovia\n2.\n{PLAIN}", [("1", "Budget"), ("2", "Movia")]),
    # Three levels; ten after nine.
    (
        f"3. Social\n3.1. Rammeaftale\n3.1.1. Takster\n{ITEM}\n3.1.2. Pladser\n{ITEM}\n3.2. Børn\n{ITEM}",
        [
            ("3", "Social"),
            ("3.1", "Rammeaftale"),
            ("3.1.1", "Takster"),
            ("3.1.2", "Pladser"),
            ("3.2", "Børn"),
        ],
    ),
    (
        f"3.9. Budget\n{ITEM}\n3.10. Movia\n{ITEM}\n3.11. Letbane\n{ITEM}",
        [("3.9", "Budget"), ("3.10", "Movia"), ("3.11", "Letbane")],
    ),
    # Roman numbers and letters, rarely.
    (f"I. Budget\n{PLAIN}\nII. Movia\n{PLAIN}", [("1", "Budget"), ("2", "Movia")]),
    (f"2.a Budget\n{ITEM}\n2.b Movia\n{ITEM}", [("2.a", "Budget"), ("2.b", "Movia")]),
    # As a scanner leaves them.
    (
        f"2. Sager\n21. Budget\n{ITEM}\n2,2 Movia\n{ITEM}",
        [("2", "Sager"), ("2.1", "Budget"), ("2.2", "Movia")],
    ),
    (f"3. 1 Budget\n{ITEM}\n3. 2 Movia\n{ITEM}", [("3.1", "Budget"), ("3.2", "Movia")]),
    (f"l. Budget\n{PLAIN}\n2. Movia\n{PLAIN}", [("1", "Budget"), ("2", "Movia")]),
    # Twenty-one items on one level are counted so.
    (
        "".join(f"{number}. Sag {'abcdefghijklmnopqrstuv'[number]}\n{SHORT}\n" for number in range(1, 22)),
        [(str(number), f"Sag {'abcdefghijklmnopqrstuv'[number]}") for number in range(1, 22)],
    ),
    # One number lost among those that are there.
    (
        f"1. Budget\n{PLAIN}\nMovia\n{PLAIN}\n3. Letbane\n{PLAIN}",
        [("1", "Budget"), ("2", "Movia"), ("3", "Letbane")],
    ),
    # The case on the title's own line.
    (
        f"1.1. Budget {CASE}\n\nBaggrund\nen\n\n1.2. Movia {CASE}\n\nBaggrund\nto",
        [("1.1", "Budget"), ("1.2", "Movia")],
    ),
    # The lines of an older form between title and text.
    (
        f"1. Budget\nSagsnr.: 07/1234\nDok.ID: 123456\nInit: ABC\n{PLAIN}\n2. Movia\nJ.nr. 07/1235\n{PLAIN}",
        [("1", "Budget"), ("2", "Movia")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_numbers_are_known_however_written(text: str, expected: list[tuple[str, str]]) -> None:
    assert heads(text) == expected


def titled(title: str, below: str = ITEM) -> str:
    return f"1. Godkendelse af dagsorden\n{ITEM}\n{title}\n{below}\n3. Movia\n{ITEM}"


TITLES = [
    # Over two and three lines.
    (
        "2. Fælleskommunale positioner for varetagelse af de nære\nsundhedstilbud i Østdanmark",
        "Fælleskommunale positioner for varetagelse af de nære sundhedstilbud i Østdanmark",
    ),
    (
        "2. Høringssvar om Forslag til Regional Udviklingsstrategi for\n"
        "Region Sjælland og om Trafikstyrelsens udkast til\nplan for togtrafikken",
        "Høringssvar om Forslag til Regional Udviklingsstrategi for Region Sjælland og om "
        "Trafikstyrelsens udkast til plan for togtrafikken",
    ),
    # Right above a heading that is one only where it is due.
    (
        "2. Status på den fælles sundhedsaftale v/ Jens Hansen\nResumé",
        "Status på den fælles sundhedsaftale v/ Jens Hansen",
    ),
    # Like a heading of the form, and like other words an item begins with.
    ("2. Beslutning om fælles udbud", "Beslutning om fælles udbud"),
    ("2. Indstilling af medlemmer til bestyrelsen", "Indstilling af medlemmer til bestyrelsen"),
    ("2. Bilag til sundhedsaftalen", "Bilag til sundhedsaftalen"),
    ("2. Orientering om rammeaftalen", "Orientering om rammeaftalen"),
    ("2. Referat af møde i embedsmandsudvalget", "Referat af møde i embedsmandsudvalget"),
    # In capitals, as a question, with a date, with a number of its own.
    ("2. UDPEGNING TIL BESTYRELSEN FOR MOVIA", "UDPEGNING TIL BESTYRELSEN FOR MOVIA"),
    ("2. Skal kommunerne købe ind sammen?", "Skal kommunerne købe ind sammen?"),
    (
        "2. Godkendelse af referat fra mødet den 9. april 2018",
        "Godkendelse af referat fra mødet den 9. april 2018",
    ),
    ("2. 10 nye akutpladser i 2019", "10 nye akutpladser i 2019"),
    # With what is said of the item.
    ("2. Udpegninger (lukket punkt)", "Udpegninger (lukket punkt)"),
    ("2. Budget 2020 (bilag eftersendes)", "Budget 2020 (bilag eftersendes)"),
    ("2. Budget 2020 - til orientering", "Budget 2020 - til orientering"),
    ("2. Letbanen v/ Jens Hansen", "Letbanen v/ Jens Hansen"),
    ("2. Ansøgning fra Movia m.v.", "Ansøgning fra Movia m.v."),
]


@pytest.mark.parametrize(("printed", "title"), TITLES)
@pytest.mark.parametrize("below", [ITEM, PLAIN, SHORT], ids=["case", "plain", "short"])
def test_a_title_is_taken_whole(printed: str, title: str, below: str) -> None:
    assert heads(titled(printed, below)) == [
        ("1", "Godkendelse af dagsorden"),
        ("2", title),
        ("3", "Movia"),
    ]


TEXTS = [
    # A day of a month begins like a number.
    "1. januar 2020 træder loven i kraft, og det\n14. juni 2019 blev den vedtaget.",
    "Loven træder i kraft\n2. januar 2020.",
    # Numbered proposals.
    "1. at KKR godkender budgettet\n2. at KKR sender det til byrådene",
    "2. KKR Sjælland godkender budgettet\n3. KKR Sjælland sender det til byrådene",
    # Numbered lists of a report, also where they hit the next item's number.
    "1. En rehabiliterende tilgang\n2. Borgere skal opleve sammenhæng\n3. Flere hænder",
    "Strategien har tre spor:\n\n2. Jobrotation\n\n3. Uddannelsesløft\n\n4. Mesterlære",
    # The agenda of another meeting.
    "Dagsordenen for næste møde er:\n\n1. Godkendelse af referat\n2. Budget 2021\n3. Eventuelt",
    # Years, money, times, shares.
    "2 mio. kr. er afsat til formålet, og\n3 pct. af budgettet til drift",
    "2.000 kr. pr. borger\n3.500 kr. pr. barn",
    "10.00 Velkomst\n10.15 Oplæg\n11.00 Pause",
    # A reference to an item.
    "Punkt 2 blev drøftet sammen med punkt 3 på mødet, og\npkt. 3.2 blev udsat.",
    "Se punkt 2.",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("part", ["Baggrund", "Indstilling", "Sagsfremstilling", "Beslutning"])
def test_what_looks_like_a_number_in_a_text_is_text(text: str, part: str) -> None:
    before = "" if part == "Baggrund" else "Baggrund\nen\n\n"
    paper = (
        f"1. Budget\n{CASE}\n{before}{part}\n{text}\n\n2. Movia\n{CASE}\nBaggrund\nen\n\n3. Letbane\n{ITEM}"
    )
    assert heads(paper) == [("1", "Budget"), ("2", "Movia"), ("3", "Letbane")]


@pytest.mark.parametrize("text", TEXTS)
def test_it_is_text_too_where_no_item_has_a_case(text: str) -> None:
    paper = (
        f"1. Budget\nSagsfremstilling\n{text}\n\nBeslutning\nTo.\n\n2. Movia\n{PLAIN}\n3. Letbane\n{PLAIN}"
    )
    assert heads(paper) == [("1", "Budget"), ("2", "Movia"), ("3", "Letbane")]


STANDING = [
    # With and without numbers, with and without text.
    (f"1. Budget\n{ITEM}\n2. Eventuelt\n", [("1", "Budget"), ("2", "Eventuelt")]),
    (f"1. Budget\n{ITEM}\nEventuelt\n\nIntet.\n", [("1", "Budget"), ("2", "Eventuelt")]),
    (
        f"1. Budget\n{ITEM}\nNæste møde\n\nDen 3. maj.\n\nEventuelt\n",
        [("1", "Budget"), ("2", "Næste møde"), ("3", "Eventuelt")],
    ),
    (
        f"1. Meddelelser\n\nFormanden orienterede.\n\n2. Budget\n{PLAIN}",
        [("1", "Meddelelser"), ("2", "Budget")],
    ),
    # Below the last heading of two levels it is the next heading.
    (f"3. Sager\n3.1. Budget\n{ITEM}\nEventuelt\n", [("3", "Sager"), ("3.1", "Budget"), ("4", "Eventuelt")]),
    # Inside a text it is a heading of that text.
    (f"1. Budget\n{CASE}\nBaggrund\nen\n\nMeddelelser\n\nto\n\nBeslutning\ntre\n", [("1", "Budget")]),
    # A closed item with nothing but its title and a line.
    (
        f"1. Budget\n{ITEM}\n2. Lukket punkt\n\n3. Movia\n{ITEM}",
        [("1", "Budget"), ("2", "Lukket punkt"), ("3", "Movia")],
    ),
    # Nothing but titles and what was said.
    (
        "1. Velkomst\n\nFormanden bød velkommen.\n\n2. Godkendelse af referat\n\nGodkendt.\n\n3. Eventuelt",
        [("1", "Velkomst"), ("2", "Godkendelse af referat"), ("3", "Eventuelt")],
    ),
    # An agenda of titles alone.
    (
        "Dagsorden\n1. Godkendelse af referat\n2. Budget 2020\n3. Rammeaftale\n4. Eventuelt\n",
        [("1", "Godkendelse af referat"), ("2", "Budget 2020"), ("3", "Rammeaftale"), ("4", "Eventuelt")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), STANDING)
def test_items_with_little_below_them_are_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert heads(text) == expected


PROPOSED = "Baggrund\nen\n\nIndstilling\nDet indstilles, at KKR\n1. godkender planen\n2. drøfter budgettet.\n"
AGENDAS = [
    # Without decisions an item ends with its indstilling or its papers, and the next title stands below.
    (
        f"1. Budget\n{PROPOSED}\n2. Drøftelse af valg\n\n3. Movia\n{PROPOSED}\n4. Eventuelt\n",
        [("1", "Budget"), ("2", "Drøftelse af valg"), ("3", "Movia"), ("4", "Eventuelt")],
    ),
    (
        f"1. Budget\n{PROPOSED}\nBilag\n1. Notat\n2. Brev\n\n2. Movia\n{PROPOSED}\n3. Meddelelser\n\nEn.\n",
        [("1", "Budget"), ("2", "Movia"), ("3", "Meddelelser")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), AGENDAS)
def test_agendas_without_decisions_are_read(text: str, expected: list[tuple[str, str]]) -> None:
    assert heads(text) == expected


CONTENTS = """Indhold
Godkendelse af referat ..... 2
Regionalpolitiske sager ..... 3
Rammeaftale om social ..... 3

"""


def test_titles_without_numbers_are_known_by_the_table_of_contents() -> None:
    items = (
        "Godkendelse af referat\n\nGodkendt.\n\nRegionalpolitiske sager\n\nRammeaftale om social\n\nDrøftet."
    )
    text = CONTENTS + items
    assert [title for _, title in heads(text)] == [
        "Godkendelse af referat",
        "Regionalpolitiske sager",
        "Rammeaftale om social",
    ]


def test_a_lost_number_is_the_one_in_the_table_of_contents() -> None:
    listed = "Indhold\n1. Referat af mødet ..... 2\n4. Rammeaftale ..... 3\n\n"
    text = f"{listed}Referat af mødet\n{ITEM}\nRammeaftale\n{ITEM}"
    assert heads(text) == [("1", "Referat af mødet"), ("4", "Rammeaftale")]


def test_what_belongs_to_a_page_is_no_text_where_no_page_is_marked() -> None:
    head = "KKR Sjælland | 13-06-2018"
    text = f"Baggrund\nen\nSIDE | 3\n{head}\nto\nSide 4 af 12\n{head}\ntre\n\n2. Movia\n{ITEM}"
    cut = outline.of(lines(f"{head}\n\n1. Budget\n{CASE}\n{text}"))
    assert [line.text for line in cut.items[0].sections["baggrund"] if line.text] == ["en", "to", "tre"]
    # The first time it may be the front page's own words.
    assert [line.text for line in cut.above if line.text] == [head]


TORN = [
    # All numbers of a page at its end, the heading's among them.
    (
        f"1. Godkendelse\n{ITEM} Sager\n\nBudget\n{ITEM}\n2.\n\n2.1.\n",
        [("1", "Godkendelse"), ("2", "Sager"), ("2.1", "Budget")],
    ),
    # A number lost; the numbers of the next page belong to that page's titles.
    (
        f"2.1. Budget\n{ITEM}\nMovia\n{ITEM} 3.\n\n3.1.\n\nUdpegninger\n\nValg af medlem\n{ITEM}",
        [("2.1", "Budget"), ("2.2", "Movia"), ("3", "Udpegninger"), ("3.1", "Valg af medlem")],
    ),
    # A page with a number too many lends it to the title that lacks one.
    (
        f"2.1. Budget\n{ITEM}\nMovia\n{ITEM} 2.2.\n\ntekst\n\n3. Eventuelt\n",
        [("2.1", "Budget"), ("2.2", "Movia"), ("3", "Eventuelt")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TORN)
def test_numbers_torn_off_find_their_titles(text: str, expected: list[tuple[str, str]]) -> None:
    assert heads(text) == expected


WARNINGS = [
    (f"1. Budget\n{PLAIN}\n4. Movia\n{PLAIN}", ["number_jump"]),
    (f"1. Budget\n{ITEM}\n1. Movia\n{ITEM}", ["number_duplicate"]),
    (f"2. Budget\n{ITEM}\n1. Movia\n{ITEM}", ["number_out_of_order"]),
    (f"1. Budget\n{PLAIN}\n2. Movia\n{PLAIN}\n2. Letbane\n{PLAIN}", ["title_suspected"]),
    (f"1. Budget\n{PLAIN}\n2. Movia\n{PLAIN}\n3. Letbane\n{PLAIN}", []),
]


@pytest.mark.parametrize(("text", "codes"), WARNINGS)
def test_an_editor_hears_of_numbers_that_do_not_fit(text: str, codes: list[str]) -> None:
    found = outline.of(lines(text)).warnings
    assert [warning.code for warning in found] == codes
    assert all(warning.page == 1 and warning.line for warning in found)


def test_a_second_agenda_may_count_anew() -> None:
    text = f"1. Budget\n{ITEM}\n2. Movia\n{ITEM}\nTillægsdagsorden\n\n1. Letbane\n{ITEM}"
    cut = outline.of(lines(text))
    assert [(item.number, item.remark) for item in cut.items] == [
        ("1", None),
        ("2", None),
        ("1", "supplement"),
    ]
    assert [warning.code for warning in cut.warnings] == ["number_duplicate"]


def test_an_item_is_on_the_page_of_its_title_and_goes_on_over_pages() -> None:
    text = f"1. Budget\n{CASE}\nBaggrund\nen\n to\n\n tre\n\nBeslutning\nfire\n\n2. Movia\n{ITEM}"
    first, second = outline.of(lines(text)).items
    assert [first.title_lines[0].page, second.title_lines[0].page] == [1, 3]
    assert [line.text for line in first.sections["baggrund"] if line.text] == ["en", "to", "tre"]
