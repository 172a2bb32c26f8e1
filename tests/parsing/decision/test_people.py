import pytest

from minutes.parsing.decision import people
from minutes.parsing.types import Attendee

NAMED = [
    ("borgmester Jens Hansen (V), Køge Kommune", ("Jens Hansen", "V", "Køge", True)),
    ("Lis Jensen, Greve", ("Lis Jensen", None, "Greve", True)),
    ("Lis Jensen (Borgernes Stemme)", ("Lis Jensen", "Borgernes Stemme", None, True)),
    ("Ole S. Nielsen (O)", ("Ole S. Nielsen", "O", None, True)),
    ("Herefter Anne-Mette von Holst (SF)", ("Anne-Mette von Holst", "SF", None, True)),
    ("Lasse P. N. Holm (Ø)", ("Lasse P. N. Holm", "Ø", None, True)),
    ("H.C. Østerby (A), Holstebro", ("H.C. Østerby", "A", "Holstebro", True)),
    ("forslag B. Jens Hansen (V)", ("Jens Hansen", "V", None, True)),
    # Capitals alone make it likely, not sure.
    ("Jens Hansen orienterede", ("Jens Hansen", None, None, False)),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_a_person_is_known_with_what_stands_by(text: str, expected: tuple[object, ...]) -> None:
    (found,) = people.of(text)
    assert (found.name, found.party, found.municipality, found.sure) == expected


@pytest.mark.parametrize(
    "text", ["KKR Sjælland", "Erhvervshus Fyn", "Det Regionale Arbejdsmarkedsråd", "Region Nord", "Jens"]
)
def test_bodies_and_single_names_are_no_persons(text: str) -> None:
    assert people.of(text) == []


def test_whom_the_lists_know_is_sure() -> None:
    who = [Attendee("Jens Hansen", "V", "Køge", "present", None, 1, "")]
    (found,) = people.of("Jens Hansen orienterede", who)
    assert (found.sure, found.party, found.municipality) == (True, "V", "Køge")


def test_a_name_that_a_scanner_read_otherwise_is_the_one_of_the_lists() -> None:
    who = [Attendee("Viggo Grønbæk", "C", "Tønder", "present", None, 1, "")]
    (found,) = people.of("Viggo Gronbak (&) stemte imod", who)
    assert (found.name, found.party) == ("Viggo Grønbæk", "C")


def test_a_name_that_may_be_one_of_two_is_neither() -> None:
    who = [Attendee(name, "C", None, "present", None, 1, "") for name in ("Bo Mørk", "Bo Mork")]
    assert [(one.name, one.sure) for one in people.of("Bo Mörk stemte imod", who)] == [("Bo Mörk", False)]
