"""A name as written → the one it means, where editors have said whom."""

from datetime import date
from typing import Any

import pytest

from minutes.danish import folded
from minutes.matching import Members
from minutes.models import Identity, Member, NameRule
from tests import builders

pytestmark = pytest.mark.django_db

NAME = "Peter Hansen"


def rule(member: Member, **fields: Any) -> NameRule:
    word = Identity.objects.create(kind=Identity.Kind.ONE, member=member)
    return NameRule.objects.create(identity=word, folded=folded(NAME), member=member, **fields)


@pytest.fixture
def two() -> tuple[Member, Member]:
    """Namesakes of one municipality, who alone cannot be told apart."""
    old, new = builders.member(NAME), builders.member(NAME, slug="peter-hansen-2")
    for member, day in ((old, "2012-03-01"), (new, "2022-03-01")):
        builders.attendance(builders.meeting(day), NAME, member=member)
    return old, new


def meant(day: str, home: str | None, council: str = "hovedstaden") -> list[str]:
    meeting = builders.meeting(day, of=builders.council(council))
    members = Members.named([NAME], meeting)
    found = members.candidates(NAME, builders.municipality(home) if home else None)
    return sorted(member.slug for member in found)


def test_without_a_word_namesakes_are_not_told_apart(two: tuple[Member, Member]) -> None:
    assert meant("2022-06-01", "Furesø") == ["peter-hansen", "peter-hansen-2"]


# (rules of the second, by what they are narrowed to; day, municipality and council; who is meant)
NARROWED = [
    ({"since": date(2018, 1, 1)}, "2022-06-01", "Furesø", "hovedstaden", ["peter-hansen-2"]),
    ({"since": date(2018, 1, 1)}, "2018-01-01", "Furesø", "hovedstaden", ["peter-hansen-2"]),
    ({"since": date(2018, 1, 1)}, "2017-12-31", "Furesø", "hovedstaden", ["peter-hansen"]),
    ({"until": date(2013, 1, 1)}, "2013-01-01", "Furesø", "hovedstaden", ["peter-hansen-2"]),
    ({"until": date(2013, 1, 1)}, "2013-01-02", "Furesø", "hovedstaden", ["peter-hansen"]),
    # A name without a municipality too, where the day tells.
    ({"since": date(2018, 1, 1)}, "2022-06-01", None, "hovedstaden", ["peter-hansen-2"]),
    ({"since": date(2018, 1, 1)}, "2012-06-01", None, "hovedstaden", ["peter-hansen"]),
    # Of another municipality nothing was said.
    ({"since": date(2018, 1, 1)}, "2022-06-01", "Greve", "hovedstaden", []),
]


@pytest.mark.parametrize(("narrowed", "day", "home", "council", "expected"), NARROWED)
def test_the_narrowest_word_counts(
    two: tuple[Member, Member],
    narrowed: dict[str, Any],
    day: str,
    home: str | None,
    council: str,
    expected: list[str],
) -> None:
    furesoe = builders.municipality("Furesø")
    rule(two[1], municipality=furesoe, **narrowed)
    rule(two[0], municipality=furesoe)
    assert meant(day, home, council) == expected


def test_a_council_tells_where_nothing_else_does(two: tuple[Member, Member]) -> None:
    furesoe = builders.municipality("Furesø")
    rule(two[0], municipality=furesoe)
    rule(two[1], municipality=furesoe, council=builders.council("sjaelland"))
    assert meant("2022-06-01", "Furesø", "sjaelland") == ["peter-hansen-2"]
    assert meant("2022-06-01", "Furesø") == ["peter-hansen"]


def test_a_word_on_one_meeting_counts_for_no_other(two: tuple[Member, Member]) -> None:
    meeting, furesoe = builders.meeting("2022-09-01"), builders.municipality("Furesø")
    rule(two[1], meeting=meeting, municipality=furesoe)
    members = Members.named([NAME], meeting)
    # And holds though the next reading has lost the municipality.
    assert members.candidates(NAME, furesoe) == members.candidates(NAME, None) == [two[1]]
    assert len(meant("2022-10-01", "Furesø")) == 2


def test_two_of_two_municipalities_are_not_told_apart_by_the_name_alone(two: tuple[Member, Member]) -> None:
    rule(two[0], municipality=builders.municipality("Furesø"))
    rule(two[1], municipality=builders.municipality("Greve"))
    assert meant("2022-06-01", "Greve") == ["peter-hansen-2"]
    assert meant("2022-06-02", None) == ["peter-hansen", "peter-hansen-2"]


def test_a_third_of_the_name_stays_possible_where_nothing_was_said_of_him(two: tuple[Member, Member]) -> None:
    third = builders.member(NAME, slug="peter-hansen-greve")
    greve, furesoe = builders.municipality("Greve"), builders.municipality("Furesø")
    builders.attendance(builders.meeting("2022-06-02"), NAME, member=third, municipality=greve)
    for member in two:
        rule(member, municipality=furesoe)
    assert meant("2022-06-01", None) == ["peter-hansen-2", "peter-hansen-greve"]


def test_the_last_word_counts_and_one_taken_back_does_not(two: tuple[Member, Member]) -> None:
    furesoe = builders.municipality("Furesø")
    first, last = rule(two[0], municipality=furesoe), rule(two[1], municipality=furesoe)
    assert meant("2022-06-01", "Furesø") == ["peter-hansen-2"]
    Identity.objects.filter(pk=last.identity_id).update(undone_at=first.identity.made_at)
    assert meant("2022-06-02", "Furesø") == ["peter-hansen"]
