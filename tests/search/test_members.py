"""Members in the index: found by name, spelling, party and seat, and never by what is not public."""

import pytest

from minutes import publication, search
from minutes.models import Meeting, SearchChange
from minutes.search import Question
from minutes.search.periods import period
from tests import builders

pytestmark = pytest.mark.django_db


def members(text: str, **narrowed: tuple[str, ...]) -> set[int | None]:
    answer = search.ask(Question(text).filter(kind=("member",), **narrowed))
    assert answer.by_kind == ({"member": len(answer.hits)} if answer.hits else {})
    return {hit.member_id for hit in answer.hits}


def changed(meeting: Meeting) -> None:
    SearchChange.objects.note(meeting.pk)


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2007, "2007-2009"), (2009, "2007-2009"), (2010, "2010-2013"), (2025, "2022-2025"), (2026, "2026-2029")],
)
def test_an_election_period(year: int, expected: str) -> None:
    assert period(year) == expected


def test_a_member_is_found_by_all_that_public_meetings_tell() -> None:
    meeting = builders.meeting("2025-09-02")
    row = builders.attendance(
        meeting, "Maja Højgaard", person=True, party=builders.party("Ø"), role="formand"
    )
    decision = builders.decision(builders.item(meeting))
    builders.appointment(decision, "Maja Højgaard", "Movias bestyrelse")
    other = builders.attendance(builders.meeting("2023-03-01"), "Maia Højgaard", member=row.member)
    changed(meeting)
    for text in ("maja højgaard", "maia", "furesø", "enhedslisten", "formand", "movia", "kkr hovedstaden"):
        assert members(text) == {row.member_id}, text
    narrowed = {"council": "hovedstaden", "party": "oe", "year": "2023", "period": "2022-2025"}
    for name, value in narrowed.items():
        assert members("maja", **{name: (value,)}) == {row.member_id}, name
    assert members("maja", year=("2024",)) == set()
    assert search.ask(Question().filter(member=("maja-hoejgaard",))).total
    assert other.meeting.pk != meeting.pk


def test_a_member_is_known_by_public_meetings_alone() -> None:
    shown, hidden = builders.meeting("2025-09-02"), builders.meeting("2025-06-18", published=False)
    row = builders.attendance(shown, "Maja Højgaard", person=True)
    builders.attendance(hidden, "Maja Skovsgaard", member=row.member, role="tiltalt")
    absent = builders.attendance(hidden, "Tine Hessner", person=True)
    changed(shown)
    assert members("maja") == {row.member_id}
    assert members("tiltalt") | members("skovsgaard") | members("hessner") == set()
    publication.publish(hidden)
    assert members("tiltalt") == {row.member_id}
    assert members("hessner") == {absent.member_id}
    publication.withdraw(hidden, "Persondata")
    assert members("tiltalt") | members("hessner") == set()
    assert search.check().none


def test_members_follow_a_change_of_any_meeting_that_tells_of_them() -> None:
    meeting = builders.meeting()
    row = builders.attendance(meeting, "Maja Højgaard", person=True)
    changed(meeting)
    assert members("maja") == {row.member_id}
    # She is taken off the list, another comes on it.
    row.delete()
    new = builders.attendance(meeting, "Tine Hessner", person=True)
    changed(meeting)
    assert members("maja") == set()
    assert members("hessner") == {new.member_id}
    assert search.check().none
