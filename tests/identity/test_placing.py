"""A name that two members bear: whose it is at one meeting, with what goes by it there."""

import pytest

from minutes import identity
from minutes.ingest import ingest
from minutes.models import Attendance, Document, Member
from minutes.parsing.types import ParsedReferat
from tests import builders
from tests.identity.standing import changed_since, differing, newest_change, standing
from tests.identity.test_parting import NAME, of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]


@pytest.fixture
def unsure() -> tuple[Document, ParsedReferat]:
    """Read after two who both sat for Furesø: it may be either."""
    ingest(builders.document(), of("2012-01-01", "Furesø"))
    old = Member.objects.get(name=NAME)
    new = builders.member(NAME, slug="peter-hansen-2")
    builders.attendance(
        builders.meeting("2018-01-01"), NAME, member=new, municipality=old.attendances.get().municipality
    )
    identity.rows.finish([new], [])
    document, parsed = builders.document(), of("2024-01-01", "Furesø", post=True)
    ingest(document, parsed)
    return document, parsed


def row(document: Document) -> Attendance:
    return Attendance.objects.get(meeting=document.meeting, name=NAME)


def test_it_stays_over_every_reading_and_is_taken_back(unsure: tuple[Document, ParsedReferat]) -> None:
    document, parsed = unsure
    before, change = standing(), newest_change()
    member = Member.objects.get(slug="peter-hansen-2")
    assert row(document).member is None
    word = identity.place(row(document), member)
    assert row(document).member == member
    assert (member.presences.count(), member.appointments.count()) == (1, 1)
    assert changed_since(change) == {document.meeting_id}

    ingest(document, parsed)
    assert member.items.get().meeting == document.meeting
    placed = standing()
    assert ingest(document, parsed).is_empty and not [*differing(placed)]

    identity.undo(word)
    assert set(differing(before)) <= {"ShortAddress"}
    ingest(document, parsed)
    assert row(document).member is None and not member.items.exists()


def test_nobody_is_put_in_twice(unsure: tuple[Document, ParsedReferat]) -> None:
    document, _ = unsure
    one, other = Member.objects.filter(name=NAME).order_by("pk")
    identity.place(row(document), one)
    with pytest.raises(identity.Refused, match="allerede sat på plads"):
        identity.place(row(document), other)
    second = builders.attendance(row(document).meeting, NAME, municipality=None)
    with pytest.raises(identity.Refused, match="i forvejen"):
        identity.place(second, one)
