"""Who came late, left early or was away while an item was treated."""

import time

import pytest

from minutes.parsing.attendance import Attendance, Note, presence
from minutes.parsing.types import Line, Sections
from tests.referater import attendee, item

PEOPLE = [
    attendee("Jens Hansen", "V", "Køge", role="formand"),
    attendee("Lis Jensen", "A", "Greve"),
    attendee("Allan S. Andersen", "A", "Tårnby"),
]

READ = [
    ("Jens Hansen forlod mødet kl. 11.30.", [("Jens Hansen", "left")]),
    ("Jens Hansen (V), Køge, forlod mødet under punkt 3.2.", [("Jens Hansen", "left")]),
    ("Allan S. Andersen gik kl. 11.30.", [("Allan S. Andersen", "left")]),
    ("Lis Jensen deltog til og med punkt 5.", [("Lis Jensen", "left")]),
    ("Lis Jensen var forhindret i at deltage under punkt 1-2.1.", [("Lis Jensen", "away")]),
    ("Lis Jensen tiltrådte mødet kl. 10:25.", [("Lis Jensen", "arrived")]),
    ("Lis Jensen ankom kl. 10.15.", [("Lis Jensen", "arrived")]),
    ("Lis Jensen kom til stede under punkt 2.", [("Lis Jensen", "arrived")]),
    ("Lis Jensen deltog fra punkt 4.", [("Lis Jensen", "arrived")]),
    ("Jens Hansen og Lis Jensen deltog fra pkt. 4.", [("Jens Hansen", "arrived"), ("Lis Jensen", "arrived")]),
    ("Lis Jensen deltog ikke i behandlingen af punktet (inhabil).", [("Lis Jensen", "away")]),
    ("Jens Hansen forlod lokalet under behandlingen af punktet.", [("Jens Hansen", "away")]),
    ("Jens Hansen erklærede sig inhabil.", [("Jens Hansen", "away")]),
    # By office or surname, where only one member has it.
    ("Formanden forlod mødet kl. 12.", [("Jens Hansen", "left")]),
    ("Borgmester Jensen forlod mødet kl. 12.", [("Lis Jensen", "left")]),
    # Whom no list has.
    ("Direktør Bo Bosen, KL, deltog under punktet.", [("Bo Bosen", "arrived")]),
    # Among other sentences.
    ("KKR godkendte referatet. Lis Jensen ankom kl. 10.15. Sagen blev drøftet.", [("Lis Jensen", "arrived")]),
    # Other things that go, come and are left.
    ("Jens Hansen gik ind for forslaget.", []),
    ("KKR kom med forslag til mødet.", []),
    ("Kommunerne forlod modellen i 2014.", []),
    ("Jens Hansen deltog i debatten.", []),
    ("Danske Regioner deltog ikke i drøftelsen af aftalen.", []),
    ("x" * 5000 + " forlod mødet.", []),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READ)
def test_movements_are_read(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(each.person, each.movement) for each in presence.read(text, PEOPLE)] == expected


def test_the_words_are_kept() -> None:
    (found,) = presence.read(
        "KKR drøftede sagen. Lis Jensen ankom kl. 10.15 under pkt. 3. Så var der pause.", PEOPLE
    )
    assert found.text == "Lis Jensen ankom kl. 10.15 under pkt. 3."


def test_it_is_kept_with_the_item_it_stands_in_or_names() -> None:
    items = [
        item(
            "1",
            "Godkendelse",
            "Godkendt. Lis Jensen ankom kl. 10.15. Jens Hansen forlod mødet efter punkt 2.1.",
        ),
        item("2.1", "Orientering", "Taget til efterretning."),
    ]
    got, warnings = presence.placed(items, Attendance(people=PEOPLE))
    assert [[(each.person, each.movement) for each in one.presence] for one in got] == [
        [("Lis Jensen", "arrived")],
        [("Jens Hansen", "left")],
    ]
    assert warnings == []


NOTES = [
    ("deltog fra punkt 2.1", ["2.1"], []),
    ("forlod mødet under Ad 2.1", ["2.1"], []),
    # A heading's number is its first item's.
    ("deltog fra punkt 2", ["2.1"], []),
    ("deltog fra kl. 10.15", [], ["presence_unplaced"]),
    ("deltog fra punkt 9", [], ["presence_unplaced"]),
]


@pytest.mark.parametrize(("text", "numbers", "codes"), NOTES)
def test_what_the_lists_say_goes_to_the_item(text: str, numbers: list[str], codes: list[str]) -> None:
    items = [item("1", "Godkendelse", "Godkendt."), item("2.1", "Orientering", "Taget til efterretning.")]
    got, warnings = presence.placed(items, Attendance(notes=[Note("Lis Jensen", text, Line("", 2, 7))]))
    assert [one.number for one in got if one.presence] == numbers
    assert [(warning.code, warning.page, warning.line) for warning in warnings] == [
        (code, 2, 7) for code in codes
    ]


def test_the_same_said_twice_is_once() -> None:
    sections = Sections(
        sagsfremstilling="Lis Jensen ankom kl. 10.15.", beslutning="Lis Jensen ankom kl. 10.15."
    )
    (got,), _ = presence.placed([item("1", "Godkendelse", sections=sections)], Attendance(people=PEOPLE))
    assert [each.person for each in got.presence] == ["Lis Jensen"]


@pytest.mark.campaign
@pytest.mark.parametrize(
    "piece", ["forlod ", "Jens gik kl. ", "deltog ikke ", "inhabil. A", "punkt 1 ", "A. "]
)
def test_long_texts_are_read_in_step_with_their_length(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    before = time.process_time()
    presence.read(text, PEOPLE)
    assert time.process_time() - before < 10
