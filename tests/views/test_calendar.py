"""Meetings to come, on the pages and for the reader's own calendar."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from minutes import ical, publication
from minutes.models import FollowUp, Meeting, SearchChange
from tests import builders

pytestmark = pytest.mark.django_db

Lines = list[tuple[str, str]]


def parsed(text: str) -> list[Lines]:
    """The events of a calendar, each as its names and values, unfolded; what RFC 5545 wants is asserted."""
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = [tuple(line.split(":", 1)) for line in text.replace("\r\n ", "").split("\r\n")[:-1]]
    open_, events = [], []
    for name, value in lines:
        if name == "BEGIN":
            open_.append(value)
            events += [[]] if value == "VEVENT" else []
        elif name == "END":
            assert open_.pop() == value
        elif open_[-1] == "VEVENT":
            events[-1].append((name, value))
    assert not open_
    assert {"VERSION", "PRODID"} <= {name for name, _ in lines}
    # Each of these once, and a calendar holds something even without events.
    for event in events:
        names = [name.partition(";")[0] for name, _ in event]
        assert len(names) == len(set(names)) and {"UID", "DTSTAMP", "DTSTART"} <= set(names)
    assert ("BEGIN", "VTIMEZONE") in lines
    return events


def events(address: str = "/kalender.ics") -> list[dict[str, str]]:
    response = Client().get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert not response.cookies
    return [dict(event) for event in parsed(response.content.decode())]


def ahead(days: int) -> date:
    return timezone.localdate() + timedelta(days)


@pytest.fixture
def meeting() -> Meeting:
    """It says when the next one is, and what will be taken up when."""
    row = builders.meeting(ahead(-60).isoformat())
    item = builders.item(
        row, "5", "Mødeplan", decision="Godkendt.", named_meetings=[ahead(-60), ahead(30), ahead(2000)]
    )
    FollowUp.objects.create(
        decision=item.decision, position=1, text="Sagen, »takster«; kommer igen.", date=ahead(30)
    )
    FollowUp.objects.create(decision=item.decision, position=2, text="Svarfrist.", date=ahead(10))
    FollowUp.objects.create(decision=item.decision, position=3, text="Det skete.", date=ahead(-10))
    return row


def test_what_was_said_of_days_to_come(meeting: Meeting) -> None:
    SearchChange.objects.note(meeting.pk)
    SearchChange.objects.update(created_at=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
    address = f"http://testserver{meeting.get_absolute_url()}5/"
    first, second = events()
    assert first["SUMMARY"] == "Varslet af KKR Hovedstaden"
    assert second == {
        "UID": f"hovedstaden-{ahead(30)}@kkr-arkivet",
        "DTSTAMP": "20260102T030405Z",
        "DTSTART;VALUE=DATE": f"{ahead(30):%Y%m%d}",
        "SUMMARY": "Møde i KKR Hovedstaden",
        "DESCRIPTION": f"»Sagen\\, »takster«\\; kommer igen.« ({address})\\nMødeplan ({address})",
        "URL": address,
        "STATUS": "TENTATIVE",
        "TRANSP": "TRANSPARENT",
    }


def test_an_agenda_makes_the_day_certain_and_keeps_its_uid(meeting: Meeting) -> None:
    before = events()[-1]["UID"]
    coming = builders.meeting(ahead(30).isoformat(), start_time=time(10), place="Rådhuset, København")
    builders.meeting(ahead(30).isoformat(), sequence=2)
    _, event, other = events()
    assert event["UID"] == before and other["UID"] == before.replace("@", "-2@")
    assert event["DTSTART;TZID=Europe/Copenhagen"] == f"{ahead(30):%Y%m%d}T100000"
    assert (event["LOCATION"], event["STATUS"]) == ("Rådhuset\\, København", "CONFIRMED")
    assert event["URL"] == f"http://testserver{coming.get_absolute_url()}"


def test_a_council_has_its_own(meeting: Meeting) -> None:
    builders.meeting(ahead(0).isoformat(), of=builders.council("sjaelland"))
    assert len(events()) == 3
    assert len(events("/hovedstaden/kalender.ics")) == 2
    assert [event["SUMMARY"] for event in events("/sjaelland/kalender.ics")] == ["Møde i KKR Sjælland"]
    builders.council("nordjylland")
    assert events("/nordjylland/kalender.ics") == []


def test_nothing_withdrawn_is_told(meeting: Meeting) -> None:
    coming = builders.meeting(ahead(5).isoformat())
    builders.meeting(ahead(6).isoformat(), published=False)
    publication.withdraw(coming, "Aflyst.")
    publication.withdraw(meeting, "Fejl.")
    assert events() == []


@pytest.mark.parametrize(
    ("page", "calendar"), [("/", "/kalender.ics"), ("/hovedstaden/", "/hovedstaden/kalender.ics")]
)
def test_the_page_tells_of_them_and_leads_to_the_calendar(meeting: Meeting, page: str, calendar: str) -> None:
    html = Client().get(page).content.decode()
    assert f'href="{calendar}"' in html
    assert f'<time datetime="{ahead(30)}">' in html.partition('id="varslet"')[0]
    # A day that may be of something else is no meeting.
    assert f'<time datetime="{ahead(10)}">' not in html.partition('id="varslet"')[0]
    FollowUp.objects.all().delete()
    meeting.items.update(named_meetings=[])
    assert "Kommende møder" not in Client().get(page).content.decode()


def test_more_days_cost_no_more_queries(meeting: Meeting, django_assert_num_queries: Any) -> None:
    for day in range(1, 4):
        builders.item(builders.meeting(ahead(-day).isoformat()), named_meetings=[ahead(day)])
        builders.meeting(ahead(day + 40).isoformat())
    with django_assert_num_queries(4):
        Client().get("/kalender.ics")


@pytest.mark.parametrize(
    ("summary", "written"),
    [
        ("Møde", "SUMMARY:Møde"),
        ("a,b;c\\d\ne", "SUMMARY:a\\,b\\;c\\\\d\\ne"),
        ("a\r\x0bb\0", "SUMMARY:a  b "),
        # 75 octets with the name, and not one letter cut in two.
        ("å" * 33 + "x", f"SUMMARY:{'å' * 33}x"),
        ("å" * 34, f"SUMMARY:{'å' * 33}\r\n å"),
        ("x" * 67 + "y" * 75, f"SUMMARY:{'x' * 67}\r\n {'y' * 74}\r\n y"),
        ("BEGIN:VEVENT", "SUMMARY:BEGIN:VEVENT"),
    ],
)
def test_a_line_is_escaped_and_folded(summary: str, written: str) -> None:
    event = ical.Event(
        "1@x", datetime(2026, 1, 1, tzinfo=UTC), date(2026, 1, 1), None, summary, "http://x/", ""
    )
    text = ical.calendar("KKR", [event])
    assert f"\r\n{written}\r\n" in text
    assert len(parsed(text)) == 1
