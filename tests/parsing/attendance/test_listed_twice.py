"""A person who stands in several lists or rows is one person."""

import pytest

from minutes.parsing.attendance import listed_twice
from minutes.parsing.attendance.listed_twice import Listed
from minutes.parsing.types import Status
from tests.referater import attendee


def row(
    name: str,
    town: str | None,
    status: Status = "present",
    *,
    instead_of: str | None = None,
    roster: bool = False,
    mentioned: bool = False,
    line: int = 1,
) -> Listed:
    who = attendee(name, "V", town, status=status, substitute_for=instead_of, line=line)
    return Listed(who, roster, mentioned)


STATUSES = [
    # A list of all members says nothing against one of those away.
    ([row("Jens Hansen", "Køge", roster=True), row("Jens Hansen", "Køge", "absent")], "absent"),
    ([row("Jens Hansen", "Køge", roster=True)], "present"),
    # Present in one list of who came, away in another: the first counts, and it is said.
    ([row("Jens Hansen", "Køge"), row("Jens Hansen", "Køge", "absent")], "present"),
    # A substitute is one wherever it is said; who was replaced was away.
    (
        [row("Jens Hansen", "Køge"), row("Jens Hansen", None, "substitute", instead_of="Bo Bosen")],
        "substitute",
    ),
    ([row("Jens Hansen", "Køge"), row("Jens Hansen", None, "absent", mentioned=True)], "absent"),
]


@pytest.mark.parametrize(("listed", "status"), STATUSES)
def test_one_person_of_one_status(listed: list[Listed], status: str) -> None:
    people, _ = listed_twice.once_each(listed)
    assert [(who.name, who.municipality, who.status) for who in people] == [("Jens Hansen", "Køge", status)]


SEVERAL = [
    # Two towns are two people; no town is either of them.
    (["Køge", "Greve"], ["Køge", "Greve"]),
    (["Køge", None], ["Køge"]),
    ([None, "Køge"], ["Køge"]),
    ([None, None], [None]),
]


@pytest.mark.parametrize(("towns", "expected"), SEVERAL)
def test_namesakes_are_told_by_their_towns(towns: list[str | None], expected: list[str | None]) -> None:
    people, _ = listed_twice.once_each([row("Jens Hansen", town) for town in towns])
    assert [who.municipality for who in people] == expected


@pytest.mark.parametrize("written", ["Jens-Peter Hansen", "JENS PETER HANSEN", "Jens  Peter Hansen."])
def test_a_name_is_the_same_with_or_without_its_hyphen(written: str) -> None:
    people, _ = listed_twice.once_each([row("Jens Peter Hansen", "Køge"), row(written, "Køge")])
    assert [who.name for who in people] == ["Jens Peter Hansen"]


REPLACED = [
    # A letter in a long name; a scanner errs more; Jens and Hans are two people.
    ("Carsten Rædkjer", False, "Carsten Rædkjær"),
    ("Carsten Reedkjeer", True, "Carsten Rædkjær"),
    ("Carsten Reedkjeer", False, "Carsten Reedkjeer"),
    ("Kirsten Rask", True, "Kirsten Rask"),
]


@pytest.mark.parametrize(("written", "damaged", "member"), REPLACED)
def test_who_is_replaced_is_the_one_whose_name_is_nearly_that(
    written: str, damaged: bool, member: str
) -> None:
    listed = [
        row("Carsten Rædkjær", "Næstved", "absent"),
        row("Karin Dam", None, "substitute", instead_of=written, line=2),
        row(written, None, "absent", mentioned=True, line=3),
    ]
    people, _ = listed_twice.once_each(listed, damaged)
    assert (people[1].name, people[1].substitute_for) == ("Karin Dam", member)
    assert len(people) == (2 if member == "Carsten Rædkjær" else 3)
    # A substitute of whom no town is said is from where the member is.
    assert people[1].municipality == ("Næstved" if len(people) == 2 else None)


def test_of_two_names_as_like_neither_is_taken() -> None:
    listed = [
        row("Anne Sofie Lindegaard", "Køge", "absent"),
        row("Anna Sofie Lindegaard", "Greve", "absent"),
        row("Bo Bosen", None, "substitute", instead_of="Anni Sofie Lindegaard"),
        row("Anni Sofie Lindegaard", None, "absent", mentioned=True),
    ]
    people, _ = listed_twice.once_each(listed)
    assert [who.name for who in people if who.municipality is None] == ["Bo Bosen", "Anni Sofie Lindegaard"]


DOUBTS = [
    ([row("Jens Hansen", "Køge"), row("Jens Hansen", "Køge", "absent", line=7)], [7]),
    ([row("Jens Hansen", "Køge", roster=True), row("Jens Hansen", "Køge", "absent")], []),
    ([row("Jens Hansen", "Køge"), row("Jens Hansen", "Køge")], []),
]


@pytest.mark.parametrize(("listed", "at"), DOUBTS)
def test_who_was_there_and_was_not_is_said(listed: list[Listed], at: list[int]) -> None:
    _, doubts = listed_twice.once_each(listed)
    assert [(doubt.code, doubt.line) for doubt in doubts] == [("attendance_twice", line) for line in at]


def test_people_come_in_the_order_of_their_first_rows() -> None:
    listed = [
        row("Bo Bosen", "Faxe", line=3),
        row("Ib Ibsen", "Lejre", line=1),
        row("Bo Bosen", None, line=0),
    ]
    people, _ = listed_twice.once_each(listed)
    assert [who.name for who in people] == ["Ib Ibsen", "Bo Bosen"]
