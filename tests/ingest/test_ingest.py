"""Ingest: a reading becomes rows, twice nothing happens, and addresses stay."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from minutes.ingest import Refused, ingest
from minutes.models import AgendaItem, Attendance, Decision, Document, Mandate, Meeting, Member, Redirect
from minutes.parsing.types import Mentions, ParsedReferat
from tests.referater import attendee, item, klimaalliancen, referat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]


def document(name: str = "referat.pdf") -> Document:
    number = Document.objects.count() + 1
    return Document.objects.create(sha256=f"{number:064x}", original_name=name, size=1)


def take_in(parsed: ParsedReferat, into: Document | None = None) -> Any:
    return ingest(into or document(), parsed)


def test_it_writes_the_decision_and_who_would_have_it_otherwise() -> None:
    take_in(referat([klimaalliancen()]))

    decision = Decision.objects.get()
    assert decision.outcomes == ["besluttet"]
    assert {party.letter for party in decision.reservations.get().parties.all()} == {"Ø", "B"}


def test_it_writes_nothing_the_second_time() -> None:
    parsed = referat(
        [item("3", "Sager", is_heading=True, case_number=None), klimaalliancen()],
        [attendee("Maja Højgaard"), attendee("Lars Weiss", status="absent", municipality="København")],
    )
    into = document()
    take_in(parsed, into)

    with CaptureQueriesContext(connection) as queries:
        report = take_in(parsed, Document.objects.get(pk=into.pk))

    assert report.is_empty
    assert str(report) == "Intet nyt: alt stod der i forvejen."
    writes = [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert writes == []


def test_it_updates_a_changed_item_in_place() -> None:
    into = document()
    take_in(referat([klimaalliancen()]), into)
    before = AgendaItem.objects.get()

    mended = klimaalliancen()
    report = take_in(referat([replace(mended, title=mended.title + " 2025")]), into)

    after = AgendaItem.objects.get()
    assert (after.pk, after.slug) == (before.pk, "3.5")
    assert after.title.endswith("2025")
    assert (report.new, report.changed, report.removed) == (0, 1, 0)


@pytest.mark.parametrize(
    ("after", "lands_on"),
    [
        # The number was read wrong: the item moves, its old address leads to the new one.
        (
            [item("3.9", "Fordeling af lærepladser"), item("4.1", "Næste møde")],
            "/hovedstaden/2025-09-02/3.9/",
        ),
        # The item was a misreading and is gone: readers land on the meeting.
        ([item("4.1", "Næste møde")], "/hovedstaden/2025-09-02/"),
        # Number and title stay: nothing moves.
        ([item("3.8", "Fordeling af lærepladser")], "/hovedstaden/2025-09-02/3.8/"),
    ],
)
def test_an_address_once_shown_still_answers(client: Client, after: list[Any], lands_on: str) -> None:
    into = document()
    take_in(referat([item("3.8", "Fordeling af lærepladser"), item("4.1", "Næste møde")]), into)

    take_in(referat(after), into)

    response = client.get("/hovedstaden/2025-09-02/3.8/", follow=True)
    assert response.status_code == 200
    assert (response.redirect_chain or [("/hovedstaden/2025-09-02/3.8/", 200)])[-1][0] == lands_on
    assert client.get("/hovedstaden/2025-09-02/4.1/", follow=True).status_code == 200


def test_two_items_can_change_numbers() -> None:
    into = document()
    take_in(referat([item("1", "Økonomi"), item("2", "Klima")]), into)
    rows = {row.title: row.pk for row in AgendaItem.objects.all()}

    take_in(referat([item("1", "Klima"), item("2", "Økonomi")]), into)

    assert {row.title: row.pk for row in AgendaItem.objects.all()} == rows
    assert dict(AgendaItem.objects.values_list("slug", "title")) == {"1": "Klima", "2": "Økonomi"}
    assert not Redirect.objects.exists()


def test_a_number_printed_twice_gives_two_addresses() -> None:
    take_in(referat([item("3", "Økonomi"), item("3", "Klima")]))

    assert list(AgendaItem.objects.values_list("slug", flat=True)) == ["3", "3-2"]


def test_members_are_the_same_across_meetings_and_their_seat_grows() -> None:
    take_in(referat([item("1", "A")], [attendee("Jørgen Johansen", "C", "Allerød")]))
    take_in(referat([item("1", "A")], [attendee("Joergen Johansen", "C", "Allerød")], date="2025-10-24"))

    member = Member.objects.get()
    assert {spelling.name for spelling in member.names.all()} == {"Jørgen Johansen", "Joergen Johansen"}
    seat = Mandate.objects.get()
    assert (seat.since.isoformat(), seat.until.isoformat()) == ("2025-09-02", "2025-10-24")


def test_namesakes_in_two_municipalities_are_two_people() -> None:
    rows = [attendee("Henrik Rasmussen", "C", "Vallensbæk"), attendee("Henrik Rasmussen", "V", "Greve")]
    take_in(referat([item("1", "A")], rows))

    assert set(Member.objects.values_list("slug", flat=True)) == {
        "henrik-rasmussen",
        "henrik-rasmussen-greve",
    }


def test_a_name_that_could_be_two_members_is_nobody() -> None:
    rows = [attendee("Henrik Rasmussen", "C", "Vallensbæk"), attendee("Henrik Rasmussen", "V", "Greve")]
    take_in(referat([item("1", "A")], rows))

    take_in(referat([item("1", "A")], [attendee("Henrik Rasmussen", None, None)], date="2025-10-24"))

    row = Attendance.objects.get(meeting__date="2025-10-24")
    assert row.member is None
    assert row.name == "Henrik Rasmussen"


def test_a_better_reading_of_a_name_keeps_the_old_address() -> None:
    into = document()
    take_in(referat([item("1", "A")], [attendee("Jgrgen Johansen", "C", "Allerød")]), into)

    take_in(referat([item("1", "A")], [attendee("Jørgen Johansen", "C", "Allerød")]), into)

    assert Member.objects.get().slug == "joergen-johansen"
    assert Redirect.objects.get().old == "/medlem/jgrgen-johansen/"
    assert Redirect.objects.get().new == "/medlem/joergen-johansen/"


def test_a_substitute_has_no_seat() -> None:
    rows = [
        attendee("Ole Wedel-Brandt", "Ø", "Ishøj", status="absent"),
        attendee(
            "Stine Rahbek Pedersen", "Ø", "Ballerup", status="substitute", substitute_for="Ole Wedel-Brandt"
        ),
    ]
    take_in(referat([item("1", "A")], rows))

    assert [seat.member.name for seat in Mandate.objects.all()] == ["Ole Wedel-Brandt"]


def test_items_know_whom_they_name() -> None:
    mentions = Mentions(parties=["Ø"], municipalities=["Furesø"], people=["Maja Højgaard"])
    take_in(referat([item("1", "A", mentions=mentions, topics=["sundhed"])], [attendee("Maja Højgaard")]))

    row = AgendaItem.objects.get()
    assert [party.letter for party in row.parties.all()] == ["Ø"]
    assert [municipality.name for municipality in row.municipalities.all()] == ["Furesø"]
    assert [member.name for member in row.members.all()] == ["Maja Højgaard"]
    assert [topic.slug for topic in row.topics.all()] == ["sundhed"]


def test_an_agenda_never_overwrites_the_minutes() -> None:
    take_in(referat([klimaalliancen()]))

    take_in(referat([klimaalliancen(outcomes=[], dissents=[])], kind="dagsorden"), document("dagsorden.pdf"))

    assert Decision.objects.get().outcomes == ["besluttet"]
    assert Meeting.objects.get().documents.count() == 2


def test_nothing_is_cut_however_long() -> None:
    long = "Opfølgning på " + "strategi " * 100
    rows = [attendee("Maja Højgaard", as_written=long)]
    take_in(referat([item("1", long, attachments=[long])], rows))

    row = AgendaItem.objects.get()
    assert (row.title, row.attachments.get().title, Attendance.objects.get().as_written) == (long, long, long)


def test_two_meetings_of_one_day_are_two() -> None:
    take_in(referat([item("1", "Økonomi"), item("2", "Eventuelt")], start_time="10:00"))
    take_in(referat([item("1", "Sundhed"), item("2", "Klima"), item("3", "Eventuelt")], start_time="13:00"))

    assert [meeting.day for meeting in Meeting.objects.order_by("sequence")] == ["2025-09-02", "2025-09-02-2"]
    assert AgendaItem.objects.count() == 5


@pytest.mark.parametrize(
    "again",
    [
        # Another file of the same minutes, the hour corrected or not read at all.
        referat([klimaalliancen()], start_time="10:15"),
        referat([item("1", "Økonomi")], start_time=None),
    ],
)
def test_another_file_of_a_meeting_is_not_another_meeting(again: ParsedReferat) -> None:
    take_in(referat([klimaalliancen()], start_time="10:00"))

    take_in(again)

    assert Meeting.objects.count() == 1


@pytest.mark.parametrize("rest", ["", "3.5/", "side/1/", "referat.txt"])
def test_a_meeting_whose_date_was_misread_takes_its_addresses_along(client: Client, rest: str) -> None:
    into = document("referat.txt")
    take_in(referat([klimaalliancen()], date="2025-09-07"), into)

    take_in(referat([klimaalliancen()]), into)

    assert Meeting.objects.count() == 1
    moved = client.get(f"/hovedstaden/2025-09-07/{rest}")
    assert (moved.status_code, moved["Location"]) == (301, f"/hovedstaden/2025-09-02/{rest}")


def test_minutes_follow_their_agenda() -> None:
    take_in(referat([item("3.5", klimaalliancen().title)], kind="dagsorden"), document("dagsorden.pdf"))
    take_in(referat([klimaalliancen()]))

    assert Meeting.objects.count() == AgendaItem.objects.count() == Decision.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "code"),
    [({"council": None}, "no_meeting"), ({"date": None}, "no_meeting"), ({"items": []}, "no_items")],
)
def test_what_is_no_referat_is_refused_and_leaves_nothing(fields: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as refused:
        take_in(replace(referat([klimaalliancen()]), **fields))

    assert refused.value.code == code
    assert not Meeting.objects.exists()


@pytest.mark.parametrize(("length", "fits"), [(300, True), (301, False)])
def test_what_is_longer_than_its_column_is_refused_whole(length: int, fits: bool) -> None:
    reading = replace(referat([klimaalliancen()]), place="x" * length)
    if fits:
        take_in(reading)
        assert Meeting.objects.get().place == "x" * length
        return
    with pytest.raises(Refused) as refused:
        take_in(reading)
    assert refused.value.code == "does_not_fit"
    assert not Meeting.objects.exists()
