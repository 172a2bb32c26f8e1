"""Corrections over a reading: what stands afterwards, and what an editor is told of it."""

from typing import Any

import pytest

from minutes import corrections
from minutes.models import Correction
from minutes.parsing.types import Mentions, ParsedReferat, Sections
from tests.referater import attendee, item, klimaalliancen, referat

BUDGET = "Budgettet godkendtes.\n\nDer fclges op pa mødet i maj."


def reading(**fields: Any) -> ParsedReferat:
    items = [item("1", "Budget 2026", BUDGET), klimaalliancen()]
    people = [attendee("Maja Hojgaard", "D", party_uncertain=True), attendee("Per Vinther", "A")]
    return referat(fields.pop("items", items), fields.pop("attendance", people), **fields)


def correction(
    part: str, field: str, before: Any, after: Any, name: str = "", number: str = ""
) -> Correction:
    return Correction(part=part, field=field, before=before, after=after, name=name, number=number)


def of_budget(field: str, before: Any, after: Any) -> Correction:
    return correction("item", field, before, after, "Budget 2026", "1")


def of_maja(field: str, before: Any, after: Any) -> Correction:
    return correction("attendee", field, before, after, "Maja Hojgaard")


# the correction, what reads the value, its value afterwards, state
STANDS = [
    (correction("meeting", "place", "Glostrup Park Hotel", "Rådhuset"), lambda r: r.place, "Rådhuset"),
    (correction("meeting", "date", "2025-09-02", "2025-09-03"), lambda r: r.date, "2025-09-03"),
    (of_maja("party", "D", "Ø"), lambda r: r.attendance[0].party, "Ø"),
    (of_maja("party", "D", "Ø"), lambda r: r.attendance[0].party_uncertain, False),
    (of_maja("name", "Maja Hojgaard", "Maja Højgaard"), lambda r: r.attendance[0].name, "Maja Højgaard"),
    (of_maja("status", "present", "absent"), lambda r: r.attendance[0].status, "absent"),
    (of_budget("title", "Budget 2026", "Budget 2027"), lambda r: r.items[0].title, "Budget 2027"),
    (of_budget("outcomes", [], ["godkendt"]), lambda r: r.items[0].outcomes, ["godkendt"]),
    (
        of_budget("beslutning", "Der fclges op pa mødet i maj.", "Der følges op på mødet i maj."),
        lambda r: r.items[0].sections.beslutning,
        "Budgettet godkendtes.\n\nDer følges op på mødet i maj.",
    ),
    # A paragraph taken out, and one added where the reading has no such section.
    (
        of_budget("beslutning", "Der fclges op pa mødet i maj.", ""),
        lambda r: r.items[0].sections.beslutning,
        "Budgettet godkendtes.",
    ),
    (of_budget("baggrund", "", "Aftalt i 2025."), lambda r: r.items[0].sections.baggrund, "Aftalt i 2025."),
    # A whole row that is none, and one that was overlooked.
    (
        of_maja("", {"name": "Maja Hojgaard"}, None),
        lambda r: [one.name for one in r.attendance],
        ["Per Vinther"],
    ),
    (
        of_budget("", {"number": "1"}, None),
        lambda r: [one.number for one in r.items],
        ["3.5"],
    ),
]


@pytest.mark.parametrize(("made", "of", "expected"), STANDS)
def test_a_correction_stands_over_the_reading(made: Correction, of: Any, expected: Any) -> None:
    parsed, [result] = corrections.apply(reading(), [made])
    assert of(parsed) == expected
    assert result.state == Correction.State.APPLIED
    assert corrections.apply(reading(), [])[0] == reading()


def test_an_overlooked_attendee_and_item_stand_where_they_belong() -> None:
    ida = {"name": "Ida Auken", "party": "A", "municipality": "Furesø", "status": "present"}
    ida |= {"substitute_for": None, "page": 1, "as_written": "Ida Auken (A)"}
    new = {
        "number": "2",
        "title": "Siden sidst",
        "is_heading": False,
        "case_number": None,
        "case_officers": [],
    }
    new |= {"sections": {}, "attachments": [], "outcomes": [], "dissents": [], "topics": [], "references": {}}
    made = [
        correction("attendee", "", None, ida, "Ida Auken"),
        correction("item", "", None, new | {"page": 3}, "Siden sidst", "2"),
    ]
    parsed, _ = corrections.apply(reading(), made)
    assert [one.name for one in parsed.attendance] == ["Ida Auken", "Maja Hojgaard", "Per Vinther"]
    assert [one.number for one in parsed.items] == ["1", "2", "3.5"]


def test_a_right_name_goes_through_the_items() -> None:
    named = item("1", "Budget 2026", BUDGET, mentions=Mentions(people=["Maja Hojgaard"]))
    substitute = attendee("Per Vinther", status="substitute", substitute_for="Maja Hojgaard")
    before = reading(items=[named], attendance=[attendee("Maja Hojgaard"), substitute])
    parsed, _ = corrections.apply(before, [of_maja("name", "Maja Hojgaard", "Maja Højgaard")])
    assert parsed.items[0].mentions.people == ["Maja Højgaard"]
    assert parsed.attendance[1].substitute_for == "Maja Højgaard"


APPLIED, AGREED, CONFLICT, LOST = (
    Correction.State[name] for name in ("APPLIED", "AGREED", "CONFLICT", "LOST")
)
TYPO = of_budget("beslutning", "Der fclges op pa mødet i maj.", "Der følges op pa mødet i maj.")
TITLE = of_budget("title", "Budget 2026", "Budget 2027")
NEW_READINGS = [
    # The new reading agrees with the editor.
    (of_maja("party", "D", "Ø"), reading(attendance=[attendee("Maja Hojgaard", "Ø")]), AGREED),
    # It says a third thing; the editor's word stands and it is listed.
    (of_maja("party", "D", "Ø"), reading(attendance=[attendee("Maja Hojgaard", "O")]), CONFLICT),
    # The name is read otherwise, and is still known.
    (of_maja("party", "D", "Ø"), reading(attendance=[attendee("Maja Højgaard", "D")]), APPLIED),
    (of_maja("party", "D", "Ø"), reading(attendance=[]), LOST),
    # The item has got another number.
    (TITLE, reading(items=[item("2", "Budget 2026", BUDGET)]), APPLIED),
    (TITLE, reading(items=[klimaalliancen()]), LOST),
    # The paragraph is read better otherwise, differently just there, or is gone.
    (TYPO, reading(items=[item("1", "Budget 2026", BUDGET.replace("op pa", "op på"))]), APPLIED),
    (TYPO, reading(items=[item("1", "Budget 2026", BUDGET.replace("fclges", "folges"))]), CONFLICT),
    (TYPO, reading(items=[item("1", "Budget 2026", BUDGET.replace("fclges", "følges"))]), AGREED),
    (TYPO, reading(items=[item("1", "Budget 2026", "Udsat.")]), LOST),
    (TYPO, reading(items=[item("1", "Budget 2026", sections=Sections())]), LOST),
]


@pytest.mark.parametrize(("made", "now", "state"), NEW_READINGS)
def test_a_new_reading_is_laid_under_it(made: Correction, now: ParsedReferat, state: str) -> None:
    parsed, [result] = corrections.apply(now, [made])
    assert result.state == state
    if state == LOST:
        assert parsed == now
    elif made is TYPO:
        assert "følges op" in (parsed.items[0].sections.beslutning or "")
    else:
        assert made.after in (parsed.attendance[0].party, parsed.items[0].title)


def test_corrections_of_corrections_stand_on_each_other() -> None:
    made = [of_maja("party", "D", "Ø"), of_maja("party", "Ø", "F")]
    parsed, results = corrections.apply(reading(), made)
    assert parsed.attendance[0].party == "F"
    assert [result.state for result in results] == [APPLIED, APPLIED]


REFUSED = [
    of_maja("status", "present", "asleep"),
    of_maja("party", "D", ["Ø"]),
    of_maja("pages", 1, 2),
    of_budget("outcomes", [], "godkendt"),
    correction("meeting", "items", [], []),
    correction("meeting", "date", "2025-09-02", "den anden september"),
    correction("meeting", "date", "2025-09-02", "0025-09-02"),
    correction("meeting", "date", "2025-09-02", "20250902"),
    correction("meeting", "start_time", "10:00", "klokken ti"),
    # A number is part of the item's address.
    of_budget("number", "1", "3/4"),
    of_budget("number", "1", "²"),
    of_budget("number", "1", "-1"),
    of_maja("name", "Maja Hojgaard", " "),
    of_budget("title", "Budget 2026", ""),
    correction("meeting", "council", "hovedstaden", "bornholm"),
    correction("attendee", "", None, {"name": "Uden det øvrige"}),
]


@pytest.mark.parametrize("made", REFUSED)
def test_a_value_the_field_cannot_have_is_refused(made: Correction) -> None:
    with pytest.raises(corrections.Refused):
        corrections.apply(reading(), [made])
