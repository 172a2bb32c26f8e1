"""Whose a name is in papers that come after an editor's word."""

from datetime import date
from typing import Any

import pytest

from minutes import identity
from minutes.identity import Choice
from minutes.matching import Members
from minutes.models import Member
from tests import builders

pytestmark = pytest.mark.django_db

NAME = "Peter Hansen"


def listed(member: Member, day: str, home: str) -> None:
    place = {"municipality": builders.municipality(home)}
    builders.attendance(builders.meeting(day), member.name, member=member, **place)


def meant(name: str, home: str | None, day: str = "2025-06-01") -> list[str]:
    """None are somebody new, several are not told apart."""
    members = Members.named([name], builders.meeting(day))
    found = members.candidates(name, builders.municipality(home) if home else None)
    return sorted(member.slug for member in found)


# (names and homes, the first two of which are merged; a later name and home; whose it is)
MERGED = [
    # By the spelling of the one that is gone.
    ([("Morten Trolle", "Furesø"), ("Morten Troelsen", "Furesø")], "Morten Troelsen", "Furesø", ["0"]),
    # In either municipality, also where a namesake sits for a third.
    ([(NAME, "Furesø"), (NAME, "Greve"), (NAME, "Køge")], NAME, "Furesø", ["0"]),
    ([(NAME, "Furesø"), (NAME, "Greve"), (NAME, "Køge")], NAME, "Greve", ["0"]),
    ([(NAME, "Furesø"), (NAME, "Greve"), (NAME, "Køge")], NAME, "Køge", ["2"]),
    # Without a municipality it may be either of two.
    ([(NAME, "Furesø"), (NAME, "Greve"), (NAME, "Køge")], NAME, None, ["0", "2"]),
    ([(NAME, "Furesø"), (NAME, "Greve")], NAME, None, ["0"]),
    # Somebody of the name from elsewhere is somebody else.
    ([(NAME, "Furesø"), (NAME, "Greve")], NAME, "Solrød", []),
    # A third of the same municipality stays as possible as before.
    ([(NAME, "Furesø"), (NAME, "Greve"), (NAME, "Greve")], NAME, "Greve", ["0", "2"]),
]


@pytest.mark.parametrize(("people", "name", "home", "expected"), MERGED)
def test_after_two_were_merged(
    people: list[tuple[str, str]], name: str, home: str | None, expected: list[str]
) -> None:
    members = [builders.member(each, slug=str(at)) for at, (each, _) in enumerate(people)]
    for at, (member, (_, where)) in enumerate(zip(members, people, strict=True)):
        listed(member, f"202{at}-01-01", where)
    identity.merge(members[0], members[1])
    assert meant(name, home) == expected


FIRST, SECOND = "peter-hansen", "peter-hansen-furesoe"
# (what is chosen of one who sat for Furesø, Greve and Furesø; a later day and home; whose it is)
PARTED: list[tuple[dict[str, Any], str, str | None, list[str]]] = [
    ({"homes": ["Greve"]}, "2024-01-01", "Greve", ["peter-hansen-greve"]),
    ({"homes": ["Greve"]}, "2024-01-01", "Furesø", [FIRST]),
    # Someone who moves there later is a third.
    ({"homes": ["Greve"]}, "2024-01-01", "Solrød", []),
    ({"homes": ["Greve"]}, "2024-01-01", None, [FIRST, "peter-hansen-greve"]),
    # The same municipality ten years later.
    ({"since": date(2013, 6, 1)}, "2024-01-01", "Furesø", [SECOND]),
    ({"since": date(2013, 6, 1)}, "2011-01-01", "Furesø", [FIRST]),
    ({"until": date(2012, 6, 1)}, "2011-01-01", "Furesø", [SECOND]),
    # Chosen one by one: nothing is said of papers to come.
    ({"only": "2014-01-01"}, "2024-01-01", "Furesø", [FIRST, SECOND]),
]


@pytest.mark.parametrize(("chosen", "day", "home", "expected"), PARTED)
def test_after_one_was_parted(
    chosen: dict[str, Any], day: str, home: str | None, expected: list[str]
) -> None:
    old = builders.member(NAME)
    for when, where in (("2012-01-01", "Furesø"), ("2013-01-01", "Greve"), ("2014-01-01", "Furesø")):
        listed(old, when, where)
    keys = [one.key for one in identity.appearances(old) if one.meeting.day == chosen.get("only")]
    choice = Choice(
        municipalities=frozenset(builders.municipality(home).pk for home in chosen.get("homes", [])),
        since=chosen.get("since"),
        until=chosen.get("until"),
        keys=frozenset(keys),
    )
    identity.part(old, choice)
    assert meant(NAME, home, day) == expected
