"""Where in a paper the attendance lists stand."""

import pytest

from minutes.parsing import attendance, parse
from minutes.parsing.attendance import list_places
from tests.parsing.lines import lines

NAMES = "Jens Hansen (V), Køge Kommune\nLis Jensen (A), Greve Kommune\nBo Bosen (C), Faxe Kommune"

BEFORE = [
    # From a heading to the end.
    (f"REFERAT\nDeltagere\n{NAMES}", 1, 5),
    # To what belongs to the front page again, or to running text.
    (f"REFERAT\nDeltagere\n{NAMES}\nDato: 2. september 2025\nSted: Køge Rådhus", 1, 5),
    (f"REFERAT\nDeltagere\n{NAMES}\nMission\nKL bidrager til at udvikle et stærkt lokalt demokrati.", 1, 5),
    # Rows without a heading, if they are several and plain.
    (f"REFERAT\n{NAMES}", 1, 4),
    ("REFERAT\nJens Hansen (V), Køge Kommune", 2, 2),
    # The head of a table is heading enough, however the rows below are set.
    (
        "REFERAT\nNavn         Parti  Kommune  Deltog\nJens Hansen  V      Køge     Ja\n"
        "Lis Jensen   A      Greve    Nej, afbud",
        1,
        4,
    ),
    # One that names nobody heads no list.
    ("REFERAT\nKommune  Parti\nKøge     V", 3, 3),
    # A page's head in the middle of a list.
    ("Deltagere\nJens Hansen, Køge\nKKR SJÆLLAND | 10-11-2023\nLis Jensen, Greve", None, None),
    # An agenda has none.
    ("DAGSORDEN\nKKR Sjælland\nDato: 2. september 2025", 3, 3),
]


@pytest.mark.parametrize(("text", "first", "end"), BEFORE)
def test_above_the_items(text: str, first: int | None, end: int | None) -> None:
    front, lists = list_places.before_items(lines(text))
    if first is None:
        assert [line.text for line in front] == ["KKR SJÆLLAND | 10-11-2023"]
        assert len(lists) == 3
    else:
        assert [line.number for line in lists] == list(range(first + 1, (end or 0) + 1))
    assert len(front) + len(lists) == len(lines(text))


HEAD = "REFERAT\nKKR SJÆLLAND\nDato: 02-09-2025 10:00\n\n"
LAST = "\n2. Eventuelt\nBeslutning\nIntet.\n"
ITEMS = f"1. Godkendelse af referat\nBeslutning\nGodkendt.\n{LAST}"
PAPERS = [
    # In the item that opens the meeting, under a heading or in a sentence.
    f"{HEAD}1. Velkomst\nTil stede: Jens Hansen (V), Køge, og Lis Jensen (A), Greve.\n{LAST}",
    # Below the last item.
    f"{HEAD}{ITEMS}\nDeltagere\nJens Hansen (V), Køge\nLis Jensen (A), Greve\n",
    # Above the first.
    f"{HEAD}Deltagere\nJens Hansen (V), Køge\nLis Jensen (A), Greve\n\n{ITEMS}",
]


@pytest.mark.parametrize("paper", PAPERS)
def test_lists_are_read_where_they_stand(paper: str) -> None:
    got = parse(paper.encode())
    assert [(who.name, who.status) for who in got.attendance] == [
        ("Jens Hansen", "present"),
        ("Lis Jensen", "present"),
    ]
    assert got.items[-1].sections.beslutning == "Intet."


def test_an_opening_item_adds_who_was_absent() -> None:
    item = f"1. Velkomst\nBeslutning\nDer var afbud fra Lis Jensen (A), Greve.\n{LAST}"
    got = parse(f"{HEAD}Deltagere\nJens Hansen (V), Køge\n\n{item}".encode())
    assert [(who.name, who.status) for who in got.attendance] == [
        ("Jens Hansen", "present"),
        ("Lis Jensen", "absent"),
    ]


AGENDAS = [
    # Whoever is written to, or is expected, has not come.
    ("Til medlemmerne: Jens Hansen (V), Køge, og Lis Jensen (A), Greve", []),
    ("Medlemmer\nJens Hansen (V), Køge\nLis Jensen (A), Greve", ["attendance_in_agenda"]),
    ("Deltagere fra KL: Bo Bosen\nAfbud: Jens Hansen (V), Køge", ["attendance_in_agenda"]),
]


@pytest.mark.parametrize(("listed", "codes"), AGENDAS)
def test_nobody_has_come_to_an_agenda(listed: str, codes: list[str]) -> None:
    head = HEAD.replace("REFERAT", "DAGSORDEN")
    item = "1. Godkendelse af referat\nIndstilling\nDet indstilles, at referatet godkendes.\n"
    got = parse(f"{head}{listed}\n\n{item}\n2. Eventuelt\n".encode())
    assert (got.kind, got.attendance, got.guests) == ("dagsorden", [], [])
    assert [warning.code for warning in got.warnings if warning.code.startswith("attendance")] == codes


def test_what_is_decided_is_no_agenda_whatever_it_calls_itself() -> None:
    got = parse(f"{HEAD.replace('REFERAT', 'DAGSORDEN')}Deltagere\nJens Hansen (V), Køge\n\n{ITEMS}".encode())
    assert [who.name for who in got.attendance] == ["Jens Hansen"]


MARGINS = [
    "Deltagere                www.kl.dk/kkr\nJens Hansen (V), Køge    Side 1 af 6\nLis Jensen (A), Greve",
    "Deltagere      Tlf. 3370 3370\nJens Hansen    Køge    V    2300 København S\nLis Jensen    Greve    A",
]


@pytest.mark.parametrize("listed", MARGINS)
def test_the_letterhead_beside_a_list_is_none_of_it(listed: str) -> None:
    _, lists = list_places.before_items(lines(f"REFERAT\n{listed}"))
    got = attendance.read(lists)
    assert [(who.name, who.party, who.municipality) for who in got.people] == [
        ("Jens Hansen", "V", "Køge"),
        ("Lis Jensen", "A", "Greve"),
    ]
    assert (got.guests, got.warnings) == ([], [])


def test_an_agenda_without_lists_raises_no_doubt() -> None:
    _, lists = list_places.before_items(
        lines("DAGSORDEN\nKKR Sjælland\nAfbud bedes meldt til sekretariatet.")
    )
    assert attendance.read(lists).warnings == []
