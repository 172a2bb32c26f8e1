"""Who acts in a clause: the council, another, or nobody that is named."""

import pytest

from minutes.parsing.decision import bodies

ACTORS = [
    ("KKR Sjælland", "council"),
    ("Kommunekontaktrådet", "council"),
    ("Et flertal i ", "council"),
    ("KKR Sjælland og Region Sjælland", "council"),
    # An official committee of KKR is not KKR, and neither is its chair.
    ("Embedsmandsudvalget under KKR", "other"),
    ("KKR-formandskabet", "other"),
    ("KL's bestyrelse", "other"),
    ("Kommunerne", "other"),
    ("Herefter", None),
]


@pytest.mark.parametrize(("text", "actor"), ACTORS)
def test_the_first_who_is_named_acts(text: str, actor: str | None) -> None:
    assert bodies.actor(text) == actor


def test_the_subject_of_an_inverted_clause_stands_at_once() -> None:
    assert bodies.begins(" KKR Midtjylland oplægget") == "council"
    assert bodies.begins(" regionsrådet planen") == "other"
    assert bodies.begins(" oplægget fra KKR") is None


def test_the_council_may_act_with_another() -> None:
    assert bodies.council_ends("Region Sjælland og KKR Sjælland ")
    assert not bodies.council_ends("Region Sjælland ")


AFTER = [
    (" af regionsrådet", True),
    (" i embedsmandsudvalget", True),
    (" endeligt af bestyrelsen", True),
    (" af KKR", False),
    (" med bemærkninger", False),
]


@pytest.mark.parametrize(("after", "expected"), AFTER)
def test_who_did_it_stands_behind_a_passive(after: str, expected: bool) -> None:
    assert bodies.by_another(after) is expected
