"""Items that are one matter come into one thread, whose address lasts."""

from datetime import date
from typing import Any

import pytest

from minutes import publication, threads
from minutes.models import AgendaItem, Link, Meeting, ShortAddress, Thread, ThreadItem, Verdict
from tests import builders

pytestmark = pytest.mark.django_db

COAST = "Klimatilpasning langs kysterne"


def agenda(day: str, *titles: str, of: str = "hovedstaden", **fields: Any) -> list[AgendaItem]:
    """A meeting with items 1, 2, … taken in; `fields` are the first item's."""
    meeting = builders.meeting(day, builders.council(of))
    rows = [
        builders.item(meeting, str(number), title, **(fields if number == 1 else {}))
        for number, title in enumerate(titles, start=1)
    ]
    threads.follow(meeting)
    return rows


def thread(item: AgendaItem) -> Thread | None:
    place = ThreadItem.objects.filter(item=item).select_related("thread").first()
    return place.thread if place else None


def in_thread(item: AgendaItem) -> list[str]:
    rows = ThreadItem.objects.public().filter(thread=thread(item)).newest_first().for_list()
    return [place.item.meeting.date.isoformat() for place in rows]


def say(one: AgendaItem, other: AgendaItem, together: bool) -> None:
    Verdict.objects.say(one.pk, other.pk, together)
    threads.settle({one.pk, other.pk})


def link(item: AgendaItem, other: AgendaItem) -> tuple[str, str, bool, str] | None:
    return (
        Link.objects.filter(item=item, other=other)
        .values_list("reason", "certainty", "joins", "evidence")
        .first()
    )


def test_it_is_the_same_in_whatever_order_the_meetings_come() -> None:
    days = ["2025-03-03", "2024-06-14", "2025-09-02", "2024-11-11"]
    items = [agenda(day, COAST, "Eventuelt")[0] for day in days]
    assert in_thread(items[0]) == sorted(days, reverse=True)
    assert {thread(item) for item in items} == {thread(items[0])}
    assert Link.objects.count() == 6


def test_taken_in_twice_nothing_is_new() -> None:
    first, again = agenda("2024-06-14", COAST)[0], agenda("2025-03-03", COAST)[0]
    before = list(Link.objects.values()), list(ThreadItem.objects.values()), list(Thread.objects.values())
    assert threads.follow(again.meeting) == 0
    assert threads.follow(first.meeting) == 0
    threads.complete()
    after = list(Link.objects.values()), list(ThreadItem.objects.values()), list(Thread.objects.values())
    assert after == before


def test_meetings_taken_in_before_there_were_threads_get_theirs() -> None:
    items = [builders.item(builders.meeting(day), "1", COAST) for day in ("2024-06-14", "2025-03-03")]
    threads.complete()
    assert in_thread(items[0]) == ["2025-03-03", "2024-06-14"]


@pytest.mark.parametrize(
    ("pointing", "named", "of_that_day", "expected"),
    [
        # (text, days it names, numbers it names), titles of 18 June 2025, what is meant
        (
            "KKR godkendte på mødet den 18. juni 2025 udkastet til Strategi for mobilitet.",
            {"named_meetings": [date(2025, 6, 18)]},
            ["Strategi for mobilitet og infrastruktur", "Rekruttering til ældreplejen"],
            ("Strategi for mobilitet og infrastruktur", "named", "sikker", True, "18. juni 2025"),
        ),
        (
            "Sagen blev drøftet, jf. punkt 2 på mødet den 18. juni 2025.",
            {"named_meetings": [date(2025, 6, 18)], "named_items": ["2"]},
            ["Kollektiv trafik", "Forslag til mobilitet i fremtiden"],
            ("Forslag til mobilitet i fremtiden", "numbered", "sikker", True, "18. juni 2025, punkt 2"),
        ),
        # Its own meeting has no punkt 3, so that of the day named is meant whatever it is called.
        (
            "Sagen blev drøftet, jf. punkt 3 på mødet den 18. juni 2025.",
            {"named_meetings": [date(2025, 6, 18)], "named_items": ["3"]},
            ["Kollektiv trafik", "Lægevagten på Mors", "Udpegninger til bestyrelser i regionen"],
            (
                "Udpegninger til bestyrelser i regionen",
                "numbered",
                "sandsynlig",
                True,
                "18. juni 2025, punkt 3",
            ),
        ),
        # What is said may be about anything that day.
        (
            "KKR drøftede på mødet den 18. juni 2025 de fremtidige rammer.",
            {"named_meetings": [date(2025, 6, 18)]},
            ["Lægevagten på Mors", "Rekruttering til ældreplejen"],
            None,
        ),
        (
            "KKR tiltrådte på mødet den 18. juni 2025 to planer for mobilitet.",
            {"named_meetings": [date(2025, 6, 18)]},
            ["Mobilitet på øerne og infrastruktur", "Mobilitet i byerne og infrastruktur"],
            None,
        ),
    ],
)
def test_a_text_points_at_an_item_of_another_meeting(
    pointing: str, named: dict[str, Any], of_that_day: list[str], expected: tuple[object, ...] | None
) -> None:
    title = "Opfølgning på Strategi for mobilitet og infrastruktur (2025)"
    before = agenda("2025-06-18", *of_that_day)
    item, _ = agenda("2025-09-02", title, "Eventuelt", baggrund=pointing, **named)
    found = [(other.title, *told) for other in before if (told := link(item, other)) and told[0] != "alike"]
    assert found == ([expected] if expected else [])
    # Found as well when the earlier meeting comes later.
    Link.objects.all().delete()
    threads.follow(before[0].meeting)
    found = [(other.title, *told) for other in before if (told := link(item, other)) and told[0] != "alike"]
    assert found == ([expected] if expected else [])


def test_a_long_text_that_says_all_kinds_of_words_points_at_nothing() -> None:
    later = agenda("2025-11-14", "Status på infrastrukturprojekter i strategi for mobilitet")[0]
    said = "Til mødet den 14. november 2025 ventes status på infrastrukturprojekter i strategi for mobilitet."
    for title in ("Punkter til næste møde", "Evaluering af KKR Hovedstadens arbejde"):
        item = agenda("2025-09-02", title, baggrund=said, named_meetings=[date(2025, 11, 14)])[0]
        assert link(item, later) is None
        item.meeting.delete()


def test_a_decision_that_announces_a_meeting_points_ahead() -> None:
    item = agenda("2025-09-02", COAST, named_meetings=[date(2025, 11, 14)])[0]
    later = agenda("2025-11-14", "Opfølgning på klimatilpasning")[0]
    assert link(item, later) == ("named", "sikker", True, "14. november 2025")
    assert in_thread(later) == ["2025-11-14", "2025-09-02"]


def test_items_of_one_meeting_alone_are_a_reference_and_no_thread() -> None:
    items = agenda("2025-09-02", "Helhedsanalyse for jernbanen", "Støj fra jernbanen", named_items=["2"])
    assert link(*items) == ("within", "sandsynlig", True, "punkt 2")
    assert thread(items[0]) is None
    agenda("2025-11-14", "Helhedsanalyse for jernbanen")
    assert in_thread(items[1]) == ["2025-11-14", "2025-09-02", "2025-09-02"]


def test_an_editor_joins_parts_and_forbids() -> None:
    one, other = agenda("2024-06-14", COAST)[0], agenda("2025-03-03", COAST)[0]
    lone = agenda("2025-09-02", "Lægevagten i Thy", of="nordjylland")[0]
    say(lone, one, together=True)
    assert in_thread(lone) == ["2025-09-02", "2025-03-03", "2024-06-14"]
    address = Thread.objects.get().slug
    # One and the same titled item are told apart, also when another that is like both comes later.
    say(one, other, together=False)
    newest = agenda("2025-11-14", COAST)[0]
    for item in (one, other, lone, newest):
        threads.follow(item.meeting)
    assert in_thread(one) != in_thread(other)
    assert thread(one) != thread(other)
    assert thread(one).slug == address  # type: ignore[union-attr]


def test_a_thread_keeps_its_address_through_joining_and_parting() -> None:
    coast = [agenda(day, COAST)[0] for day in ("2024-06-14", "2025-03-03")]
    ferry = [agenda(day, "Sejlplan for færgen til Læsø")[0] for day in ("2024-08-08", "2025-04-04")]
    was = thread(coast[0]), thread(ferry[0])
    assert [one.slug for one in was if one] == [
        "klimatilpasning-langs-kysterne",
        "sejlplan-for-faergen-til-laesoe",
    ]
    say(coast[0], ferry[0], together=True)
    assert thread(ferry[1]) == was[0]
    Verdict.objects.all().delete()
    threads.settle({coast[0].pk, ferry[0].pk})
    assert (thread(coast[1]), thread(ferry[1])) == was


def test_a_thread_whose_first_item_is_read_no_more_goes_on() -> None:
    items = [agenda(day, COAST)[0] for day in ("2024-06-14", "2025-03-03", "2025-09-02")]
    was, meeting = thread(items[0]), items[0].meeting
    before = threads.Before.of(meeting)
    items[0].delete()
    builders.item(meeting, "1", "Lægevagten i Thy")
    threads.follow(meeting, before)
    assert thread(items[2]) == was
    assert in_thread(items[2]) == ["2025-09-02", "2025-03-03"]


def test_the_word_of_an_editor_finds_its_item_again() -> None:
    item, other = agenda("2024-06-14", COAST)[0], agenda("2025-09-02", "Lægevagten i Thy")[0]
    say(other, item, together=True)
    meeting = item.meeting
    before = threads.Before.of(meeting)
    item.delete()
    threads.follow(meeting, before)
    assert in_thread(other) in ([], ["2025-09-02"])
    # What stood elsewhere before and has the number now is another matter.
    moved = builders.item(meeting, "1", "Rekruttering til ældreplejen")
    former = [f"{meeting.get_absolute_url()}7/"]
    ShortAddress.objects.create(code="bcdfg", item=moved, address=moved.get_absolute_url(), former=former)
    threads.follow(meeting)
    assert thread(moved) is None
    moved.delete()
    again = builders.item(meeting, "1", COAST)
    threads.follow(meeting)
    assert in_thread(again) == ["2025-09-02", "2024-06-14"]


def test_what_is_withdrawn_is_in_no_thread_until_it_is_published_again() -> None:
    items = [agenda(day, COAST)[0] for day in ("2024-06-14", "2025-03-03", "2025-09-02")]
    was = thread(items[0])
    publication.withdraw(items[0].meeting, "Fejl")
    assert thread(items[0]) is None
    assert in_thread(items[2]) == ["2025-09-02", "2025-03-03"]
    assert thread(items[2]) == was
    publication.withdraw(items[1].meeting, "Fejl")
    assert in_thread(items[2]) == ["2025-09-02"]
    publication.publish(Meeting.objects.get(pk=items[0].meeting_id))
    assert in_thread(items[2]) == ["2025-09-02", "2024-06-14"]
    assert thread(items[2]) == was
