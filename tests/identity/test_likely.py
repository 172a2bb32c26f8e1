"""Who may be one person and who may be two, and with what reasons."""

from collections.abc import Callable

import pytest

from minutes import identity
from minutes.models import Attendance, Member
from tests import builders

pytestmark = pytest.mark.django_db


def listed(
    name: str, *days: str, home: str = "Furesø", party: str = "A", council: str = "hovedstaden"
) -> Member:
    """A member on the lists of meetings on these days."""
    slug = f"m{Member.objects.count()}"
    member = builders.member(name, slug=slug)
    sit(member, *days, home=home, party=party, council=council)
    return member


def sit(
    member: Member, *days: str, home: str = "Furesø", party: str = "A", council: str = "hovedstaden"
) -> None:
    for day in days:
        place = {"municipality": builders.municipality(home), "party": builders.party(party)}
        meeting = builders.council(council).meetings.filter(date=day).first() or builders.meeting(
            day, of=builders.council(council)
        )
        builders.attendance(meeting, member.name, member=member, **place)


# (name, day, home, party of one; of the other; the first reason, if they are suggested)
PAIRS = [
    # A slip, and nobody else is called so.
    (
        ("Morten Trolle", "2014-01-01", "Furesø", "A"),
        ("Morten Tralle", "2014-05-01", "Furesø", "A"),
        "ligner",
    ),
    (
        ("Maja Højgaard", "2014-01-01", "Furesø", "A"),
        ("Maja Bo Højgaard", "2014-05-01", "Furesø", "A"),
        "led mere",
    ),
    (
        ("M. Højgaard", "2014-01-01", "Furesø", "A"),
        ("Maja Højgaard", "2014-05-01", "Furesø", "A"),
        "forkortet",
    ),
    # Moved to another municipality, for the same party.
    (("Bo Dal", "2014-01-01", "Furesø", "A"), ("Bo Dal", "2018-05-01", "Greve", "A"), "samme navn"),
    (("Bo Dal", "2014-01-01", "Furesø", "A"), ("Bo Dal", "2018-05-01", "Greve", "V"), None),
    # At one meeting both.
    (("Morten Trolle", "2014-01-01", "Furesø", "A"), ("Morten Tralle", "2014-01-01", "Furesø", "A"), None),
    (("Morten Trolle", "2014-01-01", "Furesø", "A"), ("Morten Tralle", "2014-05-01", "Greve", "V"), None),
    (("Lone Holm", "2014-01-01", "Furesø", "A"), ("Lone Birk", "2014-05-01", "Furesø", "A"), None),
]
Seat = tuple[str, str, str, str]


@pytest.mark.parametrize(("one", "other", "reason"), PAIRS)
def test_two_may_be_one(one: Seat, other: Seat, reason: str | None) -> None:
    for name, day, home, party in (one, other):
        listed(name, day, home=home, party=party)
    pairs, _ = identity.likely()
    assert [reason in pair.why[0] for pair in pairs if reason] == ([True] if reason else [])


def test_surnames_that_others_bear_are_no_slips() -> None:
    for at, name in enumerate(("Lars Jensen", "Lars Hansen", "Ib Jensen", "Bo Hansen")):
        listed(name, f"2014-0{at + 1}-01")
    assert identity.likely()[0] == []


def test_the_likeliest_stand_first_with_all_reasons() -> None:
    listed("Bo Dal", "2014-01-01", home="Furesø")
    listed("Bo Dal", "2018-01-01", home="Greve")
    listed("Morten Trolle", "2014-02-01", home="Greve")
    listed("Morten Tralle", "2018-02-01", home="Greve")
    first, second = identity.likely()[0]
    assert first.why == [
        "navnene ligner hinanden",
        "begge i Greve",
        "begge for Socialdemokratiet",
        "den ene efter den anden",
    ]
    assert second.why == ["samme navn", "begge for Socialdemokratiet", "den ene efter den anden"]


def at_two_places(member: Member) -> None:
    sit(member, "2015-01-01", "2017-01-01", home="Greve")


def one_after_the_other(member: Member) -> None:
    sit(member, "2017-01-01", "2018-01-01", home="Greve")


def twice(member: Member) -> None:
    sit(member, "2014-01-01", home="Greve")


def in_two_councils(member: Member) -> None:
    sit(member, "2015-01-01", council="sjaelland")


def another_party_much_later(member: Member) -> None:
    sit(member, "2026-01-01", party="V")


def another_party_soon(member: Member) -> None:
    sit(member, "2018-01-01", party="V")


TWO = [
    (at_two_places, ["Furesø og Greve på samme tid"]),
    (one_after_the_other, []),
    (twice, ["står to gange på samme deltagerliste", "Furesø og Greve på samme tid"]),
    (in_two_councils, ["KKR Hovedstaden og KKR Sjælland på samme tid"]),
    (another_party_much_later, ["Socialdemokratiet til 2016 og Venstre fra 2026"]),
    (another_party_soon, []),
]


@pytest.mark.parametrize(("more", "why"), TWO)
def test_one_may_be_two(more: Callable[[Member], None], why: list[str]) -> None:
    more(listed("Peter Hansen", "2014-01-01", "2016-01-01"))
    _, members = identity.likely()
    assert [one.why for one in members] == ([why] if why else [])


def test_what_an_editor_has_said_is_not_asked_again() -> None:
    trolle, tralle = listed("Morten Trolle", "2014-01-01"), listed("Morten Tralle", "2018-01-01")
    twice(trolle)
    pairs, twos = identity.likely()
    assert len(pairs) == len(twos) == 1
    words = [identity.say_apart(tralle, trolle), identity.say_one(trolle)]
    assert identity.likely() == ([], [])
    assert identity.say_apart(trolle, tralle) == words[0]
    for word in words:
        identity.undo(word)
    assert [len(found) for found in identity.likely()] == [1, 1]


def test_it_costs_the_same_however_many_there_are(django_assert_num_queries: Callable[[int], object]) -> None:
    for at in range(30):
        listed(f"Navn{at} Trolle", f"2014-01-{at + 1:02}")
    assert Attendance.objects.count() == 30
    with django_assert_num_queries(4):  # type: ignore[attr-defined]
        identity.likely()
