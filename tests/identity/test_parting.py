"""One member becomes two, by municipality, council, days or one by one; and so it stays."""

from datetime import date

import pytest
from django.test import Client

from minutes import identity
from minutes.identity import Choice
from minutes.ingest import ingest
from minutes.models import AgendaItem, Appointment, Attendance, Council, Member, Municipality, Presence
from minutes.parsing.types import Appointment as Post
from minutes.parsing.types import Mentions, ParsedReferat
from minutes.parsing.types import Presence as Movement
from tests import builders
from tests.identity.standing import changed_since, differing, newest_change, standing
from tests.referater import attendee, item, referat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]

NAME = "Peter Hansen"


def of(day: str, *homes: str, council: str = "hovedstaden", post: bool = False) -> ParsedReferat:
    """A meeting that lists Peter Hansen of these municipalities, names him and tells when he left."""
    told = item(
        "1",
        f"Punkt den {day}",
        "KKR udpegede Peter Hansen.",
        mentions=Mentions(people=[NAME]),
        presence=[Movement(person=NAME, movement="left", text="Peter Hansen gik.")],
        appointments=[
            Post(person=NAME, party=None, municipality=None, body="Bestyrelsen", role=None, period=None)
        ]
        if post
        else [],
    )
    people = [attendee(NAME, municipality=home) for home in homes] or [
        attendee("Ib Bo", municipality="Solrød")
    ]
    return referat([told], people, date=day, council=council)


def one_member(*readings: ParsedReferat) -> Member:
    """All of them taken for one person, as papers without a municipality may have been."""
    for parsed in readings:
        ingest(builders.document(), parsed)
    first = Member.objects.filter(name=NAME).order_by("pk")[0]
    for other in Member.objects.filter(name=NAME).exclude(pk=first.pk):
        for name in ("attendances", "appointments", "presences"):
            getattr(other, name).update(member=first)
        first.items.add(*other.items.all())
        other.delete()
    return first


def homes(member: Member | None) -> list[tuple[int, str]]:
    rows = Attendance.objects.filter(member=member, name=NAME).order_by("meeting__date", "municipality__name")
    return list(rows.values_list("meeting__date__year", "municipality__name"))


def municipality(name: str) -> int:
    return Municipality.objects.get(name=name).pk


def test_one_municipality_is_somebody_else(client: Client) -> None:
    old = one_member(of("2012-01-01", "Furesø"), of("2013-01-01", "Greve"), of("2014-01-01", "Furesø"))
    change = newest_change()
    word = identity.part(old, Choice(municipalities=frozenset({municipality("Greve")})))
    new = word.other
    assert new and new.slug == "peter-hansen-greve"
    assert (homes(old), homes(new)) == ([(2012, "Furesø"), (2014, "Furesø")], [(2013, "Greve")])
    assert (new.items.count(), new.presences.count(), new.mandates.count()) == (1, 1, 1)
    assert (old.items.count(), old.presences.count(), old.mandates.count()) == (2, 2, 1)
    assert changed_since(change) == identity.meetings_of(new)
    assert client.get("/medlem/peter-hansen-greve/").status_code == 200
    assert client.get(new.short.get_absolute_url())["Location"] == "/medlem/peter-hansen-greve/"


def test_a_council_is_somebody_else() -> None:
    old = one_member(of("2012-01-01", "Furesø"), of("2013-01-01", "Furesø", council="sjaelland"))
    sjaelland = Council.objects.get(slug="sjaelland").pk
    word = identity.part(old, Choice(councils=frozenset({sjaelland})))
    assert homes(word.other) == [(2013, "Furesø")]
    ingest(builders.document(), of("2024-01-01", "Furesø", council="sjaelland"))
    ingest(builders.document(), of("2024-02-01", "Furesø"))
    assert [year for year, _ in homes(word.other)] == [2013, 2024]


def test_no_later_reading_joins_them_and_it_is_taken_back_to_the_letter() -> None:
    """Both sat at one meeting: its texts then name neither of them, nor do they at the next reading."""
    readings = [
        of("2012-01-01", "Furesø", post=True),
        of("2013-01-01", "Furesø", "Greve"),
        of("2014-01-01", post=True),
    ]
    old = one_member(*readings)
    Appointment.objects.filter(name=NAME).update(member=old)
    Presence.objects.filter(item__meeting__date__lt="2014-01-01").update(member=old)
    old.items.set(AgendaItem.objects.filter(meeting__date__lt="2014-01-01"))
    old.mandates.all().delete()
    identity.rows.finish([old], [])
    before = standing()

    word = identity.part(old, Choice(municipalities=frozenset({municipality("Greve")})))
    assert Presence.objects.get(item__meeting__date="2013-01-01").member is None
    assert not AgendaItem.objects.get(meeting__date="2013-01-01").members.exists()
    parted = standing()
    for parsed in readings:
        document = Attendance.objects.filter(meeting__date=parsed.date)[0].meeting.documents.get()
        ingest(document, parsed)
    assert not [*differing(parted)]

    identity.undo(word)
    assert set(differing(before)) == {"Redirect", "ShortAddress"}
    assert Member.objects.get(slug="peter-hansen-greve").merged_into == old


def test_what_was_shown_leads_on_when_it_is_taken_back(client: Client) -> None:
    old = one_member(of("2012-01-01", "Furesø"), of("2013-01-01", "Greve"))
    word = identity.part(old, Choice(municipalities=frozenset({municipality("Greve")})))
    assert word.other
    short = word.other.short.get_absolute_url()
    identity.undo(word)
    for address in ("/medlem/peter-hansen-greve/", short):
        assert client.get(address)["Location"] == "/medlem/peter-hansen/"
    assert client.get("/medlem/peter-hansen-greve/feed.atom")["Location"] == "/medlem/peter-hansen/feed.atom"
    ingest(builders.document(), of("2024-01-01", "Greve"))
    assert homes(old)[-1] == (2024, "Greve")


@pytest.mark.parametrize("chosen", [Choice(), Choice(since=date(2000, 1, 1)), Choice(until=date(2000, 1, 1))])
def test_each_of_the_two_stands_on_a_list(chosen: Choice) -> None:
    old = one_member(of("2012-01-01", "Furesø"), of("2013-01-01", "Greve"))
    before = standing()
    with pytest.raises(identity.Refused, match="ikke det hele"):
        identity.part(old, chosen)
    assert not [*differing(before)]


def test_one_that_is_merged_is_not_parted() -> None:
    old = one_member(of("2012-01-01", "Furesø"), of("2013-01-01", "Greve"))
    other = builders.member("Per Hansen")
    identity.merge(other, old)
    with pytest.raises(identity.Refused, match="allerede lagt sammen"):
        identity.part(old, Choice(municipalities=frozenset({municipality("Greve")})))
