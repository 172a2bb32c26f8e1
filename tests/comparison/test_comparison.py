"""What would change is found by doing it, said in words, and leaves nothing behind."""

from dataclasses import replace
from typing import Any

import pytest

from minutes import comparison, readings
from minutes.comparison.words import Piece
from minutes.models import AgendaItem, Attendance, Correction, Document, Member, Redirect, SearchChange
from minutes.parsing.types import Item, ParsedReferat, Sections
from tests import builders
from tests.referater import attendee, item, klimaalliancen, referat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]

LONG = "Sagen handler om den fælles indsats for grøn trafik i hele hovedstadsregionen i de kommende år."
MAJA, OLE = attendee("Maja Højgaard", "A"), attendee("Ole Bondo Christensen", "A")
BUDGET = item("4", "Budget", "KKR Hovedstaden godkendte budgettet.", outcomes=["godkendt"])
READ = referat([klimaalliancen(), BUDGET, item("5", "Eventuelt")], [MAJA, OLE])


def read(parsed: ParsedReferat = READ) -> Document:
    """A document as it stands once it has been read."""
    document = builders.document()
    readings.keep(document, parsed)
    readings.put(document, readings.layered(document, parsed))
    return document


def with_item(which: str, **fields: Any) -> ParsedReferat:
    items = [replace(one, **fields) if one.number == which else one for one in READ.items]
    return replace(READ, items=items)


def decided(text: str) -> Sections:
    return Sections(beslutning=text)


def without(number: str) -> list[Item]:
    return [one for one in READ.items if one.number != number]


# A new reading → what is said of it.
SAID: list[tuple[ParsedReferat, list[str]]] = [
    (READ, []),
    (replace(READ, place="Rådhuset"), ["mødets sted ændres"]),
    (replace(READ, start_time="09:00"), ["mødets klokkeslæt ændres"]),
    (with_item("4", title="Budget 2026"), ["1 punkt får ny titel"]),
    (with_item("4", sections=decided("KKR Hovedstaden udsatte.")), ["1 beslutning ændres"]),
    (with_item("4", outcomes=["udsat"]), ["1 punkts afgørelse ændres"]),
    (with_item("4", attachments=["Budget 2026"]), ["1 punkts bilag ændres"]),
    (with_item("4", topics=["sundhed"]), ["1 punkts emner ændres"]),
    (with_item("3.5", dissents=[]), ["1 punkts mindretal ændres"]),
    (replace(READ, items=without("4")), ["1 punkt udgår", "1 adresse fører et nyt sted hen"]),
    (replace(READ, items=[*READ.items, item("6", "Orientering")]), ["1 punkt kommer til"]),
    (replace(READ, attendance=[MAJA]), ["1 deltager udgår", "1 adresse fører et nyt sted hen"]),
    (replace(READ, attendance=[MAJA, replace(OLE, party="V")]), ["1 deltager skifter parti"]),
    (replace(READ, attendance=[replace(MAJA, status="absent"), OLE]), ["1 deltagers fremmøde ændres"]),
]


def test_each_change_is_said() -> None:
    document = read()
    found = [comparison.of_reading(document, now).summary() for now, _ in SAID]

    assert [[one for one in each if "henvisning" not in one] for each in found] == [says for _, says in SAID]


def test_the_place_is_named_and_the_words_are_marked() -> None:
    changed = with_item("4", sections=decided("KKR Hovedstaden udsatte budgettet."))
    change = comparison.of_reading(read(), changed).difference.changes[0]

    assert (change.where, change.says) == ("Punkt 4 Budget", "beslutningen ændres")
    assert change.pieces == [
        Piece("same", "KKR Hovedstaden"),
        Piece("out", "godkendte"),
        Piece("in", "udsatte"),
        Piece("same", "budgettet."),
    ]


def test_an_item_that_gets_another_number_keeps_its_readers() -> None:
    found = comparison.of_reading(read(), with_item("4", number="7")).difference

    assert [change.says for change in found.changes] == ["nummeret ændres"]
    old, new = (f"/hovedstaden/2025-09-02/{number}/" for number in (4, 7))
    assert [(led.what, led.old, led.new, led.taken) for led in found.addresses] == [
        ("punkt 4 Budget", old, new, "")
    ]


def test_what_takes_over_an_address_is_named() -> None:
    """Two items change numbers: each address shows another item, and neither is redirected."""
    swapped = [klimaalliancen(), replace(BUDGET, number="5"), item("4", "Eventuelt")]
    found = comparison.of_reading(read(), replace(READ, items=swapped)).difference

    assert [(led.what, led.new[-3:], led.taken) for led in found.addresses] == [
        ("punkt 4 Budget", "/5/", "punkt 4 Eventuelt"),
        ("punkt 5 Eventuelt", "/4/", "punkt 5 Budget"),
    ]


def test_a_paragraph_that_moves_takes_its_links_along() -> None:
    before = with_item("4", sections=Sections(sagsfremstilling=LONG))
    after = with_item("5", sections=Sections(sagsfremstilling=LONG))
    after = replace(
        after, items=[replace(one, sections=Sections()) if one.number == "4" else one for one in after.items]
    )
    found = comparison.of_reading(read(before), after).difference

    assert [link.partition("#")[0] for link in found.moved] == ["/hovedstaden/2025-09-02/4/"]
    assert "1 henvisning følger med til et andet punkt" in found.summary()


def test_nothing_is_left_of_a_trial() -> None:
    document = read()
    models = (AgendaItem, Attendance, Correction, Member, Redirect, SearchChange)
    before = [list(model.objects.order_by("pk").values()) for model in models]
    changed = replace(READ, items=without("4"), attendance=[attendee("Ny Person", "V")], place="Rådhuset")

    assert not comparison.of_reading(document, changed).is_empty

    assert [list(model.objects.order_by("pk").values()) for model in models] == before
    assert readings.kept(document) == READ


def test_what_is_told_is_what_happens() -> None:
    document = read()
    changed = replace(with_item("4", title="Budgettet"), attendance=[attendee("Ole B. Christensen", "V")])
    told = comparison.of_reading(document, changed)
    before = comparison.seen.of_meeting(document.meeting)

    readings.put(document, readings.layered(document, changed))

    happened = comparison.between(before, comparison.seen.of_meeting(document.meeting))
    assert happened.changes == told.difference.changes


def test_a_reading_that_cannot_be_taken_says_why() -> None:
    found = comparison.of_reading(read(), replace(READ, items=[]))

    assert "ikke fundet nogen punkter" in found.refused


def corrected(document: Document, before: str, after: str) -> Correction:
    return Correction.objects.create(
        document=document,
        meeting=document.meeting,
        part="item",
        number="4",
        name="Budget",
        field="title",
        before=before,
        after=after,
    )


@pytest.mark.parametrize(
    ("title", "state", "says"),
    [
        ("Budget", "applied", []),
        ("Budget 2026", "agreed", []),
        ("Budget 2027", "conflict", ["1 rettelse er i konflikt med læsningen"]),
    ],
)
def test_editors_words_are_laid_over_the_new_reading(title: str, state: str, says: list[str]) -> None:
    document = read()
    correction = corrected(document, "Budget", "Budget 2026")
    readings.renew(document)

    found = comparison.of_reading(document, with_item("4", title=title))

    assert [one.state for one in found.corrections] == [state]
    assert found.difference.is_empty
    assert [one for one in found.summary() if "konflikt" in one] == says
    assert found.is_empty == (not says)
    correction.refresh_from_db()
    assert correction.state == "applied"


def test_a_conflict_that_is_known_is_no_news() -> None:
    document = read()
    corrected(document, "Budget", "Budget 2026")
    changed = with_item("4", title="Budget 2027")
    readings.keep(document, changed)
    readings.renew(document)

    assert comparison.of_reading(document, changed).is_empty


def test_the_number_of_queries_does_not_grow_with_the_meeting(django_assert_max_num_queries: Any) -> None:
    document = read(replace(READ, items=[item(str(number), f"Sag {number}") for number in range(1, 30)]))
    with django_assert_max_num_queries(30):
        comparison.seen.of_meeting(document.meeting)
