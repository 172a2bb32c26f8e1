"""Pages, counts and the stream of all hits are of one and the same answer."""

from typing import Any

import pytest

from minutes import search
from minutes.models import Meeting, SearchChange
from minutes.search import HITS_A_PAGE, NEWEST, OLDEST, RELEVANCE, Hit, Question, answer
from tests import builders

pytestmark = pytest.mark.django_db


def same_items(amount: int) -> Meeting:
    """Items no score can tell apart."""
    meeting = builders.meeting()
    for number in range(amount):
        builders.item(meeting, f"1.{number}", "Letbane")
    return meeting


@pytest.mark.parametrize("order", [RELEVANCE, NEWEST, OLDEST])
def test_no_item_comes_twice_or_never(order: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer, "HITS_AT_ONCE", 7)
    same_items(HITS_A_PAGE * 2 + 3)
    question = Question("letbane", order=order)
    paged = [hit for page in (1, 2, 3) for hit in search.ask(question.filter(page=page)).hits]
    assert len(set(paged)) == HITS_A_PAGE * 2 + 3
    assert list(search.all_hits(question)) == paged


def test_a_page_beyond_the_last_is_the_last() -> None:
    same_items(HITS_A_PAGE + 1)
    found = search.ask(Question("letbane", page=50_000))
    assert (found.page, found.pages, len(found.hits)) == (2, 2, 1)


def test_counts_are_asked_for_once_for_all_pages_and_orders(monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = same_items(HITS_A_PAGE + 1)
    first = search.ask(Question("letbane"))
    counted: list[Any] = []
    monkeypatch.setattr(answer, "_counted", lambda *args: counted.append(args))
    again = search.ask(Question("letbane", page=2, order=NEWEST))
    assert (again.total, again.by_kind, again.facets) == (first.total, first.by_kind, first.facets)
    assert counted == []
    monkeypatch.undo()
    # Never beyond a change of what is searched.
    meeting.items.filter(number="1.0").delete()
    SearchChange.objects.note(meeting.pk)
    assert search.ask(Question("letbane")).total == first.total - 1


def test_counts_are_those_of_the_list_by_kind_and_by_facet() -> None:
    meeting = builders.meeting("2025-09-02")
    decision = builders.decision(builders.item(meeting, "1", "Letbane"))
    decision.follows = "amended"
    decision.save()
    builders.reservation(decision, "Enhedslisten er imod letbanen.")
    builders.item(builders.meeting("2019-03-01"), "1", "Letbane")
    builders.attendance(meeting, "Bo Letbane", person=True)
    SearchChange.objects.note(meeting.pk)
    found = search.ask(Question("letbane"))
    assert found.by_kind == {"item": 2, "meeting": 1, "member": 1}
    assert found.total == len(list(search.all_hits(Question("letbane")))) == 4
    facets = {name: {count.value: count.hits for count in counts} for name, counts in found.facets.items()}
    assert facets["year"] == {"2025": 3, "2019": 1}
    assert facets["period"] == {"2022-2025": 3, "2018-2021": 1}
    assert (facets["follows"], facets["reserved"]) == ({"amended": 1}, {"ja": 1})
    for name, counts in facets.items():
        for value, hits in counts.items():
            narrowed = Question("letbane").filter(**{name: (value,)})
            assert search.ask(narrowed).total == hits, (name, value)


def test_a_hit_tells_what_it_is_of() -> None:
    assert [Hit(1, 2, 0.0).kind, Hit(1, None, 0.0).kind, Hit(0, None, 0.0, 3).kind] == [
        "item",
        "meeting",
        "member",
    ]
