"""What the items of a paper tell where its front page is silent."""

import pytest

from minutes.parsing import parse

ITEM = "Indstilling\nDet indstilles, at KKR Sjælland godkender budgettet.\n\n"
DECIDED = "Beslutning\nKKR Sjælland godkendte budgettet.\n\n"
PAPER = "KKR Sjælland\nDato: 02-09-2019\n\n"

KINDS = [
    (f"Referat\n{PAPER}1. Budget\n{ITEM}{DECIDED}", "referat", []),
    (f"Dagsorden\n{PAPER}1. Budget\n{ITEM}2. Movia\n{ITEM}", "dagsorden", []),
    # Without a word on the front: with decisions it is a referat, without any an agenda.
    (f"{PAPER}1. Budget\n{ITEM}{DECIDED}", "referat", []),
    (f"{PAPER}1. Budget\n{ITEM}2. Movia\n{ITEM}", "dagsorden", []),
    # A referat written into the agenda keeps the agenda's name.
    (f"Dagsorden\n{PAPER}1. Budget\n{ITEM}{DECIDED}", "referat", ["kind_doubtful"]),
]


@pytest.mark.parametrize(("text", "kind", "codes"), KINDS)
def test_the_kind_is_told_by_the_decisions(text: str, kind: str, codes: list[str]) -> None:
    found = parse(text.encode())
    assert found.kind == kind
    assert [warning.code for warning in found.warnings if warning.code.startswith("kind")] == codes


def test_the_council_is_told_by_the_items() -> None:
    found = parse(f"Referat\nDato: 02-09-2019\n\n1. Budget\n{ITEM}{DECIDED}".encode())
    assert found.council == "sjaelland"
    assert "council_inferred" in [warning.code for warning in found.warnings]


def test_two_councils_named_alike_tell_nothing() -> None:
    text = "Referat\nDato: 02-09-2019\n\n1. Budget\nBeslutning\nKKR Sjælland og KKR Hovedstaden mødes."
    found = parse(text.encode())
    assert found.council is None
    assert "council_unknown" in [warning.code for warning in found.warnings]


def missing(text: str) -> list[tuple[int | None, int | None]]:
    warnings = parse(text.encode()).warnings
    return [(warning.page, warning.line) for warning in warnings if warning.code == "decision_missing"]


def test_an_editor_hears_where_a_decision_is_missing() -> None:
    assert missing(f"Referat\n{PAPER}1. Budget\n{ITEM}2. Movia\n{ITEM}{DECIDED}") == [(1, 7)]


def test_nothing_is_missing_in_an_agenda_or_where_nothing_was_decided() -> None:
    assert missing(f"Dagsorden\n{PAPER}1. Budget\n{ITEM}2. Movia\n{ITEM}") == []
    closed = f"Referat\n{PAPER}1. Budget (lukket punkt)\n{ITEM}2. Movia\n{ITEM}{DECIDED}"
    assert missing(closed) == []
